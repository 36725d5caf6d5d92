import type { Asking, Option, Talk } from '#bot/conversation/conversation.ts';
import type { DraftCheck, MeetingDraft, Place } from '#bot/work/planning.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId, type PairId } from '#domain/ids.ts';
import { type MeetingKind, meetingKinds } from '#domain/meeting/meeting.ts';
import { Personal } from '#domain/personal.ts';
import { askPlace } from './ask-place.ts';
import { askWhen, type WhenSaid } from './ask-when.ts';
import { words } from './draft-words.ts';

/** What is put together: a new meeting of a pair, or a new time for one that is planned. */
export interface Putting {
  pair: string;
  /** What is known before anything is asked. */
  from: { kind: MeetingKind; minutes: number; place: Place | null };
  instead?: { meeting: string; following: boolean };
}

type Wish = 'save' | 'skip' | 'when' | 'place' | 'minutes' | 'kind' | 'specialist';

/**
 * Time and place are asked, the rest is supposed; all of it is shown, with whatever stands against it, and any of it can be
 * changed before it is saved.
 */
export async function putTogether(talk: Talk, { pair, from, instead }: Putting): Promise<MeetingDraft> {
  const series = instead === undefined;
  let when: WhenSaid = await askWhen(talk, { pair, round: 0, series, moved: instead?.meeting });
  let place = from.place ?? (await askPlace(talk, { pair, round: 0 }));
  let { kind, minutes } = from;
  let specialist: string | null = null;
  for (let round = 1; ; round += 1) {
    const draft: MeetingDraft = { kind, minutes, place, specialist, at: when.at, series: when.series, skip: [] };
    const said = when;
    const wish = await talk.choose<Wish>(
      `check-${round}`,
      (work) => summary(work, { pair, draft, supposed: said.supposed, instead }),
      (work) => wishes(work, { pair, draft, instead }),
    );
    switch (wish) {
      case 'save':
        return draft;
      case 'skip':
        return { ...draft, skip: await clashesNow(talk, round, pair, draft) };
      case 'when':
        when = await askWhen(talk, { pair, round, series, moved: instead?.meeting });
        break;
      case 'place':
        place = await askPlace(talk, { pair, round });
        break;
      case 'minutes':
        minutes = await talk.ask(`minutes-${round}`, words.howLong, askingMinutes);
        break;
      case 'kind':
        kind = await talk.choose(`kind-${round}`, words.whichKind, (work) => kindsOf(work, pair));
        break;
      case 'specialist':
        specialist = await talk.ask(`specialist-${round}`, words.whichSpecialist, askingSpecialist);
        break;
      default:
        return wish satisfies never;
    }
  }
}

interface Looked {
  pair: string;
  draft: MeetingDraft;
  instead: Putting['instead'];
}

async function checked({ planning }: Work, { pair, draft, instead }: Looked): Promise<DraftCheck> {
  const other = instead && { ...instead, meeting: brand<MeetingId>(instead.meeting) };
  return planning.check(brand<PairId>(pair), draft, other);
}

async function summary(work: Work, { supposed, ...looked }: Looked & { supposed: readonly string[] }) {
  const { draft, pair } = looked;
  const check = await checked(work, looked);
  const { carriesPersonal: open, planning, meetings, address } = work;
  const { place } = draft;
  const same = place.as === null ? undefined : (await meetings.see(brand<MeetingId>(place.as)))?.place;
  const named = same ?? (place.words === null ? undefined : new Personal(place.words));
  const terms = await planning.terms(brand<PairId>(pair), draft.kind);
  return words.summary({
    ...{ draft, check, supposed, open, address, holidays: work.school.holidays },
    uninvited: terms?.uninvited ?? [],
    ...(named && { place: named }),
    ...(draft.specialist !== null && { specialist: new Personal(draft.specialist) }),
  });
}

async function wishes(work: Work, looked: Looked): Promise<readonly Option<Wish>[]> {
  const { draft, pair, instead } = looked;
  const { hindrance, clashes, dates } = await checked(work, looked);
  const kinds = await kindsOf(work, pair);
  const save = clashes.length === 0 ? words.save(instead !== undefined) : words.saveAnyway;
  return [
    ...(hindrance ? [] : [{ key: 'save' as const, label: save }]),
    ...(!instead && clashes.length > 0 && dates.length > clashes.length
      ? [{ key: 'skip' as const, label: words.skip }]
      : []),
    { key: 'when', label: words.otherTime },
    { key: 'place', label: words.otherPlace },
    { key: 'minutes', label: words.otherLength },
    ...(kinds.length > 1 ? [{ key: 'kind' as const, label: words.otherKind }] : []),
    ...(instead === undefined && draft.specialist === null
      ? [{ key: 'specialist' as const, label: words.specialist }]
      : []),
  ];
}

/** Those that are in the way when it is saved. */
function clashesNow(talk: Talk, round: number, pair: string, draft: MeetingDraft): Promise<string[]> {
  return talk.read(`skipped-${round}`, async ({ planning }) =>
    (await planning.check(brand<PairId>(pair), draft)).clashes.map(({ at }) => at.toString()),
  );
}

async function kindsOf({ planning }: Work, pair: string): Promise<readonly Option<MeetingKind>[]> {
  const kinds = (await planning.terms(brand<PairId>(pair)))?.kinds ?? [];
  return meetingKinds.filter((kind) => kinds.includes(kind)).map((key) => ({ key, label: words.kind(key) }));
}

const askingMinutes: Asking<number> = {
  suggest: [30, 45, 60, 90].map((value) => ({ label: words.minutes(value), value })),
  read(input) {
    const minutes = Number(/^(\d{1,3})(?:\s*мин[а-яё.]*)?$/u.exec(input.trim())?.[1] ?? Number.NaN);
    return minutes >= 10 && minutes <= 240 ? { value: minutes } : { problem: words.minutesProblem };
  },
};

const askingSpecialist: Asking<string> = {
  personal: true,
  read(input) {
    const text = input.trim();
    return text.length < 3 || text.length > 200 ? { problem: words.specialistProblem } : { value: text };
  },
};
