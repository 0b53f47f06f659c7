/** The shapes in which the interface tells of the number that a person has, and takes what is chosen. */
import { z } from 'zod';
import { disagreements, groundCodes } from './grounds.ts';

const words = { vi: z.string(), en: z.string() };

export const numberShown = z.object({
  fullName: z.string(),
  personNumber: z.string().nullable(),
  disagrees: z.array(z.enum(disagreements)).describe('What the number tells otherwise than the archive'),
  kept: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable().describe('The wish of its holder to keep it'),
  wishes: z
    .array(z.object({ keeps: z.boolean().describe('False: the wish was taken back'), at: z.iso.datetime(), reason: z.string() }))
    .describe('All that was said of keeping it, the oldest first'),
  waits: z
    .object({ proposal: z.int(), ground: z.object(words) })
    .nullable()
    .describe('The proposal to cancel it that waits for a second officer'),
  grounds: z
    .array(z.object({ code: z.enum(groundCodes), byWish: z.boolean().describe('Only where the person wants it'), ...words }))
    .describe('On which it may be cancelled today'),
});

export const numberChoice = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('keep'), reason: z.string().max(2000) }),
  z.strictObject({ choice: z.literal('take-back'), reason: z.string().max(2000) }),
  z.strictObject({
    choice: z.literal('new'),
    ground: z.enum(groundCodes),
    reason: z.string().max(2000),
    evidence: z.array(z.string().max(400)).max(20).default([]),
  }),
]);
