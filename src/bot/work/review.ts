import { type Draft, listSubmitted, readDraft, type SubmittedRow } from '#db/drafts.ts';
import { type Member, readMember } from '#db/members.ts';
import { keepAcceptances, keepReturn, type Return, returnBefore, reviewerOf } from '#db/reviews.ts';
import type { DraftId } from '#domain/ids.ts';
import { mayAbout } from '#domain/people/access.ts';
import type { SummaryRow } from '#domain/questionnaire/machine.ts';
import { type Change, changesBetween, type Remark, type ReviewState, remarksOn } from '#domain/registry/review.ts';
import { decideAbout } from './decisions.ts';
import { type Desk, subjectOf } from './desk.ts';
import { editionOf, rowsOf, sentAnswers } from './editions.ts';

/** The curator's review: into the register, or back to the author (product.md, 4 and 5). */
export interface ReviewActs {
  /** Sent questionnaires of everybody: those that wait, the oldest first, or all, the newest first. */
  list(which: 'waiting' | 'all', from: number, limit: number): Promise<{ list: Submitted[]; of: number }>;
  /** How many wait, and how many of them {@link acceptAll} would take. */
  waiting(): Promise<{ of: number; withoutRemarks: number }>;
  /** One of them, with each answer; undefined where there is none, or it was never sent. */
  read(draft: DraftId): Promise<Submission | undefined>;
  accept(draft: DraftId): Promise<Reviewing>;
  /** «Принять все без замечаний». Returns how many, without those that somebody else has reviewed meanwhile. */
  acceptAll(): Promise<number>;
  /** Asks the author to change these answers and to send it again. */
  giveBack(draft: DraftId, questions: readonly string[], comment: string): Promise<Reviewing>;
}

/** `somebody-else`: another curator has been faster. `gone`: it does not wait for a review. */
export type Reviewing = 'done' | 'somebody-else' | 'gone';

export interface Submitted extends Omit<SubmittedRow, 'edition'> {
  title: string;
}

export interface Submission {
  draft: DraftId;
  author: Member;
  title: string;
  state: ReviewState;
  /** When it was sent, or when the decision was taken. */
  at: Temporal.Instant;
  rows: readonly SummaryRow[];
  remarks: readonly Remark[];
  /** What has changed since it was returned, and why it was. */
  resent?: { comment: Return['comment']; changes: readonly Change[] };
  /** What the author has been asked to change. */
  returned?: Return;
  /** It waits, and I am nobody of the author's. */
  mayReview: boolean;
}

export function reviewActs(desk: Desk): ReviewActs {
  const { inside, demand } = desk;

  /** One that waits, with its author, where I may decide of it. */
  async function toReview(
    id: DraftId,
  ): Promise<(Draft & { submittedAt: Temporal.Instant; author: Member }) | undefined> {
    demand('intake.review');
    const draft = await readDraft(inside, id);
    const author = draft && (await readMember(inside, draft.person));
    if (!draft?.submittedAt || draft.review || !author || author.leftAt || isFeedback(draft)) return undefined;
    demand('intake.review', subjectOf(author));
    return { ...draft, submittedAt: draft.submittedAt, author };
  }

  /** Those that nobody has remarked upon, leaving out my own and my children's. */
  async function withoutRemarks(rows: readonly SubmittedRow[]): Promise<SubmittedRow[]> {
    return rows.filter(
      (row) => remarksOn(row).length === 0 && mayAbout(desk.actor, 'intake.review', { id: row.person }),
    );
  }

  async function acceptThese(these: readonly Pick<SubmittedRow, 'draft' | 'person'>[]): Promise<number> {
    if (these.length === 0) return 0;
    return decideAbout(desk, 'accepted', async (decision) => {
      const ids = these.map(({ draft }) => draft);
      const accepted = new Set(await keepAcceptances(inside, ids, decision));
      return these.filter(({ draft }) => accepted.has(draft)).map(({ person }) => person);
    });
  }

  async function tooLate(id: DraftId): Promise<Reviewing> {
    const reviewer = await reviewerOf(inside, id);
    return reviewer && reviewer.by !== desk.me.id ? 'somebody-else' : 'gone';
  }

  return {
    async list(which, from, limit) {
      demand('intake.review');
      const { rows, of } = await listSubmitted(inside, which, { from, limit });
      const list: Submitted[] = [];
      for (const { edition, ...row } of rows)
        list.push({ ...row, title: (await editionOf(desk, edition, 'pupil')).title });
      return { list, of };
    },

    async waiting() {
      demand('intake.review');
      const { rows, of } = await listSubmitted(inside, 'waiting');
      return { of, withoutRemarks: (await withoutRemarks(rows)).length };
    },

    async read(id) {
      const draft = await readDraft(inside, id);
      const author = draft && (await readMember(inside, draft.person));
      if (!draft || !author || author.leftAt || isFeedback(draft)) return undefined;
      demand('answers.read', subjectOf(author));
      const answers = sentAnswers(draft);
      if (answers === undefined) return undefined;
      const questionnaire = await editionOf(desk, draft.edition, author.kind);
      const rows = rowsOf(desk, questionnaire, answers, author.id);
      const earlier = draft.submittedAt && (await returnBefore(inside, id, draft.sent));
      const state = draft.review?.state ?? 'waiting';
      return {
        draft: id,
        author,
        title: questionnaire.title,
        state,
        at: draft.review?.at ?? draft.submittedAt ?? desk.at,
        rows,
        remarks: remarksOn({ confirmed: author.confirmed, sent: draft.sent }),
        ...(earlier && {
          resent: {
            comment: earlier.comment,
            changes: changesBetween(rowsOf(desk, questionnaire, earlier.answers, author.id), rows),
          },
        }),
        ...(draft.review?.state === 'returned' ? { returned: draft.review } : {}),
        mayReview: state === 'waiting' && mayAbout(desk.actor, 'intake.review', subjectOf(author)),
      };
    },

    async accept(id) {
      const draft = await toReview(id);
      // Whoever is not confirmed counts nowhere: first it is said who they are.
      if (!draft?.author.confirmed) return tooLate(id);
      return (await acceptThese([{ draft: id, person: draft.person }])) > 0 ? 'done' : tooLate(id);
    },

    async acceptAll() {
      demand('intake.review');
      return acceptThese(await withoutRemarks((await listSubmitted(inside, 'waiting')).rows));
    },

    async giveBack(id, questions, comment) {
      const draft = await toReview(id);
      if (!draft) return tooLate(id);
      const sent = { draft: id, sent: draft.sent, submittedAt: draft.submittedAt };
      const asked = { comment, questions, answers: sentAnswers(draft) };
      const returned = await decideAbout(desk, 'returned', async (decision) =>
        (await keepReturn(inside, sent, decision, asked)) ? [draft.person] : [],
      );
      return returned > 0 ? 'done' : tooLate(id);
    },
  };
}

/** Said after a meeting: nobody reviews it, and a mentor who is curator must not read it. */
function isFeedback({ about }: Draft): boolean {
  return about !== '';
}
