import { expect, test } from 'vitest';
import { Forbidden } from '#bot/work/desk.ts';
import type { Work } from '#bot/work/work.ts';
import { expectFile } from '#db/files.ts';
import { noteGuardian } from '#db/guardians.ts';
import type { MembershipRef } from '#db/pairs.ts';
import { keepReplacement } from '#db/replacements.ts';
import { addTask } from '#db/tasks.ts';
import { brand, type FileId, type MeetingId, type PersonId, type ReplacementId, type TaskId } from '#domain/ids.ts';
import { roles } from '#domain/people/role.ts';
import { freshDatabase } from '#test/support/database.ts';
import { draft } from '#test/support/meetings.ts';
import { standingMeeting } from '#test/support/standing-meeting.ts';
import { standingPair } from '#test/support/standing-pair.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

const at = moment('2026-09-15T10:00');

/** The two of the pair, the mother of each, and somebody of every role who has nothing to do with it. */
type Who =
  | 'mentor'
  | 'mentee'
  | 'mother of the mentee'
  | 'curator who is the mentor'
  | `other ${(typeof roles)[number]}`;

interface Known {
  of: MembershipRef;
  replacement: ReplacementId;
  /** To come; begun, and not written down yet; held. */
  coming: MeetingId;
  begun: MeetingId;
  held: MeetingId;
  task: TaskId;
  file: FileId;
}

const thanks = { told: 'thanks' } as const;

const why = { reason: 'ill', words: null, extent: 'one' } as const;

/** Either side, and a curator for them. */
const planners = ['mentor', 'curator who is the mentor', 'mentee', 'other curator'] as const;
const leaders = ['mentor', 'curator who is the mentor'] as const;

const forAWeek = {
  mentor: brand<PersonId>(crypto.randomUUID()),
  from: Temporal.PlainDate.from('2026-09-15'),
  to: Temporal.PlainDate.from('2026-09-22'),
};

/** Each act about a pair, and who may do it. */
const acts: readonly (readonly [string, readonly Who[], (work: Work, known: Known) => Promise<unknown>])[] = [
  ['pause it', ['other curator'], ({ endings }, { of }) => endings.pause(of, 'curator')],
  ['resume it', ['other curator'], ({ endings }, { of }) => endings.resume(of)],
  ['end it', ['other curator'], ({ endings }, { of }) => endings.end(of, 'other', { mentor: thanks, mentee: thanks })],
  ['complete it', ['other curator'], ({ endings }, { of }) => endings.complete(of)],
  [
    'say farewell in it',
    ['mentor', 'curator who is the mentor', 'mentee'],
    ({ endings }, { of }) => endings.farewell(of, { stays: true }),
  ],
  [
    'ask for another mentor',
    ['mentor', 'curator who is the mentor', 'mentee', 'mother of the mentee', 'other curator'],
    ({ replacements }, { of }) => replacements.ask(of),
  ],
  [
    'decide on another mentor',
    ['other head'],
    ({ replacements }, { replacement }) => replacements.decide(replacement, 'declined'),
  ],
  ['have its mentor substituted', ['other curator'], ({ substitutes }, { of }) => substitutes.put(of.pair, forAWeek)],
  ['see who could stand in', ['other curator'], ({ substitutes }, { of }) => substitutes.candidates(of.pair)],
  ['bring its mentor back', ['other curator'], ({ substitutes }, { of }) => substitutes.end(of.pair)],
  [
    'mark the decision on paper',
    ['other curator'],
    ({ replacements }, { replacement }) =>
      replacements.decide(replacement, 'declined', Temporal.PlainDate.from('2026-09-14')),
  ],
  ['plan a meeting of it', planners, ({ planning }, { of }) => planning.plan(of.pair, draft('2026-09-18T15:30'))],
  [
    'move its meeting',
    planners,
    ({ meetingChanges }, { coming }) => meetingChanges.move(coming, draft('2026-09-18T15:30'), why),
  ],
  ['cancel its meeting', planners, ({ meetingChanges }, { coming }) => meetingChanges.cancel(coming, why)],
  ['say that its meeting suits', planners, ({ meetingChanges }, { coming }) => meetingChanges.suits(coming)],
  [
    'write down its meeting',
    leaders,
    ({ diary }, { begun, of }) => diary.keep(begun, { held: true, came: [of.mentee] }),
  ],
  ['add a file to its diary', leaders, ({ diary }, { begun, file }) => diary.attach(begun, file)],
  [
    'rate its meeting',
    ['mentee'],
    async ({ ratings }, { held }) => (await ratings.toRate(held)) ?? ratings.rate(held, 5),
  ],
  [
    'give a task in it',
    leaders,
    ({ tasks }, { of }) => tasks.give({ ...of, mentees: [of.mentee], words: 'Глава 3', term: 'next-meeting' }),
  ],
  ['finish its task', ['mentee'], ({ tasks }, { task }) => tasks.finish(task, {})],
  // The first to do it leaves nothing to take back.
  ['take back its task', ['mentor'], ({ tasks }, { task }) => tasks.takeBack(task)],
];

async function cast() {
  const school = await WorkingSchool.found(await freshDatabase());
  const people = new Map<Who, PersonId>();
  for (const role of roles) people.set(`other ${role}`, await school.joins(role));
  const mentor = await school.joins('mentor');
  const mentee = await school.joins('mentee');
  const mother = await school.joins('guardian');
  await school.alsoHas(mentor, 'head');
  people.set('mentor', mentor).set('mentee', mentee).set('mother of the mentee', mother);
  const by = people.get('other curator');
  if (!by) throw new Error('No curator');
  const known = await school.db.inSchool(school.id, async (inside) => {
    await noteGuardian(inside, { guardian: mother, child: mentee }, at);
    const pair = await standingPair(inside, { mentor, mentees: [mentee], by }, at);
    const replacement = await keepReplacement(inside, { pair, mentee, by: mentee, side: 'mentee' }, at);
    if (!replacement) throw new Error('It was not asked for');
    const meeting = (startsAt: string, state: 'planned' | 'held') =>
      standingMeeting(inside, { pair, mentees: [mentee], startsAt: moment(startsAt), state });
    const task = brand<TaskId>(crypto.randomUUID());
    await addTask(inside, { id: task, pair, mentee, meeting: null, words: 'Глава 2', dueOn: null }, at);
    return {
      ...{ of: { pair, mentee }, replacement, task, file: await expectFile(inside, at) },
      coming: await meeting('2026-09-17T15:30', 'planned'),
      begun: await meeting('2026-09-14T15:30', 'planned'),
      held: await meeting('2026-09-13T15:30', 'held'),
    };
  });
  return { school, people, mentor, known };
}

test.each(acts)('to %s is for %j', async (_what, allowed, act) => {
  const { school, people, mentor, known } = await cast();
  const refused = async (person: PersonId) => {
    try {
      await school.does(person, at, (work) => act(work, known));
      return false;
    } catch (error) {
      if (error instanceof Forbidden) return true;
      throw error;
    }
  };
  const may: Who[] = [];
  for (const [who, person] of people) if (!(await refused(person))) may.push(who);
  await school.alsoHas(mentor, 'curator');
  if (!(await refused(mentor))) may.push('curator who is the mentor');
  expect(may.toSorted()).toEqual([...allowed].toSorted());
});
