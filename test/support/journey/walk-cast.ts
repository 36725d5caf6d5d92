import { addMember, addPair } from '#db/pairs.ts';
import { brand, type PairId, type SchoolId } from '#domain/ids.ts';
import { MessengerClient } from './messenger-client.ts';
import { behindOpen, opens } from './opening.ts';
import { Person } from './person.ts';
import {
  answersAll,
  answersOne,
  asksPupilsAlone,
  introducesGuardian,
  introducesPupil,
  invites,
  joinsAsTeacher,
  linkForParents,
  setsUpSchool,
} from './scripts.ts';
import { type Secret, Walker } from './walker.ts';
import type { World } from './world.ts';

/** Names of the two schools of a walk. */
export const schools = { private: 'Гимназия № 4', state: 'Школа № 31' } as const;

export interface Cast {
  everybody: Walker[];
  /** Codes that still let somebody in: for a class of each school, for a psychologist of each. */
  codes: string[];
}

/**
 * A private school and a state one with «Telegram: только обезличенные сообщения»: curators, psychologists, class
 * teachers of 7А, mentors and mentees at different places of the way in, guardians, a head, whoever has refused, one human in both schools,
 * and two strangers.
 */
export async function twoSchools(world: World): Promise<Cast> {
  const one = await privateSchool(world);
  const other = await stateSchool(world, one.between);
  const [stranger, passerBy] = [await world.person('web'), await world.person('telegram')];
  await stranger.opens();
  await stranger.sees('Чтобы войти');
  await passerBy.opens();
  await passerBy.sees('Чтобы войти');
  const strangers = [
    new Walker('stranger', stranger, typed('Незнакомцев', 'Чертополох')),
    new Walker('passer-by in Telegram', passerBy, typed('Прохожев', 'Борщевик')),
  ];
  return { everybody: [...one.walkers, ...other.walkers, ...strangers], codes: [...one.codes, ...other.codes] };
}

interface SchoolCast {
  walkers: Walker[];
  codes: string[];
}

async function privateSchool(world: World): Promise<SchoolCast & { between: Person }> {
  const secret = planter(schools.private);
  const curator = await world.person('vk');
  await setsUpSchool(curator, world, 'Частная', {
    name: 'Ясная Вера Павловна',
    school: schools.private,
  });
  await asksPupilsAlone(curator);

  const psychologist = await world.person('web');
  await joinsStaff(psychologist, await invites(curator, 'Педагога-психолога'), 'Тихомирова Анна Сергеевна');
  const classTeacher = await world.person('telegram');
  const asClassTeacher = await invites(curator, 'Классного руководителя', { types: '7А' });
  await joinsStaff(classTeacher, asClassTeacher, 'Беркутова Ольга Ивановна');
  const mentor = await world.person('telegram');
  const asMentor = await invites(curator, 'Наставников', 'Педагоги');
  await joinsAsTeacher(mentor, asMentor, { name: 'Луговая Инна Петровна', subject: 'Астрономия' });
  await mentor.sees(/1 из \d+/);

  const class7 = await invitesPupils(curator, '7А');
  const teenager = await world.person('vk');
  await introducesPupil(teenager, class7, { name: 'Полевая Мира Олеговна', born: '5 сентября 2011' });
  await teenager.sees('Согласие на обработку');
  await teenager.presses('Даю согласие');
  await teenager.sees('теперь ты в программе');
  await answersAll(teenager, () => '7 гербариев за лето');
  await teenager.presses('Отправить');
  await teenager.sees('Анкета у куратора');
  const child = await world.person('telegram');
  await introducesPupil(child, class7, { name: 'Ручьёв Тимур', born: '12.03.2014' });
  await child.sees('Осталось согласие родителей');
  const undecided = await world.person('web');
  await introducesPupil(undecided, await invitesPupils(curator, '8Б'), { name: 'Журавлёв Денис', born: '17.04.2011' });
  await undecided.sees('Согласие на обработку');
  const guardian = await world.person('vk');
  await introducesGuardian(guardian, await linkForParents(child), 'Рассветова Ольга Петровна');
  const left = await world.person('web');
  await introducesPupil(left, class7, { name: 'Осинин Глеб', born: '21.06.2011' });
  await left.sees('Согласие на обработку');
  await left.presses('Не даю согласия');
  await left.sees('Точно отказываешься?');
  await left.presses('Отказаться и стереть');
  await left.sees('Участие закончено');

  await proposesPair(world, schools.private);

  return {
    between: mentor,
    codes: [class7, await invites(curator, 'Педагога-психолога')],
    walkers: [
      new Walker('curator', curator, [secret('Ясн'), ...typed('Подсолнухов', 'Подсолнух')]),
      new Walker('psychologist', psychologist, [secret('Тихомиров'), ...typed('Одуванчиков', 'Клевер')]),
      new Walker('class teacher', classTeacher, [secret('Беркутов'), ...typed('Ковылёв', 'Полынь')]),
      new Walker('mentor in Telegram, and psychologist of the state school', mentor, [
        secret('Лугов'),
        secret('Астроном', 'answer'),
        secret('Светозаров', 'name', schools.state),
        ...typed('Колокольчиков', 'Лаванд'),
      ]),
      new Walker('teenager', teenager, [
        secret('Полев'),
        ...['05.09.2011', '5 сентября 2011', '2011-09-05'].map((day) => secret(day)),
        secret('гербари', 'answer'),
        ...typed('Ландышев', 'Ирис'),
      ]),
      new Walker('child in Telegram', child, [
        secret('Ручь'),
        ...['12.03.2014', '12 марта 2014', '2014-03-12'].map((day) => secret(day)),
        ...typed('Подорожников', 'Крапив'),
      ]),
      new Walker('undecided', undecided, [
        secret('Журавл'),
        ...['17.04.2011', '17 апреля 2011', '2011-04-17'].map((day) => secret(day)),
        ...typed('Барбарисов', 'Можжевельник'),
      ]),
      new Walker('guardian of the child', guardian, [secret('Рассветов'), ...typed('Ромашков', 'Шафран')]),
      new Walker('pupil who has refused', left, [secret('Осинин'), ...typed('Орехов', 'Эстрагон')]),
    ],
  };
}

