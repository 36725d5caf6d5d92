import { calendarFile, timeOffFile } from '#bot/documents/meeting-files.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { impersonalLines, meetingLines, whoLines, whyText } from '#bot/meeting-words.ts';
import { press } from '#bot/payload.ts';
import { whole } from '#bot/screens/lists.ts';
import { bold, enumerated, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { SeenMeeting } from '#bot/work/meetings.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId, type PairId, type PersonId } from '#domain/ids.ts';
import { standing } from '#domain/meeting/planned.ts';
import { words } from './meeting-words.ts';

interface OfMeeting {
  readonly meeting: string;
  /** Of its time and place then: nobody hears of one that is past. */
  readonly sequence: number;
}

/**
 * The time that held is none any more: another one waits for a guardian, or nothing has come of it. Whoever does not see that
 * other one must hear it too, and not why: the notice itself says which time. `count`: of a series, so many.
 */
export interface TimeOff extends OfMeeting {
  readonly kind: 'meeting-time-off';
  readonly pair: string;
  readonly was: string;
  readonly count: number;
  readonly next: 'asked' | 'off';
}

export type MeetingNotice = OfMeeting &
  (
    | { readonly kind: 'remind-meeting' }
    | { readonly kind: 'meeting-planned' }
    | { readonly kind: 'meeting-moved' }
    /** `count`: of a series, so many. */
    | { readonly kind: 'meeting-cancelled'; readonly count: number }
    | { readonly kind: 'meeting-suits'; readonly by: string }
    | { readonly kind: 'meeting-without'; readonly mentee: string }
    | { readonly kind: 'meeting-allow' }
    | { readonly kind: 'meeting-off' }
    | TimeOff
    | { readonly kind: 'meeting-specialist' }
    | { readonly kind: 'meeting-specialist-answered' }
  );

/**
 * What the program says of a meeting unasked. Where nothing personal may be carried it says when, and the screen says the
 * rest: a reminder that has to be opened first reminds of little.
 */
export async function aboutMeeting(notice: MeetingNotice, work: Work): Promise<Reply | undefined> {
  const first = await work.meetings.see(brand<MeetingId>(notice.meeting));
  if (notice.kind === 'meeting-time-off') return timeOff(notice, first, work);
  const seen = await stillTold(notice, first, work);
  // Of what has been moved or cancelled meanwhile another notice tells.
  if (!seen || work.me.leftAt || seen.sequence !== notice.sequence) return undefined;
  const off = notice.kind === 'meeting-cancelled' || notice.kind === 'meeting-off';
  if (!off && (seen.state !== 'planned' || Temporal.Instant.compare(seen.startsAt, work.at) <= 0)) return undefined;
  if (!off && !asks.has(notice.kind) && !(await work.meetings.goesOn(seen))) return undefined;
  const made = await replyTo(notice, seen, work);
  const file = made && changesCalendar(notice, seen) ? await calendarFile(work, seen) : undefined;
  return (
    made && { choices: [], ...made, ...(file && { file }), ...(off ? {} : { place: press.screen('meeting', seen.id) }) }
  );
}

/** Asked also while the pair rests: nobody would ask again when it goes on. */
const asks: ReadonlySet<MeetingNotice['kind']> = new Set(['meeting-allow', 'meeting-specialist']);

/** Of a series whose first meeting has been moved or cancelled meanwhile, the first of the others. */
async function stillTold(
  { kind, sequence }: MeetingNotice,
  first: SeenMeeting | undefined,
  { meetings, at }: Work,
): Promise<SeenMeeting | undefined> {
  const ofSeries = kind === 'meeting-planned' || kind === 'meeting-moved';
  if (!ofSeries || !first || first.series === undefined || first.sequence === sequence) return first;
  return (await meetings.ofPair(first.pair)).find(
    (each) =>
      each.series === first.series &&
      each.sequence === sequence &&
      Temporal.Instant.compare(each.startsAt, at) > 0 &&
      standing(each).length > 0,
  );
}

/** Of a meeting that was cancelled for one of a group alone, the others' calendars are right; so are those that never had it. */
function changesCalendar({ kind }: MeetingNotice, { state, invited }: SeenMeeting): boolean {
  if (kind === 'meeting-cancelled') return state === 'cancelled';
  if (kind === 'meeting-off') return state === 'cancelled' && invited.some(({ stoodAt }) => stoodAt);
  return kind === 'meeting-planned' || kind === 'meeting-moved';
}

async function replyTo(
  notice: Exclude<MeetingNotice, TimeOff>,
  seen: SeenMeeting,
  work: Work,
): Promise<Pick<Reply, 'text' | 'choices'> | undefined> {
  const said = (heading: Text, ...more: (Text | undefined)[]) =>
    paragraphs(bold(heading), detailsOf(seen, work), ...more.filter((text) => work.carriesPersonal || !text?.personal));
  switch (notice.kind) {
    case 'remind-meeting':
      return { text: remindText(seen, work), choices: changes(seen, move(seen)) };
    case 'meeting-planned':
      return {
        text: said(words.planned, await seriesText(seen, work)),
        choices: changes(seen, another(seen), suits(seen)),
      };
    case 'meeting-moved':
      return {
        text: said(words.moved, whyText(seen)),
        choices: changes(seen, another(seen), suits(seen)),
      };
    case 'meeting-cancelled':
      return { text: said(words.cancelled(notice.count), whyText(seen)), choices: planAnew(seen, work) };
    case 'meeting-suits':
      return { text: said(suitsText(notice.by, seen, work)), choices: [details(seen)] };
    case 'meeting-without': {
      const person = (await work.meetings.whoLeft(notice.mentee))?.called;
      return {
        text: said(work.carriesPersonal && person ? words.without(person) : words.withoutSomebody),
        choices: [details(seen)],
      };
    }
    case 'meeting-allow': {
      const about = await work.meetingAnswers.askedAbout(seen.id);
      if (about.length === 0) return undefined;
      const heading = words.allow[seen.side === 'guardian' ? 'guardian' : 'staff'];
      return { text: said(heading, aboutWhom(about, seen)), choices: [allow(seen)] };
    }
    case 'meeting-off':
      return {
        text: said(words.off, plans(seen, work) ? words.chooseAnother : undefined),
        choices: planAnew(seen, work),
      };
    case 'meeting-specialist':
      if (!(await work.meetingAnswers.asksApproval(seen.id))) return undefined;
      return { text: said(words.specialist), choices: [approve(seen)] };
    case 'meeting-specialist-answered':
      return {
        text: said(seen.specialistAnswer === 'no' ? words.specialistRefused : words.specialistApproved),
        choices: [details(seen)],
      };
    default:
      return notice satisfies never;
  }
}

/** In a group it is said whom the time suits. */
function suitsText(by: string, { invited, group }: SeenMeeting, { carriesPersonal }: Work): Text {
  const person = invited.find(({ mentee }) => mentee === by)?.person;
  return group && carriesPersonal && person ? words.suitsWhom(person.called) : words.suits;
}

/** Of a group, about which of them somebody is asked. */
function aboutWhom(about: readonly PersonId[], { invited, group }: SeenMeeting): Text | undefined {
  const people = invited.flatMap(({ mentee, person }) => (person && about.includes(mentee) ? [person] : []));
  return group && people.length > 0
    ? say`О ком вопрос: ${enumerated(people.map(({ called }) => say`${called}`))}`
    : undefined;
}

async function timeOff(
  { meeting, pair, was, count, next }: TimeOff,
  seen: SeenMeeting | undefined,
  work: Work,
): Promise<Reply | undefined> {
  const at = Temporal.Instant.from(was);
  if (work.me.leftAt || Temporal.Instant.compare(at, work.at) <= 0) return undefined;
  // It has been moved back, or made for good at that time after all: another notice says so.
  const holds = seen?.state === 'planned' && seen.startsAt.equals(at) && standing(seen).length > 0;
  if (holds) return undefined;
  const starts = at.toZonedDateTimeISO(work.school.timeZone).toPlainDateTime();
  const text = paragraphs(bold(words.timeOff(count)), words.was(starts), words.timeOffNext[next]);
  const own = next === 'off' ? await work.pairs.see(brand<PairId>(pair)) : undefined;
  const file = await timeOffFile(work, brand<MeetingId>(meeting), at);
  return { text, choices: own ? planAnew({ pair: own.id, side: own.side }, work) : [], ...(file && { file }) };
}

function remindText(seen: SeenMeeting, { carriesPersonal, today }: Work): Text {
  const when = words.remind(seen, today(), carriesPersonal);
  return carriesPersonal ? lines(when, ...whoLines(seen)) : when;
}

function detailsOf(seen: SeenMeeting, { carriesPersonal }: Work): Text {
  return carriesPersonal ? meetingLines(seen) : impersonalLines(seen);
}

async function seriesText({ series, pair }: SeenMeeting, { meetings }: Work): Promise<Text | undefined> {
  if (series === undefined) return undefined;
  const all = (await meetings.ofPair(pair)).filter((each) => each.series === series);
  const last = all.at(-1);
  return last && all.length > 1 ? words.series(all.length, last.starts) : undefined;
}

const start = (label: Text, conversation: string, { id }: SeenMeeting): Choice => ({
  label,
  press: press.start(conversation, id),
});
const move = (seen: SeenMeeting) => start(words.move, 'move-meeting', seen);
const another = (seen: SeenMeeting) => start(words.another, 'move-meeting', seen);
const cannot = (seen: SeenMeeting) => start(words.cannot, 'cancel-meeting', seen);
const suits = (seen: SeenMeeting) => start(words.itSuits, 'suits-meeting', seen);
const allow = (seen: SeenMeeting) => start(words.answer, 'allow-meeting', seen);
const approve = (seen: SeenMeeting) => start(words.answer, 'approve-specialist', seen);
const changes = (seen: SeenMeeting, toMove: Choice, ...before: Choice[]) =>
  seen.mine ? [...before, ...(seen.moves ? [toMove] : []), cannot(seen)] : [details(seen)];
const details = ({ id }: SeenMeeting): Choice => ({
  label: words.details,
  press: press.screen('meeting', whole(id)),
});

function plans({ side }: Pick<SeenMeeting, 'side'>, work: Work): boolean {
  return side !== 'guardian' && work.may('meeting.plan');
}

function planAnew({ pair, side }: Pick<SeenMeeting, 'pair' | 'side'>, work: Work): Choice[] {
  return plans({ side }, work)
    ? [{ label: say`Назначить другую встречу`, press: press.start('plan-meeting', pair) }]
    : [];
}
