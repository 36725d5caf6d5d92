import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { loadQuestionnaires } from '#content/load-questionnaires.ts';
import { capacityIn, yearsIn } from '#domain/pairing/intake-figures.ts';
import { type Applicant, bestFirst, type Reason, suitability, type Warning } from '#domain/pairing/suitability.ts';
import type { Answer, Answers } from '#domain/questionnaire/answer.ts';
import { person } from './candidates.ts';

const ticked = (ids: Readonly<Record<string, string | readonly string[]>>): Answers =>
  Object.fromEntries(
    Object.entries(ids).map(([id, keys]): [string, Answer] => [id, { kind: 'options', options: [keys].flat() }]),
  );

const pupil = (className: string, ids: Parameters<typeof ticked>[0], more: Answers = {}): Applicant => ({
  id: person('somebody'),
  kind: 'pupil',
  className,
  answers: { ...ticked(ids), ...more },
});

const teacher = (subject: string, ids: Parameters<typeof ticked>[0]): Applicant => ({
  id: person('somebody'),
  kind: 'teacher',
  subject,
  answers: ticked(ids),
});

const words = (text: string): Answer => ({ kind: 'words', text });

describe('why a mentor suits', () => {
  it.each<[string, mentee: Applicant, mentor: Applicant, readonly Reason[]]>([
    [
      'a subject that one asks for and the other offers',
      pupil('7А', { help: ['study'], subjects: ['maths', 'physics'] }),
      pupil('9А', { help: ['study'], subjects: ['physics', 'chemistry'] }),
      [{ kind: 'teaches', subjects: ['physics'] }],
    ],
    ['study alone is none', pupil('7А', { help: ['study'] }), pupil('9А', { help: ['study'] }), []],
    [
      'help of the kind that is asked for',
      pupil('7А', { help: ['friends', 'sport'] }),
      pupil('9А', { help: ['project', 'sport'] }),
      [{ kind: 'can-help', with: ['sport'] }],
    ],
    [
      'interests of both, but not «другое» of both',
      pupil('7А', { interests: ['robotics', 'chess', 'other'] }),
      pupil('9А', { interests: ['chess', 'robotics', 'other'] }),
      [{ kind: 'both-interested', in: ['robotics', 'chess'] }],
    ],
    [
      'days and hours at which both are free',
      pupil('7А', { days: ['mon', 'wed'], hours: ['midday', 'evening'] }),
      pupil('9А', { days: ['wed', 'sat'], hours: ['midday'] }),
      [{ kind: 'both-free', days: ['wed'], hours: ['midday'] }],
    ],
    ['days without hours are none', pupil('7А', { days: ['mon'] }), pupil('9А', { days: ['mon'] }), []],
    [
      'one format',
      pupil('7А', { 'meeting-format': 'online' }),
      pupil('9А', { 'meeting-format': 'online' }),
      [{ kind: 'same-format', format: 'online' }],
    ],
    [
      'a format that suits who takes both',
      pupil('7А', { 'meeting-format': 'mixed' }),
      pupil('9А', { 'meeting-format': 'in-person' }),
      [{ kind: 'same-format', format: 'in-person' }],
    ],
    [
      'a variant that the mentor has offered',
      pupil('7А', {}),
      pupil('9А', { variants: ['pp.equal', 'pp.success'] }),
      [{ kind: 'variant-wished' }],
    ],
    ['not another one', pupil('7А', {}), pupil('9А', { variants: ['pp.equal'] }), []],
    ['a peer', pupil('7А', { 'mentor-kind': ['peer'] }), pupil('8А', {}), [{ kind: 'wished-kind' }]],
    ['nobody two classes above', pupil('7А', { 'mentor-kind': ['peer'] }), pupil('9А', {}), []],
    [
      'an older pupil, one of several wishes',
      pupil('7А', { 'mentor-kind': ['student', 'older-pupil'] }),
      pupil('9А', {}),
      [{ kind: 'wished-kind' }],
    ],
    ['not one of the eighth class', pupil('6А', { 'mentor-kind': ['older-pupil'] }), pupil('8А', {}), []],
    ['not one of the own class', pupil('10А', { 'mentor-kind': ['older-pupil'] }), pupil('10Б', {}), []],
    ['a teacher', pupil('7А', { 'mentor-kind': ['teacher'] }), teacher('Химия', {}), [{ kind: 'wished-kind' }]],
    ['no teacher', pupil('7А', { 'mentor-kind': ['student'] }), teacher('Химия', {}), []],
    [
      'a class with which the mentor would like to work',
      pupil('7А', {}),
      pupil('9А', { 'mentee-grades': ['1-4', '5-7'] }),
      [{ kind: 'grade-wished' }],
    ],
    ['not the next one', pupil('8А', {}), pupil('9А', { 'mentee-grades': ['5-7'] }), []],
    ['teachers of one subject', teacher('Физика', {}), teacher('физика ', {}), [{ kind: 'same-subject' }]],
    ['not of two', teacher('Физика', {}), teacher('Химия', {}), []],
    ['not of two whose subject is not known', teacher('', {}), teacher('', {}), []],
    [
      'a wish for one of the own subject',
      teacher('Физика', { 'mentor-kind': 'subject' }),
      teacher('Физика', {}),
      [{ kind: 'same-subject' }, { kind: 'wished-kind' }],
    ],
  ])('%s', (_, mentee, mentor, expected) => {
    const found = suitability(mentee, mentor, 'pp.success');
    expect(found.reasons).toEqual(expected);
    expect(found.score > 0).toBe(expected.length > 0);
  });

  it('is nothing where the form has no questionnaire for mentors', () => {
    const mentor: Applicant = { id: person('somebody'), kind: 'teacher', subject: 'Физика' };
    const mentee = pupil('7А', { 'mentor-kind': ['teacher'], days: ['mon'] });
    expect(suitability(mentee, mentor, 'tp.active')).toEqual({ score: 0, reasons: [], warnings: [] });
  });

  it('is not more for somebody who has ticked everything', () => {
    const all = ['robotics', 'chess', 'music', 'dance', 'art', 'books'];
    const wide = suitability(pupil('7А', { interests: all }), pupil('9А', { interests: all }), 'pp.equal');
    const three = suitability(pupil('7А', { interests: all }), pupil('9А', { interests: all.slice(3) }), 'pp.equal');
    expect(wide.score).toBe(three.score);
  });
});

