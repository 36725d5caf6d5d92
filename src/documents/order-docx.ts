import { fullName, type PersonName, shortName } from '#domain/people/name.ts';
import { type Personal, reveal } from '#domain/personal.ts';
import type { Party } from './agreement-docx.ts';
import {
  byHand,
  edges,
  gap,
  handDate,
  heading,
  type Piece,
  schoolPaper,
  sentence,
  shortDay,
  table,
} from './school-paper.ts';

/** A pair or a group as a row of the order. */
export interface OrderedPair {
  mentor: Pick<Party, 'name' | 'occupation'>;
  mentees: readonly Pick<Party, 'name' | 'occupation'>[];
  form: string;
  variant?: string;
  to: Temporal.PlainDate;
}

/** The draft: number and date are written in by whoever signs. */
export interface OrderPaper {
  school: string;
  /** «2026/2027». */
  schoolYear: string;
  pairs: readonly OrderedPair[];
  curator?: Personal<PersonName>;
  head?: Personal<PersonName>;
}

/** The order that fixes pairs and groups, one for many of them. Source: methodology.md 4.8 (S001, S003). */
export async function orderDocx(about: OrderPaper): Promise<Uint8Array> {
  const { school, schoolYear, pairs, curator, head } = about;
  const pieces: Piece[] = [
    heading(school),
    heading('ПРИКАЗ', { space: 12 }),
    edges(handDate, `№ ${byHand(10)}`, { spacing: { before: 120, after: 160 } }),
    heading('О закреплении наставнических пар (групп)'),
    sentence(
      `На основании распоряжения Минпросвещения России от 25.12.2019 № Р-145 ${target}, положения о программе наставничества организации и с письменного согласия участников на возложение на них дополнительных обязанностей, связанных с наставнической деятельностью,`,
    ),
    sentence({ text: 'ПРИКАЗЫВАЮ:', bold: true }),
    sentence(`1. Закрепить на ${schoolYear} учебный год наставнические пары (группы):`),
    table(
      columns,
      pairs.map((pair, index) => row(pair, index + 1)),
      12,
    ),
    gap(),
    sentence(
      `2. Сопровождение пар (групп) возложить на куратора: ${curator ? reveal(curator.map(fullName)) : byHand(30)}.`,
    ),
    sentence('3. Наставникам вести работу по индивидуальным планам и положению о программе наставничества.'),
    sentence('4. Контроль за исполнением приказа оставляю за собой.'),
    edges('Директор', `${byHand(16)} / ${head ? reveal(head.map(shortName)) : byHand(20)}`, {
      spacing: { before: 360, after: 240 },
    }),
    sentence('С приказом ознакомлены:'),
    table(
      [
        { title: 'Фамилия, имя, отчество', share: 9 },
        { title: 'Подпись', share: 4 },
        { title: 'Дата', share: 4 },
      ],
      acquainted(about).map((name) => [name, '', '']),
      12,
    ),
  ];
  return schoolPaper(pieces, { title: 'Приказ о закреплении наставнических пар (групп)', size: 14 });
}

/** Of its wordings this one enters an order: methodology.md 7.4, 15. */
const target =
  '«Об утверждении методологии (целевой модели) наставничества обучающихся для организаций, осуществляющих образовательную деятельность по общеобразовательным, дополнительным общеобразовательным и программам среднего профессионального образования, в том числе с применением лучших практик обмена опытом между обучающимися»';

const columns = [
  { title: '№', share: 1, centred: true },
  { title: 'Наставник (ФИО, должность/класс)', share: 5 },
  { title: 'Наставляемый(е)', share: 5 },
  { title: 'Форма и вариант', share: 4.4 },
  { title: 'Срок', share: 3, centred: true },
];

function row({ mentor, mentees, form, variant, to }: OrderedPair, number: number): string[] {
  const exact = variant === undefined ? '' : `,\n«${variant}»`;
  const term = `по ${shortDay(to)}`;
  return [String(number), described(mentor), mentees.map(described).join(';\n'), `«${form}»${exact}`, term];
}

function described({ name, occupation }: Pick<Party, 'name' | 'occupation'>): string {
  const full = reveal(name.map(fullName));
  return occupation === undefined ? full : `${full}, ${occupation}`;
}

/** Whom the order binds: the curator, each mentor once. */
function acquainted({ curator, pairs }: OrderPaper): string[] {
  const bound = [curator, ...pairs.map(({ mentor }) => mentor.name)];
  return [...new Set(bound.flatMap((name) => (name ? [reveal(name.map(fullName))] : [])))];
}
