import { type Account, countTries, noteWrongCode, seatsOf, sit, speakIn } from '#db/accounts.ts';
import { type Code, findCode, useUp } from '#db/codes.ts';
import { belongTo, forgetPerson, newDialogueFor, readDialogue, sharedWith, startDialogue } from '#db/dialogues.ts';
import { forgetGuardiansOf, noteGuardian } from '#db/guardians.ts';
import { noteUse, readInvitation, usedBy } from '#db/invitations.ts';
import { type Member, readMember } from '#db/members.ts';
import type { Door, Inside } from '#db/open.ts';
import { confirmMembers, grantRole, newMember, newPersonId } from '#db/people.ts';
import { readSchool } from '#db/schools.ts';
import { brand, type DialogueId, type InvitationId, type PersonId, type SchoolId } from '#domain/ids.ts';
import { type Invited, take } from '#domain/people/invitation.ts';
import { readCode } from '#domain/people/invitation-code.ts';
import { addressOf } from '#domain/school/school.ts';
import { takeSeats } from './another-chat.ts';
import { type Arrival, refused } from './arrival.ts';
import { turnWords } from './arriving-words.ts';
import { ownEvents, tellDialogue } from './events.ts';
import { openDialogue } from './opening.ts';
import type { Whom } from './payload.ts';
import { remindLater } from './work/guardian-reminders.ts';
import type { Setting } from './work/setting.ts';
import { eraseIfSilent } from './work/silence.ts';

/** Wrong codes from one account within the window; a code has 60 bits, so this is for the peace of the log. */
const mostTries = 5;
const window = { minutes: 15 };

/** So many of a school may be on their way into it in one chat: enough for a family, and too few to use a class link up. */
const mostNewcomers = 4;

/** A code as it comes; `whom`: the person has said for whom it is, where several answer in one chat. */
export interface Brought {
  code: string;
  whom?: Whom;
}

/**
 * Somebody brings a code: of a first curator, of an invitation, or of a one-time link. What follows runs in the turn of
 * the dialogue that it leads to.
 */
export async function arrive(
  door: Door,
  account: Account,
  { code: typed, whom }: Brought,
  { origin, at, setting }: { origin: string; at: Temporal.Instant; setting: Pick<Setting, 'foreign'> },
): Promise<Arrival> {
  if ((await countTries(door, account.id, at.subtract(window))) >= mostTries) {
    return refused('too-many-tries');
  }
  const read = readCode(typed);
  const code = read.ok ? await findCode(door, read.value, at) : undefined;
  if (!read.ok || !code) {
    await noteWrongCode(door, account.id, at);
    return refused('wrong');
  }
  // A guest comes by a link behind «Открыть», by one only, and by nothing else; nobody else comes by it.
  if (account.guest !== (code.purpose === 'open') || account.openedFrom !== undefined) {
    await noteWrongCode(door, account.id, at);
    return refused('wrong');
  }
  switch (code.purpose) {
    case 'first-curator':
      if (code.usedAt !== undefined) return refused('set-up');
      return beginSetup(door, account, read.value, origin, at);
    case 'invitation':
      return takeInvitation(door, account, code, { typed: read.value, ...(whom && { whom }), origin, at });
    case 'open':
      // Of two presses at once the other has used it up.
      if (!(await useUp(door, read.value))) return refused('wrong');
      return (await openDialogue(door, account, code.subject ?? '', origin, at)) ? { in: true } : refused('wrong');
    case 'seat':
      return takeSeats(door, account, { code: read.value, kept: code.subject ?? '' }, { origin, at, setting });
    default:
      return code.purpose satisfies never;
  }
}

async function beginSetup(
  door: Door,
  account: Account,
  code: string,
  origin: string,
  at: Temporal.Instant,
): Promise<Arrival> {
  const current = await readDialogue(door, account.dialogue);
  const begun = Array.isArray(current.frames) && current.frames.length > 0;
  const dialogue = !current.of && (begun || (await isAlone(door, account))) ? current.id : await startDialogue(door);
  if (dialogue !== current.id) await moveTo(door, account, dialogue, at);
  const told = { event: ownEvents.start, account: account.id, conversation: 'setup', params: { code } };
  await tellDialogue(door, dialogue, origin, told, at);
  return { in: true };
}

