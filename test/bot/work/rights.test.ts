import { expect, test } from 'vitest';
import { Forbidden } from '#bot/work/desk.ts';
import type { Setting } from '#bot/work/setting.ts';
import { type Work, workFor } from '#bot/work/work.ts';
import { type Member, readMember } from '#db/members.ts';
import type { Database, Inside } from '#db/open.ts';
import { grantRole, markJoined, newMember, newPersonId, sayWho } from '#db/people.ts';
import { foundSchool, newSchoolId, readSchool } from '#db/schools.ts';
import { type AccountId, brand, type PersonId } from '#domain/ids.ts';
import { type Role, roles } from '#domain/people/role.ts';
import { defaultsFor } from '#domain/school/school.ts';
import { freshDatabase } from '#test/support/database.ts';

const at = Temporal.Instant.from('2026-09-14T07:00:00Z');

const setting: Setting = {
  programmes: new Map(),
  questionnaires: new Map(),
  consents: {
    document: () => {
      throw new Error('Nobody consents here');
    },
  },
  entrances: [],
  foreign: new Set(),
  worrying: { version: 1, topics: new Map() },
  openLink: (code) => code,
  calendarLink: (secret) => secret,
  webIsLocal: true,
};

const invited = { role: 'mentor', kind: 'teacher' } as const;
const terms = { scope: 'personal', limit: 1, days: 30 } as const;
const offer = { form: 'pupil_pupil', variant: 'pp.equal' } as const;
const aDay = Temporal.PlainDate.from('2026-09-01');
const someId = brand<never>(crypto.randomUUID());

/** Each act about others, with the roles that may do it; `other` is a pupil of 7А. */
const acts: readonly (readonly [string, readonly Role[], (work: Work, other: PersonId) => Promise<unknown>])[] = [
  ['make an invitation', ['curator'], ({ invitations }) => invitations.invite(invited, terms)],
  ['list invitations', ['curator'], ({ invitations }) => invitations.list('all', 0, 5)],
  ['read an invitation', ['curator'], ({ invitations }) => invitations.read(someId)],
  ['revoke an invitation', ['curator'], ({ invitations }) => invitations.revoke(someId)],
  ['list people', ['curator', 'psychologist', 'class_teacher'], ({ people }) => people.list({}, 0, 5)],
  ['see a card', ['curator', 'psychologist', 'class_teacher'], ({ people }, other) => people.card(other)],
  ['confirm somebody', ['curator', 'class_teacher'], ({ people }, other) => people.confirm(other)],
  ['read answers', ['curator', 'psychologist'], ({ filling }, other) => filling.sent(other)],
  ['list questionnaires', ['curator'], ({ review }) => review.list('all', 0, 5)],
  ['count what waits for a review', ['curator'], ({ review }) => review.waiting()],
  ['accept a questionnaire', ['curator'], ({ review }) => review.accept(someId)],
  ['accept all questionnaires', ['curator'], ({ review }) => review.acceptAll()],
  ['return a questionnaire', ['curator'], ({ review }) => review.giveBack(someId, ['years'], 'Подробнее')],
  ['see questions to the curator', ['curator'], ({ questions }) => questions.open(0, 5)],
  ['read a question to the curator', ['curator'], ({ questions }) => questions.read(someId)],
  ['answer a question', ['curator'], ({ questions }) => questions.answer(someId, 'Да')],
  ['confirm everybody', ['curator', 'class_teacher'], ({ people }) => people.confirmAll()],
  ['invite a guardian', ['curator', 'class_teacher'], ({ invitations }, other) => invitations.inviteGuardian(other)],
  [
    'mark a paper',
    ['curator'],
    ({ papers }, other) => papers.mark([other], 'processing', Temporal.PlainDate.from('2026-09-01')),
  ],
  ['list what worries', ['curator', 'psychologist', 'head'], ({ worries }) => worries.list(0, 5)],
  ['read what worries', ['curator', 'psychologist', 'head'], ({ worries }) => worries.read(someId)],
  ['take what worries', ['curator', 'psychologist', 'head'], ({ worries }) => worries.take(someId)],
  ['read check-ins of a pair', ['curator', 'psychologist', 'head'], ({ worries }) => worries.checkIns(someId)],
  ['print a consent', ['curator'], ({ papers }) => papers.toPrint(someId, 'processing')],
  ['see what pairs lack', ['curator'], ({ pairPapers }) => pairPapers.lacking()],
  [
    'mark a paper of pairs',
    ['curator'],
    ({ pairPapers }) => pairPapers.mark('order', [], { number: '45', on: Temporal.PlainDate.from('2026-09-01') }),
  ],
  ['read a paper of pairs', ['curator'], ({ pairPapers }) => pairPapers.read(someId)],
  ['add a scan to a paper of pairs', ['curator'], ({ pairPapers }) => pairPapers.attach(someId, someId)],
  ['draft an order', ['curator'], ({ pairDocuments }) => pairDocuments.order([])],
  ['see all pairs', ['curator', 'psychologist'], ({ pairList }) => pairList.counts()],
  ['list pairs', ['curator', 'psychologist'], ({ pairList }) => pairList.list('active', 0, 5)],
  ['read the history of a pair', ['curator', 'psychologist'], ({ pairList }) => pairList.history(someId)],
  ['see who has no pair', ['curator', 'psychologist'], ({ matching }) => matching.alone()],
  ['see which mentors are free', ['curator', 'psychologist'], ({ matching }) => matching.freeMentors()],
  ['list mentees', ['curator'], ({ matching }) => matching.mentees()],
  ['see what is offered to a mentee', ['curator'], ({ matching }, other) => matching.offers(other)],
  ['look for a mentor', ['curator'], ({ matching }, other) => matching.mentorsFor(other, offer)],
  ['look for a group', ['curator'], ({ matching }, other) => matching.groupsOf(other, other, offer)],
  ['look for others of a group', ['curator'], ({ matching }, other) => matching.others(other, [], offer)],
  ['name somebody of a pair to be', ['curator'], ({ matching }, other) => matching.person(other)],
  [
    'propose a pair',
    ['curator'],
    ({ forming }, other) => forming.propose({ ...offer, mentor: other, mentees: [other], goal: 'Цель пары' }),
  ],
  [
    'enter a pair that works already',
    ['curator'],
    ({ forming }, other) => forming.enter({ ...offer, mentor: other, mentees: [other], goal: 'Цель' }, aDay),
  ],
  ['see what waits for the council', ['curator'], ({ council }) => council.waiting()],
  [
    'note what the council has decided',
    ['curator'],
    ({ council }) => council.decided({ number: '1', on: aDay, agreed: [], refused: [] }),
  ],
  ['note a clearance', ['curator'], ({ clearance }, other) => clearance.note(other, true)],
  ['withdraw for others', [], ({ consents }, other) => consents.withdraw(other)],
  ['sign for a child of others', [], ({ consents }, other) => consents.sign(other, 'processing-v1', 'given')],
  [
    'note a quarantine',
    ['curator'],
    ({ absences }) =>
      absences.noteQuarantine({
        kind: 'quarantine',
        whose: { kind: 'school' },
        days: { from: Temporal.PlainDate.from('2026-09-14'), to: Temporal.PlainDate.from('2026-09-20') },
      }),
  ],
  ['see what is to be done', ['curator'], ({ week }) => week.toDo()],
  ['count meetings of a week', ['curator'], ({ week }) => week.meetings(at, at)],
  ['count meetings to come', ['curator'], ({ week }) => week.planned()],
  ['list pairs in silence', ['curator'], ({ week }) => week.pairs('silent', 0, 5)],
  ['list unfinished questionnaires', ['curator'], ({ week }) => week.unfinished()],
  ['see figures', ['curator', 'head', 'deputy_head'], ({ figures }) => figures.ofYear()],
  [
    'choose when the digest comes',
    ['curator'],
    ({ settings }) => settings.change({ digest: { weekday: 5, time: Temporal.PlainTime.from('15:00') } }),
  ],
  ['turn the switch', ['curator'], ({ settings }) => settings.change({ impersonalTelegram: true })],
  ['choose who consents', ['curator'], ({ settings }) => settings.change({ teenConsent: 'own-only' })],
];

