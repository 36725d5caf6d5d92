/**
 * The address of a file, if VK keeps files there. An update can be forged, and a redirect can lead anywhere: neither
 * may make us ask a machine of the school's own network, or a stranger's. Plain http is only for an API root that is
 * plain itself (the stand-in of the tests), and only at that root's own origin.
 */
export function fileAddress(address: string, apiRoot: string): URL | undefined {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  if (url.protocol === 'http:') return url.origin === URL.parse(apiRoot)?.origin ? url : undefined;
  if (url.protocol !== 'https:' || url.port !== '') return undefined;
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)) ? url : undefined;
}

/** Seen in answers of the API over the years; the .ru ones since 2025. Sferum is VK's messenger of schools. */
const hosts = [
  'vk.com',
  'vk.ru',
  'vk.me',
  'userapi.com',
  'vkuserphoto.ru',
  'vkuserdocs.ru',
  'vkuseraudio.net',
  'vkuser.net',
  'vk-cdn.net',
  'okcdn.ru',
  'sferum.ru',
];
