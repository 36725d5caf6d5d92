import type { Screen } from '#bot/conversation/registry.ts';
import { words as calendarWords } from '#bot/conversations/my-calendar/words.ts';
import { words as lessonsWords } from '#bot/conversations/my-lessons/words.ts';
import { words as remindersWords } from '#bot/conversations/my-reminders/words.ts';
import { press } from '#bot/payload.ts';
import type { Work } from '#bot/work/work.ts';
import { isEmployee } from '#domain/people/person-kind.ts';
import { words } from './notices-words.ts';

/** How I am told what I have not asked for, and the ways to change it. «Стоп» leads here. */
export const notices: Screen<Work> = {
  name: 'notices',
  right: 'notices.choose',
  async show({ notices, chats, school, me }) {
    const wishes = await notices.wishes();
    const all = await chats.list();
    const chosen = all.find(({ account }) => account === wishes.to);
    return {
      text: words.wishes(
        { ...wishes, ...(chosen && { channel: chosen.channel }), leads: await notices.leads() },
        school.quiet,
      ),
      choices: [
        ...(all.length > 1 ? [{ label: words.chat, press: press.start('notices-to') }] : []),
        { label: words.hours, press: press.start('my-quiet') },
        ...(me.kind === 'pupil' || isEmployee(me.kind)
          ? [{ label: lessonsWords.title, press: press.start('my-lessons') }]
          : []),
        { label: remindersWords.title, press: press.start('my-reminders') },
        { label: calendarWords.title, press: press.start('my-calendar') },
        { label: words.absences, press: press.screen('absences') },
        { label: wishes.stopped ? words.begin : words.stop, press: press.start('stop-notices') },
      ],
    };
  },
};
