import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSeries, seriesDates } from '#domain/meeting/series.ts';
import { readWhen, type WhenContext } from '#domain/meeting/when-words.ts';
import { usualBells } from '#domain/school/bells.ts';
import { usualHolidays } from '#domain/school/holidays.ts';
import { timeZones } from '#domain/school/time-zones.ts';

/** Russia's zones, and some that change their clocks. */
const zones = [...timeZones.map(({ id }) => id), 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];

const contexts: fc.Arbitrary<WhenContext> = fc
  .record({
    minutes: fc.integer({ min: 0, max: 4 * 366 * 24 * 60 }),
    seconds: fc.constantFrom(0, 1, 59),
    timeZone: fc.constantFrom(...zones),
    lastWeeks: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
    bells: fc.constantFrom(usualBells[0], undefined),
  })
  .map(({ minutes, seconds, timeZone, lastWeeks, bells }) => {
    const now = Temporal.Instant.from('2025-09-01T00:00Z').add({ minutes, seconds });
    const here = now.toZonedDateTimeISO(timeZone).toPlainDateTime().round('minute');
    const last = lastWeeks === undefined ? undefined : here.subtract({ weeks: lastWeeks, days: 2 });
    return { now, timeZone, last, bells, holidays: usualHolidays };
  });

interface Appointment {
  readonly context: WhenContext;
  readonly at: Temporal.PlainDateTime;
}

/** A moment within a year that the clock on the wall shows once. */
const appointments: fc.Arbitrary<Appointment> = fc
  .tuple(contexts, fc.oneof(fc.integer({ min: 1, max: 8 * 1440 }), fc.integer({ min: 1, max: 364 * 1440 })))
  .map(([context, minutes]) => {
    const at = context.now.add({ minutes }).toZonedDateTimeISO(context.timeZone).toPlainDateTime().round('minute');
    return { context, at };
  })
  .filter(({ context, at }) => {
    const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
      at.toZonedDateTime(context.timeZone, { disambiguation }).toInstant(),
    );
    return (
      earlier !== undefined && later?.equals(earlier) === true && Temporal.Instant.compare(earlier, context.now) > 0
    );
  });

const monthNames = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const weekdayNames = ['понедельник', 'вторник', 'среду', 'четверг', 'пятницу', 'субботу', 'воскресенье'];
const weekdayShort = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'];
const ordinals =
  'первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого'.split(
    ' ',
  );
const cardinals = 'двенадцать час два три четыре пять шесть семь восемь девять десять одиннадцать'.split(' ');
const two = (number: number) => String(number).padStart(2, '0');
const daysTo = ({ context, at }: Appointment) =>
  context.now.toZonedDateTimeISO(context.timeZone).toPlainDate().until(at.toPlainDate()).days;

/** Ways to name a day; undefined where that way would name another. */
const dayPrinters: readonly ((appointment: Appointment) => string | undefined)[] = [
  ({ at }) => `${two(at.day)}.${two(at.month)}.${at.year}`,
  ({ at }) => `${at.day}.${at.month}.${two(at.year % 100)}`,
  ({ at }) => `${at.day} ${monthNames[at.month - 1]} ${at.year} года`,
  ({ at }) => at.toPlainDate().toString(),
  ({ at }) => `в ${weekdayNames[at.dayOfWeek - 1]} ${at.day} ${monthNames[at.month - 1]} ${at.year}`,
  (each) => (daysTo(each) < 100 ? `через ${daysTo(each)} дней` : undefined),
  (each) => ['сегодня', 'завтра', 'послезавтра'][daysTo(each)],
  (each) => (daysTo(each) < 7 ? `в ${weekdayNames[each.at.dayOfWeek - 1]}` : undefined),
  (each) => (daysTo(each) < 7 ? weekdayShort[each.at.dayOfWeek - 1] : undefined),
  (each) => (daysTo(each) < 100 ? `${each.at.day} ${monthNames[each.at.month - 1]}` : undefined),
  (each) => (daysTo(each) < 100 ? `${two(each.at.day)}.${two(each.at.month)}` : undefined),
  (each) => (daysTo(each) < 27 ? `${each.at.day}-го числа` : undefined),
];

const partOf = ({ hour }: Temporal.PlainDateTime) =>
  hour < 6 ? 'ночи' : hour < 12 ? 'утра' : hour < 18 ? 'дня' : 'вечера';

