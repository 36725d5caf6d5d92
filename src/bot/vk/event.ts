import { z } from 'zod';

/** VK numbers group chats from here; a person's peer is the user's own id. */
export const FIRST_CHAT = 2_000_000_000;

const picture = z.object({ url: z.string(), width: z.number().catch(0), height: z.number().catch(0) });

/** The fields by the type's name hold the rest; of types that we do not fetch it is not read. */
const attachment = z.object({
  type: z.string(),
  photo: z
    .object({ sizes: z.array(picture).catch([]), orig_photo: picture.optional().catch(undefined) })
    .optional()
    .catch(undefined),
  audio_message: z.object({ link_ogg: z.string() }).optional().catch(undefined),
  doc: z
    .object({ url: z.string(), size: z.number().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/**
 * What we read of VK's events. Optional fields fall back instead of failing the whole: an update of a slightly
 * unknown shape should still be answered.
 */
const message = z.object({
  peer_id: z.number().int(),
  from_id: z.number().int(),
  conversation_message_id: z.number().int(),
  date: z.number().int().catch(0),
  out: z.number().catch(0),
  text: z.string().catch(''),
  payload: z.string().optional().catch(undefined),
  ref: z.string().optional().catch(undefined),
  attachments: z.array(attachment).catch([]),
  geo: z.unknown().optional(),
  update_time: z.number().optional().catch(undefined),
});

const clientInfo = z.object({ button_actions: z.array(z.string()) });

const event = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message_new'),
    object: z.object({ message, client_info: clientInfo.optional().catch(undefined) }),
  }),
  z.object({ type: z.literal('message_edit'), event_id: z.string().optional(), object: message }),
  z.object({
    type: z.literal('message_event'),
    object: z.object({
      user_id: z.number().int(),
      peer_id: z.number().int(),
      event_id: z.string(),
      payload: z.unknown().optional(),
    }),
  }),
  z.object({
    type: z.enum(['message_allow', 'message_deny']),
    event_id: z.string(),
    object: z.object({ user_id: z.number().int() }),
  }),
]);

export type VkAttachment = z.output<typeof attachment>;
export type VkMessage = z.output<typeof message>;
export type VkEvent = z.output<typeof event>;

/** The events we understand; everything else (typing, our own replies, wall posts) is undefined. */
export function readEvent(raw: unknown): VkEvent | undefined {
  return event.safeParse(raw).data;
}

/** A message of messages.getHistory. */
export function readMessage(raw: unknown): VkMessage | undefined {
  return message.safeParse(raw).data;
}

/** A message found by reading a conversation, in the shape in which VK would have announced it. */
export function asNewMessage(groupId: number, found: unknown): unknown {
  return { type: 'message_new', group_id: groupId, object: { message: found } };
}
