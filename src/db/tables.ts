import type { ColumnType, Generated } from 'kysely';
import type { FileType } from '#domain/file.ts';
import type {
  AccountId,
  ConsentId,
  DecisionId,
  DialogueId,
  DraftId,
  FileId,
  InvitationId,
  PersonId,
  QuestionId,
  SchoolId,
} from '#domain/ids.ts';

/** Rows as the drivers give them: dates are Temporal, int8 a number, jsonb parsed. Migrations say what is constrained. */
export type Tables = DoorTables & SchoolTables;

export interface DoorTables {
  dialogue: {
    id: Generated<DialogueId>;
    school_id: SchoolId | null;
    person_id: PersonId | null;
    frames: Json;
    question: Json | null;
    asked: Generated<number>;
    notices_to: AccountId | null;
  };
  account: {
    id: Generated<AccountId>;
    channel: string;
    address: string;
    dialogue_id: DialogueId;
    reachable: Generated<boolean>;
    last_at: Temporal.Instant;
    shown: Generated<number>;
    expires_at: Temporal.Instant | null;
    ends_at: Temporal.Instant | null;
    opened_from: AccountId | null;
  };
  seat: { account_id: AccountId; dialogue_id: DialogueId; since: Temporal.Instant; last_sequence: number | null };
  inbox: {
    id: Generated<number>;
    key: string;
    dialogue_id: DialogueId;
    account_id: AccountId | null;
    sequence: number | null;
    body: Json | null;
    state: Generated<'kept' | 'done' | 'failed'>;
    tries: Generated<number>;
    next_try_at: Temporal.Instant;
    kept_at: Temporal.Instant;
    failure: string | null;
  };
  outbox: {
    id: Generated<number>;
    key: string;
    account_id: AccountId;
    channel: string;
    school_id: SchoolId | null;
    person_id: PersonId | null;
    about: Generated<PersonId[] | null>;
    content: Json | null;
    personal: Generated<boolean>;
    said_by: Generated<'program' | 'person'>;
    replaces: string | null;
    state: Generated<'waiting' | 'sent' | 'refused' | 'unreachable'>;
    position: number | null;
    tries: Generated<number>;
    next_try_at: Temporal.Instant;
    leased_until: Temporal.Instant | null;
    message_id: string | null;
    failure: string | null;
    created_at: Temporal.Instant;
    sent_at: Temporal.Instant | null;
  };
  code: {
    hash: Uint8Array;
    purpose: 'first-curator' | 'invitation' | 'open' | 'seat';
    school_id: SchoolId | null;
    subject: string | null;
    created_at: Temporal.Instant;
    expires_at: Temporal.Instant | null;
    used_at: Temporal.Instant | null;
  };
  code_try: { account_id: AccountId; at: Temporal.Instant };
  effect: { frame: string; step: string; result: Json };
  cursor: { name: string; value: string };
  due: {
    key: string;
    school_id: SchoolId;
    kind: string;
    at: Temporal.Instant;
    subject: string;
    done_at: Temporal.Instant | null;
  };
  upload: { id: string; account_id: AccountId | null; bytes: Uint8Array; kept_at: Temporal.Instant };
  fetch: {
    file_id: FileId;
    school_id: SchoolId;
    dialogue_id: DialogueId;
    channel: string;
    ref: string;
    bytes: number | null;
    tries: Generated<number>;
    next_try_at: Temporal.Instant;
  };
  making: {
    file_id: FileId;
    school_id: SchoolId;
    person_id: PersonId;
    account_id: AccountId | null;
    kind: string;
    params: Json;
    tries: Generated<number>;
    next_try_at: Temporal.Instant;
  };
}