async function stateSchool(world: World, between: Person): Promise<SchoolCast> {
  const secret = planter(schools.state);
  const curator = await world.person('telegram');
  const line = (await world.program.commands['new-school']?.('')) ?? '';
  const firstCode = /^first curator: (\S+) http/.exec(line)?.[1] ?? '';
  await setsUpSchool(curator, { firstCode }, 'Государственная или муниципальная', {
    name: false,
    school: schools.state,
  });
  await curator.sees(behindOpen);
  const curatorsWindow = (await opens(world, curator)).person;
  await curatorsWindow.sees('фамилию, имя и отчество');
  await curatorsWindow.types('Переверзев Акакий Савватеевич');
  await curatorsWindow.sees('Как к вам обращаться?');
  await curatorsWindow.presses((await curatorsWindow.asked()).buttons[0] ?? '');
  await curatorsWindow.sees('Согласие на обработку');
  await curatorsWindow.presses('Даю согласие');
  await curatorsWindow.sees('Дальше разговор идёт в Telegram');
  await curator.sees('Меню');

  await between.opens(await invites(curator, 'Педагога-психолога'));
  await between.sees(behindOpen);
  await namesOneself((await opens(world, between)).person, 'Светозарова Инна Петровна');
  const classTeacher = await world.person('web');
  const asClassTeacher = await invites(curator, 'Классного руководителя', { types: '7А' });
  await joinsStaff(classTeacher, asClassTeacher, 'Соколовский Лев Борисович');

  const mentee = await world.person('telegram');
  await mentee.opens(await invites(curator, 'Наставляемых', 'Педагоги'));
  await mentee.sees(behindOpen);
  const menteesWindow = (await opens(world, mentee)).person;
  await menteesWindow.sees('фамилию, имя и отчество');
  await menteesWindow.types('Озеров Пётр Иванович');
  await menteesWindow.sees('Какой предмет вы ведёте?');
  await menteesWindow.types('Черчение');
  await menteesWindow.sees('Как к вам обращаться?');
  await menteesWindow.presses((await menteesWindow.asked()).buttons[0] ?? '');
  await menteesWindow.sees('Согласие на обработку');
  await menteesWindow.presses('Даю согласие');
  await menteesWindow.sees('теперь вы в программе');
  await answersOne(menteesWindow, () => '7');

  const class7 = await invitesPupils(curator, '7А');
  // An old client of VK, which knows text buttons only.
  const pupil = new Person(new MessengerClient(world.vk.chat(5001, { callbackButtons: false })));
  await introducesPupil(pupil, class7, { name: 'Камышин Егор Ильич', born: '09.02.2011' });
  await pupil.sees('Согласие на обработку');
  await pupil.presses('Даю согласие');
  await pupil.sees('Нужно ещё согласие родителей');
  const guardian = await refusesForChild(world, class7);
  const head = await world.person('web');
  await joinsStaff(head, await invites(curator, 'Директора'), 'Верховцев Роман Ильич');

  const ofCurator = [secret('Переверзев'), secret('Акаки'), ...typed('Рябинов', 'Жасмин')];
  const ofMentee = [secret('Озеров'), secret('Черчени', 'answer'), ...typed('Васильков', 'Шалфе')];
  return {
    codes: [class7, await invites(curator, 'Педагога-психолога')],
    walkers: [
      new Walker('curator of the state school in Telegram', curator, ofCurator),
      new Walker('their window', curatorsWindow, ofCurator, { guest: true }),
      new Walker('class teacher of the state school', classTeacher, [
        secret('Соколовск'),
        ...typed('Кипарисов', 'Базилик'),
      ]),
      new Walker('mentee of the state school in Telegram', mentee, ofMentee),
      new Walker('their window', menteesWindow, ofMentee, { guest: true }),
      new Walker('pupil of the state school', pupil, [
        secret('Камышин'),
        ...['09.02.2011', '9 февраля 2011', '2011-02-09'].map((day) => secret(day)),
        ...typed('Тюльпанов', 'Укроп'),
      ]),
      new Walker('guardian who has refused', guardian, [secret('Сосновцев'), ...typed('Кувшинков', 'Розмарин')]),
      new Walker('head of the state school', head, [secret('Верховцев'), ...typed('Крокусов', 'Анис')]),
    ],
  };
}

