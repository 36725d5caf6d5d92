import { describe, expect, test } from 'vitest';
import { Forbidden } from '#bot/work/desk.ts';
import { noteGuardian } from '#db/guardians.ts';
import { historyOf, readMembership } from '#db/pairs.ts';
import { grantRole } from '#db/people.ts';
import { changeSchool } from '#db/schools.ts';
import type { Trouble } from '#domain/care/call.ts';
import type { PersonId, WorryId } from '#domain/ids.ts';
import type { Role } from '#domain/people/role.ts';
import { tick } from '#jobs/tick.ts';
import { freshDatabase } from '#test/support/database.ts';
import { standingPair } from '#test/support/standing-pair.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

const quiet = { error: () => {} };
const noon = moment('2026-09-16T12:00');
const night = moment('2026-09-16T23:30');

/** A pair, and a curator, a psychologist and a head around it. */
async function school() {
  const home = await WorkingSchool.found(await freshDatabase());
  const curator = await home.joins('curator');
  const psychologist = await home.joins('psychologist');
  const head = await home.joins('head');
  const mentor = await home.joins('mentor');
  const mentee = await home.joins('mentee');
  const people = { curator, psychologist, head, mentor, mentee };
  const pairs = (who: { mentor?: PersonId; mentee?: PersonId } = {}) =>
    home.db.inSchool(home.id, (inside) =>
      standingPair(inside, { mentor: who.mentor ?? mentor, mentees: [who.mentee ?? mentee], by: curator }, noon),
    );
  const calls = (who: PersonId, at = noon, trouble: Trouble = 'bullying') =>
    home.does(who, at, ({ calls }) => calls.call(trouble));
  const life = async (pair: Awaited<ReturnType<typeof pairs>>) =>
    (await home.db.inSchool(home.id, (inside) => readMembership(inside, { pair, mentee })))?.life;
  const grants = (who: PersonId, role: Role) =>
    home.db.inSchool(home.id, (inside) => grantRole(inside, who, { role }, noon));
  const ticks = (at: Temporal.Instant) => tick(home.db, at, quiet);
  /** Whom that kind of notice has reached. */
  const toldOf = async (kind: string): Promise<string[]> => {
    const reached: string[] = [];
    for (const [name, person] of Object.entries(people)) {
      const told = (await home.told(person)) as { kind: string }[];
      for (const notice of told) if (notice.kind === kind) reached.push(name);
    }
    return reached;
  };
  return { home, ...people, pairs, calls, life, grants, ticks, toldOf };
}

type School = Awaited<ReturnType<typeof school>>;

describe('a call for help is never heard by whom it may concern (R15)', () => {
  const family = (guardian: keyof School, child: keyof School) => (here: School) =>
    here.home.db.inSchool(here.home.id, (inside) =>
      noteGuardian(inside, { guardian: here[guardian] as PersonId, child: here[child] as PersonId }, noon),
    );
  const cases: readonly [string, (here: School) => Promise<unknown>, string[]][] = [
    ['psychologist and curator hear', (here) => here.pairs(), ['curator', 'psychologist']],
    ['not the psychologist who is the mentor', (here) => here.pairs({ mentor: here.psychologist }), ['curator']],
    ['not the curator who is the mentor', (here) => here.pairs({ mentor: here.curator }), ['psychologist']],
    ['not the curator who is the mother', family('curator', 'mentee'), ['psychologist']],
    [
      'not the psychologist whose child is the mentor',
      async (here) => {
        await here.pairs();
        await family('psychologist', 'mentor')(here);
      },
      ['curator'],
    ],
    [
      'not the curator who stands in for the mentor',
      async (here) => {
        const pair = await here.pairs();
        await here.home.db.inSchool(here.home.id, ({ sql, school }) =>
          sql
            .insertInto('substitute')
            .values({
              ...{ school_id: school, pair_id: pair, mentor_id: here.curator, made_at: noon },
              from_day: Temporal.PlainDate.from('2026-09-01'),
              till_day: Temporal.PlainDate.from('2026-09-30'),
              ...{ order_number: null, order_on: null },
            })
            .execute(),
        );
      },
      ['psychologist'],
    ],
    [
      'the head where nobody else is left',
      async (here) => {
        await here.pairs({ mentor: here.psychologist });
        await family('curator', 'mentee')(here);
      },
      ['head'],
    ],
  ];
  test.each(cases)('%s', async (_what, arrange, hear) => {
    const here = await school();
    await arrange(here);
    const { id, heard } = await here.calls(here.mentee);
    expect(heard).toBe(true);
    expect(await here.toldOf('worry')).toEqual(hear);
    for (const name of ['curator', 'psychologist', 'head'] as const) {
      const list = await here.home.does(here[name], noon, ({ worries }) => worries.list(0, 9));
      const read = await here.home.does(here[name], noon, ({ worries }) => worries.read(id));
      expect([name, list.of, read !== undefined]).toEqual([name, ...(hear.includes(name) ? [1, true] : [0, false])]);
    }
  });

  test('who has become the mentor since reads it no more, and cannot take it', async () => {
    const here = await school();
    const { id } = await here.calls(here.mentee);
    await here.pairs({ mentor: here.curator });
    expect(await here.home.does(here.curator, noon, ({ worries }) => worries.take(id))).toBe(false);
    expect(await here.home.does(here.psychologist, noon, ({ worries }) => worries.take(id))).toBe(true);
  });

  test('where nobody is left the caller is told so at once', async () => {
    const here = await school();
    for (const mentor of [here.psychologist, here.curator, here.head]) {
      await here.home.db.inSchool(here.home.id, (inside) =>
        noteGuardian(inside, { guardian: mentor, child: here.mentee }, noon),
      );
    }
    expect((await here.calls(here.mentee)).heard).toBe(false);
    expect(await here.toldOf('worry')).toEqual([]);
  });

  test('a psychologist who comes later finds the call that is open', async () => {
    const here = await school();
    const { id } = await here.calls(here.mentee);
    const later = await here.home.joins('psychologist');
    expect((await here.home.does(later, noon, ({ worries }) => worries.read(id)))?.id).toBe(id);
  });
});

