import { danger } from '#bot/danger-words.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { Trouble } from '#domain/care/call.ts';
import type { PupilAddress } from '#domain/school/school.ts';

type Addressed = Readonly<Record<PupilAddress, Text>>;

/** What a call is about, as whoever calls presses it. */
export const troubleTitles: Readonly<Record<Trouble, Text>> = {
  bullying: say`Травля`,
  health: say`Здоровье`,
  family: say`Семья`,
  mentor: say`Наставник`,
  other: say`Другое`,
};

const inSchool: Addressed = {
  ты: say`Сообщение отсюда уйдёт, когда знакомство будет закончено. А сейчас скажи взрослому, которому доверяешь: классному руководителю, психологу, родителям.`,
  вы: say`Сообщение отсюда уйдёт, когда знакомство будет закончено. А сейчас обратитесь к педагогу-психологу или к куратору в школе.`,
};

const who: Addressed = {
  ты: say`Нажми — и об этом сразу узнают взрослые, которые помогают: педагог-психолог и куратор. Кого это может касаться, тот ничего не увидит.`,
  вы: say`Нажмите — и об этом сразу узнают педагог-психолог и куратор. Кого это может касаться, тот ничего не увидит.`,
};

const heard: Addressed = {
  ты: say`Сообщение уже у взрослых, которые помогают. С тобой поговорят. Ночью могут ответить не сразу.`,
  вы: say`Сообщение уже у тех, кто помогает. С вами свяжутся. Ночью могут ответить не сразу.`,
};

const unheard: Addressed = {
  ты: say`Сейчас здесь некому это прочитать. Пожалуйста, не жди: позвони или скажи взрослому, которому доверяешь.`,
  вы: say`Сейчас здесь некому это прочитать. Пожалуйста, не ждите: позвоните или обратитесь в школу.`,
};

const paused = say`Встречи с наставником пока на паузе. Почему, наставнику не скажут.`;

export const words = {
  title: say`Мне нужна помощь`,
  notYet: (address: PupilAddress, child: boolean) => paragraphs(danger(child), inSchool[address]),
  trouble: (address: PupilAddress, child: boolean) =>
    paragraphs(danger(child), bold(say`Что случилось?`), who[address]),
  called: (address: PupilAddress, child: boolean, { heard: isHeard, paused: isPaused }: Called) =>
    isHeard
      ? paragraphs(heard[address], isPaused ? paused : undefined)
      : paragraphs(unheard[address], danger(child), isPaused ? paused : undefined),
  /** Whoever has taken the call reads it; a word more is a wish. */
  ask: {
    ты: bold(say`Хочешь рассказать словами, что случилось?`),
    вы: bold(say`Хотите рассказать словами, что случилось?`),
  } satisfies Addressed,
  without: say`Без слов`,
  empty: say`Можно написать коротко. Например: Нужно поговорить с психологом.`,
  tooLong: say`Это слишком длинно для одного сообщения. Можно отправить частями: нажать «Мне нужна помощь» ещё раз.`,
  enough: say`Хорошо. Добавить слова можно будет той же кнопкой.`,
  added: say`Добавлено.`,
  over: say`Это обращение уже закончено. Если помощь нужна ещё, в меню есть «Мне нужна помощь».`,
} as const;

interface Called {
  heard: boolean;
  paused: boolean;
}