/** The mentor is asked about the first pupil who takes part, with nobody told of it yet. */
async function proposesPair({ program: { db }, clock }: World, name: string): Promise<void> {
  const rows = await db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('school_id').distinct().where('school_id', 'is not', null).execute(),
  );
  for (const { school_id } of rows) {
    await db.inSchool(brand<SchoolId>(school_id ?? ''), async (inside) => {
      const school = await inside.sql.selectFrom('school').select('name').executeTakeFirst();
      if (school?.name !== name) return;
      const inRole = (role: 'mentor' | 'mentee' | 'curator') =>
        inside.sql
          .selectFrom('person_role')
          .innerJoin('person', 'person.id', 'person_role.person_id')
          .select('person.id')
          .where('person_role.role', '=', role)
          .where('person.joined_at', 'is not', null)
          .orderBy('person.joined_at')
          .executeTakeFirstOrThrow();
      const [mentor, mentee, by] = [await inRole('mentor'), await inRole('mentee'), await inRole('curator')];
      const pair = brand<PairId>(crypto.randomUUID());
      const offer = { form: 'teacher_pupil', variant: 'tp.active', goal: 'Вместе вести проект' } as const;
      await addPair(inside, { ...offer, id: pair, mentor: mentor.id, by: by.id }, clock.now());
      const life = { state: 'proposed', waitsFor: 'mentor' } as const;
      const member = { pair, mentee: mentee.id, life, employees: { mentor: true, mentee: false }, by: by.id };
      await addMember(inside, member, clock.now());
    });
  }
}

/** A guardian who has said no for a child, whose own chat nobody opens any more. */
async function refusesForChild(world: World, code: string): Promise<Person> {
  const child = await world.person('web');
  await introducesPupil(child, code, { name: 'Забытый Иван', born: '09.02.2014' });
  await child.sees('Осталось согласие родителей');
  const guardian = await world.person('web');
  await introducesGuardian(guardian, await linkForParents(child), 'Сосновцева Дарья Львовна');
  await guardian.presses('Не даю согласия');
  await guardian.sees('Вы точно не согласны?');
  await guardian.presses('Отказаться и стереть');
  await guardian.sees('Отказ записан');
  return guardian;
}

async function invitesPupils(curator: Person, className: string): Promise<string> {
  return invites(curator, 'Наставляемых', 'Ученики', 'ученик – ученик', { types: className }, 'Одна на всех');
}

export async function joinsStaff(person: Person, code: string, name: string): Promise<void> {
  await person.opens(code);
  await namesOneself(person, name);
}

export async function namesOneself(person: Person, name: string): Promise<void> {
  await person.sees('фамилию, имя и отчество');
  await person.types(name);
  await person.sees('Как к вам обращаться?');
  await person.presses((await person.asked()).buttons[0] ?? '');
  await person.sees('Согласие на обработку');
  await person.presses('Даю согласие');
  await person.sees('теперь вы в программе');
}

/** What was said in one school. */
function planter(own: string) {
  return (stem: string, kind: Secret['kind'] = 'name', school = own): Secret => ({ stem, kind, school });
}

/** What this human types on the walk, wherever. */
function typed(name: string, answer: string): Secret[] {
  return [
    { stem: name, kind: 'name' },
    { stem: answer, kind: 'answer' },
  ];
}
