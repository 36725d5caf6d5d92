import { z } from 'zod';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import { consentDocx } from '#documents/consent-docx.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import type { ConsentKind } from '#domain/people/consent-rules.ts';
import { fullName, shortName } from '#domain/people/name.ts';
import type { DocumentKind } from './document.ts';

/** The filled consent of somebody, for a school that needs it on paper (product.md 3). */
export const consentToPrint: DocumentKind<{ person: string; consent: ConsentKind }> = {
  params: z.strictObject({ person: z.uuid(), consent: z.enum(['processing', 'publication']) }),

  async read({ papers }, { person: id, consent }) {
    const found = await papers.toPrint(brand<PersonId>(id), consent);
    if (!found) return undefined;
    const { person, paper } = found;
    return {
      name: say`${titles[consent]}, ${person.name.map(shortName)}`,
      caption: paragraphs(bold(titles[consent]), say`${person.name.map(fullName)}`, words.sign),
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      make: () => consentDocx(paper),
    };
  },
};

const titles: Readonly<Record<ConsentKind, Text>> = {
  processing: say`Согласие на обработку данных`,
  publication: say`Согласие на публикацию имени и фото`,
};

const words = {
  sign: say`Файл можно распечатать и подписать. Потом подписанное отмечают в карточке: «Согласие на бумаге».`,
} as const;
