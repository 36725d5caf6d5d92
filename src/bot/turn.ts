import { randomUUID } from 'node:crypto';
import {
  type Account,
  expireAccount,
  findAccount,
  guestSession,
  markReachable,
  noteHandled,
  sitsIn,
  writtenLast,
} from '#db/accounts.ts';
import { findCode } from '#db/codes.ts';
import { forgetEffects, forgetTalk, keepEffect, readDialogue, readEffect, saveDialogue } from '#db/dialogues.ts';
import { countTry, finish, giveUp, moveUpdate, takeOldest, type Unfinished } from '#db/inbox.ts';
import { readMember } from '#db/members.ts';
import { goElsewhere } from '#db/notices.ts';
import { ConnectionLost, type Database, type Door, type Inside } from '#db/open.ts';
import { readSchool } from '#db/schools.ts';
import type { DialogueId } from '#domain/ids.ts';
import { readCode } from '#domain/people/invitation-code.ts';
import type { Clock } from '#domain/time.ts';
import { type Log, outline } from '#src/log.ts';
import { leadsElsewhere, offersAnotherChat } from './another-chat.ts';
import { arrive, type Brought } from './arriving.ts';
import { refusalWords, turnWords } from './arriving-words.ts';
import type { Json } from './conversation/conversation.ts';
import { type Question, readFrames } from './conversation/frame.ts';
import type { Memory } from './conversation/open-question.ts';
import type { Registry } from './conversation/registry.ts';
import { Speaker, type Surroundings } from './conversation/speaker.ts';
import { menuWay, words } from './conversation/words.ts';
import { answersAt, type Event, ownEvents, readEvent, tellDialogue } from './events.ts';
import { asGuest, goBack } from './going-back.ts';
import type { Channel, Incoming, Messenger } from './messenger.ts';
import { overhear } from './overhearing.ts';
import { readPress, unstamped } from './payload.ts';
import { Postings } from './postings.ts';
import { othersOf, switched } from './who-speaks.ts';
import { type FoundingWork, foundingWork } from './work/founding.ts';
import type { Setting } from './work/setting.ts';
import { type Work, workFor } from './work/work.ts';

export interface TurnParts {
  db: Database;
  clock: Clock;
  log: Log;
  messengers: ReadonlyMap<Channel, Messenger>;
  setting: Setting;
  school: Registry<Work>;
  guest: Registry<FoundingWork>;
  /** A turn is rolled back past this. */
  withinMs?: number;
}

/** After the third failure an update is given up, and the person is told. */
const mostTries = 3;

/** Messengers start numbering anew after a quiet week: only within some days is a smaller number an older update. */
const numbersHold = { hours: 72 };

/**
 * One turn: takes the oldest unfinished update of a dialogue that nobody else works on, and in one transaction runs the
 * conversation, writes what was decided, the dialogue and the replies, and blanks the update. False: nothing to do.
 * A failed turn is rolled back and counted; a lost database throws, and nothing is counted.
 */
export async function takeTurn(parts: TurnParts): Promise<boolean> {
  const { db, clock, withinMs = 5000 } = parts;
  let taken: Unfinished | undefined;
  try {
    return await db.atDoor(async (door) => {
      const at = clock.now();
      taken = await takeOldest(door, at);
      if (!taken) return false;
      if (await movesOn(door, taken)) return true;
      await handle(door, taken, at, parts);
      await finish(door, taken.id);
      return true;
    }, withinMs);
  } catch (error) {
    if (!taken || error instanceof ConnectionLost) throw error;
    await fail(taken, error, parts);
    return true;
  }
}

/** Kept before the chat turned to somebody else: whoever writes now means the one who speaks now, and is heard there. */
async function movesOn(door: Door, { id, account, dialogue }: Unfinished): Promise<boolean> {
  const from = account === undefined ? undefined : await findAccount(door, account);
  if (!from || from.guest || from.dialogue === dialogue) return false;
  await moveUpdate(door, id, from.dialogue);
  return true;
}

