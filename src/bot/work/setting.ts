import type { Channel } from '#bot/messenger.ts';
import type { Text } from '#bot/text.ts';
import type { ConsentPaper } from '#documents/consent-docx.ts';
import type { WorryingWords } from '#domain/care/worrying-words.ts';
import type { ConsentKind } from '#domain/people/consent-rules.ts';
import type { Personal } from '#domain/personal.ts';
import type { Questionnaire } from '#domain/questionnaire/questionnaire.ts';
import type { Programme } from '#domain/school/programme.ts';

/** What the deployment brings to every turn: read once at the start, the same for all. */
export interface Setting {
  readonly programmes: ReadonlyMap<string, Programme>;
  /** The deployment's questionnaires, each with the file's data that a school keeps when somebody begins to answer. */
  readonly questionnaires: ReadonlyMap<string, { questionnaire: Questionnaire; file: unknown }>;
  readonly consents: ConsentDocuments;
  readonly worrying: WorryingWords;
  /** The messengers that are on, with the link that brings somebody in by a code. */
  readonly entrances: readonly Entrance[];
  /** The messengers that may carry no personal data where the school's switch is on. */
  readonly foreign: ReadonlySet<Channel>;
  /** The link behind «Открыть»: the web chat as a guest of one dialogue. */
  openLink(code: string): string;
  /** Where a phone reads somebody's meetings. */
  calendarLink(secret: string): string;
  /** Links to the web chat work on this computer only: PUBLIC_URL is not set. */
  readonly webIsLocal: boolean;
}

export interface Entrance {
  readonly channel: Channel;
  readonly title: Text;
  /** Undefined while the messenger has not been reached yet. */
  link(code: string): string | undefined;
}

export interface ConsentDocuments {
  /** The document on one day, with the name of whoever is asked. */
  document(of: {
    kind: ConsentKind;
    school: string;
    audience: 'adult' | 'pupil' | 'guardian';
    day: Temporal.PlainDate;
    person?: Personal<string>;
    /** For whom a guardian signs. */
    child?: Personal<string>;
  }): ConsentDocument;
}

export interface ConsentDocument {
  readonly version: string;
  /** The full text as it is shown. */
  readonly text: Text;
  /** The same to be printed and signed by hand. */
  readonly paper: ConsentPaper;
}