/** Whether the act is refused to somebody with these roles in class 7А. */
async function refused(
  db: Database,
  act: (work: Work, other: PersonId) => Promise<unknown>,
  held: readonly Role[],
  joined: boolean,
): Promise<boolean> {
  const school = newSchoolId();
  return db.inSchool(school, async (inside) => {
    await foundSchool(inside, { id: school, name: 'Школа № 12', kind: 'private', ...defaultsFor('private') }, at);
    const other = await person(inside, ['mentee'], true);
    const me = await readMember(inside, await person(inside, held, joined));
    const work = workFor(
      inside,
      { me: me as Member, school: await readSchool(inside), channel: 'web', account: brand<AccountId>(1) },
      at,
      setting,
    );
    try {
      await act(work, other);
      return false;
    } catch (error) {
      if (error instanceof Forbidden) return true;
      throw error;
    }
  });
}

async function person(inside: Inside, held: readonly Role[], joined: boolean): Promise<PersonId> {
  const id = newPersonId();
  await newMember(inside, { id, kind: 'pupil', className: '7А', confirmed: true }, at);
  await sayWho(inside, id, { name: { surname: 'Лесная', given: 'Мира' }, called: 'Мира', className: '7А' });
  for (const role of held)
    await grantRole(inside, id, { role, ...(role === 'class_teacher' && { className: '7А' }) }, at);
  if (joined) await markJoined(inside, id, at);
  return id;
}

test.each(acts)('to %s is for %j alone, and for nobody before consent', async (_what, allowed, act) => {
  const db = await freshDatabase();
  for (const role of roles)
    expect([role, await refused(db, act, [role], true)]).toEqual([role, !allowed.includes(role)]);
  expect(await refused(db, act, roles, false)).toBe(true);
  expect(await refused(db, act, [], true)).toBe(true);
});