describe('what the curator looks into first', () => {
  it.each<[string, mentee: Applicant, mentor: Applicant, readonly Warning['kind'][]]>([
    ['nothing', pupil('7А', {}), pupil('9А', {}), []],
    ['a note of the mentee', pupil('7А', {}, { avoid: words('С соседом') }), pupil('9А', {}), ['avoid-note']],
    ['a note of the mentor', pupil('7А', {}), pupil('9А', {}, { avoid: words('С соседом') }), ['avoid-note']],
    ['no note', pupil('7А', {}, { avoid: { kind: 'skipped' } }), pupil('9А', {}), []],
    ['a wish that cannot be judged', pupil('7А', { 'mentor-gender': 'female' }), pupil('9А', {}), ['gender-wished']],
    ['no wish', pupil('7А', { 'mentor-gender': 'any' }), pupil('9А', {}), []],
    ['other days', pupil('7А', { days: ['mon'] }), pupil('9А', { days: ['tue'] }), ['no-common-time']],
    [
      'other hours',
      pupil('7А', { days: ['mon'], hours: ['evening'] }),
      pupil('9А', { days: ['mon'], hours: ['morning'] }),
      ['no-common-time'],
    ],
    ['days that one has not said', pupil('7А', { days: ['mon'] }), pupil('9А', {}), []],
    [
      'other formats',
      pupil('7А', { 'meeting-format': 'online' }),
      pupil('9А', { 'meeting-format': 'in-person' }),
      ['no-common-format'],
    ],
    ['a format that one is not asked about', pupil('7А', { 'meeting-format': 'online' }), teacher('Химия', {}), []],
  ])('%s', (_, mentee, mentor, expected) => {
    expect(suitability(mentee, mentor, 'pp.success').warnings.map(({ kind }) => kind)).toEqual(expected);
  });

  it('is told of a mentor without a questionnaire too', () => {
    const mentee = pupil('7А', {}, { avoid: words('С соседом') });
    const mentor: Applicant = { id: person('somebody'), kind: 'teacher' };
    expect(suitability(mentee, mentor, 'tp.active').warnings).toEqual([{ kind: 'avoid-note' }]);
  });
});

