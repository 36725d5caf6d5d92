import type { ColumnType, Generated } from 'kysely';
import type { FileType } from '#domain/file.ts';
import type {
  AbsenceId,
  AccountId,
  CheckInId,
  ConsentId,
  DecisionId,
  DialogueId,
  DraftId,
  FileId,
  InvitationId,
  LetterId,
  MeetingId,
  PairId,
  PairPaperId,
  PersonId,
  QuestionId,
  ReplacementId,
  SchoolId,
  SeriesId,
  TaskId,
  WorryId,
} from '#domain/ids.ts';
import type { MeetingKind } from '#domain/meeting/meeting.ts';
import type { PairEventWhat } from '#domain/pairing/pair-history.ts';
import type { Asked, LifeState, PaperKind, ToldOfEnd } from '#domain/pairing/pair-life.ts';

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
  calendar: {
    hash: Uint8Array;
    school_id: SchoolId;
    person_id: PersonId;
    foreign_chat: boolean;
    made_at: Temporal.Instant;
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
    grade_rule: Generated<'class' | 'stage'>;
    several_pairs: Generated<boolean>;
    remind_guardians: Generated<boolean>;
    digest_weekday: Generated<number>;
    digest_time: Generated<Temporal.PlainTime>;
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
    clearance_on: Generated<Temporal.PlainDate | null>;
    remind_hours: Json | null;
    timetable: Json | null;
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
    kind: 'confirmed' | 'accepted' | 'returned' | PaperKind;
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
  pair: {
    school_id: SchoolId;
    id: PairId;
    mentor_id: PersonId;
    form: string;
    variant: string;
    goal: string;
    made_by: PersonId | null;
    made_at: Temporal.Instant;
    entered: Generated<boolean>;
    entered_since: Generated<Temporal.PlainDate | null>;
    protocol_number: Generated<string | null>;
    protocol_on: Generated<Temporal.PlainDate | null>;
  };
  pair_paper: {
    school_id: SchoolId;
    id: PairPaperId;
    kind: PaperKind;
    number: string | null;
    signed_on: Temporal.PlainDate;
    scan_id: FileId | null;
    decision_id: DecisionId;
  };
  pair_member: {
    school_id: SchoolId;
    pair_id: PairId;
    mentee_id: PersonId;
    mentor_id: PersonId;
    form: string;
    variant: string;
    state: LifeState;
    since: Temporal.Instant;
    waits_for: Asked | null;
    paused_from: 'accepted' | 'active' | null;
    mentor_guardian_agreed: Generated<boolean>;
    mentee_guardian_agreed: Generated<boolean>;
    why: string | null;
    started_on: Generated<Temporal.PlainDate | null>;
    baseline_id: Generated<PairPaperId | null>;
    agreement_id: Generated<PairPaperId | null>;
    order_id: Generated<PairPaperId | null>;
    mentor_is_employee: boolean;
    mentee_is_employee: boolean;
    mentor_duties_id: Generated<PairPaperId | null>;
    mentee_duties_id: Generated<PairPaperId | null>;
  };
  pair_history: {
    school_id: SchoolId;
    id: Generated<number>;
    pair_id: PairId;
    mentee_id: PersonId;
    at: Temporal.Instant;
    by_id: PersonId | null;
    what: PairEventWhat;
    words: string | null;
  };
  replacement: {
    school_id: SchoolId;
    id: ReplacementId;
    pair_id: PairId;
    mentee_id: PersonId;
    asked_by: PersonId | null;
    side: 'mentee' | 'guardian' | 'mentor' | 'curator';
    words: string | null;
    asked_at: Temporal.Instant;
    decision: Generated<'granted' | 'declined' | null>;
    decided_by: Generated<PersonId | null>;
    decided_at: Generated<Temporal.Instant | null>;
    paper_on: Generated<Temporal.PlainDate | null>;
  };
  ending: {
    school_id: SchoolId;
    pair_id: PairId;
    mentee_id: PersonId;
    mentor_told: ToldOfEnd | null;
    mentor_told_words: string | null;
    mentee_told: ToldOfEnd | null;
    mentee_told_words: string | null;
    mentor_words: Generated<string | null>;
    mentor_stays: Generated<boolean | null>;
    mentee_words: Generated<string | null>;
    mentee_stays: Generated<boolean | null>;
  };
  substitute: {
    school_id: SchoolId;
    pair_id: PairId;
    mentor_id: PersonId;
    from_day: Temporal.PlainDate;
    till_day: Temporal.PlainDate;
    order_number: string | null;
    order_on: Temporal.PlainDate | null;
    made_at: Temporal.Instant;
  };
  meeting: {
    school_id: SchoolId;
    id: MeetingId;
    pair_id: PairId;
    kind: MeetingKind;
    starts_at: Temporal.Instant;
    minutes: number;
    place: string | null;
    online: Generated<boolean>;
    outside: Generated<boolean>;
    day_only: Generated<boolean>;
    series_id: SeriesId | null;
    sequence: Generated<number>;
    state: 'planned' | 'cancelled' | 'held' | 'not-held';
    why: Generated<string | null>;
    why_words: Generated<string | null>;
    specialist: Generated<string | null>;
    specialist_answer: Generated<'asked' | 'yes' | 'no' | null>;
    made_by: PersonId | null;
    made_at: Temporal.Instant;
    changed_at: Temporal.Instant;
    timed_at: Temporal.Instant;
    asked_at: Generated<Temporal.Instant | null>;
    logged_at: Generated<Temporal.Instant | null>;
  };
  meeting_member: {
    school_id: SchoolId;
    meeting_id: MeetingId;
    mentee_id: PersonId;
    guardian_answer: Generated<'asked' | 'yes' | 'no' | null>;
    stood_at: Generated<Temporal.Instant | null>;
    agreed_at: Generated<Temporal.Instant | null>;
    came: Generated<boolean | null>;
    rating: Generated<number | null>;
    rating_words: Generated<string | null>;
    rated_at: Generated<Temporal.Instant | null>;
  };
  diary: {
    school_id: SchoolId;
    meeting_id: MeetingId;
    version: number;
    by_id: PersonId | null;
    at: Temporal.Instant;
    held: boolean;
    came: Json;
    why: string | null;
    why_words: string | null;
    minutes: number | null;
    topics: string | null;
    note: string | null;
    result: string | null;
    difficulties: string | null;
  };
  diary_file: { school_id: SchoolId; meeting_id: MeetingId; file_id: FileId; added_at: Temporal.Instant };
  task: {
    school_id: SchoolId;
    id: TaskId;
    pair_id: PairId;
    mentee_id: PersonId;
    meeting_id: MeetingId | null;
    words: string;
    due_on: Temporal.PlainDate | null;
    made_at: Temporal.Instant;
    done_at: Generated<Temporal.Instant | null>;
    done_words: Generated<string | null>;
    done_file: Generated<FileId | null>;
    seen_at: Generated<Temporal.Instant | null>;
  };
  absence: {
    school_id: SchoolId;
    id: AbsenceId;
    person_id: PersonId | null;
    class_name: string | null;
    building: string | null;
    kind: 'away' | 'quarantine' | 'remote';
    from_day: Temporal.PlainDate;
    till_day: Temporal.PlainDate;
    made_by: PersonId | null;
    made_at: Temporal.Instant;
  };
  silence: {
    school_id: SchoolId;
    pair_id: PairId;
    kind: 'silent' | 'missed';
    since: Temporal.Instant;
    mentor_asked_at: Temporal.Instant;
    curator_told_at: Generated<Temporal.Instant | null>;
  };
  letter: {
    school_id: SchoolId;
    id: LetterId;
    pair_id: PairId;
    mentee_id: PersonId;
    from_mentor: boolean;
    words: string;
    at: Temporal.Instant;
    told_at: Generated<Temporal.Instant | null>;
  };
  worry: {
    school_id: SchoolId;
    id: WorryId;
    person_id: PersonId;
    kind: 'call' | 'words' | 'rating' | 'check-in';
    topic: string;
    words: string | null;
    pair_id: PairId | null;
    at: Temporal.Instant;
    taken_by: Generated<PersonId | null>;
    taken_at: Generated<Temporal.Instant | null>;
    closed_by: Generated<PersonId | null>;
    closed_at: Generated<Temporal.Instant | null>;
    closing: Generated<string | null>;
  };
  worry_heard: { school_id: SchoolId; worry_id: WorryId; person_id: PersonId; told_at: Temporal.Instant };
  check_in: {
    school_id: SchoolId;
    id: CheckInId;
    pair_id: PairId;
    mentee_id: PersonId;
    person_id: PersonId;
    number: number;
    asked_at: Temporal.Instant;
    skipped: boolean;
    answer: Generated<'good' | 'so-so' | 'bad' | null>;
    words: Generated<string | null>;
    answered_at: Generated<Temporal.Instant | null>;
  };
}

/** jsonb: parsed on the way out and checked by whoever reads it; any plain value on the way in. */
type Json = ColumnType<unknown, unknown, unknown>;
