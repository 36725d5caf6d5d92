import { z } from 'zod';
import { roles } from '#domain/people/role.ts';
import { formIds } from '#domain/school/forms.ts';
import { variants } from '#domain/school/variants.ts';

const monthDay = z.string().transform((text, context) => {
  try {
    return Temporal.PlainMonthDay.from(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    context.addIssue(`${text} is not a day of the year: write MM-DD, for example 12-20`);
    return z.NEVER;
  }
});

const distinct = <Item>(items: readonly Item[]): boolean => new Set(items).size === items.length;

/**
 * A programme that a school may start from. Content in `content/programmes/`, from five real schools
 * (methodology.md 6.2–6.7); grows with what the program uses. Days are relative to the school year, never of one year.
 */
export const programmeSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/u, 'Latin letters, digits and dashes'),
    /** Fits a button of every messenger. */
    title: z.string().min(1).max(40),
    /** What a curator reads before choosing. */
    about: z.string().min(1).max(300),
    schoolType: z.string().min(1),
    /** The youngest pupil who may take part (R14). */
    ageFrom: z.int().min(6).max(18),
    /** The first is offered first. */
    forms: z.array(z.enum(formIds)).min(1).refine(distinct, 'a form stands twice'),
    /** Named by the programme, but off until the school turns them on. */
    formsOff: z.array(z.enum(formIds)).default([]),
    variants: z.array(z.string()).refine(distinct, 'a variant stands twice'),
    roles: z.array(z.enum(roles)).refine(distinct, 'a role stands twice'),
    pairFormedBy: z.enum(['curator', 'methodical-council']),
    monitoring: z.strictObject({
      due: z.array(monthDay).min(1),
      /** The programme itself names no days: these are ours, and shown as «по умолчанию». */
      byDefault: z.boolean(),
    }),
    consents: z.strictObject({
      /** For those of 14 to 17 (methodology.md 4.7). */
      teens: z.enum(['own-and-guardian', 'own-only']),
    }),
    agreement: z.strictObject({
      /** Who signs for those of 14 to 17: a guardian always (R4). */
      teens: z.enum(['own-and-guardian', 'guardian']),
    }),
  })
  .superRefine((programme, context) => {
    const named = [...programme.forms, ...programme.formsOff];
    for (const form of programme.formsOff) {
      if (programme.forms.includes(form)) context.addIssue(`formsOff: ${form} is on and off at once`);
    }
    const chosen = variants.filter((variant) => programme.variants.includes(variant.id));
    for (const id of programme.variants) {
      const variant = chosen.find((each) => each.id === id);
      if (!variant) context.addIssue(`variants: no variant ${id}`);
      else if (!variant.forms.some((form) => named.includes(form)))
        context.addIssue(`variants: ${id} is of no form here`);
    }
    for (const form of programme.forms) {
      if (!chosen.some((variant) => variant.forms.includes(form))) context.addIssue(`variants: none for ${form}`);
    }
  });

export type Programme = z.infer<typeof programmeSchema>;
