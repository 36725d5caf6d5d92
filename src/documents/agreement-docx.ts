import { fullName, type PersonName, shortName } from '#domain/people/name.ts';
import { type Personal, reveal } from '#domain/personal.ts';
import {
  byHand,
  chapter,
  clause,
  edges,
  handDate,
  heading,
  item,
  line,
  longDay,
  type Piece,
  schoolPaper,
  shortDay,
  signature,
} from './school-paper.ts';

/** One side of a pair as a paper names it. */
export interface Party {
  name: Personal<PersonName>;
  /** Position or class: «учитель физики», «7А класс». */
  occupation?: string;
  /** A minor: a parent or another legal representative concludes the agreement too (R4, R5). */
  minor: boolean;
  /** Absent where the name is not known yet: it is written by hand. */
  guardian?: Personal<PersonName>;
}

export interface AgreementPaper {
  number?: string;
  date?: Temporal.PlainDate;
  place?: string;
  school: string;
  mentor: Party;
  mentee: Party;
  curator?: Personal<PersonName>;
  /** «ученик – ученик». */
  form: string;
  /** The exact title, which stands in documents only: «Успевающий – неуспевающий». */
  variant?: string;
  goal: string;
  from?: Temporal.PlainDate;
  to: Temporal.PlainDate;
  /** «не реже одного раза в две недели, около часа». */
  rhythm?: string;
}

/**
 * The agreement of a mentor and a mentee. Fields: methodology.md 4.4; duties and rights: 4.5 and 4.6 in plainer words.
 * The consent to processing of personal data is another paper (ч. 1 ст. 9 152-ФЗ since 01.09.2025).
 */
export async function agreementDocx(about: AgreementPaper): Promise<Uint8Array> {
  const pieces = [
    heading(`СОГЛАШЕНИЕ № ${about.number ?? byHand(6)}`),
    heading('между наставником и наставляемым'),
    edges(about.place ?? byHand(20), about.date ? longDay(about.date) : handDate, {
      spacing: { before: 120, after: 160 },
    }),
    ...parties(about),
    ...subject(about),
    ...duties,
    ...guardians(about),
    ...meetings(about),
    ...end,
    ...signatures(about),
  ];
  return schoolPaper(pieces, { title: 'Соглашение между наставником и наставляемым' });
}

function parties({ school, mentor, mentee, curator }: AgreementPaper): Piece[] {
  return [
    line([{ text: 'Наставник: ', bold: true }, described(mentor)]),
    ...representative('наставника', mentor),
    line([{ text: 'Наставляемый: ', bold: true }, described(mentee)]),
    ...representative('наставляемого', mentee),
    line([{ text: 'Организация: ', bold: true }, school]),
    line([{ text: 'Куратор программы: ', bold: true }, curator ? reveal(curator.map(fullName)) : byHand(28)]),
    line('(далее вместе — стороны) заключили соглашение о следующем.'),
  ];
}

function described({ name, occupation }: Party): string {
  const full = reveal(name.map(fullName));
  return occupation === undefined ? full : `${full}, ${occupation}`;
}

function representative(of: string, { minor, guardian }: Party): Piece[] {
  if (!minor) return [];
  const name = guardian ? reveal(guardian.map(fullName)) : byHand(28);
  return [line([{ text: `Родитель (законный представитель) ${of}: `, bold: true }, name])];
}

function subject({ form, variant, goal, from, to }: AgreementPaper): Piece[] {
  const exact = variant === undefined ? '' : `, вариант «${variant}»`;
  return [
    chapter('Предмет и срок'),
    clause(`Стороны участвуют в программе наставничества организации. Форма наставничества: «${form}»${exact}.`),
    clause(`Цель: ${goal}`),
    clause(
      `Срок: с ${from ? shortDay(from) : handDate} по ${shortDay(to)}. Соглашение действует со дня подписания всеми сторонами.`,
    ),
    clause(
      'Участие добровольное и безвозмездное для наставляемого. Стимулирование наставника определяют документы организации.',
    ),
  ];
}

