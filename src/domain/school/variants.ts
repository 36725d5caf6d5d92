import type { FormId } from '#domain/school/forms.ts';

/** «Форма взаимодействия»: what a pair of some form is for. */
export interface Variant {
  readonly id: string;
  readonly forms: readonly FormId[];
  /** The exact name, for documents only: it may stigmatise (methodology.md 7.3). */
  readonly documentTitle: string;
  /** The neutral name for chat. */
  readonly title: string;
  readonly goal: string;
}

/** Source of names: methodology.md 6.0 («студент – студент» borrows the four of «ученик – ученик»); goals in our words. */
export const variants: readonly Variant[] = [
  {
    id: 'pp.success',
    forms: ['pupil_pupil', 'student_student'],
    documentTitle: 'Успевающий – неуспевающий',
    title: 'помощь в учёбе',
    goal: 'Учиться лучше: разобраться в трудных темах и подтянуть оценки.',
  },
  {
    id: 'pp.leader',
    forms: ['pupil_pupil', 'student_student'],
    documentTitle: 'Лидер – пассивный',
    title: 'поддержка и уверенность',
    goal: 'Стать увереннее среди других, найти дело по душе, развить умение общаться, творить и вести за собой.',
  },
  {
    id: 'pp.equal',
    forms: ['pupil_pupil', 'student_student'],
    documentTitle: 'Равный – равному',
    title: 'обмен умениями',
    goal: 'Научить друг друга тому, что каждый умеет, и вместе прийти к цели.',
  },
  {
    id: 'pp.adapted',
    forms: ['pupil_pupil', 'student_student'],
    documentTitle: 'Адаптированный – неадаптированный',
    title: 'помощь на новом месте',
    goal: 'Освоиться в новой школе или новом классе.',
  },
  {
    id: 'tt.young',
    forms: ['teacher_teacher'],
    documentTitle: 'Опытный педагог – молодой специалист',
    title: 'первые годы в школе',
    goal: 'Освоить профессию с опорой на опытного коллегу и остаться в школе.',
  },
  {
    id: 'tt.class',
    forms: ['teacher_teacher'],
    documentTitle: 'Опытный классный руководитель – молодой специалист',
    title: 'классное руководство',
    goal: 'Научиться работать с классом и остаться в школе.',
  },
  {
    id: 'tt.leader',
    forms: ['teacher_teacher'],
    documentTitle: 'Лидер педагогического сообщества – педагог, испытывающий проблемы',
    title: 'поддержка коллеги',
    goal: 'Поддержать коллегу по-человечески и профессионально, помочь раскрыть педагогический талант.',
  },
  {
    id: 'tt.innovator',
    forms: ['teacher_teacher'],
    documentTitle: 'Педагог новатор – консервативный педагог',
    title: 'новые программы и цифровые навыки',
    goal: 'Освоить современные программы, цифровые навыки и ИКТ.',
  },
  {
    id: 'tt.subject',
    forms: ['teacher_teacher'],
    documentTitle: 'Опытный предметник – неопытный предметник',
    title: 'преподавание предмета',
    goal: 'Получить методическую помощь по своему предмету.',
  },
  {
    id: 'tp.indifferent',
    forms: ['teacher_pupil'],
    documentTitle: 'Активный профессионал – равнодушный потребитель',
    title: 'поиск интереса и цели',
    goal: 'Понять, что важно и интересно, развить свои умения и самостоятельно выбрать, чему учиться дальше.',
  },
  {
    id: 'tp.active',
    forms: ['teacher_pupil'],
    documentTitle: 'Активный профессионал – социально активный школьник с особыми образовательными потребностями',
    title: 'совместный проект',
    goal: 'Вместе вести творческий, предпринимательский или социальный проект: идеи ученика, опыт взрослого.',
  },
  {
    id: 'tp.passive',
    forms: ['teacher_pupil'],
    documentTitle: 'учитель-пассивный ученик',
    title: 'участие в школьной жизни',
    goal: 'Найти своё место в жизни школы.',
  },
  {
    id: 'tp.unsuccessful',
    forms: ['teacher_pupil'],
    documentTitle: 'учитель-неуспешный ученик',
    title: 'помощь в учёбе',
    goal: 'Учиться лучше и поверить в свои силы.',
  },
  {
    id: 'sp.failing',
    forms: ['student_pupil'],
    documentTitle: 'Студент – неуспевающий ученик',
    title: 'помощь в учёбе',
    goal: 'Учиться лучше, научиться планировать своё время и держать слово перед собой.',
  },
  {
    id: 'sp.leader',
    forms: ['student_pupil'],
    documentTitle: 'Студент-лидер – равнодушный ученик',
    title: 'поддержка и выбор пути',
    goal: 'Обрести уверенность, войти в жизнь школы, осознанно выбрать, где учиться дальше.',
  },
  {
    id: 'sp.equal',
    forms: ['student_pupil'],
    documentTitle: 'Равный – равному',
    title: 'обмен умениями',
    goal: 'Поделиться друг с другом тем, что каждый умеет, и вместе заниматься делом вне уроков.',
  },
  {
    id: 'sp.project',
    forms: ['student_pupil'],
    documentTitle: 'Студент – ученик – автор проекта',
    title: 'проект ученика',
    goal: 'Довести до конца свой проект с помощью студента и научиться этому на деле.',
  },
  {
    id: 'ep.indifferent',
    forms: ['employer_pupil'],
    documentTitle: 'Активный профессионал – равнодушный потребитель',
    title: 'знакомство с профессией',
    goal: 'Увидеть профессию изнутри и понять, что в ней интересно.',
  },
  {
    id: 'ep.colleague',
    forms: ['employer_pupil'],
    documentTitle: 'Коллега – молодой коллега',
    title: 'совместный проект',
    goal: 'Вместе вести творческий, предпринимательский или социальный проект.',
  },
  {
    id: 'ep.employer',
    forms: ['employer_pupil'],
    documentTitle: 'Работодатель – будущий сотрудник',
    title: 'практика на предприятии',
    goal: 'Пройти стажировку и подготовиться к первой работе.',
  },
];

export function variantsOf(form: FormId): readonly Variant[] {
  return variants.filter((variant) => variant.forms.includes(form));
}
