import { timeOf } from './days.js';
import { element } from './element.js';
import { fileOf } from './file.js';
import { pictureButton } from './picture.js';
import { commandNames, words } from './words.js';

/**
 * @import { ShownRow } from '../../bot/web/shown-row.ts'
 * @import { Letter } from './outbox.js'
 * @import { Choices } from './choices.js'
 */

/**
 * A message of the dialogue.
 *
 * @param {ShownRow} row
 * @param {Choices | undefined} choices
 * @returns {HTMLElement}
 */
export function messageOf(row, choices) {
  const message = frame(row.from, new Date(row.at), row.from === 'person' ? asPressed(row.spans) : row.spans);
  message.dataset['key'] = row.key;
  message.dataset['at'] = row.at;
  const text = message.querySelector('.text');
  if (row.picture && text) text.before(pictureButton(row.picture, text));
  if (row.file && text) text.before(fileOf(row.file, text));
  if (choices) message.append(choices.element);
  return message;
}

/**
 * The person's own message that the program has not shown yet.
 *
 * @param {Letter} letter
 * @param {string} text
 * @param {{ edit: () => void, remove: () => void }} acts
 * @returns {HTMLElement}
 */
export function unconfirmedMessage(letter, text, acts) {
  const message = frame('person', new Date(letter.at), asPressed([{ text }]));
  if (letter.refused === undefined) {
    const state = element('span', 'state waiting');
    state.setAttribute('role', 'img');
    state.setAttribute('aria-label', words.waiting);
    message.querySelector('time')?.append(state);
    return message;
  }
  message.classList.add('refused');
  const edit = element('button', 'quiet-button', words.edit);
  const remove = element('button', 'quiet-button', words.remove);
  edit.addEventListener('click', acts.edit);
  remove.addEventListener('click', acts.remove);
  const trouble = element('p', 'trouble', letter.refused);
  trouble.setAttribute('role', 'alert');
  message.append(trouble, element('div', 'refused-acts', edit, remove));
  return message;
}

/** @param {HTMLElement} message */
export function markSent(message) {
  const state = message.querySelector('.state');
  state?.classList.replace('waiting', 'sent');
  state?.setAttribute('aria-label', words.sent);
}

/**
 * @param {'program' | 'person'} from
 * @param {Date} at
 * @param {ShownRow['spans']} spans
 */
function frame(from, at, spans) {
  const sender = element('span', 'sr', from === 'program' ? words.program : words.person);
  const text = element('span', 'text', ...spans.map((span) => emphasised(span, from)));
  const time = element('time', '', timeOf(at));
  time.dateTime = at.toISOString();
  return element('article', `message from-${from}`, element('div', 'bubble', sender, text, time));
}

/** @param {ShownRow['spans']} spans @returns {ShownRow['spans']} */
function asPressed(spans) {
  const name = commandNames.get(spans.map(({ text }) => text).join(''));
  return name === undefined ? spans : [{ text: name }];
}

/** @param {ShownRow['spans'][number]} span @param {'program' | 'person'} from @returns {HTMLElement | DocumentFragment} */
function emphasised({ text, bold }, from) {
  const content = document.createDocumentFragment();
  content.append(...(from === 'program' ? withLinks(text) : [text]));
  return bold ? element('strong', '', content) : content;
}

/** @param {string} text @returns {(string | HTMLElement)[]} */
function withLinks(text) {
  return text.split(/(https?:\/\/[^\s<>«»"]*[^\s<>«»".,;:!?)])/).map((part, index) => {
    if (index % 2 === 0 || !URL.canParse(part)) return part;
    const link = element('a', '', part);
    link.href = part;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    return link;
  });
}
