/** When a curator reads the week's digest, by the school's clock. */
export interface DigestTime {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  readonly time: Temporal.PlainTime;
}

/** Until a curator chooses another. Source: product.md 11. */
export const usualDigest: DigestTime = { weekday: 1, time: Temporal.PlainTime.from('08:30') };

/** The first moment of a digest later than `now`: in the very minute of one, that of the next week. */
export function nextDigest(now: Temporal.Instant, { weekday, time }: DigestTime, timeZone: string): Temporal.Instant {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const day = today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone, plainTime: time }).toInstant();
  return Temporal.Instant.compare(at(day), now) > 0 ? at(day) : at(day.add({ days: 7 }));
}
