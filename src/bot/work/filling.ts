import {
  type Draft,
  type Edition,
  keepDefault,
  newDraft,
  newDraftId,
  openDraft,
  ownQuestionnaire,
  readDraft,
  saveProgress,
  sentBy,
  submitDraft,
} from '#db/drafts.ts';
import { plan } from '#db/due.ts';
import { type Member, readMember } from '#db/members.ts';
import type { Return } from '#db/reviews.ts';
import type { DraftId, PersonId } from '#domain/ids.ts';
import { mayAbout } from '#domain/people/access.ts';
import { begin, type Input, type Progress, type Reply, type SummaryRow, take } from '#domain/questionnaire/machine.ts';
import type { SchoolQuestionnaire } from '#domain/questionnaire/wording.ts';
import type { ReviewState } from '#domain/registry/review.ts';
import { schoolDate } from '#domain/time.ts';
import { type Desk, subjectOf } from './desk.ts';
import { editionOf, rowsOf, sentAnswers } from './editions.ts';

/** A draft with the questionnaire in the edition that it began with. */
export interface Filling {
  draft: DraftId;
  questionnaire: SchoolQuestionnaire;
  progress: Progress;
  submitted: boolean;
  /** It has come back: what the curator asks to change. */
  returned?: Pick<Return, 'comment' | 'questions'>;
}

export interface FillingActs {
  /** My unfinished draft of a questionnaire, begun where there is none. */
  open(questionnaire: string, about: string): Promise<DraftId>;
  read(draft: DraftId): Promise<Filling | undefined>;
  /** Takes one input; what it leads to is saved. What stands as sent already takes none: the reply is that it is sent. */
  take(filling: Filling, input: Input): Promise<Reply>;
  /** What a person has sent, each answer with its question, for those who may read it. */
  sent(person: PersonId): Promise<Sent[]>;
  mayRead(member: Member): boolean;
  /** Where those stand that I have sent. */
  mine(): Promise<{ draft: DraftId; questionnaire: string; state: ReviewState }[]>;
}

export interface Sent {
  draft: DraftId;
  title: string;
  state: ReviewState;
  /** When it was sent, or when it was decided about it. */
  at: Temporal.Instant;
  rows: readonly SummaryRow[];
}

/** New questionnaires that come together are told to the curators in one message: after so many minutes. */
const together = { minutes: 10 };

export function fillingActs(desk: Desk): FillingActs {
  const { inside, at, me, school, setting, demand } = desk;
  const today = schoolDate(at, school.timeZone);

  async function newestEdition(id: string): Promise<Edition> {
    const own = await ownQuestionnaire(inside, id);
    if (own) return { id, origin: 'own', version: own.version };
    const known = setting.questionnaires.get(id);
    if (!known) throw new Error(`No questionnaire ${id}`);
    const { version } = known.questionnaire;
    await keepDefault(inside, id, version, known.file, at);
    return { id, origin: 'default', version };
  }

  async function own(id: DraftId): Promise<Draft | undefined> {
    const draft = await readDraft(inside, id);
    return draft?.person === me.id ? draft : undefined;
  }

  /** Meanwhile the curator has taken a return back: it counts as it had been sent. */
  async function sentAlready(id: DraftId): Promise<Reply> {
    const draft = await own(id);
    if (!draft?.submittedAt) throw new Error('A draft that was being filled is gone');
    return { kind: 'submitted', answers: (draft.progress as Progress).answers };
  }

  return {
    async open(questionnaire, about) {
      demand('intake.fill', { id: me.id });
      // R2: no question of the programme before the consent is in force.
      if (!desk.me.joinedAt) desk.forbid('intake.fill');
      const open = await openDraft(inside, me.id, questionnaire, about);
      if (open) return open.id;
      const edition = await newestEdition(questionnaire);
      const id = newDraftId();
      await newDraft(
        inside,
        { id, person: me.id, edition, about, progress: begin(await editionOf(desk, edition, me.kind)) },
        at,
      );
      return id;
    },

    async read(id) {
      const draft = await own(id);
      if (!draft) return undefined;
      return {
        draft: id,
        questionnaire: await editionOf(desk, draft.edition, me.kind),
        progress: draft.progress as Progress,
        submitted: draft.submittedAt !== undefined,
        ...(draft.review?.state === 'returned' ? { returned: draft.review } : {}),
      };
    },

    async take(filling, input) {
      demand('intake.fill', { id: me.id });
      const reply = take(filling.questionnaire, filling.progress, input, today);
      switch (reply.kind) {
        case 'moved':
        case 'stayed':
        case 'problem':
          return (await saveProgress(inside, filling.draft, reply.progress, at)) ? reply : sentAlready(filling.draft);
        case 'submitted': {
          const { answers } = reply;
          if (!(await saveProgress(inside, filling.draft, { answers, at: null }, at)))
            return sentAlready(filling.draft);
          await submitDraft(inside, filling.draft, at);
          // What is said after a meeting waits for nobody's review.
          if (((await own(filling.draft))?.about ?? '') !== '') return reply;
          await inside.atDoor((door) =>
            plan(door, {
              key: `new-questionnaires:${school.id}`,
              school: school.id,
              kind: 'new-questionnaires',
              at: at.add(together),
              subject: '',
            }),
          );
          return reply;
        }
        case 'left':
          return reply;
        default:
          return reply satisfies never;
      }
    },

    async sent(person) {
      const member = await readMember(inside, person);
      if (!member) return [];
      demand('answers.read', subjectOf(member));
      const found: Sent[] = [];
      for (const draft of await sentBy(inside, person)) {
        const questionnaire = await editionOf(desk, draft.edition, member.kind);
        const rows = rowsOf(desk, questionnaire, sentAnswers(draft), person);
        const { state, at: since } = standingOf(draft, at);
        found.push({ draft: draft.id, title: questionnaire.title, state, at: since, rows });
      }
      return found;
    },

    mayRead: (member) => mayAbout(desk.actor, 'answers.read', subjectOf(member)),

    async mine() {
      const drafts = await sentBy(inside, me.id);
      return drafts.map((draft) => ({
        draft: draft.id,
        questionnaire: draft.edition.id,
        state: standingOf(draft, at).state,
      }));
    },
  };
}

function standingOf(
  { review, submittedAt }: Draft,
  now: Temporal.Instant,
): { state: ReviewState; at: Temporal.Instant } {
  return review ? { state: review.state, at: review.at } : { state: 'waiting', at: submittedAt ?? now };
}
