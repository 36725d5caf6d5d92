import { createHash } from 'node:crypto';
import type { Asking, Conversation, Option } from '#bot/conversation/conversation.ts';
import { askDays, daysOf } from '#bot/conversations/absence-days.ts';
import type { Work } from '#bot/work/work.ts';
import { parseClass } from '#domain/people/school-class.ts';
import type { Concerned } from '#domain/school/absence.ts';
import { words } from './words.ts';

/** «Карантин / дистанционно»: of the school, a building or shift, or a class. */
export const quarantine: Conversation = {
  name: 'quarantine',
  version: 1,

  async run(talk) {
    const kind = await talk.choose('kind', words.kind, [
      { key: 'quarantine', label: words.quarantine },
      { key: 'remote', label: words.remote },
    ]);
    const which = await talk.choose('whose', words.whose, places);
    const className = which === 'class' ? await talk.ask('class', words.className, askingClass) : null;
    const days = await askDays(talk, words.days);
    const noted = await talk.record('noted', async ({ absences, school: { bells } }) => {
      const title = bells.find((each) => keyOf(each.title) === which)?.title;
      const whose = concerned(which, className, title);
      return whose && absences.noteQuarantine({ kind, whose, days: daysOf(days) });
    });
    await talk.say(noted ? words.noted(daysOf(days), noted) : words.gone);
    if (noted && noted.mine > 0) return talk.leadTo('absent-meetings', noted.absence);
    await talk.leadTo('absences');
  },
};

async function places({ school }: Work): Promise<readonly Option[]> {
  return [
    { key: 'school', label: words.school },
    ...(school.bells.length > 1
      ? school.bells.map(({ title }) => ({ key: keyOf(title), label: words.building(title) }))
      : []),
    { key: 'class', label: words.oneClass },
  ];
}

/** Null: another curator has taken these bells away meanwhile. */
function concerned(which: string, className: string | null, title: string | undefined): Concerned | null {
  if (which === 'school') return { kind: 'school' };
  if (className !== null) return { kind: 'class', className };
  return title === undefined ? null : { kind: 'building', title };
}

/** A whole title may not fit a button. */
function keyOf(title: string): string {
  return createHash('sha256').update(title).digest('base64url').slice(0, 16);
}

const askingClass: Asking<string> = {
  read(input) {
    const read = parseClass(input);
    return read.ok ? { value: read.value.name } : { problem: words.classProblem };
  },
};
