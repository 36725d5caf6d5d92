/** Kinds of trouble that a call for help may name. Source: product.md, 8. */
export const troubles = ['bullying', 'health', 'family', 'mentor', 'other'] as const;

export type Trouble = (typeof troubles)[number];

/** A call of the same kind that comes again so soon is the same call: its words are added, nobody is alarmed twice. */
export const sameCall = { minutes: 10 };

/** School time in which an unanswered hour counts, to the end exclusive. */
const day = { from: Temporal.PlainTime.from('08:00'), to: Temporal.PlainTime.from('20:00') };

const waits = { hours: 1 };

/**
 * When a call that nobody has taken goes on to the head: an hour later by day (8–20, weekends too), at nine in the morning
 * after an evening or a night. Whoever has called waits no longer than that for somebody to look.
 */
export function goesOnAt(called: Temporal.Instant, timeZone: string): Temporal.Instant {
  const at = called.toZonedDateTimeISO(timeZone);
  const time = at.toPlainTime();
  if (Temporal.PlainTime.compare(time, day.to) >= 0) return morning(at.toPlainDate().add({ days: 1 }), timeZone);
  if (Temporal.PlainTime.compare(time, day.from) < 0) return morning(at.toPlainDate(), timeZone);
  return called.add(waits);
}

function morning(date: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone, plainTime: day.from.add(waits) }).toInstant();
}
