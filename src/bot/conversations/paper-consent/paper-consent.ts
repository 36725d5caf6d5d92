import type { Asking, Conversation } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { readDate } from '#domain/questionnaire/read-date.ts';
import { schoolDate } from '#domain/time.ts';
import { words } from './words.ts';

/** A curator has the guardian's consent on paper, and marks it: «подписано, дата» (methodology.md 4.7). */
export const paperConsent: Conversation<{ child: string }> = {
  name: 'paper-consent',
  version: 1,

  async stillMakesSense(work, { child }) {
    const member = await work.people.card(idOf(child));
    return (member?.person !== undefined && member.joinedAt === undefined) || words.notWaiting;
  },

  async run(talk, { child }) {
    const { timeZone, today } = await talk.record('today', async (work) => ({
      timeZone: work.school.timeZone,
      today: work.today().toString(),
    }));
    const day = await talk.ask('day', (work) => question(work, child), {
      ...askingDay(timeZone),
      suggest: [{ label: words.today, value: today }],
    });
    const marked = await talk.record('marked', ({ consents }) =>
      consents.markPaper(idOf(child), Temporal.PlainDate.from(day)),
    );
    await talk.say(marked ? words.marked : words.notWaiting);
  },
};

async function question({ people }: Work, child: string) {
  const member = await people.card(idOf(child));
  return words.question(member?.person);
}

function askingDay(timeZone: string): Asking<string> {
  return {
    read(input, at) {
      const read = readDate(input, { earliest: '-P2Y', latest: 'P0D' }, schoolDate(at, timeZone));
      return 'problem' in read ? { problem: words.dayProblem } : read;
    },
  };
}

function idOf(child: string): PersonId {
  return brand<PersonId>(child);
}
