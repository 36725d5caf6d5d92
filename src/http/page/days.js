import { words } from './words.js';

const time = new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit' });
const dayOfYear = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long' });
const day = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', year: 'numeric' });

/** @param {Date} at «12:40» */
export function timeOf(at) {
  return time.format(at);
}

/** @param {Date} at @param {Date} now «Сегодня», «Вчера», «25 ноября», «25 ноября 2025 г.» */
export function dayOf(at, now) {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (isSameDay(at, now)) return words.today;
  if (isSameDay(at, yesterday)) return words.yesterday;
  return at.getFullYear() === now.getFullYear() ? dayOfYear.format(at) : day.format(at);
}

/** @param {Date} one @param {Date} other */
export function isSameDay(one, other) {
  return one.toDateString() === other.toDateString();
}