test('a call asks neither quiet hours nor «стоп», and goes out in the same turn', async () => {
  const here = await school();
  await here.home.does(here.psychologist, noon, ({ notices }) => notices.setStopped(true));
  await here.calls(here.mentee, night);
  expect(await here.toldOf('worry')).toEqual(['curator', 'psychologist']);
});

test('pressed again within ten minutes it is the same call, and alarms nobody twice; words do', async () => {
  const here = await school();
  const first = await here.calls(here.mentee);
  const again = await here.calls(here.mentee, noon.add({ minutes: 9 }));
  expect(again.id).toBe(first.id);
  expect(await here.toldOf('worry')).toHaveLength(2);
  await here.home.does(here.mentee, noon.add({ minutes: 9 }), ({ calls }) => calls.add(again.id, 'Ждут у ворот'));
  expect(await here.toldOf('worry')).toHaveLength(4);
  expect((await here.calls(here.mentee, noon.add({ minutes: 1 }), 'family')).id).not.toBe(first.id);
  expect((await here.calls(here.mentee, noon.add({ minutes: 20 }))).id).not.toBe(first.id);
});

test('one takes it; the others, and whoever has called, are told; only that one closes it', async () => {
  const here = await school();
  const { id } = await here.calls(here.mentee, night);
  expect(await here.home.does(here.psychologist, night, ({ worries }) => worries.take(id))).toBe(true);
  expect(await here.home.does(here.curator, night, ({ worries }) => worries.take(id))).toBe(false);
  await here.ticks(night);
  expect(await here.toldOf('worry-taken')).toEqual(['curator']);
  expect(await here.toldOf('call-taken')).toEqual(['mentee']);
  expect(await here.home.does(here.curator, noon, ({ worries }) => worries.close(id, 'Всё хорошо'))).toBe(false);
  expect(await here.home.does(here.psychologist, noon, ({ worries }) => worries.close(id, 'Поговорили'))).toBe(true);
  expect(await here.home.does(here.mentee, noon, ({ calls }) => calls.add(id, 'Ещё'))).toBe(false);
  await here.ticks(night.add({ hours: 48 }));
  expect(await here.toldOf('call-unheard')).toEqual([]);
  expect(await here.toldOf('worry')).toEqual(['curator', 'psychologist']);
});

test('untaken for an hour it goes to the head, and after another the caller is told whom to call', async () => {
  const here = await school();
  await here.calls(here.mentee);
  await here.ticks(noon.add({ minutes: 59 }));
  expect(await here.toldOf('worry')).toEqual(['curator', 'psychologist']);
  await here.ticks(noon.add({ minutes: 60 }));
  expect(await here.toldOf('worry')).toEqual(['curator', 'psychologist', 'head']);
  expect(await here.toldOf('call-unheard')).toEqual([]);
  await here.ticks(noon.add({ minutes: 120 }));
  expect(await here.toldOf('call-unheard')).toEqual(['mentee']);
  await here.ticks(noon.add({ hours: 20 }));
  expect(await here.toldOf('worry')).toHaveLength(6);
});

