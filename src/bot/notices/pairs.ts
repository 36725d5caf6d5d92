import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { pairNames } from '#bot/screens/pair-words.ts';
import { enumerated } from '#bot/text.ts';
import type { ToldPair } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId, type PersonId } from '#domain/ids.ts';
import { words } from './pairs-words.ts';

type AboutMember = { readonly pair: string; readonly mentee: string };

/** For whoever's turn it is to answer. It names nobody, so that every messenger may show it. */
export async function pairAsked({ pair }: { pair: string }, work: Work): Promise<Reply | undefined> {
  const asked = await work.proposals.asked(brand<PairId>(pair));
  if (!asked) return undefined;
  return {
    text: words.asked[asked.as][work.address],
    choices: [{ label: words.answer, press: press.start('answer-pair', pair) }],
  };
}

/** For a curator: whoever is to be asked gets no messages, or is nobody here yet. */
export async function pairUnreached({ pair }: { pair: string }, work: Work): Promise<Reply | undefined> {
  const whom = await waitedFor(pair, work);
  if (!whom) return undefined;
  return { text: words.unreached(whom), choices: [{ label: words.open, press: press.screen('pair', pair) }] };
}

/** For a curator: five days without an answer. */
export async function pairSilent({ pair }: { pair: string }, work: Work): Promise<Reply | undefined> {
  const whom = await waitedFor(pair, work);
  if (!whom) return undefined;
  return {
    text: words.silent(whom),
    choices: [
      { label: words.remind, press: press.start('remind-pair', pair) },
      { label: words.another, press: press.start('take-back', pair) },
      { label: words.open, press: press.screen('pair', pair) },
    ],
  };
}

async function waitedFor(pair: string, { may, proposals }: Work) {
  if (!may('pair.form')) return undefined;
  const waited = await proposals.onPaper(brand<PairId>(pair));
  return waited.length === 0 ? undefined : enumerated(waited.map(words.whom));
}

/** For a curator: a proposal is off, by whose word or which rule. */
export async function pairOff(about: AboutMember, work: Work): Promise<Reply | undefined> {
  const told = await toldOf(about, work);
  if (told?.side !== 'staff' || told.life.state !== 'ended') return undefined;
  return {
    text: words.off(pairNames(told), told.last),
    choices: [
      ...(told.person ? [{ label: words.another, press: press.start('form-pair', about.mentee) }] : []),
      { label: words.open, press: press.screen('pair', about.pair) },
    ],
  };
}

/** For whoever has said yes: nobody learns who has said no (product.md, 6). */
export async function pairSearch(about: AboutMember, work: Work): Promise<Reply | undefined> {
  const told = await toldOf(about, work);
  if (told?.life.state !== 'ended') return undefined;
  return {
    text:
      told.side === 'mentor' && told.others > 0
        ? words.searchForGroup
        : words.search[told.side === 'mentee' ? work.address : 'вы'],
  };
}

/** For all sides, and for curators. */
export async function pairMade(about: AboutMember, work: Work): Promise<Reply | undefined> {
  const told = await toldOf(about, work);
  if (!told || told.life.state === 'ended' || told.life.state === 'proposed') return undefined;
  return {
    text: words.made(told),
    choices: [{ label: words.open, press: press.screen('pair', about.pair) }],
  };
}

/** R18, for the other side and for curators: that it has ended, not whose word it was. */
export async function pairLeft(about: AboutMember, work: Work): Promise<Reply | undefined> {
  const told = await toldOf(about, work);
  if (told?.life.state !== 'ended') return undefined;
  return {
    text: words.left(told),
    ...(told.side === 'staff' && {
      choices: [
        ...(told.person ? [{ label: words.another, press: press.start('form-pair', about.mentee) }] : []),
        { label: words.open, press: press.screen('pair', about.pair) },
      ],
    }),
  };
}

function toldOf({ pair, mentee }: AboutMember, { pairs }: Work): Promise<ToldPair | undefined> {
  return pairs.told({ pair: brand<PairId>(pair), mentee: brand<PersonId>(mentee) });
}
