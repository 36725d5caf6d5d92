import type { Option, Talk } from '#bot/conversation/conversation.ts';
import { type FormId, formIds, forms } from '#domain/school/forms.ts';
import { words } from './words.ts';

/** Those whose mentees are students are for colleges. */
const offered = formIds.filter((form) => !forms[form].mentees.includes('student'));

const options: readonly Option<FormId>[] = offered.map((form) => ({ key: form, label: words.form(form) }));

/** Lets somebody add and take away forms; at least one stays. */
export async function chooseForms<W>(talk: Talk<W>, first: readonly FormId[]): Promise<readonly FormId[]> {
  return talk.pick('forms', words.forms, options, { first });
}
