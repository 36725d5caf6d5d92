import type { Screen } from '#bot/conversation/registry.ts';
import { words as callWords } from '#bot/conversations/call-help/words.ts';
import { danger } from '#bot/danger-words.ts';
import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { bold, lines, paragraphs, say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import type { PupilAddress } from '#domain/school/school.ts';

/** Answers «помощь» at any moment: what can be done here, whom to ask, where to call in danger. */
export function help({ address, me, roles }: Work): Reply {
  const inDanger = danger(me.kind === 'pupil');
  const takesPart = me.joinedAt !== undefined && me.leftAt === undefined;
  const choices = takesPart ? [{ label: callWords.title, press: press.start('call-help') }] : [];
  if (roles.includes('curator')) return { text: paragraphs(forCurator, askAdministrator, inDanger), choices };
  // The menu has «Вопрос куратору» for those who take part.
  return { text: paragraphs(what[address], takesPart ? ask[address] : askAtSchool[address], inDanger), choices };
}

/** While a school is set up nobody is there to ask but whoever has given the code. */
export const setupHelp: Reply = {
  text: paragraphs(
    bold(say`Помощь`),
    say`Сейчас настраивается школа. Отвечайте кнопками или словами. До последнего вопроса ничего не записано, а потом почти всё можно изменить в меню, «Настройки».`,
    commands(),
    say`Что-то непонятно или не работает? Спросите у администратора программы: это тот, кто дал первый код.`,
    danger(false),
  ),
};

export const helpScreen: Screen<Work> = {
  name: 'help',
  right: 'menu',
  show: async (work) => help(work),
};

function commands() {
  return lines(
    say`• «Меню» — всё, что здесь есть`,
    say`• «Назад» — к предыдущему вопросу`,
    say`• «Отмена» — прекратить начатое`,
  );
}

const what: Readonly<Record<PupilAddress, ReturnType<typeof say>>> = {
  ты: paragraphs(
    bold(say`Помощь`),
    say`Я задаю вопросы школьной программы наставничества и передаю ответы куратору. Отвечай кнопками или словами. Если прервёшься, ничего не потеряется.`,
    commands(),
  ),
  вы: paragraphs(
    bold(say`Помощь`),
    say`Я задаю вопросы школьной программы наставничества и передаю ответы куратору. Отвечайте кнопками или словами. Если прервётесь, ничего не потеряется.`,
    commands(),
  ),
};

const ask: Readonly<Record<PupilAddress, ReturnType<typeof say>>> = {
  ты: say`Что-то непонятно или не работает? Спроси у куратора: меню → «Вопрос куратору».`,
  вы: say`Что-то непонятно или не работает? Спросите у куратора: меню → «Вопрос куратору».`,
};

const askAtSchool: Readonly<Record<PupilAddress, ReturnType<typeof say>>> = {
  ты: say`Что-то непонятно или не работает? Спроси у классного руководителя или у куратора в школе.`,
  вы: say`Что-то непонятно или не работает? Спросите у куратора в школе.`,
};

const forCurator = paragraphs(
  bold(say`Помощь`),
  say`Здесь приглашают участников, проверяют анкеты, отвечают на вопросы. Отвечайте кнопками или словами. Если прервётесь, ничего не потеряется.`,
  commands(),
);

const askAdministrator = say`Что-то непонятно или не работает? Спросите у администратора программы.`;
