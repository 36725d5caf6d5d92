import { words as farewellWords } from '#bot/conversations/farewell/words.ts';
import { endedFile } from '#bot/documents/meeting-files.ts';
import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { whole } from '#bot/screens/lists.ts';
import { words as pairWords, variantTitle } from '#bot/screens/pair-words.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { PairMember, SeenPair } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';
import type { MembershipRef } from '#db/pairs.ts';
import { brand, type PairId, type PersonId } from '#domain/ids.ts';
import { isOver, type LifeState } from '#domain/pairing/pair-life.ts';
import type { PupilAddress } from '#domain/school/school.ts';

interface About {
  pair: string;
  mentee: string;
}

/**
 * For everybody in a pair that has been paused, resumed or ended. It says no reason, and which pair only to whoever has
 * several: without names where those may not be shown.
 */
export async function pairMoved(
  { pair, mentee, to }: About & { to: LifeState },
  work: Work,
): Promise<Reply | undefined> {
  const of = { pair: brand<PairId>(pair), mentee: brand<PersonId>(mentee) };
  const seen = await work.pairs.see(of.pair);
  const member = seen?.members.find((each) => each.mentee === of.mentee);
  // It has moved on meanwhile: that is told by itself.
  if (!seen || !member || member.life.state !== to) return undefined;
  const moved = await movedTo(to, of, work);
  const which = await whichOf(seen, member, work);
  const said = moved && {
    ...moved,
    text: paragraphs(which, moved.text),
    // The name stands behind «Открыть».
    choices: [
      ...(moved.choices ?? []),
      ...(which && !work.carriesPersonal
        ? [{ label: pairWords.whole, press: press.screen('pair', whole(of.pair)) }]
        : []),
    ],
  };
  return said && isOver(member.life) ? withoutMeetings(said, of.pair, work) : said;
}

/** What was planned leaves the calendars too. */
async function withoutMeetings(reply: Reply, pair: PairId, work: Work): Promise<Reply> {
  const file = await endedFile(work, pair);
  return file ? { ...reply, text: paragraphs(reply.text, words.meetingsOff), file } : reply;
}

async function movedTo(to: LifeState, of: MembershipRef, work: Work): Promise<Reply | undefined> {
  const ending = await work.endings.read(of);
  switch (to) {
    case 'paused':
      return { text: words.paused[work.address] };
    case 'accepted':
    case 'active':
      return { text: words.resumed, choices: [{ label: words.open, press: press.screen('pair', of.pair) }] };
    case 'completed':
      return {
        text: ending && ending.side !== 'guardian' ? words.completed[work.address] : words.completedForOthers,
        choices:
          ending && ending.side !== 'guardian' && !ending.mine
            ? [{ label: farewellWords.title, press: press.start('farewell', of.pair) }]
            : [],
      };
    case 'ended':
      return { text: endedText(ending?.told) };
    case 'proposed':
      return undefined;
    default:
      return to satisfies never;
  }
}

/** Undefined: they have only this one. */
async function whichOf(seen: SeenPair, { person }: PairMember, work: Work): Promise<Text | undefined> {
  const all = [...(await work.pairs.mine()), ...(await work.pairs.finished())];
  if (seen.side === 'staff' || all.reduce((sum, { members }) => sum + members.length, 0) < 2) return undefined;
  const other = seen.side === 'mentee' ? seen.mentorPerson : person;
  if (!work.carriesPersonal || !other) return bold(say`${variantTitle(seen.variant)}`);
  const ofChild = seen.side === 'guardian' && seen.mentorPerson;
  return bold(ofChild ? say`${other.called}, наставник — ${ofChild.called}` : say`${other.called}`);
}

function endedText(told: NonNullable<Awaited<ReturnType<Work['endings']['read']>>>['told']): Text {
  if (told?.told === 'own' && told.words) return paragraphs(words.ended, say`${told.words}`);
  return told?.told === 'another' ? paragraphs(words.ended, words.another) : paragraphs(words.ended, words.thanks);
}

const forCurator: Reply = {
  text: say`Замена наставника согласована директором. Наставляемый снова в списке «Без пары».`,
  choices: [{ label: say`Без пары`, press: press.screen('pairs', 'alone.0') }],
};

/** The head has granted another mentor: neutral for whoever is in the pair, the next thing to do for a curator. */
export async function replaced({ pair, mentee }: About, work: Work): Promise<Reply | undefined> {
  const seen = await work.pairs.see(brand<PairId>(pair));
  const member = seen?.members.find((each) => each.mentee === mentee);
  if (!seen || !member) return undefined;
  if (seen.side === 'staff') return work.may('pair.form') ? forCurator : undefined;
  const mine = work.me.children.includes(member.mentee) ? words.anotherForChild : words.thanks;
  const next = work.me.id === member.mentee ? words.another : mine;
  return withoutMeetings({ text: paragraphs(words.ended, next) }, seen.id, work);
}

/** The other side has said farewell. */
export async function farewellCame({ pair, mentee }: About, work: Work): Promise<Reply | undefined> {
  return farewellOf(work, { pair: brand<PairId>(pair), mentee: brand<PersonId>(mentee) });
}

/** The words of the other side, where they have said them. */
export async function farewellOf(work: Work, of: MembershipRef): Promise<Reply | undefined> {
  const ending = await work.endings.read(of);
  if (!ending?.theirs) return undefined;
  const { words: said, stays } = ending.theirs;
  const both = stays && ending.mine?.stays === true;
  const seen = await work.pairs.see(of.pair);
  const member = seen?.members.find(({ mentee }) => mentee === of.mentee);
  return {
    text: paragraphs(
      seen && member && (await whichOf(seen, member, work)),
      said ? say`${words.theirWords} ${said}` : words.noWords,
      both ? words.bothStay : undefined,
      ending.mine ? undefined : words.yourTurn[work.address],
    ),
    choices: ending.mine ? [] : [{ label: farewellWords.title, press: press.start('farewell', of.pair) }],
    place: press.screen('farewell-words', of.pair),
  };
}

const words = {
  paused: {
    ты: say`Встречи пары пока на паузе. Делать ничего не нужно: когда можно будет продолжать, придёт сообщение.`,
    вы: say`Встречи пары пока на паузе. Делать ничего не нужно: когда можно будет продолжать, придёт сообщение.`,
  } satisfies Record<PupilAddress, Text>,
  resumed: say`Встречи пары можно продолжать.`,
  open: say`Открыть пару`,
  completed: {
    ты: say`Работа пары завершена. Спасибо! Можно сказать друг другу несколько слов на прощание.`,
    вы: say`Работа пары завершена. Спасибо! Можно сказать друг другу несколько слов на прощание.`,
  } satisfies Record<PupilAddress, Text>,
  completedForOthers: say`Работа пары завершена. Спасибо!`,
  ended: say`Работа пары закончена.`,
  thanks: say`Спасибо за участие.`,
  meetingsOff: say`Встречи, которые были назначены, отменены: файл убирает их из календаря.`,
  another: say`Куратор подберёт другую пару и напишет.`,
  anotherForChild: say`Куратор подберёт ребёнку другого наставника и напишет.`,
  theirWords: say`Слова на прощание:`,
  noWords: say`Вторая сторона пары попрощалась без слов.`,
  bothStay: say`Остаться на связи готовы обе стороны: договоритесь, как вам удобно.`,
  yourTurn: {
    ты: say`Ты тоже можешь сказать несколько слов.`,
    вы: say`Вы тоже можете сказать несколько слов.`,
  } satisfies Record<PupilAddress, Text>,
} as const;
