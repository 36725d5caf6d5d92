import { checkInTitles } from '#bot/conversations/check-in/words.ts';
import { shortDayText } from '#bot/days.ts';
import { rowName } from '#bot/row-name.ts';
import { bold, enumerated, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { HeardWorry } from '#bot/work/worries.ts';
import type { AskedCheckIn } from '#db/check-ins.ts';
import type { Member } from '#db/members.ts';
import type { Worry } from '#db/worries.ts';
import { type Trouble, troubles } from '#domain/care/call.ts';
import type { Topic } from '#domain/care/worrying-words.ts';
import { fullName, shortName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';
import { roleTitles } from '#domain/people/role.ts';

export const words = {
  worries: say`Обращения`,
  list: (of: number) =>
    of === 0
      ? say`${bold(say`Обращения`)}\n\nОбращений нет.`
      : paragraphs(say`${bold(say`Обращения`)}: ${of}`, say`Метка «!» — никто ещё не взял в работу.`),
  row: (worry: HeardWorry, on: Temporal.PlainDate): Text => {
    const { person } = worry.author;
    const mark = worry.taken || worry.closed ? '' : '! ';
    const who = person ? say`${person.name.map(shortName)} · ` : say``;
    return say`${mark}${who}${kindTitle[worry.kind]} · ${shortDayText(on)}`;
  },
  notHere: say`Этого обращения здесь нет.`,
  /** `other`: the other side of the pair that it came from. */
  worry: (worry: HeardWorry, other: Text | undefined, timeZone: string): Text =>
    paragraphs(
      lines(bold(worryTitle(worry)), from(worry.author), other, when(worry.at, timeZone)),
      worry.words && say`«${worry.words}»`,
      standing(worry),
      worry.paused ? pausedNow : undefined,
    ),
  /** Where names may not be shown: what has come, and what can be done at once. */
  impersonal: (worry: Worry): Text => paragraphs(bold(worryTitle(worry)), standingOf(worry)),
  mentor: (person: Person | undefined): Text => say`Наставник: ${rowName(person)}`,
  mentees: (people: readonly (Person | undefined)[]): Text =>
    say`В паре с наставником: ${enumerated(people.map(rowName))}`,
  take: say`Беру в работу`,
  card: say`Карточка`,
  taken: (worry: HeardWorry): Text => paragraphs(bold(worryTitle(worry)), standing(worry)),

  checkIns: say`Как идут дела?`,
  noCheckIns: say`Ответов на «Как идут дела?» здесь нет.`,
  answers: (all: readonly (AskedCheckIn & { author: Member })[], timeZone: string): Text =>
    paragraphs(bold(say`Как идут дела?`), lines(...all.map((each) => answer(each, timeZone)))),

  mine: bold(say`Мои обращения за помощью`),
  noneOfMine: say`Обращений за помощью не было.`,
  own: (call: Worry, timeZone: string): Text =>
    lines(
      say`— ${troubleName(call.topic)}, ${when(call.at, timeZone)}`,
      call.words && say`«${call.words}»`,
      call.closed ? say`Закончено.` : call.taken ? say`С этим работают.` : say`Пока ждёт ответа.`,
    ),
} as const;

const pausedNow = say`Встречи с наставником стоят на паузе, пока вы их не возобновите. Завершить пару куратор может на её экране.`;

const kindTitle: Readonly<Record<Worry['kind'], string>> = {
  call: 'обращение',
  words: 'тревожные слова',
  rating: 'низкие оценки',
  'check-in': 'дела идут плохо',
};

const topicTitles: Readonly<Record<Topic, string>> = {
  'self-harm': 'вред себе',
  despair: 'отчаяние',
  violence: 'насилие',
  bullying: 'травля',
  'running-away': 'уход из дома',
  sexual: 'домогательства',
  substances: 'вещества',
};

function worryTitle({ kind, topic }: Worry): Text {
  switch (kind) {
    case 'call':
      return say`Обращение за помощью: ${troubleName(topic)}`;
    case 'words':
      return say`Слова, которые тревожат: ${topicsOf(topic)}`;
    case 'rating':
      return say`Две низкие оценки встреч подряд`;
    case 'check-in':
      return topic === 'mentor'
        ? say`«Как идут дела?» — ответ наставника: «плохо»`
        : say`«Как идут дела?» — ответ наставляемого: «плохо»`;
    default:
      return kind satisfies never;
  }
}

const troubleNames: Readonly<Record<Trouble, string>> = {
  bullying: 'травля',
  health: 'здоровье',
  family: 'семья',
  mentor: 'наставник',
  other: 'другое',
};

function troubleName(topic: string): string {
  return troubleNames[troubles.find((each) => each === topic) ?? 'other'];
}

function topicsOf(kept: string): Text {
  const known = Object.entries(topicTitles).filter(([topic]) => kept.split(',').includes(topic));
  return enumerated(known.map(([, title]) => say`${title}`));
}

function from({ person, className, roles }: Member): Text | undefined {
  if (!person) return undefined;
  const titles = [...new Set(roles.map(({ role }) => roleTitles[role]))].join(', ');
  const name = person.name.map(fullName);
  return className === undefined ? say`${name} — ${titles}` : say`${name}, ${className} — ${titles}`;
}

function standing(worry: HeardWorry): Text {
  if (worry.closed) return say`${bold(say`Закончено:`)} ${worry.closed.words}`;
  if (worry.taken && worry.takenBy) return say`В работе: ${worry.takenBy.called}`;
  return standingOf(worry);
}

function standingOf({ taken, closed }: Worry): Text {
  if (closed) return say`Закончено.`;
  return taken ? say`Уже в работе.` : say`Пока никто не взял в работу.`;
}

function when(at: Temporal.Instant, timeZone: string): Text {
  const text = at
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toLocaleString('ru', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  return say`${text}`;
}

function answer({ author, answer: said, answeredAt, words: told }: AskedCheckIn & { author: Member }, zone: string) {
  const who = author.person ? say`${author.person.name.map(shortName)}` : say`участник`;
  const how = said ? checkInTitles[said] : say`—`;
  const day = answeredAt ? say`, ${when(answeredAt, zone)}` : say``;
  return told ? say`• ${who}${day}: ${how}. «${told}»` : say`• ${who}${day}: ${how}`;
}