interface Taking {
  /** The code as it was brought. */
  typed: string;
  whom?: Whom;
  origin: string;
  at: Temporal.Instant;
}

async function takeInvitation(
  door: Door,
  account: Account,
  { school, subject }: Code,
  { typed, whom: said, origin, at }: Taking,
): Promise<Arrival> {
  if (!school || !subject) throw new Error('An invitation code without its invitation');
  const seats = await seatsHere(door, account, school);
  let whom = said;
  const taken = await door.enter(school, async (inside) => {
    const found = await readInvitation(inside, brand<InvitationId>(subject));
    if (!found) return 'expired';
    const { invitation, uses } = found;
    // Only a pupil's invitation has these buttons: under another one it is forged.
    if (invitation.kind !== 'pupil') whom = undefined;
    const home = await readSchool(inside);
    const { timeZone } = home;
    // «Не участвую» is an answer: the same link asks nobody anew (product.md 3).
    if (whom !== 'another' && (await hasLeft(inside, seats, invitation.id))) return 'left';
    if (invitation.child && (await readMember(inside, invitation.child))?.leftAt) return 'revoked';
    const here = await membersOf(inside, seats);
    const fitting =
      whom === 'another' ? [] : here.filter(({ kind }) => (kind === 'pupil') === (invitation.kind === 'pupil'));
    const users = await usedBy(inside, invitation.id);
    const before = fitting.find(({ id }) => users.includes(id));
    const address = addressOf(before?.kind ?? invitation.kind, home);
    const another = invitation.kind === 'pupil' ? turnWords.forAnother(typed) : [];
    const inAlready = (member: Member) =>
      member.joinedAt
        ? { said: { text: turnWords.inAlready[address], choices: another } }
        : another.length > 0 && invitation.scope === 'common'
          ? { said: { text: turnWords.begunAlready[address], choices: another } }
          : {};
    // Whoever has taken it already and taps it again is let in by it, also when nobody else is any more.
    if (before) return { timeZone, person: before.id, ...inAlready(before) };
    // A telephone may be of several children: who of them comes must be said.
    if (whom === undefined && invitation.kind === 'pupil' && here.length > 0) {
      const open = take(invitation, uses, at);
      return open.ok ? { asks: turnWords.whose(typed, fitting.length > 0) } : open.problem;
    }
    const member = fitting[0] ?? (whom === 'another' ? undefined : here[0]);
    const person = member?.id ?? newPersonId();
    const outcome = take(invitation, uses, at, member);
    if (!outcome.ok) return outcome.problem;
    const place = outcome.value;
    // What adds nothing is not used up: it may be meant for another child of the same telephone.
    if (member && addsNothing(member, place)) return { timeZone, person, ...inAlready(member) };
    if (!member) {
      if (here.filter(({ joinedAt }) => !joinedAt).length >= mostNewcomers) return 'too-many-newcomers';
      const { kind, className, confirmed } = place;
      const own = kind === 'pupil' && className !== undefined ? { className } : {};
      await newMember(inside, { id: person, kind, confirmed, ...own }, at);
    } else if (place.confirmed) {
      // Whoever gives a personal invitation knows to whom.
      await confirmMembers(inside, [person], at);
    }
    await grantRole(inside, person, roleOf(place), at);
    if (place.child) {
      await noteGuardian(inside, { guardian: person, child: place.child }, at);
      await inside.atDoor((outside) => remindLater(outside, { school: home, guardian: person }, at));
    }
    await noteUse(inside, invitation.id, person, at);
    const isNew = member !== undefined && !member.roles.some(({ role }) => role === place.role);
    const spoken = addressOf(member?.kind ?? place.kind, home);
    return { timeZone, person, ...(isNew && { said: { text: turnWords.oneMoreRole(place.role, spoken) } }) };
  });
  if (typeof taken === 'string') return refused(taken);
  if (taken.asks) return { asks: taken.asks };
  const { person } = taken;
  const dialogue = await dialogueOfComer(door, account, { seats, school, person, whom }, at);
  if (dialogue !== account.dialogue) await moveTo(door, account, dialogue, at);
  await eraseIfSilent(door, { school, person, timeZone: taken.timeZone }, at);
  await tellDialogue(
    door,
    dialogue,
    origin,
    { event: ownEvents.start, account: account.id, conversation: 'join', params: null },
    at,
  );
  return { in: true, ...(taken.said && { said: taken.said }) };
}

