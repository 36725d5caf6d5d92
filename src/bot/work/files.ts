import type { SentFile } from '#bot/conversation/conversation.ts';
import type { Channel } from '#bot/messenger.ts';
import { dialogueOf } from '#db/dialogues.ts';
import { plan } from '#db/due.ts';
import { planFetch } from '#db/fetches.ts';
import { expectFile, type FileState, stateOfFile, typeOfFile } from '#db/files.ts';
import { voiceType } from '#domain/file.ts';
import type { FileId } from '#domain/ids.ts';
import type { Desk } from './desk.ts';

/** What somebody has sent to a question that asks for a file. */
export interface FileActs {
  /** It is fetched from the messenger it was sent in; unless it is put to a use within a day it is forgotten. */
  expect(sent: SentFile): Promise<FileId>;
  /** Undefined: it has been forgotten. A voice message is of another type unless the question takes one. */
  state(file: FileId, takes?: { voice?: boolean }): Promise<FileState | undefined>;
}

export function fileActs({ inside, at, school, me }: Desk, channel: Channel): FileActs {
  return {
    async expect(source) {
      const file = await expectFile(inside, at);
      await inside.atDoor(async (door) => {
        const dialogue = await dialogueOf(door, school.id, me.id);
        if (dialogue === undefined) throw new Error('Whoever sends a file has a dialogue');
        await planFetch(door, { file, school: school.id, dialogue, channel, source }, at);
        const forget = { key: `file:${file}`, school: school.id, kind: 'forget-file', subject: file };
        await plan(door, { ...forget, at: at.add({ hours: 24 }) });
      });
      return file;
    },
    async state(file, { voice = false } = {}) {
      const found = await stateOfFile(inside, file);
      if (found !== 'here' || voice) return found;
      return (await typeOfFile(inside, file)) === voiceType ? 'other-type' : found;
    },
  };
}
