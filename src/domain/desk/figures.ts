import type { PairId, PersonId } from '#domain/ids.ts';
import type { FormId } from '#domain/school/forms.ts';

/** A meeting whose time is past, as it is counted. */
export interface CountedMeeting {
  readonly pair: PairId;
  readonly form: FormId;
  /** `missed`: nobody has written it down in a week. */
  readonly outcome: 'held' | 'not-held' | 'missed';
  readonly minutes: number;
  readonly mentees: readonly {
    readonly id: PersonId;
    /** Absent for adults. */
    readonly className?: string;
    readonly rating?: number;
  }[];
}

/** A pair or group that worked in that time, whether it met or not. */
export interface CountedPair {
  readonly pair: PairId;
  readonly form: FormId;
  /** Of its pupils. */
  readonly classes: readonly string[];
}

export interface Figures {
  /** Pairs and groups that worked, or had a meeting that was to be. */
  readonly pairs: number;
  readonly held: number;
  /** Held meetings for each of the pairs. */
  readonly perPair: number;
  /** Of those that were to be; absent where none was. */
  readonly shareHeld?: number;
  /** Absent where it would tell what one child has said. */
  readonly meanRating?: number;
  readonly hours: number;
}

export interface SchoolFigures {
  readonly all: Figures;
  readonly byForm: readonly (Figures & { readonly form: FormId })[];
  readonly byClass: readonly (Figures & { readonly className: string })[];
}

/** Fewer ratings than these are somebody's, not a mean; nor are those of one person. Source: methodology.md 7.3, R15. */
const leastRatings = 5;
const leastRaters = 2;

/** What a curator, a head and their deputy see of the meetings: nobody's name, and no pair of its own. */
export function schoolFigures(meetings: readonly CountedMeeting[], worked: readonly CountedPair[]): SchoolFigures {
  const forms = [...new Set([...meetings, ...worked].map(({ form }) => form))].toSorted();
  const classes = [
    ...new Set([
      ...meetings.flatMap(({ mentees }) => mentees.flatMap(({ className }) => className ?? [])),
      ...worked.flatMap((each) => each.classes),
    ]),
  ];
  return {
    all: figuresOf(meetings, worked),
    byForm: forms.map((form) => {
      const ofForm = (each: { form: FormId }) => each.form === form;
      return { form, ...figuresOf(meetings.filter(ofForm), worked.filter(ofForm)) };
    }),
    byClass: classes
      .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b, 'ru'))
      .map((className) => ({
        className,
        ...figuresOf(
          meetings.flatMap((each) => within(each, className)),
          worked.filter((each) => each.classes.includes(className)),
        ),
      })),
  };
}

/** A group of two classes counts in both, each with its own mentees. */
function within(meeting: CountedMeeting, className: string): CountedMeeting[] {
  const mentees = meeting.mentees.filter((mentee) => mentee.className === className);
  return mentees.length === 0 ? [] : [{ ...meeting, mentees }];
}

function figuresOf(meetings: readonly CountedMeeting[], worked: readonly CountedPair[]): Figures {
  const pairs = new Set([...meetings, ...worked].map(({ pair }) => pair)).size;
  const held = meetings.filter(({ outcome }) => outcome === 'held');
  const rated = meetings.flatMap(({ mentees }) =>
    mentees.flatMap(({ id, rating }) => (rating === undefined ? [] : [{ id, rating }])),
  );
  const raters = new Set(rated.map(({ id }) => id)).size;
  const minutes = held.reduce((sum, each) => sum + each.minutes, 0);
  return {
    pairs,
    held: held.length,
    perPair: pairs === 0 ? 0 : held.length / pairs,
    hours: minutes / 60,
    ...(meetings.length === 0 ? {} : { shareHeld: held.length / meetings.length }),
    ...(rated.length >= leastRatings && raters >= leastRaters
      ? { meanRating: rated.reduce((sum, { rating }) => sum + rating, 0) / rated.length }
      : {}),
  };
}
