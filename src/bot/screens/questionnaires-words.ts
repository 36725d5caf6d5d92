import { shortDayText } from '#bot/days.ts';
import { bold, say, type Text } from '#bot/text.ts';
import type { Submitted } from '#bot/work/review.ts';
import { shortName } from '#domain/people/name.ts';
import { remarksOn } from '#domain/registry/review.ts';

export const words = {
  waiting: (of: number) =>
    of === 0
      ? say`${bold(say`Анкеты на проверку`)}\n\nВсе анкеты проверены.`
      : say`${bold(say`Анкеты на проверку`)}: ${of}`,
  oneByOne: say`По кнопке откроются ответы. Метки: «новый человек» — участие ещё нужно подтвердить, «исправлена» — прислана после замечания.`,
  all: (of: number) =>
    of === 0 ? say`${bold(say`Все анкеты`)}\n\nАнкет пока нет.` : say`${bold(say`Все анкеты`)}: ${of}`,
  showAll: say`Все анкеты`,
  showWaiting: say`Только на проверку`,
  acceptAll: (of: number) => say`Принять все без замечаний: ${of}`,
  row: (row: Pick<Submitted, 'name' | 'className' | 'state' | 'confirmed' | 'sent'>, on: Temporal.PlainDate): Text => {
    const name = row.name.map(shortName);
    const who = row.className === undefined ? say`${name}` : say`${name}, ${row.className}`;
    return say`${who} · ${mark(row) ?? shortDayText(on)}`;
  },
} as const;

function mark(row: Pick<Submitted, 'state' | 'confirmed' | 'sent'>): string | undefined {
  switch (row.state) {
    case 'accepted':
      return 'принята';
    case 'returned':
      return 'у автора';
    case 'waiting': {
      const [remark] = remarksOn(row);
      return remark && { unconfirmed: 'новый человек', resent: 'исправлена' }[remark];
    }
    default:
      return row.state satisfies never;
  }
}
