/** The shapes in which the interface tells who acts and for what. */
import { z } from 'zod';

const words = z.object({ vi: z.string(), en: z.string() });
const unit = z.object({ id: z.int(), code: z.string(), name: z.string(), path: z.string().describe('With the units above it') });
const office = z.object({ role: z.string(), words, unit: unit.nullable().describe('Null for an office of the whole country') });

export const me = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody') }),
  z.object({ kind: z.literal('citizen'), level: z.int() }),
  office.extend({
    kind: z.literal('officer'),
    name: z.string(),
    offices: z.array(
      office.extend({
        postId: z.int(),
        from: z.iso.date(),
        to: z.iso.date().nullable(),
        point: z.string().nullable().describe('Name of the mobile point at which it is held'),
        isThis: z.boolean().describe('The office in which this session acts'),
      }),
    ),
  }),
]);

export const purpose = z.object({
  code: z.string(),
  words: words.describe('What the reader chooses it by'),
  told: words.describe('What the person will read'),
  reach: z.enum(['own', 'present', 'country']),
  asks: z.enum(['case', 'sentence']).nullable(),
});
