import { type Account, seatsOf, speakIn } from '#db/accounts.ts';
import type { Unfinished } from '#db/inbox.ts';
import { readMember } from '#db/members.ts';
import type { Door } from '#db/open.ts';
import { readSchool } from '#db/schools.ts';
import type { DialogueId } from '#domain/ids.ts';
import type { Personal } from '#domain/personal.ts';
import type { School } from '#domain/school/school.ts';
import { turnWords } from './arriving-words.ts';
import { ownEvents, tellDialogue } from './events.ts';
import type { Choice } from './layout.ts';
import type { Channel, Incoming } from './messenger.ts';
import { press, readPress } from './payload.ts';
import type { Setting } from './work/setting.ts';

/** «Кто отвечает?»: another dialogue of this account speaks from now on, and shows its home screen. */
export async function switched(
  door: Door,
  account: Account,
  incoming: Incoming,
  update: Unfinished,
  at: Temporal.Instant,
): Promise<boolean> {
  const pressed = incoming.kind === 'press' ? readPress(incoming.payload) : undefined;
  if (pressed?.kind !== 'speak') return false;
  const seat = (await seatsOf(door, account.id)).find(({ dialogue }) => dialogue === pressed.dialogue);
  if (!seat) return false;
  await speakIn(door, account.id, seat.dialogue);
  await tellDialogue(door, seat.dialogue, update.key, { event: ownEvents.home, account: account.id }, at);
  return true;
}

/** The other people and schools for whom this account answers. A name is told only where both schools let it be told. */
export async function othersOf(
  door: Door,
  account: Account,
  dialogue: DialogueId,
  setting: Setting,
): Promise<Choice[]> {
  const seats = account.guest ? [] : await seatsOf(door, account.id);
  if (seats.every((seat) => seat.dialogue === dialogue)) return [];
  const foreign = setting.foreign.has(account.channel as Channel);
  const seated: { dialogue: DialogueId; school: School; called: Personal<string> | undefined }[] = [];
  for (const { dialogue, school, person } of seats) {
    const found = await door.enter(school, async (inside) => {
      const member = await readMember(inside, person);
      return { school: await readSchool(inside), called: member?.person?.called };
    });
    seated.push({ dialogue, ...found });
  }
  const shut = (each: DialogueId) =>
    foreign && seated.some((seat) => seat.dialogue === each && seat.school.impersonalTelegram);
  return seated
    .filter((seat) => seat.dialogue !== dialogue)
    .map(({ dialogue: other, school, called }) => ({
      label: turnWords.speakAs({ school: school.name, called: shut(dialogue) || shut(other) ? undefined : called }),
      press: press.speak(other),
    }));
}