export interface SchoolTables {
  school: {
    school_id: SchoolId;
    name: string;
    kind: 'state' | 'private';
    time_zone: string;
    preset: string | null;
    forms: Json;
    pupil_address: 'ты' | 'вы';
    quiet_from: Temporal.PlainTime;
    quiet_to: Temporal.PlainTime;
    impersonal_telegram: boolean;
    teen_consent: 'own-and-guardian' | 'own-only';
    bells: Json | null;
    holidays: Json | null;
    created_at: Temporal.Instant;
  };
  person: {
    school_id: SchoolId;
    id: PersonId;
    surname: string | null;
    given: string | null;
    patronymic: string | null;
    called: string | null;
    birth_date: Temporal.PlainDate | null;
    kind: string;
    class_name: string | null;
    subject: string | null;
    confirmed_at: Temporal.Instant | null;
    confirmed_in: DecisionId | null;
    joined_at: Temporal.Instant | null;
    left_at: Temporal.Instant | null;
    quiet_from: Temporal.PlainTime | null;
    quiet_to: Temporal.PlainTime | null;
    silenced_at: Temporal.Instant | null;
    asked_anew_at: Temporal.Instant | null;
    created_at: Temporal.Instant;
  };
  person_role: {
    school_id: SchoolId;
    person_id: PersonId;
    role: string;
    form: Generated<string>;
    class_name: Generated<string>;
    since: Temporal.Instant;
  };
  invitation: {
    school_id: SchoolId;
    id: InvitationId;
    number: number;
    role: string;
    kind: string;
    form: string | null;
    class_name: string | null;
    child_id: PersonId | null;
    personal: boolean;
    uses: number;
    expires_at: Temporal.Instant;
    revoked_at: Temporal.Instant | null;
    created_by: PersonId | null;
    created_at: Temporal.Instant;
  };
  invitation_use: { school_id: SchoolId; invitation_id: InvitationId; person_id: PersonId; at: Temporal.Instant };
  guardian: { school_id: SchoolId; guardian_id: PersonId; child_id: PersonId; since: Temporal.Instant };
  consent: {
    school_id: SchoolId;
    id: ConsentId;
    person_id: PersonId;
    purpose: 'processing' | 'publication';
    version: string;
    signer: 'self' | 'guardian';
    guardian_id: PersonId | null;
    paper_on: Temporal.PlainDate | null;
    scan_id: FileId | null;
    answer: 'given' | 'refused' | 'withdrawn';
    at: Temporal.Instant;
  };
  file: {
    school_id: SchoolId;
    id: FileId;
    type: FileType | null;
    bytes: Uint8Array | null;
    state: 'awaited' | 'here' | 'failed';
    why: string | null;
    about: Generated<PersonId[] | null>;
    kept_at: Temporal.Instant;
  };
  questionnaire: {
    school_id: SchoolId;
    id: string;
    version: number;
    origin: 'own' | 'default';
    body: Json;
    created_at: Temporal.Instant;
  };
  draft: {
    school_id: SchoolId;
    id: DraftId;
    person_id: PersonId;
    questionnaire_id: string;
    version: number;
    origin: 'own' | 'default';
    about: Generated<string>;
    progress: Json;
    begun_at: Temporal.Instant;
    saved_at: Temporal.Instant;
    submitted_at: Temporal.Instant | null;
    noticed_at: Temporal.Instant | null;
    sent: Generated<number>;
  };
  question: {
    school_id: SchoolId;
    id: QuestionId;
    asked_by: PersonId;
    body: string;
    asked_at: Temporal.Instant;
    answer: string | null;
    answered_by: PersonId | null;
    answered_at: Temporal.Instant | null;
  };
  decision: {
    school_id: SchoolId;
    id: DecisionId;
    kind: 'confirmed' | 'accepted' | 'returned';
    by_id: PersonId | null;
    at: Temporal.Instant;
  };
  review: {
    school_id: SchoolId;
    draft_id: DraftId;
    sent: number;
    decision_id: DecisionId;
    submitted_at: Temporal.Instant;
    comment: string | null;
    questions: Json | null;
    answers: Json | null;
    told_at: Temporal.Instant | null;
  };
}

/** jsonb: parsed on the way out and checked by whoever reads it; any plain value on the way in. */
type Json = ColumnType<unknown, unknown, unknown>;
