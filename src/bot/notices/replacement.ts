import type { Reply } from '#bot/layout.ts';
import { replacementOf } from '#bot/screens/replacements.ts';
import { say, type Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type ReplacementId } from '#domain/ids.ts';
import type { PupilAddress } from '#domain/school/school.ts';

/** For the head, and for curators who may mark what is decided on paper; never for the mentor whom it concerns (R6, R15). */
export async function replacementAsked(
  { replacement }: { replacement: string },
  work: Work,
): Promise<Reply | undefined> {
  const found = await work.replacements.read(brand<ReplacementId>(replacement));
  return found && replacementOf(found);
}

export function replacementDeclined({ me, address }: Work): Reply | undefined {
  return me.leftAt ? undefined : { text: words.declined[address] };
}

const words = {
  declined: {
    ты: say`Просьба о другом наставнике рассмотрена: пока пара остаётся прежней. Если что-то не так, напиши куратору или нажми «Мне нужна помощь».`,
    вы: say`Просьба о другом наставнике рассмотрена: пока пара остаётся прежней. Если что-то не так, напишите куратору.`,
  } satisfies Record<PupilAddress, Text>,
} as const;