async function handle(door: Door, update: Unfinished, at: Temporal.Instant, parts: TurnParts): Promise<void> {
  const event = update.account === undefined ? readEvent(update.body) : undefined;
  const account = await accountOf(door, update, event);
  const messenger = account && parts.messengers.get(account.channel as Channel);
  // A messenger that has been switched off is not answered.
  if (!account || !messenger) return forgetWhoLeft(door, update.dialogue);
  const translated: Incoming = event ? { kind: 'nothing' } : messenger.translate(update.body);
  const asPressed = await asGuest(door, account, translated);
  const postings = new Postings(account, update.dialogue, messenger.limits, `u${update.id}`);

  if (asPressed.kind === 'blocked') {
    await markReachable(door, account.id, false);
    await goElsewhere(door, account.id, at);
    return;
  }
  if (account.guest) {
    // The page has been told that the session is over: nothing is said into it any more.
    if (account.expiresAt && Temporal.Instant.compare(account.expiresAt, at) <= 0) return;
    if (!event) await expireAccount(door, account.id, at.add(guestSession));
  }
  if (!event) await noteHandled(door, account.id, at, newer(account, update, at));

  const { dialogue } = update;
  const { of, question } = await readDialogue(door, dialogue);
  if (await switched(door, { account, incoming: asPressed, postings, update, at, setting: parts.setting }))
    return postings.keep(door, of, at);
  const incoming = event ? pressIn(event) : pressedIn(dialogue, asPressed);
  if (await offersAnotherChat(door, { account, incoming, postings, update, at, setting: parts.setting }))
    return postings.keep(door, of, at);
  // A guest sits nowhere before it has come in, and again when its talk has gone back.
  const outside = account.guest && (!of || account.dialogue !== dialogue);
  const brought = await codeIn(door, incoming, question !== null, at);
  if (brought !== undefined) {
    const arrival = await arrive(door, account, brought, { origin: update.key, at, setting: parts.setting });
    if ('asks' in arrival) postings.post(arrival.asks);
    else if (!arrival.in) {
      // What was asked is asked again under the explanation.
      const asked = question !== null && !outside;
      postings.post({ text: refusalWords(arrival.because, account), ways: asked || outside ? [] : [menuWay] });
      if (asked) await tellDialogue(door, dialogue, update.key, { event: ownEvents.resume, account: account.id }, at);
    } else if (arrival.said) postings.post(arrival.said);
    return postings.keep(door, of, at);
  }
  if (outside) {
    if (event) return;
    postings.post({ text: account.openedFrom === undefined ? turnWords.noLink : turnWords.goesOnThere });
    return postings.keep(door, of, at);
  }
  const late = isLate(account, update, at);
  const heard = event ?? (late ? 'late' : incoming);
  await converse(door, { dialogue, account, postings, update, at, parts, incoming, heard });
  // A school may just have been founded: what was said last is its curator's too.
  await postings.keep(door, (await readDialogue(door, dialogue)).of, at, event ? {} : { typed: update.key });
}

/** Nobody can be told anything here; of whoever has left nothing stays all the same. */
async function forgetWhoLeft(door: Door, dialogue: DialogueId): Promise<void> {
  const { of } = await readDialogue(door, dialogue);
  const member = of && (await door.enter(of.school, (inside) => readMember(inside, of.person)));
  if (member?.leftAt) await forgetTalk(door, dialogue);
}

/** A button of another dialogue has been pressed, which acts here. */
function pressIn({ event, press }: Event): Incoming {
  return event === ownEvents.show && press !== undefined ? { kind: 'press', payload: press } : { kind: 'nothing' };
}

function pressedIn(dialogue: DialogueId, incoming: Incoming): Incoming {
  return incoming.kind === 'press' ? { kind: 'press', payload: unstamped(dialogue, incoming.payload) } : incoming;
}

/**
 * A code that a link has brought, or that somebody has sent as a message (in the middle of a question only a real one),
 * or that a button names once more with whom it is for.
 */
async function codeIn(
  door: Door,
  incoming: Incoming,
  asked: boolean,
  at: Temporal.Instant,
): Promise<Brought | undefined> {
  if (incoming.kind === 'start') return incoming.code === undefined ? undefined : { code: incoming.code };
  const pressed = incoming.kind === 'press' ? readPress(incoming.payload) : undefined;
  if (pressed?.kind === 'invited') return { code: pressed.code, whom: pressed.whom };
  const typed = incoming.kind === 'text' ? readCode(incoming.text) : undefined;
  if (!typed?.ok) return undefined;
  return !asked || (await findCode(door, typed.value, at)) ? { code: typed.value } : undefined;
}

interface Conversing {
  dialogue: DialogueId;
  account: Account;
  postings: Postings;
  update: Unfinished;
  at: Temporal.Instant;
  parts: TurnParts;
  /** As it came, also where it came too late to be answered. */
  incoming: Incoming;
  heard: Event | Incoming | 'late';
}

