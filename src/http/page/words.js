/** What the page itself says; everything else comes from the program. */
export const words = {
  title: 'Наставник',
  online: 'на связи',
  opening: 'Открываю диалог…',
  offline: 'Нет связи, пробую снова…',
  slow: 'Ответ задерживается. Написанное сохранено.',
  refused: 'Не получилось отправить. Попробуйте ещё раз.',
  tooLong: 'Слишком длинно: можно до 20 000 знаков. Разделите сообщение на несколько частей.',
  noCookie: 'Браузер не сохраняет cookie, а без них чат вас не узнаёт. Разрешите cookie и обновите страницу.',
  noPicture: 'Изображение пока не загрузилось',
  noEarlier: 'Не получилось загрузить. Попробовать ещё раз',
  earlier: 'Показать раньше',
  invited: 'Вас приглашают в школьную программу наставничества. Дальше — короткий разговор, по одному вопросу.',
  welcome:
    'Это чат школьной программы наставничества: анкеты, встречи и напоминания. Чтобы начать, откройте ссылку, которую дал куратор, или введите код.',
  emptyCode: 'Введите код из приглашения, например 7K2M-9QXD-41HB.',
  program: 'Наставник: ',
  person: 'Вы: ',
  choices: 'Варианты ответа',
  waiting: 'Отправляется',
  sent: 'Отправлено',
  edit: 'Изменить',
  remove: 'Убрать',
  enlarge: 'Увеличить',
  today: 'Сегодня',
  yesterday: 'Вчера',
  unread: (/** @type {number} */ count) => `(${count}) Наставник`,
};

/** The menu sends these words; in the dialogue they look like the button that was pressed. */
export const commandNames = new Map([
  ['/menu', 'Меню'],
  ['/cancel', 'Отмена'],
  ['/help', 'Помощь'],
]);
