import type { Asking, Conversation, Option } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import { parseClasses } from '#domain/people/school-class.ts';
import { tidied } from '#domain/people/typed-words.ts';
import { type BellSchedule, type Lesson, parseBells } from '#domain/school/bells.ts';
import { words } from './words.ts';

type KeptLessons = readonly Pick<Lesson, 'from' | 'to'>[];

/** The bells of each shift and building, and whose they are; the first are of all other classes. */
export const setBells: Conversation = {
  name: 'set-bells',
  version: 1,

  async run(talk) {
    const which = await talk.choose('which', async ({ school }) => words.question(school.bells), schedules);
    const isNew = which === another;
    const isFirst = which === '0';
    if (!isNew && !isFirst) {
      const what = await talk.choose('what', words.what, [
        { key: 'change', label: words.change },
        { key: 'remove', label: words.remove },
      ]);
      if (what === 'remove') {
        await talk.record('removed', async ({ school, settings }) => {
          await settings.change({ bells: school.bells.filter((_, index) => String(index) !== which) });
          return null;
        });
        await talk.say(words.removed);
        return talk.leadTo('settings');
      }
    }
    const title = isNew ? await talk.ask('title', words.name, askingTitle) : null;
    const lessons = await talk.ask('lessons', words.lessons, askingLessons);
    const classes = isFirst ? [] : await talk.ask('classes', words.classes, askingClasses);
    await talk.record('set', async ({ school, settings }) => {
      const { bells } = school;
      const made = (before?: BellSchedule) => ({ title: title ?? before?.title ?? '', lessons, classes });
      const others = bells.map((each, index) => (String(index) === which ? made(each) : without(each, classes)));
      await settings.change({ bells: isNew ? [...others, made()] : others });
      return null;
    });
    await talk.say(words.set);
    await talk.leadTo('settings');
  },
};

const another = 'another';

async function schedules({ school }: Work): Promise<readonly Option[]> {
  return [
    ...school.bells.map(({ title }, index) => ({ key: String(index), label: words.schedule(title) })),
    { key: another, label: words.another },
  ];
}

/** A class has lessons by one schedule only. */
function without(schedule: BellSchedule, classes: readonly string[]): BellSchedule {
  return { ...schedule, classes: schedule.classes.filter((each) => !classes.includes(each)) };
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

const askingClasses: Asking<readonly string[]> = {
  read(input) {
    const read = parseClasses(input);
    return read.ok ? { value: read.value } : { problem: words.classesProblem };
  },
};
