import type { Asking, Conversation } from '#bot/conversation/conversation.ts';
import { parseTimetable, type Timetable } from '#domain/people/timetable.ts';
import { bellsOf } from '#domain/school/bells.ts';
import { words } from './words.ts';

/** In which lessons nothing is to come: a teacher's own, or a pupil's whose are not those of the class. */
export const myLessons: Conversation = {
  name: 'my-lessons',
  version: 1,

  async run(talk) {
    const { most, ofClass } = await talk.read('bells', async ({ me, school }) => {
      const className = me.kind === 'pupil' ? me.className : undefined;
      const bells = bellsOf(className, school.bells) ?? school.bells[0];
      return { most: bells?.lessons.length ?? 0, ofClass: className !== undefined };
    });
    const chosen = await talk.ask('lessons', words.question, asking(most, ofClass));
    await talk.record('set', async ({ notices }) => {
      await notices.setTimetable(chosen === 'usual' ? null : chosen);
      return null;
    });
    await talk.say(chosen === 'usual' ? words.usualSet(ofClass) : words.set(chosen));
    await talk.leadTo('notices');
  },
};

function asking(most: number, ofClass: boolean): Asking<Timetable | 'usual'> {
  return {
    suggest: [{ label: words.usual(ofClass), value: 'usual' }],
    read(input) {
      const read = parseTimetable(input, most);
      return read.ok ? { value: read.value } : { problem: words.problem(read.problem, most) };
    },
  };
}
