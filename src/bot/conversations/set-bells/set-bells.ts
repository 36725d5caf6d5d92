import { createHash } from 'node:crypto';
import type { Asking, Conversation, Option, Talk } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import type { Outcome } from '#domain/outcome.ts';
import { parseClasses } from '#domain/people/school-class.ts';
import { tidied } from '#domain/people/typed-words.ts';
import {
  type BellSchedule,
  changed,
  type Lesson,
  parseBells,
  type ScheduleProblem,
  withoutSchedule,
  withSchedule,
  withShortDays,
} from '#domain/school/bells.ts';
import { type Holidays, parseHolidays } from '#domain/school/holidays.ts';
import { words } from './words.ts';

type KeptLessons = readonly Pick<Lesson, 'from' | 'to'>[];

/** The bells of each shift and building, and whose they are; the first are of all other classes. */
export const setBells: Conversation = {
  name: 'set-bells',
  version: 3,

  async run(talk) {
    const which = await talk.choose('which', async ({ school }) => words.question(school.bells), schedules);
    const isNew = which === another;
    // Another curator may change the list meanwhile: from here on the schedule is known by its title.
    const old = isNew ? null : await talk.read('schedule', async ({ school }) => chosen(school.bells, which));
    if (!isNew && !old) {
      await talk.say(words.problem.gone);
      return talk.leadTo('settings');
    }
    if (old) {
      const what = await talk.choose('what', words.what, [
        { key: 'change', label: words.change },
        { key: 'short', label: words.short },
        ...(old.first ? [] : [{ key: 'remove' as const, label: words.remove }]),
      ]);
      if (what === 'short') return setShortDays(talk, old.title);
      if (what === 'remove') {
        const removed = await talk.record('removed', (work) =>
          keep(work, withoutSchedule(work.school.bells, old.title)),
        );
        await talk.say(removed === 'kept' ? words.removed : words.problem[removed]);
        return talk.leadTo('settings');
      }
    }
    const title = old?.title ?? (await talk.ask('title', words.name, askingTitle));
    const lessons = await talk.ask('lessons', words.lessons, askingLessons);
    const classes = old?.first ? [] : await talk.ask('classes', words.classes, askingClasses);
    const set = await talk.record('set', (work) => {
      const schedule = { title, lessons, classes };
      const { bells } = work.school;
      return keep(work, isNew ? withSchedule(bells, schedule) : changed(bells, schedule));
    });
    await talk.say(set === 'kept' ? words.set : words.problem[set]);
    await talk.leadTo('settings');
  },
};

async function setShortDays(talk: Talk, title: string): Promise<void> {
  const days = await talk.ask('short-days', words.shortDays, askingShortDays);
  const lessons = days.length === 0 ? [] : await talk.ask('short-lessons', words.shortLessons, askingLessons);
  const set = await talk.record('short-set', (work) =>
    keep(work, withShortDays(work.school.bells, title, days.length === 0 ? undefined : { days, lessons })),
  );
  await talk.say(set !== 'kept' ? words.problem[set] : days.length === 0 ? words.noShortDays : words.shortSet(days));
  await talk.leadTo('settings');
}

const another = 'another';

async function schedules({ school }: Work): Promise<readonly Option[]> {
  return [
    ...school.bells.map(({ title }) => ({ key: keyOf(title), label: words.schedule(title) })),
    { key: another, label: words.another },
  ];
}

function chosen(bells: readonly BellSchedule[], key: string): { title: string; first: boolean } | null {
  const index = bells.findIndex(({ title }) => keyOf(title) === key);
  const title = bells[index]?.title;
  return title === undefined ? null : { title, first: index === 0 };
}

/** A whole title may not fit a button. */
function keyOf(title: string): string {
  return createHash('sha256').update(title).digest('base64url').slice(0, 16);
}

async function keep(
  { settings }: Work,
  outcome: Outcome<readonly BellSchedule[], ScheduleProblem>,
): Promise<'kept' | ScheduleProblem> {
  if (!outcome.ok) return outcome.problem;
  await settings.change({ bells: outcome.value });
  return 'kept';
}

const longestTitle = 40;

const askingTitle: Asking<string> = {
  suggest: [{ label: words.secondShift, value: 'Вторая смена' }],
  read(input) {
    const title = tidied(input);
    return title === '' || title.length > longestTitle ? { problem: words.titleProblem } : { value: title };
  },
};

const askingLessons: Asking<KeptLessons> = {
  read(input) {
    const read = parseBells(input);
    if (!read.ok) return { problem: words.lessonsProblem[read.problem] };
    return { value: read.value.map(({ from, to }) => ({ from, to })) };
  },
};

const askingShortDays: Asking<readonly Pick<Holidays, 'from' | 'to'>[]> = {
  suggest: [{ label: words.noShortDaysHere, value: [] }],
  read(input) {
    const read = parseHolidays(input);
    if (!read.ok) return { problem: words.shortDaysProblem[read.problem] };
    return { value: read.value.map(({ from, to }) => ({ from, to })) };
  },
};

const askingClasses: Asking<readonly string[]> = {
  read(input) {
    const read = parseClasses(input);
    return read.ok ? { value: read.value } : { problem: words.classesProblem };
  },
};
