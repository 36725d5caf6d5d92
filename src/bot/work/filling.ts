import {
  type Draft,
  type Edition,
  keepDefault,
  listSubmitted,
  newDraft,
  newDraftId,
  openDraft,
  ownQuestionnaire,
  readDraft,
  readEdition,
  type SubmittedRow,
  saveProgress,
  submitDraft,
  submittedBy,
} from '#db/drafts.ts';
import { plan } from '#db/due.ts';
import { type Member, readMember } from '#db/members.ts';
import type { DraftId, PersonId } from '#domain/ids.ts';
import { mayAbout } from '#domain/people/access.ts';
import {
  begin,
  type Input,
  type Progress,
  type Reply,
  type SummaryRow,
  step,
  take,
} from '#domain/questionnaire/machine.ts';
import { parseQuestionnaire } from '#domain/questionnaire/questionnaire.ts';
import { forSchool, type SchoolQuestionnaire } from '#domain/questionnaire/wording.ts';
import { quietEnd } from '#domain/school/quiet-hours.ts';
import { schoolDate } from '#domain/time.ts';
import { type Desk, subjectOf } from './desk.ts';

/** A draft with the questionnaire in the edition that it began with. */
export interface Filling {
  draft: DraftId;
  questionnaire: SchoolQuestionnaire;
  progress: Progress;
  submitted: boolean;
}

export interface FillingActs {
  /** My unfinished draft of a questionnaire, begun where there is none. */
  open(questionnaire: string, about: string): Promise<DraftId>;
  read(draft: DraftId): Promise<Filling | undefined>;
  /** Takes one input; what it leads to is saved. */
  take(filling: Filling, input: Input): Promise<Reply>;
  /** Submitted questionnaires of a person, each answer with its question, for those who may read them. */
  submitted(person: PersonId): Promise<{ title: string; at: Temporal.Instant; rows: readonly SummaryRow[] }[]>;
  /** Submitted ones of everybody, the newest first; since some moment, or all. */
  recent(since: Temporal.Instant | undefined, from: number, limit: number): Promise<{ list: Submitted[]; of: number }>;
  mayRead(member: Member): boolean;
  /** Have I submitted this one already? */
  haveSubmitted(questionnaire: string): Promise<boolean>;
}

export interface Submitted extends Omit<SubmittedRow, 'edition'> {
  title: string;
}

/** New questionnaires that come together are told to the curators in one message: after so many minutes. */
const together = { minutes: 10 };

export function fillingActs(desk: Desk): FillingActs {
  const { inside, at, me, school, address, setting, demand } = desk;
  const today = schoolDate(at, school.timeZone);

  async function asked(edition: Edition): Promise<SchoolQuestionnaire> {
    const questionnaire = parseQuestionnaire(await readEdition(inside, edition));
    return forSchool(questionnaire, { forms: school.forms, address });
  }

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

  return {
    async open(questionnaire, about) {
      demand('intake.fill', { id: me.id });
      // R2: no question of the programme before the consent is in force.
      if (!desk.me.joinedAt) desk.forbid('intake.fill');
      const open = await openDraft(inside, me.id, questionnaire, about);
      if (open) return open.id;
      const edition = await newestEdition(questionnaire);
      const id = newDraftId();
      await newDraft(inside, { id, person: me.id, edition, about, progress: begin(await asked(edition)) }, at);
      return id;
    },

    async read(id) {
      const draft = await own(id);
      if (!draft) return undefined;
      return {
        draft: id,
        questionnaire: await asked(draft.edition),
        progress: draft.progress as Progress,
        submitted: draft.submittedAt !== undefined,
      };
    },

    async take(filling, input) {
      demand('intake.fill', { id: me.id });
      const reply = take(filling.questionnaire, filling.progress, input, today);
      switch (reply.kind) {
        case 'moved':
        case 'stayed':
        case 'problem':
          await saveProgress(inside, filling.draft, reply.progress, at);
          break;
        case 'submitted':
          await saveProgress(inside, filling.draft, { answers: reply.answers, at: null }, at);
          await submitDraft(inside, filling.draft, at);
          await inside.atDoor((door) =>
            plan(door, {
              key: `new-questionnaires:${school.id}`,
              school: school.id,
              kind: 'new-questionnaires',
              at: quietEnd(school.quiet, at.add(together), school.timeZone),
              subject: '',
            }),
          );
          break;
        case 'left':
          break;
        default:
          reply satisfies never;
      }
      return reply;
    },

    async submitted(person) {
      const member = await readMember(inside, person);
      if (!member) return [];
      demand('answers.read', subjectOf(member));
      const found: Awaited<ReturnType<FillingActs['submitted']>> = [];
      for (const draft of await submittedBy(inside, person)) {
        const questionnaire = await asked(draft.edition);
        const shown = step(questionnaire, draft.progress as Progress);
        const rows = shown.at === 'summary' ? shown.rows : [];
        // «С кем не хотелось бы работать» is for the curator, and for whoever wrote it.
        const readable = rows.filter(
          ({ question }) =>
            question.visibleTo !== 'curator' || person === me.id || desk.actor.roles.includes('curator'),
        );
        found.push({ title: questionnaire.title, at: draft.submittedAt ?? at, rows: readable });
      }
      return found;
    },

    async recent(since, from, limit) {
      demand('intake.review');
      const { rows, of } = await listSubmitted(inside, since, from, limit);
      const list: Submitted[] = [];
      for (const { edition, ...row } of rows) list.push({ ...row, title: (await asked(edition)).title });
      return { list, of };
    },

    mayRead: (member) => mayAbout(desk.actor, 'answers.read', subjectOf(member)),

    async haveSubmitted(questionnaire) {
      const drafts = await submittedBy(inside, me.id);
      return drafts.some(({ edition }) => edition.id === questionnaire);
    },
  };
}
