import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Worry, whoHears, whoHearsUnanswered } from '#domain/care/who-hears.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { type Role, roles } from '#domain/people/role.ts';

const id = (name: string) => brand<PersonId>(name);

/** «anna: curator psychologist, oleg: head» */
function staffOf(written: string): Worry['staff'] {
  return written.split(', ').map((person) => {
    const [name = '', does = ''] = person.split(': ');
    return { id: id(name), roles: roles.filter((role) => does.split(' ').includes(role)) };
  });
}

function worryOf(staff: string, concerns = '', families = ''): Worry {
  const related = families.split(', ').map((family) => family.split('+').map(id));
  return {
    about: id('petya'),
    concerns: concerns === '' ? [] : concerns.split(' ').map(id),
    staff: staffOf(staff),
    kin: (one, other) => related.some(([first, second]) => first === one && second === other),
  };
}

const school = 'anna: curator, vera: psychologist, oleg: head, inna: mentor, zoya: class_teacher deputy_head';

describe('who hears of a worry', () => {
  it.each([
    ['psychologist and curator', school, 'inna', '', 'anna vera', 'oleg'],
    ['every curator and psychologist', `${school}, lena: curator`, 'inna', '', 'anna vera lena', 'oleg'],
    ['not the curator who is the mentor', school, 'anna', '', 'vera', 'oleg'],
    ['not the curator who is the substitute', school, 'inna anna', '', 'vera', 'oleg'],
    ['not the psychologist of the mentor’s family', school, 'inna', 'vera+inna', 'anna', 'oleg'],
    ['whichever way the family is told', school, 'inna', 'inna+vera', 'anna', 'oleg'],
    ['not the curator who is the child’s mother', school, 'inna', 'anna+petya', 'vera', 'oleg'],
    ['a mentee of another pair is no hindrance', school, 'inna', 'anna+vanya', 'anna vera', 'oleg'],
    ['the head where no other is left', school, 'anna', 'vera+anna', 'oleg', 'oleg'],
    ['one person of two roles once', 'anna: curator psychologist, oleg: head', '', '', 'anna', 'oleg'],
    ['the head who is also curator', 'oleg: head curator, vera: psychologist', '', '', 'oleg vera', 'oleg'],
    ['not the head who is the mentor', school, 'oleg', '', 'anna vera', 'nobody'],
    ['nobody where the only one is the mentor', 'oleg: head curator psychologist', 'oleg', '', 'nobody', 'nobody'],
    ['nobody where none is called', 'inna: mentor, zoya: class_teacher', '', '', 'nobody', 'nobody'],
    ['the head where both are the child’s family', school, 'inna', 'petya+vera, anna+petya', 'oleg', 'oleg'],
  ])('%s', (_, staff, concerns, families, first, next) => {
    const worry = worryOf(staff, concerns, families);
    expect([whoHears(worry)].flat().join(' ')).toBe(first);
    expect([whoHearsUnanswered(worry)].flat().join(' ')).toBe(next);
  });

  it('never the one in trouble, who may be a curator', () => {
    expect(whoHears({ ...worryOf(school), about: id('anna') })).toEqual(['vera']);
  });
});

const person = fc.constantFrom(...'abcdefgh').map(id);
const called: readonly Role[] = ['psychologist', 'curator', 'head'];

test('neither whom it may concern nor the family of anybody in it ever hears, and nobody only where none may', () => {
  const worry = fc.record({
    about: person,
    concerns: fc.array(person, { maxLength: 3 }),
    staff: fc.uniqueArray(fc.record({ id: person, roles: fc.subarray([...roles]) }), {
      selector: (one) => one.id,
    }),
    pairs: fc.array(fc.tuple(person, person), { maxLength: 6 }),
  });
  fc.assert(
    fc.property(worry, ({ pairs, ...rest }) => {
      const kin = (one: PersonId, other: PersonId) => pairs.some(([a, b]) => a === one && b === other);
      const insiders = new Set([rest.about, ...rest.concerns]);
      for (const [a, b] of pairs) {
        if (a === rest.about || rest.concerns.includes(a)) insiders.add(b);
        if (b === rest.about || rest.concerns.includes(b)) insiders.add(a);
      }
      for (const heard of [whoHears({ ...rest, kin }), whoHearsUnanswered({ ...rest, kin })])
        if (heard !== 'nobody') expect(heard.filter((one) => insiders.has(one))).toEqual([]);
      const able = rest.staff.filter((one) => !insiders.has(one.id) && one.roles.some((role) => called.includes(role)));
      expect(whoHears({ ...rest, kin }) === 'nobody').toBe(able.length === 0);
    }),
  );
});
