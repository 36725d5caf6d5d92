import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { say, type Text } from '#bot/text.ts';
import type { DeskLine, DeskMatter } from '#domain/desk/digest.ts';

/** One line of what is to be done: what, and how many. Counts only: every messenger may show it. */
export function toDoText({ matter, count }: DeskLine): Text {
  return say`${matters[matter].line}: ${count}`;
}

/** The button that does the next thing about it. */
export function toDoChoice({ matter }: DeskLine): Choice {
  return { label: matters[matter].button, press: matters[matter].press };
}

export const toDoTitle = (matter: DeskMatter): Text => matters[matter].line;

interface Matter {
  line: Text;
  button: Text;
  press: string;
}

const pairs = (matter: DeskMatter) => press.screen('attention', `${matter}.0`);

const matters: Readonly<Record<DeskMatter, Matter>> = {
  unanswered: { line: say`Предложения без ответа больше 5 дней`, button: say`Без ответа`, press: pairs('unanswered') },
  silent: { line: say`Пары, где давно не было встреч`, button: say`Давно без встреч`, press: pairs('silent') },
  replacements: {
    line: say`Просят другого наставника, решает директор`,
    button: say`Замены`,
    press: pairs('replacements'),
  },
  unlogged: {
    line: say`Пары, где встречи не записаны больше недели`,
    button: say`Без записи`,
    press: pairs('unlogged'),
  },
  council: { line: say`Пары ждут методического совета`, button: say`Методический совет`, press: pairs('council') },
  questionnaires: {
    line: say`Анкеты на проверке`,
    button: say`Проверить анкеты`,
    press: press.screen('questionnaires', 'waiting.0'),
  },
  unconfirmed: {
    line: say`Ждут подтверждения`,
    button: say`Подтвердить`,
    press: press.screen('people', 'unconfirmed.0'),
  },
  consents: {
    line: say`Ждут согласия родителей`,
    button: say`Кого ждём`,
    press: press.screen('people', 'waiting.0'),
  },
  papers: { line: say`Пары без всех документов`, button: say`Документы пар`, press: pairs('papers') },
  unpaired: { line: say`Наставляемые без пары`, button: say`Без пары`, press: press.screen('pairs', 'alone.0') },
  unfinished: {
    line: say`Анкета ещё не отправлена`,
    button: say`Чьи анкеты ждём`,
    press: press.screen('people', 'unfinished.0'),
  },
  untold: {
    line: say`Сказать лично: сообщения не доходят`,
    button: say`Сказать лично`,
    press: press.screen('people', 'untold.0'),
  },
};
