import type { Option, Talk } from '#bot/conversation/conversation.ts';
import { type FormId, formIds, forms } from '#domain/school/forms.ts';
import { words } from './words.ts';

/** Those whose mentees are students are for colleges. */
const offered = formIds.filter((form) => !forms[form].mentees.includes('student'));

/** Lets somebody add and take away forms, press by press; at least one stays. */
export async function chooseForms<W>(talk: Talk<W>, first: readonly FormId[]): Promise<readonly FormId[]> {
  let chosen = first;
  for (let press = 1; ; press += 1) {
    const key = await talk.choose(`forms-${press}`, words.forms, options(chosen));
    if (key === 'done') return chosen;
    const wanted = chosen.includes(key) ? chosen.filter((form) => form !== key) : [...chosen, key];
    chosen = offered.filter((form) => wanted.includes(form));
  }
}

function options(chosen: readonly FormId[]): readonly Option<FormId | 'done'>[] {
  const done = chosen.length > 0 ? [{ key: 'done', label: words.formsDone(chosen.length) } as const] : [];
  return [...done, ...offered.map((form) => ({ key: form, label: words.form(form, chosen.includes(form)) }))];
}
