/** The shapes in which a form is typed, judged and shown again. */
import { z } from 'zod';
import { typedFields } from '#intake/index.ts';

const words = z.object({ vi: z.string(), en: z.string() });
const token = z.string().max(60);

/** As long as a cell of a file that anybody reads; a database keeps neither NUL nor half a character. */
const text = z
  .string()
  .max(400)
  .refine((one) => one.isWellFormed() && !one.includes('\0'));
const fields = z.strictObject(Object.fromEntries(typedFields.map((field) => [field, text.optional()])) as { [field: string]: z.ZodOptional<typeof text> });

const said = {
  kind: z.enum(['dc01', 'dc02']).describe('dc01: all of a person; dc02: what has changed of somebody whom the register knows'),
  fields: fields.describe('Text by field, as the paper has it'),
  person: token.optional().describe('Whose form it is, where the register knows them; else it makes an archive'),
  head: token.optional().describe('Head of the household that they belong to, where the register knows it'),
};
export const checkedBody = z.strictObject(said);
export const typedBody = z.strictObject({
  ...said,
  confirmed: z
    .array(z.strictObject({ code: z.string().max(60), reason: z.string().trim().min(5).max(400) }))
    .max(20)
    .default([])
    .describe('What was asked, each confirmed with its reason'),
});

const finding = words.extend({
  rule: z.string(),
  field: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  state: z.enum(['open', 'repaired', 'kept', 'mended']),
  blocks: z.boolean(),
  found: z.string().nullable(),
  repaired: z.string().nullable(),
});

const person = z.object({
  personId: z.string(),
  personNumber: z.string().nullable(),
  fullName: z.string(),
  dateOfBirth: z.string().nullable(),
});

export const checkedForm = z.object({
  read: z.record(z.string(), words).describe('What was understood, by field'),
  findings: z.array(finding),
  missing: z.array(z.string()).describe('Mandatory items that are not said'),
  stops: z.array(z.object({ field: z.string(), code: z.string(), words })).describe('Why it could not be saved as it stands'),
  asks: z.array(z.object({ code: z.string(), words })).describe('What has to be confirmed with a reason'),
  likely: z
    .array(
      person.extend({
        unit: z.string().nullable(),
        household: z.string().nullable().describe('Residence file'),
        probability: z.number().nullable().describe('Null where only name and day of birth agree'),
        waterfall: z.array(z.object({ words, weight: z.number() })),
      }),
    )
    .describe('Who of the register it may be'),
  elsewhere: words.nullable().describe('Somebody of another commune fits: what to ask'),
});

export const savedForm = z.object({
  form: z.string(),
  kind: z.enum(['dc01', 'dc02']),
  kindWords: words,
  state: z.enum(['stands', 'undone']),
  isNew: z.boolean().describe('Whether it made the archive'),
  typed: z.object({ at: z.iso.datetime(), by: z.string(), unit: z.string().nullable() }),
  fields: z.record(z.string(), z.string()).describe('As typed'),
  findings: z.array(finding),
  confirmed: z.array(z.object({ code: z.string(), reason: z.string() })),
  person: person.nullable().describe('Whose it is now'),
});
