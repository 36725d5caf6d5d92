/** What a person sees of a text: VK decodes entities and draws mentions in every message that it is given. */
export function drawn(text: string): string {
  return text
    .replace(/\[(?:id|club|public|event|https?:)[^\][|\n]*\|([^\]\n]+)\]/g, '$1')
    .replace(/(?<!\w)[@*](?:id|club|public)\d+ ?\(([^)\n]+)\)/g, '$1')
    .replace(/&#(\d{1,7});/g, (whole, code: string) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
    )
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (_, name: keyof typeof entities) => entities[name]);
}

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: '\u00a0' };
