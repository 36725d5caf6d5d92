import { daysText } from '#bot/conversations/absence-days.ts';
import { meetingWords } from '#bot/conversations/absence-meetings-words.ts';
import { onDayText, timeText } from '#bot/days.ts';
import { onlineFile } from '#bot/documents/meeting-files.ts';
import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { allOnlineChoice } from '#bot/screens/absences.ts';
import { words as meetingsWords } from '#bot/screens/meetings-words.ts';
import { variantTitle } from '#bot/screens/pair-words.ts';
import { toDoChoice, toDoText } from '#bot/screens/to-do.ts';
import { bold, enumerated, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { SeenPair } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';
import { worthTelling } from '#domain/desk/digest.ts';
import { type AbsenceId, brand, type PairId } from '#domain/ids.ts';
import { standing } from '#domain/meeting/planned.ts';

export type DeskNotice =
  | { readonly kind: 'digest'; readonly from: string; readonly to: string }
  | { readonly kind: 'pair-silent'; readonly pair: string; readonly about: 'silent' | 'missed' }
  | { readonly kind: 'silent-pairs'; readonly pairs: readonly string[] }
  | { readonly kind: 'absent-meetings'; readonly absence: string }
  | { readonly kind: 'made-online'; readonly starts: readonly string[]; readonly meetings?: readonly string[] };

/** What the program says of a week, of silence and of absences. None of it needs a name to be understood. */
export async function aboutDesk(notice: DeskNotice, work: Work): Promise<Reply | undefined> {
  if (work.me.leftAt) return undefined;
  switch (notice.kind) {
    case 'digest':
      return digest(notice, work);
    case 'pair-silent':
      return pairSilent(notice, work);
    case 'silent-pairs':
      return silentPairs(notice, work);
    case 'absent-meetings':
      return absentMeetings(notice, work);
    case 'made-online':
      return madeOnline(notice, work);
    default:
      return notice satisfies never;
  }
}

/** Made when it goes, of what there is then; nothing to say, no message. */
async function digest({ from, to }: { from: string; to: string }, work: Work): Promise<Reply | undefined> {
  if (!work.may('digest.see')) return undefined;
  const toDo = await work.week.toDo();
  const week = await work.week.meetings(Temporal.Instant.from(from), Temporal.Instant.from(to));
  if (!worthTelling(toDo, week)) return undefined;
  const { held, missed } = week;
  return {
    text: paragraphs(
      bold(say`Неделя программы`),
      lines(
        say`Встречи за неделю: состоялось ${held}, не состоялось ${missed}`,
        ...(toDo.length === 0 ? [say`Срочных дел нет.`] : toDo.map(toDoText)),
      ),
    ),
    choices: toDo.map(toDoChoice),
    place: press.screen('today'),
  };
}

/** Asked kindly: nobody is blamed. */
async function pairSilent(
  { pair, about }: { pair: string; about: 'silent' | 'missed' },
  work: Work,
): Promise<Reply | undefined> {
  const found = await work.pairs.see(brand<PairId>(pair));
  if (
    found?.side !== 'mentor' ||
    !found.members.some(({ life }) => life.state === 'accepted' || life.state === 'active')
  )
    return undefined;
  const whose = pairText(found, work.carriesPersonal);
  const next = (await work.meetings.ofPair(found.id)).find((meeting) => standing(meeting).length > 0);
  return {
    text: paragraphs(
      about === 'missed' ? say`${whose}: три встречи подряд не состоялись.` : say`${whose}: давно не было встреч.`,
      next && meetingsWords.soon(next, work.today()),
      say`Всё в порядке?`,
    ),
    choices: [
      ...(next ? [] : [{ label: say`Назначить встречу`, press: press.start('plan-meeting', found.id) }]),
      // «Записать встречу» stands on the pair's screen.
      { label: say`Встреча была, записать`, press: press.screen('pair', found.id) },
      { label: say`Нужна помощь куратора`, press: press.start('ask-curator') },
    ],
    place: press.screen('pair', found.id),
  };
}

function pairText({ variant, members }: SeenPair, names: boolean): Text {
  const called = members.flatMap(({ person }) => (person ? [say`${person.called}`] : []));
  return names && called.length > 0 ? enumerated(called) : say`Пара «${variantTitle(variant)}»`;
}

async function silentPairs({ pairs }: { pairs: readonly string[] }, work: Work): Promise<Reply | undefined> {
  if (!work.may('digest.see')) return undefined;
  const still: SeenPair[] = [];
  for (const id of pairs) still.push(...[(await work.pairs.see(brand<PairId>(id))) ?? []].flat());
  const [first] = still;
  if (!first) return undefined;
  return {
    text: paragraphs(
      bold(say`Давно нет встреч. Пар: ${still.length}`),
      say`Наставников мы уже спросили три дня назад. Лучше узнать лично, всё ли в порядке.`,
    ),
    choices: [
      {
        label: say`Посмотреть`,
        press: still.length === 1 ? press.screen('pair', first.id) : press.screen('attention', 'silent.0'),
      },
    ],
  };
}

/** All meetings of one mentor that fall into an absence, in one message. */
async function absentMeetings({ absence }: { absence: string }, work: Work): Promise<Reply | undefined> {
  const id = brand<AbsenceId>(absence);
  const meetings = await work.absences.meetings(id);
  if (meetings.length === 0) return undefined;
  return {
    text: paragraphs(await whyText(id, work), meetingWords.offered(meetings, work.carriesPersonal)),
    choices: [
      ...allOnlineChoice(meetings, id),
      { label: meetingWords.moveEach, press: press.screen('absent-meetings', id) },
      { label: meetingWords.leave, press: press.menu },
    ],
    place: press.screen('absent-meetings', id),
  };
}

/** Why somebody is away is nobody's business; a quarantine is everybody's. */
async function whyText(id: AbsenceId, { absences }: Work): Promise<Text> {
  const why = await absences.why(id);
  if (!why) return say`Кого-то из участников не будет.`;
  const days = daysText(why.days);
  if (why.kind === 'quarantine') return say`В школе объявлен карантин: ${days}.`;
  return why.kind === 'remote'
    ? say`Школа учится дистанционно: ${days}.`
    : say`Кого-то из участников не будет: ${days}.`;
}

async function madeOnline(
  { starts, meetings = [] }: { starts: readonly string[]; meetings?: readonly string[] },
  work: Work,
): Promise<Reply | undefined> {
  const coming = starts
    .map((at) => Temporal.Instant.from(at))
    .filter((at) => Temporal.Instant.compare(at, work.at) > 0)
    .map((at) => at.toZonedDateTimeISO(work.school.timeZone).toPlainDateTime());
  if (coming.length === 0) return undefined;
  const file = await onlineFile(work, meetings);
  return {
    ...(file && { file }),
    text: paragraphs(
      bold(say`Теперь онлайн`),
      lines(...coming.map((at) => say`Встреча ${onDayText(at)}, в ${timeText(at)}`)),
    ),
    choices: [{ label: say`Встречи`, press: press.screen('meetings') }],
  };
}
