import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Work } from '#bot/work/work.ts';
import { keepDecision } from '#db/decisions.ts';
import type { Database } from '#db/open.ts';
import { confirmMembers } from '#db/people.ts';
import { keepAcceptances } from '#db/reviews.ts';
import type { DraftId, PersonId } from '#domain/ids.ts';
import { freshDatabase, onPostgres } from '#test/support/database.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

const sent = moment('2026-09-14T11:00');
const decided = moment('2026-09-14T12:00');
const later = moment('2026-09-14T12:05');

describe('a return that is taken back', () => {
  interface Returned {
    school: WorkingSchool;
    curator: PersonId;
    author: PersonId;
    draft: DraftId;
  }

  async function returned(): Promise<Returned> {
    const school = await WorkingSchool.found(await freshDatabase());
    const curator = await school.joins('curator');
    const author = await school.joins('mentee');
    const draft = await school.sends(author, sent, 'Роботы');
    await school.does(curator, decided, ({ review }) => review.giveBack(draft, ['note'], 'Напишите подробнее'));
    return { school, curator, author, draft };
  }

  const undoes = ({ school, curator }: Returned) =>
    school.does(curator, later, async ({ decisions }) => decisions.undo((await decisions.last())?.id ?? ('' as never)));

  const answersSeen = async ({ school, curator, draft }: Returned) =>
    school.does(curator, later, async ({ review }) => {
      const read = await review.read(draft);
      return [read?.state, read?.rows.map(({ answer }) => answer)];
    });

  test('stands as it had been sent, whatever its author types at that moment', async () => {
    const all = await returned();
    const { school, author, draft } = all;
    // The author's turn has read it before the curator's undo, and saves after it.
    const filling = await school.does(author, decided, (work) => work.filling.read(draft));
    if (!filling) throw new Error('No such draft');
    expect(await undoes(all)).toBe('undone');
    const change = { kind: 'change', question: 'note' } as const;
    const reply = await school.does(author, later, (work) => work.filling.take(filling, change));
    expect(reply).toEqual({ kind: 'submitted', answers: filling.progress.answers });
    const resent = await school.does(author, later, (work) => work.filling.take(filling, { kind: 'submit' }));
    expect(resent.kind).toBe('submitted');
    expect(await answersSeen(all)).toEqual(['waiting', [{ kind: 'words', text: 'Роботы' }]]);
    const left = await school.does(author, later, (work) => work.filling.read(draft));
    expect([left?.submitted, left?.progress]).toEqual([true, filling.progress]);
  });

  test('is refused once its author has changed something, or has sent it again', async () => {
    const all = await returned();
    const { school, author, draft } = all;
    const filling = await school.does(author, decided, (work) => work.filling.read(draft));
    if (!filling) throw new Error('No such draft');
    await school.does(author, later, (work) => work.filling.take(filling, { kind: 'change', question: 'note' }));
    expect(await undoes(all)).toBe('author-at-work');
    await school.sends(author, later, 'Роботы и шахматы');
    expect(await undoes(all)).toBe('author-at-work');
    expect(await answersSeen(all)).toEqual(['waiting', [{ kind: 'words', text: 'Роботы и шахматы' }]]);
  });
});

