import type { Update } from '#bot/messenger.ts';
import { readEvent } from './event.ts';

/**
 * An event as it is kept, or undefined for one that needs no answer. A message's key is made of what both an event
 * and a conversation read at start say about it; an `event_id` would give one message two keys.
 */
export function toUpdate(groupId: number, raw: unknown): Update | undefined {
  const event = readEvent(raw);
  if (!event) return undefined;
  const update = (address: number, name: string): Update => ({
    channel: 'vk',
    key: `vk:${groupId}:${name}`,
    address: String(address),
    body: storable(raw),
  });
  switch (event.type) {
    case 'message_new': {
      const { peer_id, from_id, out, conversation_message_id } = event.object.message;
      if (out === 1 || from_id === -groupId) return undefined;
      return { ...update(peer_id, `${peer_id}:${conversation_message_id}`), sequence: conversation_message_id };
    }
    case 'message_edit': {
      const { peer_id, from_id, conversation_message_id, update_time } = event.object;
      if (from_id === -groupId) return undefined;
      return update(peer_id, `${peer_id}:${conversation_message_id}:edit:${event.event_id ?? update_time ?? ''}`);
    }
    case 'message_event':
      return update(event.object.peer_id, `event:${event.object.event_id}`);
    case 'message_allow':
    case 'message_deny':
      return update(event.object.user_id, `${event.object.user_id}:${event.type}:${event.event_id}`);
    default:
      return event satisfies never;
  }
}

/**
 * Postgres' jsonb refuses U+0000 and lone surrogates. One such update, forged or cut in the middle of an emoji, would
 * otherwise fail its batch for ever, and no update after it would arrive.
 */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)]));
}