const interests = ['robotics', 'chess', 'music', 'dance', 'art', 'books', 'other'];
const someone = fc
  .record({
    interests: fc.subarray(interests),
    help: fc.subarray(['study', 'friends', 'sport', 'other']),
    days: fc.subarray(['mon', 'tue', 'wed']),
    hours: fc.subarray(['morning', 'midday']),
    'meeting-format': fc.constantFrom('in-person', 'online', 'mixed'),
  })
  .map((ids) => pupil('7А', ids));

test('one more common interest never lowers the score', () => {
  const with_ = (applicant: Applicant, interest: string): Applicant => {
    const has = applicant.answers?.['interests'];
    const options = has?.kind === 'options' ? has.options.filter((key) => key !== interest) : [];
    return {
      ...applicant,
      answers: { ...applicant.answers, interests: { kind: 'options', options: [...options, interest] } },
    };
  };
  fc.assert(
    fc.property(someone, someone, fc.constantFrom(...interests), (mentee, mentor, interest) => {
      const before = suitability(mentee, mentor, 'pp.equal').score;
      expect(suitability(with_(mentee, interest), with_(mentor, interest), 'pp.equal').score).toBeGreaterThanOrEqual(
        before,
      );
    }),
  );
});

test('the best come first, in an order that does not depend on how they were listed', () => {
  const mentors = fc
    .array(someone, { maxLength: 8 })
    .map((all) => all.map((each, index) => ({ ...each, id: person(`mentor-${index}`) })));
  const shuffled = mentors.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(someone, shuffled, (mentee, [listed, otherwise]) => {
      const order = bestFirst(mentee, listed, 'pp.equal');
      expect(bestFirst(mentee, otherwise, 'pp.equal')).toEqual(order);
      const scores = order.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((one, other) => other - one));
      expect(order.map(({ mentor }) => mentor.id).sort()).toEqual(listed.map(({ id }) => id).sort());
    }),
  );
});

describe('the questionnaires that are compared', async () => {
  const content = await loadQuestionnaires(new URL('../../../content/questionnaires/', import.meta.url));
  const keysOf = (id: string, question: string) => {
    const found = content.get(id)?.questionnaire.questions.find((each) => each.id === question);
    return found && 'options' in found ? found.options.map(({ key }) => key) : undefined;
  };

  it.each([
    ['mentee-pupil', 'mentor-pupil-pupil', ['help', 'subjects', 'interests', 'days', 'hours', 'meeting-format']],
    ['mentee-teacher', 'mentor-teacher', ['help', 'interests', 'days', 'hours']],
  ])('%s and %s: what is compared has the same options', (mentee, mentor, questions) => {
    for (const question of questions) {
      expect(keysOf(mentee, question), question).toBeDefined();
      expect(keysOf(mentor, question), question).toEqual(keysOf(mentee, question));
    }
  });

  it.each(['mentor-pupil-pupil', 'mentor-teacher'])('%s: each number of mentees is understood', (id) => {
    const taken = keysOf(id, 'mentees-count')?.map((key) => capacityIn(ticked({ 'mentees-count': key })));
    expect(taken).toEqual([1, 2, 5, Number.POSITIVE_INFINITY]);
  });

  it('say nothing of mentees or years where nothing was answered', () => {
    expect(capacityIn({})).toBeUndefined();
    expect(yearsIn({ years: { kind: 'skipped' } })).toBeUndefined();
    expect(yearsIn({ years: { kind: 'number', value: 0 } })).toBe(0);
  });

  it('every wish for a kind of mentor in the pupil’s request can come true', () => {
    const mentors: Applicant[] = [
      ...['8А', '10А'].map(
        (className): Applicant => ({ id: person(className), kind: 'pupil', className, answers: {} }),
      ),
      ...(['teacher', 'student', 'employee'] as const).map(
        (kind): Applicant => ({ id: person(kind), kind, answers: {} }),
      ),
    ];
    const come = (keysOf('mentee-pupil', 'mentor-kind') ?? []).map((wish) =>
      mentors
        .filter((mentor) => suitability(pupil('7А', { 'mentor-kind': [wish] }), mentor, 'pp.equal').reasons.length > 0)
        .map(({ id }) => id),
    );
    expect(come).toEqual([['8А'], ['10А'], ['teacher'], ['student'], ['employee']]);
  });
});
