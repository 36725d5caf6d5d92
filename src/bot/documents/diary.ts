import { z } from 'zod';
import { words as logWords } from '#bot/conversations/log-meeting/words.ts';
import { variantTitle } from '#bot/screens/pair-words.ts';
import { bold, paragraphs, plain, say } from '#bot/text.ts';
import type { Entry } from '#bot/work/diary.ts';
import type { Work } from '#bot/work/work.ts';
import { type DiaryEntry, diaryDocx } from '#documents/diary-docx.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { meetingKindTitles } from '#domain/meeting/meeting.ts';
import { Personal } from '#domain/personal.ts';
import { forms } from '#domain/school/forms.ts';
import { schoolYearOf } from '#domain/school/school-year.ts';
import type { DocumentKind } from './document.ts';

/** «Дневник наставника» with a record for each meeting that is written down (methodology.md 4.2). */
export const diaryToPrint: DocumentKind<{ pair: string }> = {
  params: z.strictObject({ pair: z.uuid() }),

  async read(work, params) {
    const id = brand<PairId>(params.pair);
    const pages = await work.diary.pages(id);
    const pair = await work.pairs.see(id);
    const mentor = pair?.mentorPerson;
    if (!pages || !pair || !mentor) return undefined;
    const entries: DiaryEntry[] = [];
    for (const entry of pages.list.toReversed()) entries.push(await entryOf(work, entry, entries.length + 1));
    const { starts, ends } = schoolYearOf(work.today());
    const paper = {
      school: work.school.name,
      schoolYear: `${starts.year}–${ends.year}`,
      mentor: mentor.name,
      mentees: pair.members.flatMap(({ person }) => (person ? [person.name] : [])),
      form: forms[pair.form].title,
      variant: variantTitle(pair.variant),
      entries,
      printedOn: work.today(),
    };
    return {
      name: say`Дневник наставника`,
      caption: paragraphs(bold(say`Дневник наставника`), say`Встреч в нём: ${entries.length}`),
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      make: () => diaryDocx(paper),
    };
  },
};

async function entryOf(work: Work, entry: Entry, number: number): Promise<DiaryEntry> {
  const { kind, starts, dayOnly, invited, online, place, last } = entry;
  const tasks = await work.tasks.ofMeeting(entry.id);
  const about = {
    ...{ number, kind: meetingKindTitles[kind], on: starts.toPlainDate() },
    ...(!dayOnly && { time: starts.toPlainTime() }),
  };
  const log = last?.log;
  if (!log?.held) {
    const why = log && log.why !== 'moved' && log.why !== 'other' ? logWords.reasons[log.why] : undefined;
    const reason = log?.words ?? (why && new Personal(plain(why.pack())));
    return { ...about, state: log?.why === 'moved' ? 'moved' : 'not-held', ...(reason && { reason }) };
  }
  const { topics, note, result, difficulties } = log;
  const present = invited.flatMap(({ mentee, person }) => (person && log.came.includes(mentee) ? [person.name] : []));
  const task = tasks.at(-1)?.words;
  return {
    ...about,
    ...{ state: 'held', online, minutes: log.minutes ?? entry.minutes, present },
    ...(place && { place }),
    ...(topics && { topics }),
    ...(note && { done: note }),
    ...(result && { result }),
    ...(difficulties && { difficulties }),
    ...(task && { task }),
  };
}
