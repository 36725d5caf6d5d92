import { Awaiting } from './awaiting.js';
import { commandsMenu } from './commands.js';
import { Composer } from './composer.js';
import { Dialogue } from './dialogue.js';
import { earlierButton } from './earlier.js';
import { Entrance } from './entrance.js';
import { Outbox } from './outbox.js';
import { Scroll } from './scroll.js';
import { Status } from './status.js';
import { Stream } from './stream.js';
import { words } from './words.js';

/**
 * @import { ShownRow } from '../../bot/web/shown-row.ts'
 * @import { Letter, Said } from './outbox.js'
 */

/** A hidden page gives its connection back after so long, and comes up to date when it is looked at again. */
const hiddenMs = 120_000;
/** Rows of one answer come within this time of each other. */
const settledMs = 200;

const status = new Status();
const scroll = new Scroll();
const awaiting = new Awaiting((slow) => {
  status.trouble('answer', slow ? words.slow : undefined);
  if (slow) freePressed();
});
const composer = new Composer((text) => say({ kind: 'text', text }));
const entrance = new Entrance((code) => {
  say(code === undefined ? { kind: 'start' } : { kind: 'start', code });
  composer.show(true);
});
const dialogue = new Dialogue(
  (payload, choices, byKeyboard) => {
    pressed = choices;
    focusNext = byKeyboard;
    say({ kind: 'press', payload });
  },
  {
    mark: () => mark,
    sent: (choices, itsMark, byKeyboard) => {
      if (mark !== undefined && itsMark !== '' && itsMark !== mark) location.reload();
      // An answer that was faster has put another question in its place.
      if (!choices.element.isConnected) {
        focusNext = byKeyboard && document.activeElement === document.body;
        if (focusNext) settleSoon();
        return;
      }
      pressed = choices;
      focusNext = byKeyboard;
      choices.wait();
      awaiting.begin();
      scroll.toEnd();
    },
  },
);
const earlier = earlierButton(dialogue, scroll);
const outbox = new Outbox({
  posting: () => awaiting.begin(),
  sent: (letter, itsMark) => {
    dialogue.markSent(letter.key);
    if (mark !== undefined && itsMark !== '' && itsMark !== mark) location.reload();
  },
  refused: (letter, sentence) => {
    awaiting.end();
    if (letter.said.kind === 'text') showLetter(letter);
    else refuse(letter, sentence);
  },
  trouble: (sentence) => {
    if (sentence !== undefined) awaiting.end();
    status.trouble('sending', sentence);
  },
});
const stream = new Stream({
  after: () => dialogue.last,
  row: take,
  ready,
  lost: () => status.trouble('line', words.offline),
  strange: () => status.trouble('line', words.noCookie),
});

/** The browser's account as the stream knows it. @type {string | undefined} */
let mark;
/** The buttons that wait for an answer. @type {import('./choices.js').Choices | undefined} */
let pressed;
let focusNext = false;
let unread = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let settling;

/** @param {Said} said */
function say(said) {
  entrance.hide();
  showLetter(outbox.add(said, mark));
  scroll.toEnd();
}

/** @param {Letter} letter */
function showLetter(letter) {
  const remove = () => {
    outbox.remove(letter.key);
    dialogue.forget(letter.key);
  };
  const edit = () => {
    remove();
    if (letter.said.kind === 'text') composer.take(letter.said.text);
  };
  dialogue.showLetter(letter, { edit, remove });
}

/** A press or a start that will never be taken: the person may try another way. @param {Letter} letter @param {string} sentence */
function refuse(letter, sentence) {
  outbox.remove(letter.key);
  freePressed();
  if (letter.said.kind === 'press') {
    status.trouble('answer', sentence);
    return;
  }
  composer.show(!entrance.show(true));
  entrance.complain(sentence);
}

/** @param {ShownRow} row */
function take(row) {
  const message = dialogue.take(row);
  if (row.from === 'person') {
    if (message) scroll.toEnd();
    return;
  }
  awaiting.end();
  settleSoon();
  if (message === undefined || row.replaces !== undefined || mark === undefined) return;
  scroll.arrived(message);
  if (document.hidden) unread += 1;
  document.title = unread > 0 ? words.unread(unread) : words.title;
}

function settleSoon() {
  clearTimeout(settling);
  settling = setTimeout(settle, settledMs);
}

/** The answer is here: the keyboard goes on where the person was, and buttons that it left as they were work again. */
function settle() {
  freePressed();
  if (!focusNext) return;
  focusNext = false;
  const choices = dialogue.newestChoices();
  if (choices) choices.focus();
  else composer.focus();
}

function freePressed() {
  pressed?.free();
  pressed = undefined;
}

/** @param {string} itsMark */
function ready(itsMark) {
  if (mark !== undefined && mark !== itsMark) location.reload();
  const isFirst = mark === undefined;
  mark = itsMark;
  status.ready();
  status.trouble('line', undefined);
  outbox.go();
  if (!isFirst) return;
  for (const letter of outbox.letters) showLetter(letter);
  for (const { said } of outbox.letters)
    if (said.kind === 'press') dialogue.choicesWith(said.payload)?.wait(said.payload);
  const isNew = dialogue.isEmpty && outbox.letters.length === 0;
  const comesIn = entrance.show(isNew);
  composer.show(!isNew);
  earlier.show();
  if (!isNew) scroll.toEnd();
  if (matchMedia('(pointer: fine)').matches) (comesIn ? entrance : composer).focus();
  requestAnimationFrame(() => dialogue.announce());
}

commandsMenu((command) => say({ kind: 'text', text: command }));

window.addEventListener('online', () => {
  stream.open();
  outbox.go();
});
window.addEventListener('offline', () => stream.cut());

/** @type {ReturnType<typeof setTimeout> | undefined} */
let resting;
document.addEventListener('visibilitychange', () => {
  clearTimeout(resting);
  if (document.hidden) {
    resting = setTimeout(() => stream.close(), hiddenMs);
    return;
  }
  unread = 0;
  document.title = words.title;
  dialogue.nameDays();
  if (!stream.isOpen) stream.open();
});

// Where the keyboard of a phone covers the page instead of shrinking it, the visible part is all there is.
window.visualViewport?.addEventListener('resize', () => {
  document.documentElement.style.setProperty('--height', `${window.visualViewport?.height ?? innerHeight}px`);
});

stream.open();
