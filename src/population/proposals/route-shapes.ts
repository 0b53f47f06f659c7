/** The shapes in which the interface tells of proposals. */
import { z } from 'zod';

const words = z.object({ vi: z.string(), en: z.string() });
const office = z.object({ role: z.string(), roleWords: words, unit: z.int().nullable(), unitName: z.string().nullable() });
const signature = office.extend({ name: z.string(), at: z.iso.datetime() });

export const proposalItem = z.object({
  id: z.int(),
  kind: z.string(),
  words,
  state: z.enum(['waiting', 'approved', 'refused', 'withdrawn']),
  stateWords: words,
  subjects: z.array(
    z.object({
      personId: z.string(),
      fullName: z.string(),
      personNumber: z.string().nullable(),
      dateOfBirth: z.string().nullable().describe('1995-03-15, or 1948'),
      state: z.string(),
    }),
  ),
  reason: z.string(),
  evidence: z.array(z.string()),
  proposedBy: signature,
  owner: office.describe('The office that decides'),
  dueOn: z.iso.date().nullable(),
  decidedBy: signature.nullable(),
  decisionReason: z.string().nullable(),
  act: z.string().nullable(),
});

export const shownProposal = proposalItem.extend({
  details: z.array(z.object({ label: words, before: words.nullable(), after: words.nullable() })),
  stale: z.boolean().describe('An archive has changed since: it can be refused only'),
  moves: z.array(z.enum(['approve', 'refuse', 'withdraw'])),
});
