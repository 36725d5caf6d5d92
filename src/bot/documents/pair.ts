import { z } from 'zod';
import { bold, paragraphs, plural, say } from '#bot/text.ts';
import { agreementDocx } from '#documents/agreement-docx.ts';
import { orderDocx } from '#documents/order-docx.ts';
import { brand, type PairId, type PersonId } from '#domain/ids.ts';
import { fullName, shortName } from '#domain/people/name.ts';
import type { DocumentKind } from './document.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The agreement of one mentee with their mentor, to be signed by hand (R4, R5). */
export const agreementToPrint: DocumentKind<{ pair: string; mentee: string }> = {
  params: z.strictObject({ pair: z.uuid(), mentee: z.uuid() }),

  async read({ pairDocuments }, { pair, mentee: id }) {
    const found = await pairDocuments.agreement(brand<PairId>(pair), brand<PersonId>(id));
    if (!found) return undefined;
    const { mentee, paper } = found;
    return {
      name: say`Соглашение, ${mentee.name.map(shortName)}`,
      caption: paragraphs(
        bold(say`Соглашение наставника и наставляемого`),
        say`${paper.mentor.name.map(shortName)} – ${mentee.name.map(fullName)}`,
        say`Файл можно распечатать и подписать. Потом подписанное отмечают на странице пары.`,
      ),
      type: docx,
      make: () => agreementDocx(paper),
    };
  },
};

/** The draft of an order that fixes pairs, with the table of them. */
export const orderToPrint: DocumentKind<{ keys: readonly string[] }> = {
  params: z.strictObject({ keys: z.array(z.string()) }),

  async read({ pairDocuments }, { keys }) {
    const found = await pairDocuments.order(keys);
    if (!found) return undefined;
    const { of, paper } = found;
    return {
      name: say`Проект приказа о закреплении пар`,
      caption: paragraphs(
        bold(say`Проект приказа о закреплении пар`),
        say`В таблице ${of} ${plural(of, { one: 'наставляемый', few: 'наставляемых', many: 'наставляемых' })}. Номер и дату вписывает директор; подписанный приказ отмечают в «Документах пар».`,
      ),
      type: docx,
      make: () => orderDocx(paper),
    };
  },
};