const timePrinters: readonly ((at: Temporal.PlainDateTime) => string | undefined)[] = [
  (at) => `в ${two(at.hour)}:${two(at.minute)}`,
  (at) => `в ${two(at.hour)}.${two(at.minute)}`,
  (at) => (at.minute % 5 === 0 ? `${two(at.hour)}-${two(at.minute)}` : undefined),
  (at) => (at.hour >= 8 ? `${at.hour} ч ${at.minute} мин` : undefined),
  (at) => (at.minute === 0 && at.hour >= 8 ? `в ${at.hour}` : undefined),
  (at) => (at.hour % 12 === 0 ? undefined : `в ${at.hour % 12}:${two(at.minute)} ${partOf(at)}`),
  (at) => (at.minute === 0 && at.hour % 12 > 0 ? `в ${cardinals[at.hour % 12]} ${partOf(at)}` : undefined),
  (at) => (at.minute === 30 && at.hour > 8 && at.hour < 20 ? `в половине ${ordinals[at.hour % 12]}` : undefined),
  (at) =>
    at.minute > 0 && at.hour >= 9 && at.hour < 19
      ? `без ${60 - at.minute} минут ${cardinals[(at.hour + 1) % 12]}`
      : undefined,
];

const manners: readonly ((day: string, time: string) => string)[] = [
  (day, time) => `${day} ${time}`,
  (day, time) => `${time} ${day}`,
  (day, time) => `Давайте ${day}, ${time}!`,
  (day, time) => `  ${day.toUpperCase()}   ${time.toUpperCase()}. `,
];

const roundMinutes = appointments.chain((each) =>
  fc
    .constantFrom(0, 15, 30, undefined)
    .map((minute) => (minute === undefined ? each : { ...each, at: each.at.with({ minute }) })),
);

test('whatever way an appointment is written down, it is read back', () => {
  fc.assert(
    fc.property(
      roundMinutes,
      fc.constantFrom(...dayPrinters),
      fc.constantFrom(...timePrinters),
      fc.constantFrom(...manners),
      (appointment, printDay, printTime, inManner) => {
        const { context, at } = appointment;
        const zoned = at.toZonedDateTime(context.timeZone);
        fc.pre(zoned.toPlainDateTime().equals(at) && Temporal.Instant.compare(zoned.toInstant(), context.now) > 0);
        const [day, time] = [printDay(appointment), printTime(at)];
        fc.pre(day !== undefined && time !== undefined);
        const typed = inManner(day, time);
        const read = readWhen(typed, context);
        expect([typed, read.ok ? read.value.at.toString() : read.problem]).toEqual([typed, at.toString()]);
      },
    ),
    { numRuns: 3000 },
  );
});

const vocabulary =
  'в на через до по с после без кроме каждую среду четверг пт завтра сегодня послезавтра следующую неделю недели дня часа час утра вечера полтретьего половине третьего 0 1 2 3 15 29 31 99 15:30 12.12 29.02 31.12.2026 0000-01-01 9999-12-31 февраля декабря мая 6 урока перемене не и раз две каникул года месяц пять двадцать тридцать минут числа'.split(
    ' ',
  );
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...vocabulary), { maxLength: 9 }).map((words) => words.join(' ')),
);

test('whatever is typed, a moment that was understood is to come within a year', () => {
  fc.assert(
    fc.property(contexts, anything, (context, typed) => {
      const read = readWhen(typed, context);
      if (!read.ok) return;
      const at = read.value.at.toZonedDateTime(context.timeZone);
      expect(at.toPlainDateTime().equals(read.value.at)).toBe(true);
      expect(Temporal.Instant.compare(at.toInstant(), context.now)).toBe(1);
      const inYear = context.now.toZonedDateTimeISO(context.timeZone).add({ years: 1 });
      expect(Temporal.ZonedDateTime.compare(at, inYear)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 3000 },
  );
});

const rhythms = fc
  .tuple(
    fc.constantFrom('каждую среду', 'по пятницам', 'раз в две недели по вторникам', 'еженедельно', 'каждый четверг'),
    fc.constantFrom('', 'в 15:30', 'в 9', 'после 6 урока', 'в полтретьего'),
    fc.constantFrom('', 'до мая', 'по май', 'до 25 мая', 'до нового года', 'до конца года', 'до каникул', 'до 29.02'),
    fc.constantFrom('', 'кроме каникул', 'и в каникулы', 'с 1 декабря'),
  )
  .map((parts) => parts.join(' '));

test('whatever is typed, the meetings of a series are to come, of one weekday and time, and none is after its end', () => {
  fc.assert(
    fc.property(contexts, fc.oneof(rhythms, rhythms, anything), (context, typed) => {
      const read = readSeries(typed, context);
      if (!read.ok) return;
      const { first, every, until } = read.value;
      const dates = seriesDates(read.value, context.holidays);
      expect(dates.length).toBeGreaterThan(0);
      expect(dates.length).toBeLessThanOrEqual(60);
      for (const at of dates) {
        expect(first.until(at, { largestUnit: 'weeks' }).weeks % every).toBe(0);
        expect(first.until(at, { largestUnit: 'days' }).days % 7).toBe(0);
        expect(at.toPlainTime().equals(first.toPlainTime())).toBe(true);
        expect(Temporal.Instant.compare(at.toZonedDateTime(context.timeZone).toInstant(), context.now)).toBe(1);
        expect(Temporal.PlainDate.compare(at.toPlainDate(), until)).toBeLessThanOrEqual(0);
      }
    }),
    { numRuns: 2000 },
  );
});
