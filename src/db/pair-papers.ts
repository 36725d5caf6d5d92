import { sql } from 'kysely';
import type { FileType } from '#domain/file.ts';
import { brand, type DecisionId, type FileId, type PairId, type PairPaperId } from '#domain/ids.ts';
import type { MeetingKind } from '#domain/meeting/meeting.ts';
import { type PaperKind, type PaperPlace, paperPlaces } from '#domain/pairing/pair-life.ts';
import { forgetUnused } from './files.ts';
import type { Inside } from './open.ts';
import type { Membership } from './pairs.ts';

/** A paper that a curator has marked, for one membership or many. */
export interface PairPaper {
  id: PairPaperId;
  kind: PaperKind;
  number?: string;
  on: Temporal.PlainDate;
  scan?: { id: FileId; type: FileType };
}

/** One mentee with one mentor, by their ids. */
type Member = Pick<Membership, 'pair' | 'mentee'>;

/** Where a paper lies. */
export interface PlacedPaper extends Member {
  place: PaperPlace;
  paper: PairPaper;
}

export async function keepPairPaper(
  inside: Inside,
  paper: { kind: PaperKind; number?: string; on: Temporal.PlainDate; decision: DecisionId },
): Promise<PairPaperId> {
  const id = brand<PairPaperId>(crypto.randomUUID());
  await inside.sql
    .insertInto('pair_paper')
    .values({
      school_id: inside.school,
      id,
      kind: paper.kind,
      number: paper.number ?? null,
      signed_on: paper.on,
      scan_id: null,
      decision_id: paper.decision,
    })
    .execute();
  return id;
}

/** Puts a paper where none is yet. False: one is there, or the membership is over; of two curators the first to write wins. */
export async function putPaper(
  inside: Inside,
  { pair, mentee }: Member,
  place: PaperPlace,
  paper: PairPaperId,
): Promise<boolean> {
  const row = await inside.sql
    .updateTable('pair_member')
    .set({ [columns[place]]: paper })
    .where('pair_id', '=', pair)
    .where('mentee_id', '=', mentee)
    .where(columns[place], 'is', null)
    .where('state', 'not in', ['completed', 'ended'])
    .returning('mentee_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Nobody else marks papers of these, or moves them, before this turn is over. */
export async function holdMembers(inside: Inside, members: readonly Member[]): Promise<void> {
  if (members.length === 0) return;
  await inside.sql
    .selectFrom('pair_member')
    .select('mentee_id')
    .where('pair_id', 'in', [...new Set(members.map(({ pair }) => pair))])
    .orderBy('pair_id')
    .orderBy('mentee_id')
    .forUpdate()
    .execute();
}

/** Papers of a pair or group, member by member in the order of places. */
export async function papersOfPair(inside: Inside, pair: PairId): Promise<PlacedPaper[]> {
  return placed(inside, (query) => query.where('pair_member.pair_id', '=', pair));
}

/** Where the papers of one decision lie. Index: pair_paper (decision_id). */
export async function papersOfDecision(inside: Inside, decision: DecisionId): Promise<PlacedPaper[]> {
  return placed(inside, (query) => query.where('pair_paper.decision_id', '=', decision));
}

/** A paper with the memberships that it is for; undefined: it has been taken back, or none of them is left. */
export async function readPairPaper(
  inside: Inside,
  id: PairPaperId,
): Promise<(PairPaper & { of: PlacedPaper[] }) | undefined> {
  const of = await placed(inside, (query) => query.where('pair_paper.id', '=', id));
  const [first] = of;
  return first && { ...first.paper, of };
}

/** The scan before is forgotten. */
export async function attachPairScan(
  inside: Inside,
  { id, scan: before }: Pick<PairPaper, 'id' | 'scan'>,
  scan: FileId,
): Promise<void> {
  await inside.sql.updateTable('pair_paper').set({ scan_id: scan }).where('id', '=', id).execute();
  if (before && before.id !== scan) await forgetUnused(inside, before.id);
}

/** Whether a meeting of these kinds has been planned or logged for that member since that moment. */
export async function anyMeetingMade(
  inside: Inside,
  { pair, mentee }: Member,
  kinds: readonly MeetingKind[],
  since: Temporal.Instant,
): Promise<boolean> {
  const row = await inside.sql
    .selectFrom('meeting')
    .innerJoin('meeting_member', (join) =>
      join
        .onRef('meeting_member.school_id', '=', 'meeting.school_id')
        .onRef('meeting_member.meeting_id', '=', 'meeting.id'),
    )
    .select('meeting.id')
    .where('meeting.pair_id', '=', pair)
    .where('meeting_member.mentee_id', '=', mentee)
    .where('meeting.kind', 'in', [...kinds])
    .where('meeting.state', 'in', ['planned', 'held'])
    .where('meeting.made_at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const columns = {
  baseline: 'baseline_id',
  agreement: 'agreement_id',
  'mentor-duties': 'mentor_duties_id',
  'mentee-duties': 'mentee_duties_id',
  order: 'order_id',
} as const satisfies Record<PaperPlace, string>;

type Placed = ReturnType<typeof placedIn>;

async function placed(inside: Inside, of: (query: Placed) => Placed): Promise<PlacedPaper[]> {
  const rows = await of(placedIn(inside)).orderBy('pair_member.pair_id').orderBy('pair_member.mentee_id').execute();
  return rows.flatMap((row) =>
    paperPlaces
      .filter((place) => row[columns[place]] === row.id)
      .map((place) => ({ pair: row.pair, mentee: row.mentee, place, paper: paperFrom(row) })),
  );
}

function placedIn(inside: Inside) {
  return inside.sql
    .selectFrom('pair_paper')
    .innerJoin('pair_member', (join) =>
      join
        .onRef('pair_member.school_id', '=', 'pair_paper.school_id')
        .on(
          sql<boolean>`pair_paper.id in (pair_member.baseline_id, pair_member.agreement_id, pair_member.order_id, pair_member.mentor_duties_id, pair_member.mentee_duties_id)`,
        ),
    )
    .leftJoin('file', (join) =>
      join.onRef('file.school_id', '=', 'pair_paper.school_id').onRef('file.id', '=', 'pair_paper.scan_id'),
    )
    .select([
      'pair_paper.id',
      'pair_paper.kind',
      'pair_paper.number',
      'pair_paper.signed_on',
      'pair_paper.scan_id',
      'file.type',
      'pair_member.pair_id as pair',
      'pair_member.mentee_id as mentee',
      'pair_member.baseline_id',
      'pair_member.agreement_id',
      'pair_member.order_id',
      'pair_member.mentor_duties_id',
      'pair_member.mentee_duties_id',
    ]);
}

function paperFrom(row: {
  id: PairPaperId;
  kind: PaperKind;
  number: string | null;
  signed_on: Temporal.PlainDate;
  scan_id: FileId | null;
  type: FileType | null;
}): PairPaper {
  return {
    id: row.id,
    kind: row.kind,
    on: row.signed_on,
    ...(row.number === null ? {} : { number: row.number }),
    ...(row.scan_id && row.type ? { scan: { id: row.scan_id, type: row.type } } : {}),
  };
}