/** Runs the dialogue in its school, or at the door while it is nobody's. */
async function converse(door: Door, turn: Conversing): Promise<void> {
  const { dialogue, account, at, parts, update } = turn;
  const kept = await readDialogue(door, dialogue);
  const memory: Memory = {
    frames: readFrames(kept.frames),
    asked: kept.asked,
    ...(kept.question === null ? {} : { question: kept.question as Question }),
  };
  const others = await othersOf(door, account, dialogue, parts.setting);
  const elsewhere = leadsElsewhere(account, kept, parts.setting);
  if (kept.of) {
    const { school, person } = kept.of;
    await door.enter(school, async (inside) => {
      const me = await readMember(inside, person);
      if (!me) return;
      const home = await readSchool(inside);
      const work = workFor(
        inside,
        { me, school: home, channel: account.channel as Channel, account: account.id },
        at,
        parts.setting,
      );
      await overhear(work, turn.incoming, memory, parts.school);
      await hear(
        new Speaker(memory, {
          ...surroundings(turn, inside),
          others,
          elsewhere,
          address: work.address,
          work,
          registry: parts.school,
          carriesPersonal: work.carriesPersonal,
          filling: work.filling,
          may: work.may,
          gone: () => work.me.leftAt !== undefined,
        }),
        turn.heard,
      );
      if (work.me.leftAt !== undefined) turn.postings.dropPersonal();
    });
  } else {
    const foreign = parts.setting.foreign.has(account.channel as Channel);
    const work = foundingWork(door, dialogue, { at, setting: parts.setting, foreign });
    const guest = {
      ...surroundings(turn, door),
      others,
      elsewhere,
      address: 'вы' as const,
      work,
      registry: parts.guest,
      carriesPersonal: true,
      may: () => false,
      gone: () => false,
    };
    await hear(new Speaker(memory, guest), turn.heard);
    if (work.founded()) {
      const next = { event: ownEvents.start, conversation: 'join', params: null, account: account.id };
      await tellDialogue(door, dialogue, update.key, next, at);
    }
  }
  await goBack(door, memory, { account, dialogue, postings: turn.postings, origin: update.key, at });
  await saveDialogue(door, dialogue, { frames: memory.frames, question: memory.question ?? null, asked: memory.asked });
}

async function hear<W>(speaker: Speaker<W>, heard: Conversing['heard']): Promise<void> {
  if (heard === 'late') return speaker.hearLate();
  if ('kind' in heard) return speaker.hear(heard);
  switch (heard.event) {
    case ownEvents.start:
      return speaker.start(heard.conversation ?? '', (heard.params ?? null) as Json);
    case ownEvents.home:
      return speaker.goHome();
    case ownEvents.show:
      return speaker.hear({ kind: 'press', payload: heard.press ?? '' });
    case ownEvents.resume:
      return speaker.resume();
    default:
      return speaker.hearEvent(heard.event);
  }
}

/** What the engine needs of the transaction, whether it is inside a school or at the door. */
function surroundings(
  { account, postings, at }: Conversing,
  handle: Inside | Door,
): Pick<Surroundings<never>, 'at' | 'account' | 'newFrameId' | 'post' | 'recorded' | 'record' | 'ended'> {
  const atDoor: Inside['atDoor'] = 'atDoor' in handle ? handle.atDoor : (work) => work(handle);
  return {
    at,
    account: account.id,
    newFrameId: () => randomUUID(),
    post: (reply, options) => postings.post(reply, options),
    recorded: async (frame, step) => {
      const effect = await atDoor((door) => readEffect(door, frame, step));
      return effect && { result: effect.result as Json };
    },
    record: (frame, step, effect) =>
      handle.savepoint(async () => {
        const result = await effect();
        await atDoor((door) => keepEffect(door, frame, step, result));
        return result;
      }),
    ended: (frame) => atDoor((door) => forgetEffects(door, frame)),
  };
}

/**
 * Where an update is answered. An event may name a chat that answers in the dialogue no more (it was ended, or swept
 * away), and then goes where the person wrote last; a guest that has left hears nothing, and nobody does in its place.
 */
async function accountOf(door: Door, update: Unfinished, event: Event | undefined): Promise<Account | undefined> {
  const named = update.account ?? (event && answersAt(event));
  const there = named === undefined ? undefined : await findAccount(door, named);
  if (there && (!event || there.guest || (await sitsIn(door, there.id, update.dialogue)))) return there;
  const last = await writtenLast(door, update.dialogue);
  return last === undefined ? undefined : findAccount(door, last);
}

function isLate(account: Account, { sequence }: Unfinished, at: Temporal.Instant): boolean {
  if (sequence === undefined || account.lastSequence === undefined || sequence >= account.lastSequence) return false;
  return Temporal.Instant.compare(account.lastAt.add(numbersHold), at) > 0;
}

/** The number to remember: a late update does not move it back. */
function newer(account: Account, update: Unfinished, at: Temporal.Instant): number | undefined {
  return isLate(account, update, at) ? undefined : update.sequence;
}

/** Counts a failed turn outside of it. After the last try the next update goes on, and the person is told. */
async function fail(update: Unfinished, error: unknown, { db, clock, log, messengers }: TurnParts): Promise<void> {
  const at = clock.now();
  const failure = randomUUID().slice(0, 8);
  await db.atDoor(async (door) => {
    const tries = await countTry(door, update.id, at.add({ milliseconds: 300 }));
    log.error({ failure, update: update.id, try: tries, ...outline(error) }, 'a turn failed');
    if (tries < mostTries) return;
    await giveUp(door, update.id, failure);
    const event = update.account === undefined ? readEvent(update.body) : undefined;
    const account = await accountOf(door, update, event);
    const messenger = account && messengers.get(account.channel as Channel);
    if (!account || !messenger) return;
    const postings = new Postings(account, update.dialogue, messenger.limits, `failed${update.id}`);
    postings.post({ text: words.failed(failure), ways: turnWords.afterFailure });
    const { of } = await readDialogue(door, update.dialogue);
    await postings.keep(door, of, at);
  });
}
