import type { Asking, Talk } from '#bot/conversation/conversation.ts';
import { capital, reasonTitles } from '#bot/meeting-words.ts';
import { bold, paragraphs, say } from '#bot/text.ts';
import type { Why } from '#bot/work/meeting-changes.ts';
import { changeReasons } from '#domain/meeting/planned.ts';

/** Why a meeting is moved or cancelled: by a button, or in words that the other side reads. */
export async function askWhy(talk: Talk): Promise<Why> {
  const reason = await talk.choose(
    'why',
    words.why,
    changeReasons.map((key) => ({
      key,
      label: say`${capital(reasonTitles[key] ?? 'другая причина')}`,
      ...(key === 'other' && { takesWords: true }),
    })),
  );
  return { reason, words: reason === 'other' ? await talk.ask('why-words', words.inWords, asking) : null };
}

const asking: Asking<string> = {
  personal: true,
  read(input) {
    const text = input.trim();
    return text.length < 2 || text.length > 300 ? { problem: words.problem } : { value: text };
  },
};

const words = {
  why: bold(say`Какая причина?`),
  inWords: paragraphs(bold(say`Какая причина?`), say`Её увидит и вторая сторона. Например: едем на соревнования`),
  problem: say`Нужно от 2 до 300 знаков. Например: едем на соревнования`,
} as const;
