import type { Delivered, Delivery, Outgoing } from '#bot/messenger.ts';
import { type VkClient, VkRefusal, VkSilence } from './client.ts';
import { keyboard, type PressedAs } from './keyboard.ts';
import type { Log } from './log.ts';
import { type Refused, refused } from './refused.ts';
import { shown } from './shown.ts';

interface Post {
  client: VkClient;
  log: Log;
  /** How this person's client takes buttons. */
  pressedAs(address: string): Promise<PressedAs>;
}

/** Sends or edits one message. What VK refuses comes back as an outcome; what nobody knows is thrown. */
export async function deliver(post: Post, delivery: Delivery): Promise<Delivered> {
  try {
    const peer = Number(delivery.address);
    const content = await contentOf(post, delivery, peer);
    const edited = await edit(post.client, delivery, peer, content);
    if (edited) return { outcome: 'sent', messageId: edited };
    const messageId = await post.client.messages.send({
      ...content,
      peer_id: peer,
      random_id: randomId(delivery.number),
    });
    if (!Number.isSafeInteger(messageId)) throw new VkSilence('messages.send', 'no id of a message');
    return { outcome: 'sent', messageId: String(messageId) };
  } catch (error) {
    if (error instanceof VkRefusal) return outcomeOf(error, post.log);
    throw error;
  }
}

/**
 * VK drops a second message with the same `random_id` to the same person: this is what shows a repeated delivery once.
 * It is an int32 and 0 means "none", so numbers run 1 … 2³¹−1 and then from 1 again, two milliards of messages later,
 * when VK has long forgotten the first.
 */
export function randomId(number: number): number {
  return ((number - 1) % 0x7fff_ffff) + 1;
}

async function contentOf(post: Post, { address, message }: Delivery, peer: number) {
  const { rows, spans } = message;
  const buttons = rows.flat();
  const presses = buttons.some((button) => 'press' in button);
  const attachment = await attach(post.client, message, peer);
  return {
    message: shown(spans),
    // A preview would open one-time links before the person does; names in a text are no calls to anybody.
    dont_parse_links: 1,
    disable_mentions: 1,
    ...(attachment === undefined ? {} : { attachment }),
    ...(buttons.length === 0 ? {} : { keyboard: keyboard(rows, presses ? await post.pressedAs(address) : 'text') }),
  };
}

async function attach(client: VkClient, { picture, file }: Outgoing, peer: number): Promise<string | undefined> {
  if (picture) return client.uploadPicture(peer, picture.png, picture.fileName);
  return file && client.uploadFile(peer, file);
}

/** The id of the edited message; undefined where there is none to edit or VK no longer lets it be edited. */
async function edit(
  client: VkClient,
  { replaces }: Delivery,
  peer: number,
  content: Awaited<ReturnType<typeof contentOf>>,
): Promise<string | undefined> {
  if (replaces === undefined || !/^[1-9]\d*$/.test(replaces)) return undefined;
  try {
    // An edit without a keyboard takes the old one away.
    await client.messages.edit({ ...content, peer_id: peer, message_id: Number(replaces) });
    return replaces;
  } catch (error) {
    if (error instanceof VkRefusal && refused(error.code).as === 'never') return undefined;
    throw error;
  }
}

/** Of a method that needs a right: the token does not have it. */
const ACCESS_DENIED = 15;

function outcomeOf({ method, code }: VkRefusal, log: Log): Delivered {
  const verdict: Refused = refused(code);
  switch (verdict.as) {
    case 'later':
      if (verdict.tell) log.error({ method, code }, verdict.tell);
      return { outcome: 'later', afterMs: verdict.afterMs };
    case 'unreachable':
      return { outcome: 'unreachable' };
    case 'unknown':
      throw new VkSilence(method, `error ${code}`);
    case 'never':
      if (code === ACCESS_DENIED && /^(photos|docs)\./.test(method))
        log.error({ method, code }, 'VK: VK_GROUP_TOKEN lacks the right to photos or documents, a file was not sent');
      return { outcome: 'refused', why: `VK error ${code}` };
    default:
      return verdict satisfies never;
  }
}
