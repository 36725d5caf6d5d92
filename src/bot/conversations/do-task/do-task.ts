import type { Conversation } from '#bot/conversation/conversation.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import { sendsFile } from '#bot/conversations/sends-file.ts';
import { brand, type TaskId } from '#domain/ids.ts';
import { words } from './words.ts';

/** The mentee has done a task: one tap more, or words, a photo or a file for the mentor. */
export const doTask: Conversation<{ task: string }> = {
  name: 'do-task',
  version: 1,

  async stillMakesSense({ tasks }, { task }) {
    const found = await tasks.read(brand<TaskId>(task));
    return (found?.side === 'mentee' && !found.done) || words.gone;
  },

  async run(talk, { task }) {
    const how = await talk.choose('how', async ({ address }) => words.how[address], [
      { key: 'nothing', label: words.nothing },
      { key: 'words', label: words.inWords, takesWords: true },
      { key: 'file', label: words.file },
    ]);
    const said =
      how === 'words'
        ? await talk.ask('words', async ({ address }) => words.ask[address], askingLetter(words.example))
        : undefined;
    const prompt = async ({ address }: { address: 'ты' | 'вы' }) => words.sendFile[address];
    const file = how === 'file' ? await sendsFile(talk, 'file', { prompt, without: words.withoutFile }) : null;
    const finished = await talk.record('finished', ({ tasks }) =>
      tasks.finish(brand<TaskId>(task), { ...(said !== undefined && { words: said }), ...(file && { file }) }),
    );
    await talk.say(finished ? words.sent : words.gone);
  },
};