const duties: readonly Piece[] = [
  chapter('Наставник'),
  clause('Наставник обязуется:'),
  item('составить вместе с наставляемым индивидуальный план и вести работу по нему;'),
  item('участвовать в мероприятиях дорожной карты, которые его касаются, и в обучении наставников;'),
  item('помогать наставляемому и поддерживать его, относиться к нему внимательно и уважительно;'),
  item('рассказывать куратору о результатах работы, когда куратор об этом просит;'),
  item('помогать организации рассказывать о наставничестве, не раскрывая личного.'),
  clause('Наставник вправе:'),
  item('добиваться, чтобы наставляемый выполнял задания хорошо и в срок;'),
  item('вместе с куратором выбирать, как работать с наставляемым;'),
  item('участвовать в обсуждении наставничества в организации и предлагать изменения в дорожную карту;'),
  item('с согласия куратора приглашать других специалистов.'),
  chapter('Наставляемый'),
  clause('Наставляемый обязуется:'),
  item('приходить на встречи и мероприятия индивидуального плана;'),
  item('выполнять задания наставника хорошо и в срок;'),
  item('относиться внимательно и уважительно к наставнику и другим участникам.'),
  clause('Наставляемый вправе:'),
  item('предлагать изменения в индивидуальный план;'),
  item('обращаться к наставнику за советом и помощью;'),
  item('если общий язык найти не удалось, просить руководителя организации о другом наставнике.'),
];

function guardians({ mentor, mentee }: AgreementPaper): Piece[] {
  if (!mentor.minor && !mentee.minor) return [];
  return [
    chapter('Родитель (законный представитель)'),
    clause(
      'За несовершеннолетнего соглашение заключает его родитель (законный представитель), сам несовершеннолетний тоже ставит подпись.',
    ),
    clause(
      'Родитель поддерживает участие ребёнка, может узнать у куратора о встречах и их времени и в любой день прекратить участие ребёнка в программе.',
    ),
  ];
}

function meetings({ rhythm, mentor, mentee }: AgreementPaper): Piece[] {
  const withMinors = mentor.minor || mentee.minor;
  return [
    chapter('Встречи и безопасность'),
    clause(
      `Встречи проходят ${rhythm ?? 'не реже одного раза в две недели, около часа'}, очно или дистанционно. О переносе стороны предупреждают друг друга заранее.`,
    ),
    clause(
      withMinors
        ? 'Встречи проходят в организации или в другом общественном месте. Встреча взрослого с несовершеннолетним вне организации или после 20:00 возможна только с согласия родителя (законного представителя).'
        : 'Время и место встреч стороны выбирают сами.',
    ),
    clause(
      'Переписка идёт через программу организации или другим способом, о котором знает куратор. Стороны не передают друг другу деньги и дорогие подарки, не берут в долг и не просят лишних личных сведений.',
    ),
    clause(
      'Услышанное на встречах стороны не разглашают. Если жизни или здоровью участника что-то угрожает, об этом сразу сообщают куратору, педагогу-психологу или руководителю организации.',
    ),
    clause('Согласие на обработку персональных данных каждый участник даёт отдельным документом.'),
  ];
}

const end: readonly Piece[] = [
  chapter('Изменение и прекращение'),
  clause(
    'Наставника заменяет руководитель организации по просьбе наставляемого, его родителя (законного представителя), наставника или куратора.',
  ),
  clause(
    'Каждая сторона может прекратить участие раньше срока, сообщив об этом куратору. Отзыв согласия на обработку персональных данных прекращает соглашение.',
  ),
  clause('Споры стороны решают переговорами с участием куратора, затем руководителя организации.'),
  clause('Соглашение составлено по одному экземпляру для каждой стороны. Копия хранится в организации.'),
];

function signatures({ mentor, mentee, curator }: AgreementPaper): Piece[] {
  return [
    chapter('Подписи'),
    ...signature('Наставник', reveal(mentor.name.map(shortName))),
    ...guardianSignature('наставника', mentor),
    ...signature('Наставляемый', reveal(mentee.name.map(shortName))),
    ...guardianSignature('наставляемого', mentee),
    ...signature('Куратор', curator && reveal(curator.map(shortName))),
  ];
}

function guardianSignature(of: string, { minor, guardian }: Party): Piece[] {
  return minor ? signature(`Родитель (законный представитель) ${of}`, guardian && reveal(guardian.map(shortName))) : [];
}
