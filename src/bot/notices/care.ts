import { words as worryWords } from '#bot/conversations/worry/words.ts';
import { danger } from '#bot/danger-words.ts';
import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { checkInOf } from '#bot/screens/check-in.ts';
import { takingOf, worryOf } from '#bot/screens/worries.ts';
import { words as worriesWords } from '#bot/screens/worries-words.ts';
import { paragraphs, say, type Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type CheckInId, type WorryId } from '#domain/ids.ts';
import type { PupilAddress } from '#domain/school/school.ts';

/**
 * For those who hear. Where names may not be shown, what has come and «Беру в работу» stand in the messenger itself: whoever
 * is called must not have to open anything to see that it is a call.
 */
export async function worryCame({ worry }: { worry: string }, work: Work): Promise<Reply | undefined> {
  const read = await hears(work, worry);
  if (!read || read.closed) return undefined;
  return work.carriesPersonal ? worryOf(read, work) : { text: worriesWords.impersonal(read), choices: choicesOf(read) };
}

/** For the others who hear: somebody looks. */
export async function worryTaken({ worry }: { worry: string }, work: Work): Promise<Reply | undefined> {
  const read = await hears(work, worry);
  if (!read?.taken || read.closed) return undefined;
  const text = work.carriesPersonal ? worriesWords.taken(read) : worriesWords.impersonal(read);
  return { text, choices: choicesOf(read) };
}

async function hears(work: Work, worry: string) {
  return work.may('worry.hear') ? work.worries.read(brand<WorryId>(worry)) : undefined;
}

function choicesOf(read: Parameters<typeof takingOf>[0]) {
  return [...takingOf(read), { label: worryWords.see, press: press.screen('worry', read.id) }];
}

/** For whoever has called. */
export async function callTaken({ worry }: { worry: string }, work: Work): Promise<Reply | undefined> {
  const call = await ownCall(work, worry);
  return call?.taken ? { text: words.taken[work.address] } : undefined;
}

/** For whoever has called, where nobody has answered. */
export async function callUnheard({ worry }: { worry: string }, work: Work): Promise<Reply | undefined> {
  const call = await ownCall(work, worry);
  if (!call || call.taken || call.closed) return undefined;
  return { text: paragraphs(words.unheard[work.address], danger(work.me.kind === 'pupil')) };
}

async function ownCall({ calls, me }: Work, worry: string) {
  return me.leftAt ? undefined : (await calls.mine()).find(({ id }) => id === worry);
}

/** «Как идут дела?», for one side. About the others of a group it is asked when the first has been answered, or on another day. */
export async function checkInAsked({ checkIn }: { checkIn: string }, work: Work): Promise<Reply | undefined> {
  const mine = await work.checkIns.read(brand<CheckInId>(checkIn));
  if (!mine || mine.answer !== undefined) return undefined;
  return (await work.checkIns.isTurnOf(mine)) ? checkInOf(mine, work) : undefined;
}

type Addressed = Readonly<Record<PupilAddress, Text>>;

const words = {
  taken: {
    ты: say`Твоё сообщение о помощи прочитали. С тобой поговорят.`,
    вы: say`Ваше обращение за помощью прочитали. С вами свяжутся.`,
  } satisfies Addressed,
  unheard: {
    ты: say`На твоё сообщение о помощи пока никто не ответил. Пожалуйста, не жди: скажи взрослому, которому доверяешь, или позвони.`,
    вы: say`На ваше обращение за помощью пока никто не ответил. Пожалуйста, не ждите: обратитесь в школу или позвоните.`,
  } satisfies Addressed,
} as const;
