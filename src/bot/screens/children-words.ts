import { publicationText } from '#bot/conversations/publication/words.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { ChildConsent } from '#bot/work/consents.ts';
import type { PublicationStanding } from '#bot/work/publication.ts';
import type { PersonId } from '#domain/ids.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';

export const words = {
  none: say`Здесь появятся дети, за которых вы даёте согласие.`,
  list: (all: readonly ChildConsent[], published: ReadonlyMap<PersonId, PublicationStanding>): Text =>
    paragraphs(bold(say`Мои дети`), lines(...all.map((each) => row(each, published.get(each.child.id))))),
  answer: (child: Person | undefined): Text => (child ? say`Согласие: ${child.called}` : say`Согласие за ребёнка`),
  withdraw: (child: Person | undefined): Text => (child ? say`Отозвать: ${child.called}` : say`Отозвать согласие`),
  publication: (child: Person | undefined): Text =>
    child ? say`Фото и имя: ${child.called}` : say`Фото и имя на страницах школы`,
} as const;

function row({ child, state, wanted, adult }: ChildConsent, published: PublicationStanding | undefined): Text {
  if (!child.leftAt && !child.person) return say`• Ребёнок ещё знакомится с программой`;
  const who = child.person ? say`${child.person.name.map(fullName)}` : say`Ребёнок, данные которого стёрты`;
  if (adult) return say`• ${who} — взрослый человек и решает сам`;
  if (wanted) return say`• ${who} — ждём вашего согласия`;
  if (child.leftAt && state !== 'refused') return say`• ${who} — не участвует`;
  const stands = say`• ${who} — ${states[state]}`;
  if (published === undefined) return stands;
  return say`${stands}; имя и фото: ${published === 'waits-for-guardian' ? 'ждём вашего ответа' : publicationText(published)}`;
}

const states: Readonly<Record<ChildConsent['state'], string>> = {
  missing: 'очередь за ребёнком: он ещё не ответил',
  'waiting-for-guardian': 'ждём вашего согласия',
  given: 'согласие есть',
  refused: 'согласия нет',
  withdrawn: 'согласие отозвано',
};
