import type { Asking, Conversation } from '#bot/conversation/conversation.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import type { MemberIds } from '#bot/work/council.ts';
import type { Work } from '#bot/work/work.ts';
import { readDate } from '#domain/questionnaire/read-date.ts';
import { schoolDate } from '#domain/time.ts';
import { words } from './words.ts';

/** What the методический совет has decided: protocol, day, and which pairs of the list it agrees to. */
export const council: Conversation = {
  name: 'council',
  version: 1,

  async stillMakesSense(work) {
    return (await work.council.waiting()).length > 0 || words.nothing;
  },

  async run(talk) {
    const { timeZone, list } = await talk.read('list', async (work) => ({
      timeZone: work.school.timeZone,
      list: (await work.council.waiting()).map(({ pair, mentee }): MemberIds => ({ pair, mentee })),
    }));
    const all = list.map((_, index) => String(index));
    const agreed = await talk.pick('agreed', words.which, (work) => options(work, list), { first: all, least: 0 });
    const number = await talk.ask('number', words.number, askingNumber);
    const day = await talk.ask('day', words.day, askingDay(timeZone));
    const refused = all.filter((key) => !agreed.includes(key));
    const why = refused.length > 0 ? await talk.ask('why', words.why(refused.length), askingWhy) : '';
    const these = (keys: readonly string[]) => keys.flatMap((key) => list[Number(key)] ?? []);
    const done = await talk.record('decided', (work) =>
      work.council.decided({
        number,
        on: Temporal.PlainDate.from(day),
        agreed: these(agreed),
        refused: these(refused),
        ...(why !== '' && { words: why }),
      }),
    );
    await talk.say(words.done(done));
    await talk.leadTo('pairs');
  },
};

async function options(work: Work, list: readonly MemberIds[]) {
  const now = await work.council.waiting();
  return list.flatMap(({ pair, mentee }, index) => {
    const found = now.find((one) => one.pair === pair && one.mentee === mentee);
    return found ? [{ key: String(index), label: words.row(found) }] : [];
  });
}

const askingNumber: Asking<string> = {
  read(input) {
    const number = input.trim().replace(/^№\s*/u, '');
    return /^[\p{L}\p{N}/.-]{1,20}$/u.test(number) ? { value: number } : { problem: words.numberProblem };
  },
};

function askingDay(timeZone: string): Asking<string> {
  return {
    read(input, at) {
      const read = readDate(input, { earliest: '-P1Y', latest: 'P0D' }, schoolDate(at, timeZone));
      return 'problem' in read ? { problem: words.dayProblem } : read;
    },
  };
}

const askingWhy = {
  ...askingLetter('Сначала нужна консультация психолога.'),
  suggest: [{ label: words.noReason, value: '' }],
};