describe('two curators at once', () => {
  async function twoCurators(db: Database) {
    const school = await WorkingSchool.found(db);
    const curators = [await school.joins('curator'), await school.joins('curator')] as const;
    const last = (curator: PersonId) => school.does(curator, later, ({ decisions }) => decisions.last());
    return { school, curators, last };
  }

  test('the slower one is told that somebody else has reviewed it, and can still undo the own last decision', async () => {
    const { school, curators, last } = await twoCurators(await freshDatabase());
    const [first, second] = curators;
    const own = await school.sends(await school.joins('mentee'), sent);
    const draft = await school.sends(await school.joins('mentee'), sent);
    expect(await school.does(second, decided, ({ review }) => review.accept(own))).toBe('done');
    expect(await school.does(first, decided, ({ review }) => review.accept(draft))).toBe('done');
    const before = await last(second);
    expect(await school.does(second, later, ({ review }) => review.accept(draft))).toBe('somebody-else');
    const returning = school.does(second, later, ({ review }) => review.giveBack(draft, ['note'], 'Подробнее'));
    expect(await returning).toBe('somebody-else');
    expect(await school.does(first, later, ({ review }) => review.accept(draft))).toBe('gone');
    expect(await school.does(second, later, ({ review }) => review.acceptAll())).toBe(0);
    expect(await last(second)).toEqual(before);
  });

  test('of the same questionnaires and people each is counted once', async () => {
    const { school, curators } = await twoCurators(await freshDatabase());
    const draft = await school.sends(await school.joins('mentee'), sent);
    const newcomer = await school.joins('mentee', { confirmed: false });
    const counts = await school.db.inSchool(school.id, async (inside) => {
      const decisions = await Promise.all(curators.map((by) => keepDecision(inside, 'accepted', by, decided)));
      const found: unknown[] = [];
      for (const decision of decisions) {
        found.push(await keepAcceptances(inside, [draft], decision));
        found.push(await confirmMembers(inside, [newcomer], decided, decision));
      }
      return found;
    });
    expect(counts).toEqual([[draft], [newcomer], [], []]);
  });

  test('a decision about nobody does not hide the one before it', async () => {
    const { school, curators, last } = await twoCurators(await freshDatabase());
    const [curator] = curators;
    const author = await school.joins('mentee');
    const draft = await school.sends(author, sent);
    await school.does(curator, decided, ({ review }) => review.accept(draft));
    await school.db.inSchool(school.id, (inside) => keepDecision(inside, 'confirmed', curator, later));
    expect(await last(curator)).toMatchObject({ kind: 'accepted', about: 1 });
  });

  onPostgres('report and keep only what each has really done', async () => {
    const { school, curators, last } = await twoCurators(await freshDatabase());
    const [first, second] = curators;
    const draft = await school.sends(await school.joins('mentee'), sent);
    const newcomers = [
      await school.joins('mentee', { confirmed: false }),
      await school.joins('mentee', { confirmed: false }),
    ];
    /** The second begins before the first has ended, and finds everything as it was. */
    async function together<T>(act: (work: Work) => Promise<T>): Promise<T[]> {
      const begun = Promise.withResolvers<void>();
      const faster = school.does(first, decided, async (work) => {
        const done = await act(work);
        begun.resolve();
        await pause(300);
        return done;
      });
      await begun.promise;
      return Promise.all([faster, school.does(second, decided, act)]);
    }
    expect(await together(({ people }) => people.confirmAll())).toEqual([newcomers.length, 0]);
    expect(await together(({ review }) => review.accept(draft))).toEqual(['done', 'somebody-else']);
    const others = [await school.sends(await school.joins('mentee'), sent)];
    expect(await together(({ review }) => review.acceptAll())).toEqual([others.length, 0]);
    const third = await school.sends(await school.joins('mentee'), sent);
    const giveBack = ({ review }: Work) => review.giveBack(third, ['note'], 'Подробнее');
    expect(await together(giveBack)).toEqual(['done', 'somebody-else']);
    expect(await last(second)).toBeUndefined();
  });
});

describe('a confirmation', () => {
  async function confirmedByTeacher() {
    const school = await WorkingSchool.found(await freshDatabase());
    const curator = await school.joins('curator');
    const teacher = await school.joins('class_teacher');
    const author = await school.joins('mentee', { confirmed: false });
    const draft = await school.sends(author, sent);
    await school.does(teacher, decided, ({ people }) => people.confirm(author));
    const undoes = (who: PersonId) =>
      school.does(who, later, async ({ decisions }) => decisions.undo((await decisions.last())?.id ?? ('' as never)));
    const confirmed = async () => (await school.does(author, later, async ({ me }) => me)).confirmed;
    return { school, curator, teacher, draft, undoes, confirmed };
  }

  test('stands while a questionnaire of whoever it confirmed is in the register', async () => {
    const { school, curator, teacher, draft, undoes, confirmed } = await confirmedByTeacher();
    await school.does(curator, decided, ({ review }) => review.accept(draft));
    expect([await undoes(teacher), await confirmed()]).toEqual(['built-upon', true]);
    expect(await undoes(curator)).toBe('undone');
    expect([await undoes(teacher), await confirmed()]).toEqual(['undone', false]);
    expect(await school.does(curator, later, ({ review }) => review.accept(draft))).toBe('gone');
  });

  onPostgres('that is being taken back lets no questionnaire into the register', async () => {
    const { school, curator, teacher, draft, undoes } = await confirmedByTeacher();
    const begun = Promise.withResolvers<void>();
    const undone = school.does(teacher, later, async ({ decisions }) => {
      const outcome = await decisions.undo((await decisions.last())?.id ?? ('' as never));
      begun.resolve();
      await pause(300);
      return outcome;
    });
    await begun.promise;
    const accepted = school.does(curator, later, ({ review }) => review.accept(draft));
    expect([await undone, await accepted]).toEqual(['undone', 'gone']);
    expect(await undoes(curator)).toBe('too-late');
  });
});
