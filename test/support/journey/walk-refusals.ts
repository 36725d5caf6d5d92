import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { Said } from './walk-round.ts';
import type { World } from './world.ts';

/** Who has said no to what, at one moment of a walk: told apart from the program's own rules, so that the two can disagree. */
export interface Refusals {
  people: ReadonlySet<PersonId>;
  /** Left, or took their own consent back. */
  out: ReadonlySet<PersonId>;
  /** Guardians who have said no for each of their children. */
  forChildren: ReadonlySet<PersonId>;
  /** To a publication of themselves or of a child. */
  published: ReadonlySet<PersonId>;
}

export async function refusalsNow({ program: { db } }: World, schools: Iterable<SchoolId>): Promise<Refusals> {
  const everybody = new Set<PersonId>();
  const out = new Set<PersonId>();
  const forChildren = new Set<PersonId>();
  const published = new Set<PersonId>();
  for (const school of schools) {
    await db.inSchool(school, async ({ sql }) => {
      const people = await sql.selectFrom('person').select(['id', 'left_at']).execute();
      const guardians = await sql.selectFrom('guardian').select(['guardian_id', 'child_id']).execute();
      const answers = await sql.selectFrom('consent').selectAll().orderBy('at').execute();
      const saysNo = (purpose: string, signer: PersonId, about: PersonId) =>
        ['refused', 'withdrawn'].includes(
          answers.findLast(
            ({ person_id, purpose: of, signer: by, guardian_id }) =>
              of === purpose && person_id === about && (by === 'self' ? person_id : guardian_id) === signer,
          )?.answer ?? 'given',
        );
      for (const { id, left_at } of people) {
        everybody.add(id);
        if (left_at !== null || saysNo('processing', id, id)) out.add(id);
        const children = guardians.filter(({ guardian_id }) => guardian_id === id).map(({ child_id }) => child_id);
        if (children.length > 0 && children.every((child) => saysNo('processing', id, child))) forChildren.add(id);
        if ([id, ...children].some((about) => saysNo('publication', id, about))) published.add(id);
      }
    });
  }
  return { people: everybody, out, forChildren, published };
}

/** Leads to a consent or a questionnaire: nobody who takes no part sees it, whatever they do. */
const invites =
  /Даю согласие|Заполнить анкету|Исправить анкету|Продолжить знакомство|Согласие от своего имени|Фото и имя|Продолжить: (Знакомство|Анкета)/u;
const asks =
  /^Согласие на обработку|собственное согласие|Анкета ещё не отправлена|К анкете есть замечание|ждёт вашего согласия|Можно показывать имя и фото|^\d+ из \d+/u;
const remindsOfChild = /ждёт вашего согласия|ждём вашего согласия/u;
const asksForChild = /^Согласие на обработку персональных данных ребёнка/u;
const asksToPublish = /^Можно показывать имя и фото/u;
const invitesToPublish = /^Фото и имя/u;

/** Whoever has said no, and is asked again: before the round and after it, so that nobody has reopened it meanwhile. */
export function askedInSpite(
  [before, after]: readonly [Refusals, Refusals],
  said: readonly Said[],
  /** They have done something themselves: a question may be what they wanted. */
  acted: (person: PersonId) => boolean,
): string[] {
  return said
    .filter(({ edit, labels }) => !edit || labels.length > 0)
    .flatMap((each) => {
      const { person, text, labels, notice } = each;
      if (person === null) return [];
      const refused = (of: Exclude<keyof Refusals, 'people'>) => before[of].has(person) && after[of].has(person);
      const unasked = notice || !acted(person);
      const leads = (words: RegExp) => labels.some((label) => words.test(label));
      const wrong =
        (refused('out') && (asks.test(text) || leads(invites))) ||
        (refused('forChildren') && (remindsOfChild.test(text) || (unasked && asksForChild.test(text)))) ||
        (refused('published') && unasked && (asksToPublish.test(text) || leads(invitesToPublish)));
      return wrong ? [`${person} has said no, and is told ${JSON.stringify(each)}`] : [];
    });
}
