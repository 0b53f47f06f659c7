/** The shapes in which a form that is typed is judged and shown again. */
import { z } from 'zod';

const words = z.object({ vi: z.string(), en: z.string() });
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

/** Whom of the register a form or an entry may speak of. */
export const likelyShape = {
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
};

export const checkedForm = z.object({
  read: z.record(z.string(), words).describe('What was understood, by field'),
  findings: z.array(finding),
  missing: z.array(z.string()).describe('Mandatory items that are not said'),
  stops: z.array(z.object({ field: z.string(), code: z.string(), words })).describe('Why it could not be saved as it stands'),
  asks: z.array(z.object({ code: z.string(), words })).describe('What has to be confirmed with a reason'),
  ...likelyShape,
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