describe('a call about the mentor', () => {
  test('pauses the meetings, neutrally; whoever takes it lets them go on', async () => {
    const here = await school();
    const pair = await here.pairs();
    const { id, paused } = await here.calls(here.mentee, noon, 'mentor');
    expect(paused).toBe(true);
    expect(await here.life(pair)).toEqual({ state: 'paused', from: 'active', why: 'care' });
    const history = await here.home.db.inSchool(here.home.id, (inside) =>
      historyOf(inside, { pair, mentee: here.mentee }),
    );
    expect(history.at(-1)).toMatchObject({ what: 'paused', by: null, words: null });
    await here.ticks(moment('2026-09-16T15:00'));
    expect(await here.home.told(here.mentor)).toEqual([
      { kind: 'pair-moved', pair, mentee: here.mentee, to: 'paused' },
    ]);
    // A pause for care is no curator's to end who has not taken the call.
    const of = { pair, mentee: here.mentee };
    expect(await here.home.does(here.curator, noon, ({ endings }) => endings.resume(of))).toBe(false);
    expect(await here.home.does(here.psychologist, noon, ({ worries }) => worries.resume(id))).toBe(false);
    await here.home.does(here.psychologist, noon, ({ worries }) => worries.take(id));
    expect(await here.home.does(here.psychologist, noon, ({ worries }) => worries.resume(id))).toBe(true);
    expect(await here.life(pair)).toEqual({ state: 'active' });
  });

  test('closed without that, it is a pause like any other, which a curator may end', async () => {
    const here = await school();
    const pair = await here.pairs();
    const { id } = await here.calls(here.mentee, noon, 'mentor');
    await here.home.does(here.psychologist, noon, ({ worries }) => worries.take(id));
    await here.home.does(here.psychologist, noon, ({ worries }) => worries.close(id, 'Нужен другой наставник'));
    expect(await here.life(pair)).toEqual({ state: 'paused', from: 'active', why: 'curator' });
    const of = { pair, mentee: here.mentee };
    expect(await here.home.does(here.curator, noon, ({ endings }) => endings.resume(of))).toBe(true);
  });

  describe('holds the pause itself', () => {
    /** A psychologist takes the call and says that it is done. */
    const finishes = async (here: School, id: WorryId) => {
      await here.home.does(here.psychologist, noon, ({ worries }) => worries.take(id));
      await here.home.does(here.psychologist, noon, ({ worries }) => worries.close(id, 'Поговорили'));
    };
    const resumes = async (here: School, id: WorryId) => {
      await here.home.does(here.psychologist, noon, ({ worries }) => worries.take(id));
      return here.home.does(here.psychologist, noon, ({ worries }) => worries.resume(id));
    };
    const mayResume = async (here: School, id: WorryId) =>
      (await here.home.does(here.psychologist, noon, ({ worries }) => worries.read(id)))?.mayResume;
    const ofCare = { state: 'paused', from: 'active', why: 'care' };

    test('a call about something else neither lifts it nor leaves it', async () => {
      const here = await school();
      const pair = await here.pairs();
      await here.calls(here.mentee, noon, 'mentor');
      const health = await here.calls(here.mentee, noon, 'health');
      expect(await mayResume(here, health.id)).toBe(false);
      expect(await resumes(here, health.id)).toBe(false);
      await finishes(here, health.id);
      expect(await here.life(pair)).toEqual(ofCare);
    });

    test('of two calls about the mentor the last one that is open holds it', async () => {
      const here = await school();
      const pair = await here.pairs();
      const mother = await here.home.joins('guardian');
      await here.home.db.inSchool(here.home.id, (inside) =>
        noteGuardian(inside, { guardian: mother, child: here.mentee }, noon),
      );
      const first = await here.calls(here.mentee, noon, 'mentor');
      const second = await here.calls(mother, noon, 'mentor');
      expect(await mayResume(here, first.id)).toBe(false);
      expect(await resumes(here, first.id)).toBe(false);
      await finishes(here, first.id);
      expect(await here.life(pair)).toEqual(ofCare);
      expect(await resumes(here, second.id)).toBe(true);
      expect(await here.life(pair)).toEqual({ state: 'active' });
    });
  });

  test('by a guardian it pauses the child’s meetings; of another kind it pauses nothing', async () => {
    const here = await school();
    const pair = await here.pairs();
    const mother = await here.home.joins('guardian');
    await here.home.db.inSchool(here.home.id, (inside) =>
      noteGuardian(inside, { guardian: mother, child: here.mentee }, noon),
    );
    await here.calls(mother, noon, 'bullying');
    expect(await here.life(pair)).toEqual({ state: 'active' });
    expect((await here.calls(mother, noon, 'mentor')).paused).toBe(true);
    expect(await here.life(pair)).toMatchObject({ state: 'paused', why: 'care' });
  });
});

test('nobody without the role reads a call, and nobody adds to the call of another', async () => {
  const here = await school();
  const { id } = await here.calls(here.mentee);
  for (const who of [here.mentor, here.mentee]) {
    await expect(here.home.does(who, noon, ({ worries }) => worries.read(id))).rejects.toThrow(Forbidden);
    await expect(here.home.does(who, noon, ({ worries }) => worries.list(0, 9))).rejects.toThrow(Forbidden);
  }
  expect(await here.home.does(here.mentor, noon, ({ calls }) => calls.add(id, 'Чужое'))).toBe(false);
  expect(await here.home.does(here.mentor, noon, ({ calls }) => calls.mine())).toEqual([]);
});

test('whoever withdraws the consent leaves no call behind', async () => {
  const here = await school();
  const { id } = await here.calls(here.mentee);
  await here.home.db.inSchool(here.home.id, (inside) => changeSchool(inside, { teenConsent: 'own-only' }));
  await here.home.does(here.mentee, noon, ({ people }) => people.refuse());
  expect(await here.home.does(here.curator, noon, ({ worries }) => worries.read(id))).toBeUndefined();
  const left = await here.home.db.inSchool(here.home.id, ({ sql }) => sql.selectFrom('worry').select('id').execute());
  expect(left).toEqual([]);
});
