import { quietText } from '#bot/conversations/quiet-hours.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { PersonName } from '#domain/people/name.ts';
import { fullName } from '#domain/people/name.ts';
import { Personal } from '#domain/personal.ts';
import { type FormId, forms } from '#domain/school/forms.ts';
import type { Programme } from '#domain/school/programme.ts';
import type { QuietHours } from '#domain/school/quiet-hours.ts';
import { type PupilAddress, type SchoolKind, schoolKindTitles } from '#domain/school/school.ts';
import { longestSchoolName, type SchoolNameProblem } from '#domain/school/school-name.ts';
import { type TimeZone, timeZoneTitle } from '#domain/school/time-zones.ts';

export const words = {
  title: say`Настройка программы`,
  codeUsed: say`Этот код уже использован: программу по нему настроили. Чтобы войти, попросите у куратора приглашение.`,

  cancelled: say`Настройка отменена, ответы не сохранены. Код ещё действует: начать заново можно кнопкой, по той же ссылке или тем же кодом.`,
  again: say`Начать`,

  schoolName: paragraphs(
    say`Здравствуйте! Настроим программу наставничества: восемь коротких вопросов, минуты три.`,
    bold(say`Как называется школа?`),
    say`Например: Школа № 12 города Зареченска`,
  ),
  schoolNameProblem: (problem: SchoolNameProblem) => schoolNameProblems[problem],

  kind: bold(say`Какая это школа?`),
  kinds: { state: say`Государственная или муниципальная`, private: say`Частная` },

  timeZone: (kind: SchoolKind, telegramShut: boolean) =>
    paragraphs(
      kind === 'state' ? impersonal : undefined,
      kind === 'state' && telegramShut ? shut : undefined,
      bold(say`В каком часовом поясе школа?`),
    ),
  zone: (zone: TimeZone) => say`${timeZoneTitle(zone)}`,

  preset: (presets: readonly Programme[]) =>
    paragraphs(
      bold(say`С какой программы начать?`),
      say`Это готовые настройки по программам настоящих школ.`,
      ...presets.map(({ title, about }) => say`${bold(say`${title}.`)} ${about.trim()}`),
    ),
  presetTitle: ({ title }: Programme) => say`${title}`,
  ownForms: say`Выбрать формы самим`,

  forms: paragraphs(
    bold(say`Какие формы наставничества будут в школе?`),
    say`Нажмите на форму, чтобы добавить или убрать её, затем «Готово». Первым в названии стоит наставник.`,
  ),
  form: (form: FormId) => say`${forms[form].title}`,

  address: bold(say`Как обращаться к ученикам?`),
  addresses: { ты: say`На «ты»`, вы: say`На «вы»` },

  quiet: paragraphs(
    bold(say`Когда не присылать уведомления?`),
    say`Срочные обращения за помощью приходят в любое время.`,
  ),

  name: paragraphs(
    bold(say`Теперь о вас. Ваши фамилия, имя и отчество?`),
    say`Как в документах, например: Петрова Анна Сергеевна`,
  ),

  notHere: say`Дальше нужны ваши имя и фамилия, а в Telegram для государственной школы их спрашивать нельзя. У программы пока нет адреса в интернете (PUBLIC_URL), поэтому настройте школу в браузере: ссылка напечатана при запуске программы, и код ещё действует.`,

  check: (plan: Plan) =>
    paragraphs(
      bold(say`Проверьте, всё ли верно`),
      lines(
        say`Школа: ${plan.school}, ${schoolKindTitles[plan.kind]}`,
        say`Часовой пояс: ${timeZoneTitle(plan.zone)}`,
        say`Формы: ${plan.forms.map((form) => forms[form].title).join(', ')}`,
        plan.address === undefined ? undefined : say`К ученикам: на «${plan.address}»`,
        say`Тихие часы: ${quietText(plan.quiet)}`,
        plan.curator === null ? undefined : say`Куратор: ${new Personal(fullName(plan.curator))}`,
      ),
      say`Чтобы исправить ответ, нажмите «Назад».`,
    ),
  right: say`Всё верно, начать`,

  founded: paragraphs(bold(say`Готово, программа настроена.`), say`Осталось ваше согласие, и можно приглашать людей.`),
} as const;

interface Plan {
  school: string;
  kind: SchoolKind;
  zone: TimeZone;
  forms: readonly FormId[];
  address: PupilAddress | undefined;
  quiet: QuietHours;
  /** Null where it is asked afterwards, in the browser. */
  curator: PersonName | null;
}

const impersonal = say`Включено правило «Telegram: только обезличенные сообщения»: фамилии, даты рождения и ответы людей там не показываются и не спрашиваются, вместо них будет кнопка «Открыть» со ссылкой в веб-чат.`;

const shut = say`Пока у программы нет адреса в интернете, кнопка «Открыть» не сработает, и Telegram в школе будет недоступен. Попросите администратора задать адрес (PUBLIC_URL).`;

const schoolNameProblems: Readonly<Record<SchoolNameProblem, Text>> = {
  'too-short': say`Слишком коротко для названия школы. Например: Школа № 12`,
  'too-long': say`Слишком длинно: нужно уложиться в ${longestSchoolName} знаков. Например: Школа № 12 города Зареченска`,
  'no-letters': say`В названии нужны слова. Например: Школа № 12`,
};
