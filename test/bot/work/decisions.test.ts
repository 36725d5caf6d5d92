import { describe, expect, test } from 'vitest';
import type { DraftId, PersonId } from '#domain/ids.ts';
import { freshDatabase } from '#test/support/database.ts';
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
