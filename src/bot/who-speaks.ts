import { type Account, seatsOf, sitsIn, speakIn } from '#db/accounts.ts';
import type { Unfinished } from '#db/inbox.ts';
import { calledOf } from '#db/members.ts';
import type { Door } from '#db/open.ts';
import { readSchool } from '#db/schools.ts';
import type { DialogueId, PersonId } from '#domain/ids.ts';
import type { School } from '#domain/school/school.ts';
import { turnWords } from './arriving-words.ts';
import { ownEvents, tellDialogue } from './events.ts';
import type { Choice } from './layout.ts';
import type { Channel, Incoming } from './messenger.ts';
import { press, readPress, readStamp } from './payload.ts';
import type { Postings } from './postings.ts';
import type { Setting } from './work/setting.ts';

type Who = Awaited<ReturnType<typeof calledOf>>;

interface Heard {
  account: Account;
  incoming: Incoming;
  postings: Postings;
  update: Unfinished;
  at: Temporal.Instant;
  setting: Setting;
}

/**
 * Another dialogue of this account speaks from now on: it was chosen under «Кто отвечает?», and shows its home screen;
 * or one of its own buttons was pressed, which acts there and nowhere else.
 */
export async function switched(
  door: Door,
  { account, incoming, postings, update, at, setting }: Heard,
): Promise<boolean> {
  const read = incoming.kind === 'press' ? readStamp(incoming.payload) : undefined;
  if (!read) return false;
  const pressed = readPress(read.payload);
  const chosen = pressed?.kind === 'speak' ? pressed.dialogue : undefined;
  if (chosen === undefined && read.dialogue === account.dialogue) return false;
  const other = chosen ?? read.dialogue;
  if (!(await sitsIn(door, account.id, other))) return false;
  await speakIn(door, account.id, other);
  if (chosen === undefined) {
    const others = await othersOf(door, account, update.dialogue, setting);
    const now = others.find((choice) => choice.press === press.speak(other));
    if (now) postings.post({ text: turnWords.speaksNow(now.label) }, { about: [now.about] });
  }
  const told = chosen === undefined ? { event: ownEvents.show, press: read.payload } : { event: ownEvents.home };
  await tellDialogue(door, other, update.key, { ...told, account: account.id }, at);
  return true;
}

/** The other people and schools for whom this account answers. A name is told only where both schools let it be told. */
export async function othersOf(
  door: Door,
  account: Account,
  dialogue: DialogueId,
  setting: Setting,
): Promise<(Choice & { press: string; about: PersonId })[]> {
  const seats = account.guest ? [] : await seatsOf(door, account.id);
  if (seats.every((seat) => seat.dialogue === dialogue)) return [];
  const foreign = setting.foreign.has(account.channel as Channel);
  const seated: { dialogue: DialogueId; person: PersonId; school: School; who: Who }[] = [];
  for (const { dialogue, school, person } of seats) {
    const found = await door.enter(school, async (inside) => ({
      school: await readSchool(inside),
      who: await calledOf(inside, person),
    }));
    seated.push({ dialogue, person, ...found });
  }
  const shut = (each: DialogueId) =>
    foreign && seated.some((seat) => seat.dialogue === each && seat.school.impersonalTelegram);
  return seated
    .filter((seat) => seat.dialogue !== dialogue)
    .map(({ dialogue: other, person, school, who: { kind, called } }) => ({
      label: turnWords.speakAs({
        school: school.name,
        kind,
        called: shut(dialogue) || shut(other) ? undefined : called,
      }),
      press: press.speak(other),
      about: person,
    }));
}
