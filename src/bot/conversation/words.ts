import type { Choice } from '#bot/layout.ts';
import type { Attachment } from '#bot/messenger.ts';
import { press } from '#bot/payload.ts';
import { bold, plural, say, type Text } from '#bot/text.ts';
import type { Personal } from '#domain/personal.ts';
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
  send: say`Отправить`,
  change: say`Изменить ответ`,
  goOn: (title: Text) => say`Продолжить: ${title}`,
  comesBack: (title: Text) => say`Вернёмся к начатому: ${title}.`,

  cancelled: say`Отменено.`,
  draftKept: say`Отменено. Ответы на вопросы анкеты сохранены: продолжить можно из меню.`,
  nothingToCancel: say`Сейчас отменять нечего.`,
  firstQuestion: say`Это первый вопрос.`,
  notNow: say`Этот ответ изменить уже нельзя: он записан. Дальше — следующий вопрос.`,
  alreadyAnswered: say`На этот вопрос ответ уже есть.`,
  unknownButton: say`Эта кнопка больше не работает.`,
  notAllowed: say`Сейчас так сделать нельзя.`,
  renewed: say`Вопросы за это время обновились, поэтому начнём сначала. Что уже записано, не пропало.`,
  tooDeep: say`Начато уже пять дел. Сначала нужно закончить или отменить одно из них.`,
  edited: {
    ты: say`Исправленное сообщение я не перечитываю: чтобы изменить ответ, нажми «Назад».`,
    вы: say`Исправленное сообщение я не перечитываю: чтобы изменить ответ, нажмите «Назад».`,
  } satisfies Record<PupilAddress, Text>,
  tooLate: say`Это сообщение дошло с опозданием, поэтому я его пропустил.`,
  onlyInPrivate: say`Здесь я не отвечаю: разговариваю только в личных сообщениях.`,
  thanks: say`Пожалуйста!`,
  notUnderstood: say`Не совсем понял. Вот что можно сделать:`,
  chooseOne: (example: Text) =>
    say`Нужно выбрать один из вариантов: нажать кнопку или написать то, что на ней. Например: ${example}`,
  pickThese: (example: Text) =>
    say`Нужно отметить подходящее кнопками и нажать «Готово» или написать через запятую то, что на кнопках. Например: ${example}`,
  pickAtLeast: (least: number) =>
    least === 1 ? say`Нужно отметить хотя бы одно.` : say`Нужно отметить хотя бы столько: ${least}.`,
  tooLong: (most: number) => say`Это слишком длинно для ответа. Нужно уложиться в ${most} ${characters(most)}.`,
  cannotRead: (what: Attachment) => say`${unreadable[what]} Пока я понимаю только слова и кнопки.`,
  fileOnly: (voice?: true) => say`Здесь нужно прислать ${kindsOfFile(voice)}.`,
  fileOrNone: (without: Text, voice?: true) =>
    say`Здесь нужно прислать ${kindsOfFile(voice)}. Если его нет, подойдёт кнопка «${without}».`,
  fileTooBig: say`Этот файл больше 10 МБ. Подойдёт фото (JPEG, PNG) или PDF поменьше.`,
  fileElsewhere: say`Файл здесь не принимаю: это личное. Его можно прислать по кнопке «Открыть».`,
  failed: (id: string) =>
    say`У нас случился сбой (номер ${id}). Введённое раньше сохранено. Можно попробовать ещё раз. Если опять не получится, этот номер поможет куратору разобраться.`,

  progress: (number: number, of: number) => say`${number} из ${of}`,
  pickSeveral: say`Можно выбрать несколько, затем нажать «Готово».`,
  pickUpTo: (most: number) => say`Можно выбрать до ${most}, затем нажать «Готово».`,
  ownWords: say`Здесь нужен ответ своими словами.`,
  answerNow: (answer: Text) => say`Сейчас: ${answer}`,
  ownWordsNow: (own: Personal<string>) => say`Сейчас своими словами: ${own}`,
  takenAsOther: (other: Text, own: Personal<string>) =>
    say`Такого варианта в списке нет, поэтому записано как «${other}: ${own}». Изменить ответ можно кнопкой «Назад».`,
  typedElsewhere: (typed: Personal<string>) => say`В Telegram уже написано: «${typed}»`,
  keptTyped: say`Сообщение сохранено, но здесь такое не записывают: подтвердить его можно по кнопке «Открыть».`,
  takeTyped: say`Так и ответить`,
  ownWordsElsewhere: (other: Text) =>
    say`Своими словами здесь ответить нельзя: это личное. Отмечено «${other}», слова сохранены и ждут по кнопке «Открыть».`,
  summary: say`Ответы перед отправкой`,
  returned: (comment: Personal<string>) => say`${bold(say`Замечание куратора:`)} ${comment}`,
  toCorrect: ' ✎',
  correct: (number: number) => say`Исправить ответ ${number}`,
  pickQuestion: say`Какой ответ изменить?`,
  skipped: say`—`,
  example: (example: string) => say`Например: ${example}`,
  sent: say`Отправлено`,
} as const;

/** The way home, under whatever has no ways of its own. */
export const menuWay: Choice = { label: words.menu, press: press.menu };

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

function kindsOfFile(voice: true | undefined): string {
  return voice ? 'голосовое сообщение или файл: фото или PDF' : 'файл: фото или PDF';
}

function characters(count: number): string {
  return plural(count, { one: 'знак', few: 'знака', many: 'знаков' });
}
