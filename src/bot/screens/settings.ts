import type { Screen } from '#bot/conversation/registry.ts';
import { quietText } from '#bot/conversations/quiet-hours.ts';
import { bellsLine } from '#bot/conversations/set-bells/words.ts';
import { digestText } from '#bot/conversations/set-digest/words.ts';
import { holidaysText } from '#bot/conversations/set-holidays/words.ts';
import { press } from '#bot/payload.ts';
import { bold, lines, paragraphs, say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { forms } from '#domain/school/forms.ts';
import { type School, schoolKindTitles } from '#domain/school/school.ts';
import { timeZones, timeZoneTitle } from '#domain/school/time-zones.ts';
import { quarantineChoice } from './absences.ts';

/** How the school is set up. */
export const settings: Screen<Work> = {
  name: 'settings',
  right: 'school.settings',
  show: async (work) => ({
    text: words.settings(work.school),
    choices: [
      {
        label: work.school.impersonalTelegram ? words.turnOff : words.turnOn,
        press: press.start('switch-telegram'),
      },
      { label: words.teens, press: press.start('switch-teens') },
      { label: words.address, press: press.start('set-address') },
      { label: words.quiet, press: press.start('set-quiet') },
      { label: words.bells, press: press.start('set-bells') },
      { label: words.holidays, press: press.start('set-holidays') },
      { label: words.gradeRule, press: press.start('set-grade-rule') },
      ...(work.school.forms.includes('teacher_teacher')
        ? [{ label: words.severalPairs, press: press.start('set-several-pairs') }]
        : []),
      { label: words.digest, press: press.start('set-digest') },
      { label: words.guardianReminders, press: press.start('set-guardian-reminders') },
      ...quarantineChoice(work),
    ],
  }),
};

const words = {
  settings: (school: School) =>
    paragraphs(
      bold(say`Настройки школы`),
      lines(
        say`Школа: ${school.name}, ${schoolKindTitles[school.kind]}`,
        say`Часовой пояс: ${zoneTitle(school.timeZone)}`,
        say`Формы: ${school.forms.map((form) => forms[form].title).join(', ')}`,
        say`К ученикам: на «${school.pupilAddress}»`,
        say`Тихие часы: ${quietText(school.quiet)}`,
        ...school.bells.map((bells) => say`Звонки. ${bellsLine(bells)}`),
        say`Каникулы и выходные: ${holidaysText(school.holidays)}`,
        say`Сводка недели: ${digestText(school.digest)}`,
        school.impersonalTelegram ? say`Telegram: только обезличенные сообщения` : say`Telegram: все сообщения`,
        school.teenConsent === 'own-only'
          ? say`Согласие в 14–17 лет даёт: сам ученик`
          : say`Согласие в 14–17 лет дают: ученик и родитель`,
        school.gradeRule === 'class'
          ? say`Наставник ученика: из более старшего класса`
          : say`Наставник ученика: со старшей ступени`,
        school.forms.includes('teacher_teacher')
          ? school.severalPairs
            ? say`Наставников у педагога по одному вопросу: несколько`
            : say`Наставников у педагога по одному вопросу: один`
          : undefined,
        school.remindGuardians
          ? say`О встречах детей до 14 лет напоминаем и родителям`
          : say`О встречах детей до 14 лет родителям не напоминаем`,
      ),
    ),
  address: say`Обращение к ученикам`,
  quiet: say`Тихие часы`,
  bells: say`Звонки`,
  holidays: say`Каникулы`,
  digest: say`Сводка недели`,
  guardianReminders: say`Напоминания родителям`,
  teens: say`Согласие 14–17 лет: изменить`,
  gradeRule: say`Кто старше в паре учеников`,
  severalPairs: say`Наставники у педагога`,
  turnOff: say`Telegram: показывать всё`,
  turnOn: say`Telegram: только обезличенное`,
} as const;

function zoneTitle(id: string): string {
  const zone = timeZones.find((each) => each.id === id);
  return zone ? timeZoneTitle(zone) : id;
}