type Seat = Awaited<ReturnType<typeof seatsOf>>[number];

/** The seats of this school, the one that speaks now first. */
async function seatsHere(door: Door, account: Account, school: SchoolId): Promise<Seat[]> {
  const seats = (await seatsOf(door, account.id)).filter((each) => each.school === school);
  return seats.toSorted((a, b) => Number(b.dialogue === account.dialogue) - Number(a.dialogue === account.dialogue));
}

/** Those who answer from these seats and have not left. */
async function membersOf(inside: Inside, seats: readonly Seat[]): Promise<Member[]> {
  const found: Member[] = [];
  for (const { person } of seats) {
    const member = await readMember(inside, person);
    if (member && !member.leftAt) found.push(member);
  }
  return found;
}

/** Somebody who sits here has come by this invitation, and left. */
async function hasLeft(inside: Inside, seats: readonly Seat[], invitation: InvitationId): Promise<boolean> {
  const users = await usedBy(inside, invitation);
  for (const { person } of seats) {
    if (users.includes(person) && (await readMember(inside, person))?.leftAt) return true;
  }
  return false;
}

/** Whoever has left comes back as somebody new, in the dialogue that was theirs: of the one before nothing is kept there. */
async function dialogueOfComer(
  door: Door,
  account: Account,
  {
    seats,
    school,
    person,
    whom,
  }: { seats: readonly Seat[]; school: SchoolId; person: PersonId; whom?: Whom | undefined },
  at: Temporal.Instant,
): Promise<DialogueId> {
  const own = seats.find((seat) => seat.person === person);
  if (own) return own.dialogue;
  const [left] = whom === 'another' ? [] : seats;
  if (!left) return dialogueFor(door, account, school, person, at);
  await door.enter(school, (inside) => forgetGuardiansOf(inside, left.person));
  await forgetPerson(door, left.dialogue);
  await belongTo(door, left.dialogue, school, person);
  return left.dialogue;
}

/** The provisional dialogue of a newcomer becomes the person's; somebody of another school gets one more. */
async function dialogueFor(
  door: Door,
  account: Account,
  school: SchoolId,
  person: PersonId,
  at: Temporal.Instant,
): Promise<DialogueId> {
  const current = await readDialogue(door, account.dialogue);
  if (!current.of && (await isAlone(door, account))) {
    await belongTo(door, current.id, school, person);
    return current.id;
  }
  const dialogue = await newDialogueFor(door, school, person);
  await sit(door, account.id, dialogue, at);
  return dialogue;
}

/**
 * Two chats sit in a dialogue of nobody when the person whose both were has been erased. What one of them becomes is
 * none of the other's business.
 */
async function isAlone(door: Door, account: Account): Promise<boolean> {
  return !(await sharedWith(door, account.dialogue, account.id));
}

async function moveTo(door: Door, account: Account, dialogue: DialogueId, at: Temporal.Instant): Promise<void> {
  await sit(door, account.id, dialogue, at);
  await speakIn(door, account.id, dialogue);
}

function addsNothing({ roles, confirmed }: Member, place: Invited & { confirmed: boolean }): boolean {
  const held = roles.some(({ role }) => role === place.role);
  return held && (confirmed || !place.confirmed) && place.child === undefined;
}

function roleOf({ role, form, className }: Invited) {
  return {
    role,
    ...(form === undefined ? {} : { form }),
    ...(role === 'class_teacher' && className !== undefined ? { className } : {}),
  };
}
