import { words as logWords } from '#bot/conversations/log-meeting/words.ts';
import { onDayText } from '#bot/days.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import type { Meeting } from '#domain/meeting/planned.ts';

export type LogNotice =
  | { readonly kind: 'ask-log'; readonly meeting: string }
  | { readonly kind: 'remind-log'; readonly meeting: string };

/** «Состоялась?» Where no name may stand the time says which meeting is meant, so that the taps stay there. */
export async function askLog({ kind, meeting }: LogNotice, work: Work): Promise<Reply | undefined> {
  const entry = work.me.leftAt ? undefined : await work.diary.entry(brand<MeetingId>(meeting));
  if (!entry?.mayLog.ok || entry.mayLog.value !== 'log') return undefined;
  const question = logWords.tookPlace(entry, { today: work.today(), named: work.carriesPersonal });
  return {
    text: kind === 'ask-log' ? question : paragraphs(question, words.notYet),
    choices: [
      outcome(logWords.outcomes.held, 'h', meeting),
      outcome(logWords.outcomes.moved, 'm', meeting),
      outcome(logWords.outcomes['not-held'], 'n', meeting),
    ],
  };
}

function outcome(label: Text, said: 'h' | 'm' | 'n', meeting: string): Choice {
  return { label, press: press.start('log-meeting', `${said}${meeting}`) };
}

/** For a mentee who came: one tap. */
export async function askRating({ meeting }: { meeting: string }, work: Work): Promise<Reply | undefined> {
  const found = work.me.leftAt ? undefined : await work.ratings.toRate(brand<MeetingId>(meeting));
  if (!found || found.rating !== undefined) return undefined;
  return {
    text: paragraphs(bold(words.rate), dayOf(found.meeting, work), words.unseen),
    choices: work.ratings
      .scale()
      .map(({ key, label }) => ({ label: say`${label}`, press: press.start('rate', `${key}${meeting}`) })),
  };
}

function dayOf({ startsAt }: Pick<Meeting, 'startsAt'>, { school }: Work): Text {
  const starts = startsAt.toZonedDateTimeISO(school.timeZone).toPlainDateTime();
  return say`Она была ${onDayText(starts)}.`;
}

const words = {
  notYet: say`Записи о ней пока нет. Хватит двух нажатий.`,
  rate: say`Как прошла встреча?`,
  unseen: say`Наставник этого не увидит.`,
} as const;
