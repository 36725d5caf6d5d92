declare const kind: unique symbol;

/** An id that cannot be taken for another one: the kind exists for the compiler only. */
type Branded<Raw extends string | number, Kind extends string> = Raw & { readonly [kind]: Kind };

export type SchoolId = Branded<string, 'school'>;
export type PersonId = Branded<string, 'person'>;
export type InvitationId = Branded<string, 'invitation'>;
export type DraftId = Branded<string, 'draft'>;
export type QuestionId = Branded<string, 'question'>;
/** One answer to a consent. */
export type ConsentId = Branded<string, 'consent'>;
export type FileId = Branded<string, 'file'>;
/** A pair or a group: one mentor, one mentee or several. */
export type PairId = Branded<string, 'pair'>;
/** A paper of pairs that a curator has marked: an order, an agreement … */
export type PairPaperId = Branded<string, 'pair-paper'>;
export type ReplacementId = Branded<string, 'replacement'>;
export type MeetingId = Branded<string, 'meeting'>;
export type SeriesId = Branded<string, 'series'>;
export type TaskId = Branded<string, 'task'>;
export type AbsenceId = Branded<string, 'absence'>;
export type LetterId = Branded<string, 'letter'>;
export type WorryId = Branded<string, 'worry'>;
export type CheckInId = Branded<string, 'check-in'>;
export type DecisionId = Branded<string, 'decision'>;
/** A chat of the deployment: a Telegram user, a VK user, a browser. */
export type AccountId = Branded<number, 'account'>;
export type DialogueId = Branded<number, 'dialogue'>;

/** For the border only (a row read, an id made): inside, ids keep their kind by themselves. */
export function brand<Id extends Branded<string, string>>(raw: string): Id;
export function brand<Id extends Branded<number, string>>(raw: number): Id;
export function brand(raw: string | number): string | number {
  return raw;
}
