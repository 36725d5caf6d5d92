import type { Choice } from '#bot/layout.ts';
import type { Attachment } from '#bot/messenger.ts';
import { press } from '#bot/payload.ts';
import { plural, say, type Text } from '#bot/text.ts';
import type { Problem } from '#domain/questionnaire/machine.ts';
import type { PupilAddress } from '#domain/school/school.ts';

/** What the engine itself says, whatever the conversation: to everybody alike, so without «ты» or «вы» wherever that reads well. */
export const words = {
  back: say`‹ Назад`,
  skip: say`Пропустить`,
  cancel: say`Отмена`,
  menu: say`Меню`,
  whoSpeaks: say`Кто отвечает?`,
  speakAs: say`Кто отвечает дальше? До следующего выбора сообщения отсюда будут от этого имени.`,
  done: say`Готово`,
  other: say`Своими словами`,
  send: say`Отправить`,
  change: say`Изменить ответ`,
  goOn: (title: Text) => say`Продолжить: ${title}`,

  cancelled: say`Отменено. Введённое сохранено.`,
  nothingToCancel: say`Сейчас отменять нечего.`,
  firstQuestion: say`Это первый вопрос.`,
  notNow: say`Этот ответ изменить уже нельзя: он записан. Дальше — следующий вопрос.`,
  alreadyAnswered: say`На этот вопрос ответ уже есть.`,
  unknownButton: say`Эта кнопка больше не работает.`,
  notAllowed: say`Это действие сейчас недоступно.`,
  renewed: say`Вопросы за это время обновились, поэтому начнём сначала. Уже записанное сохранено.`,
  tooDeep: say`Начато уже пять дел. Сначала нужно закончить или отменить одно из них.`,
  edited: {
    ты: say`Исправленное сообщение я не перечитываю: чтобы изменить ответ, нажми «Назад».`,
    вы: say`Исправленное сообщение я не перечитываю: чтобы изменить ответ, нажмите «Назад».`,
  } satisfies Record<PupilAddress, Text>,
  tooLate: say`Это сообщение дошло с опозданием, поэтому я его пропустил.`,
  onlyInPrivate: say`Здесь я не отвечаю: разговариваю только в личных сообщениях.`,
  notUnderstood: say`Не совсем понял. Вот что можно сделать:`,
  chooseOne: say`Нужно выбрать один из вариантов: нажать кнопку или написать её номер.`,
  tooLong: (most: number) => say`Это слишком длинно для ответа. Нужно уложиться в ${most} ${characters(most)}.`,
  cannotRead: (what: Attachment) => say`${unreadable[what]} Пока я понимаю только слова и кнопки.`,
  failed: (id: string) =>
    say`У нас случился сбой (номер ${id}). Введённое раньше сохранено. Можно попробовать ещё раз. Если опять не получится, этот номер поможет куратору разобраться.`,

  progress: (number: number, of: number) => say`${number} из ${of}`,
  pickSeveral: say`Можно выбрать несколько, затем нажать «Готово».`,
  ownWords: say`Здесь нужен ответ своими словами.`,
  answerNow: (answer: Text) => say`Сейчас: ${answer}`,
  summary: say`Ответы перед отправкой`,
  pickQuestion: say`Какой ответ изменить?`,
  skipped: say`—`,
  example: (example: string) => say`Например: ${example}`,
  sent: say`Отправлено`,
} as const;

/** The way home, under whatever has no ways of its own. */
export const menuWay: Choice = { label: words.menu, press: press.menu };

/** Why an answer was not taken, and what is right. */
export function problemWords(problem: Problem): Text {
  switch (problem.kind) {
    case 'too-short':
      return say`Слишком коротко: нужно хотя бы ${problem.min} ${characters(problem.min)}.`;
    case 'too-long':
      return say`Слишком длинно: ${problem.length} ${characters(problem.length)}, а помещается ${problem.max}.`;
    case 'not-a-number':
      return say`Здесь нужно число, например 3.`;
    case 'too-small':
      return say`Число должно быть не меньше ${problem.min}.`;
    case 'too-large':
      return say`Число должно быть не больше ${problem.max}.`;
    case 'not-a-date':
      return say`Здесь нужна дата, например 05.09.2012.`;
    case 'no-such-date':
      return say`Такого дня в календаре нет. Пример даты: 05.09.2012.`;
    case 'too-early':
      return say`Дата должна быть не раньше ${russianDate(problem.earliest)}.`;
    case 'too-late':
      return say`Дата должна быть не позже ${russianDate(problem.latest)}.`;
    case 'not-an-option':
      return say`Такого варианта нет. Можно нажать кнопку или написать номер от 1 до ${problem.of}.`;
    case 'not-yes-or-no':
      return say`Здесь подходят ответы «да» и «нет».`;
    case 'not-on-scale':
      return say`Нужно число от ${problem.min} до ${problem.max}.`;
    case 'too-few':
      return say`Нужно выбрать хотя бы ${problem.min}.`;
    case 'too-many':
      return say`Можно выбрать не больше ${problem.max}.`;
    case 'own-words-missing':
      return say`Выбрано «другое»: теперь нужен ответ своими словами.`;
    case 'cannot-skip':
      return say`Этот вопрос пропустить нельзя.`;
    case 'incomplete':
      return say`Есть вопрос без ответа.`;
    case 'out-of-place':
      return say`Сейчас это не подходит.`;
    default:
      return problem satisfies never;
  }
}

const unreadable: Readonly<Record<Attachment, string>> = {
  sticker: 'Симпатичный стикер!',
  voice: 'Голосовые сообщения я не слышу.',
  photo: 'Фото я не вижу.',
  video: 'Видео я не смотрю.',
  file: 'Файлы я не открываю.',
  contact: 'Контакт сохранять не буду.',
  location: 'Геопозиция мне не нужна.',
  other: 'Такое сообщение я прочитать не могу.',
};

function characters(count: number): string {
  return plural(count, { one: 'знак', few: 'знака', many: 'знаков' });
}

function russianDate(iso: string): string {
  return Temporal.PlainDate.from(iso).toLocaleString('ru', { day: '2-digit', month: '2-digit', year: 'numeric' });
}
