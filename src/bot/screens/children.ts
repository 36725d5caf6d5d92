import type { Screen } from '#bot/conversation/registry.ts';
import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import type { ChildConsent } from '#bot/work/consents.ts';
import type { PublicationStanding } from '#bot/work/publication.ts';
import type { Work } from '#bot/work/work.ts';
import type { PersonId } from '#domain/ids.ts';
import { words } from './children-words.ts';

/** A guardian's children, each with where the consent stands; an answer can be given, and a «no» taken back. */
export const children: Screen<Work> = {
  name: 'children',
  right: 'consent.sign',
  async show(work) {
    const all = await work.consents.ofChildren();
    const choices: Choice[] = [];
    for (const each of all) choices.push(...(await choicesAbout(work, each)));
    return { text: all.length === 0 ? words.none : words.list(all, await publicationOf(work, all)), choices };
  },
};

async function choicesAbout(
  { publication }: Work,
  { child, state, mayAnswer, adult }: ChildConsent,
): Promise<Choice[]> {
  if (mayAnswer) return [{ label: words.answer(child.person), press: press.start('sign', child.id) }];
  if (state !== 'given' || adult) return [];
  const published = await publication.of(child.id);
  return [
    ...(published?.mayGive || published?.given
      ? [{ label: words.publication(child.person), press: press.start('publication', child.id) }]
      : []),
    { label: words.withdraw(child.person), press: press.start('withdraw', child.id) },
  ];
}

/** Of those who take part. */
async function publicationOf({ publication }: Work, all: readonly ChildConsent[]) {
  const found = new Map<PersonId, PublicationStanding>();
  for (const { child } of all) {
    const published = await publication.of(child.id);
    if (published) found.set(child.id, published.standing);
  }
  return found;
}
