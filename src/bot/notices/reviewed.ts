import { words as intakeWords } from '#bot/conversations/intake/words.ts';
import { words as publicationWords } from '#bot/conversations/publication/words.ts';
import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { paragraphs, say, type Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { intakeIds } from '#domain/registry/intake-for.ts';
import type { PupilAddress } from '#domain/school/school.ts';

/**
 * For an author: what the curator has decided of the questionnaires that were sent. The curator's own words stand in the
 * questionnaire, so every messenger may show this.
 */
export async function reviewed({ drafts }: { drafts: readonly string[] }, work: Work): Promise<Reply | undefined> {
  const mine = (await work.filling.mine()).filter(({ draft }) => drafts.includes(draft));
  const returned = mine.filter(({ state }) => state === 'returned');
  const accepted = mine.filter(({ state }) => state === 'accepted');
  if (returned.length + accepted.length === 0) return undefined;
  const mayPublish = accepted.length > 0 && (await work.publication.of(work.me.id))?.asked === true;
  return {
    text: paragraphs(
      accepted.length === 0 ? undefined : words.accepted(accepted.length),
      returned.length === 0 ? undefined : words.returned[work.address],
      mayPublish ? words.publication : undefined,
    ),
    choices: [
      ...intakeIds
        .filter((id) => returned.some(({ questionnaire }) => questionnaire === id))
        .map((id) => ({ label: intakeWords.correct[id], press: press.start('intake', id) })),
      ...(mayPublish ? [{ label: publicationWords.title, press: press.start('publication') }] : []),
    ],
  };
}

/** For an author who had been told of a decision that was taken back. */
export async function reviewUndone({ filling }: Work): Promise<Reply | undefined> {
  return (await filling.mine()).some(({ state }) => state === 'waiting') ? { text: words.undone } : undefined;
}

const words = {
  accepted: (of: number): Text =>
    of === 1
      ? say`Анкета принята. Когда найдётся пара, сюда придёт сообщение.`
      : say`Анкеты приняты. Когда найдётся пара, сюда придёт сообщение.`,
  returned: {
    ты: say`К анкете есть замечание куратора: часть ответов нужно исправить. Остальные ответы сохранены. Исправь и отправь анкету ещё раз.`,
    вы: say`К анкете есть замечание куратора: часть ответов нужно исправить. Остальные ответы сохранены. Исправьте и отправьте анкету ещё раз.`,
  } satisfies Record<PupilAddress, Text>,
  publication: say`Ещё один вопрос, необязательный: можно ли показывать имя и фото на страницах школы? Ответить можно по кнопке; без ответа школа ничего не показывает.`,
  undone: say`Анкету посмотрят ещё раз. Делать пока ничего не нужно.`,
} as const;
