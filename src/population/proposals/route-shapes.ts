/** The shapes in which the interface tells of proposals. */
import { z } from 'zod';
import { keptPaper } from '../corrections/route-shapes.ts';
import { toldForm } from '../review/shapes.ts';

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
  papers: z.array(keptPaper),
  leadsTo: z
    .object({ page: z.enum(['review', 'conflict', 'act']), id: z.string() })
    .nullable()
    .describe('Where what it rests on is read, while it waits'),
  contradicts: z
    .array(z.object({ field: z.string(), label: words, values: z.tuple([words, words]) }))
    .describe('What the archives state otherwise, one value of each'),
  stale: z.boolean().describe('An archive has changed since: it can be refused only'),
  moves: z.array(z.enum(['approve', 'refuse', 'withdraw'])),
});

export const shownAct = z.object({
  act: z.string(),
  kind: z.string(),
  words,
  recordedAt: z.iso.datetime(),
  officers: z.array(z.string()),
  reason: z.string().nullable(),
  evidence: z.string().nullable(),
  undoes: z.string().nullable().describe('The act that this one takes back'),
  undoneBy: z.string().nullable().describe('The undoing that stands'),
  canBeUndone: z.boolean(),
  persons: z.array(z.string()).describe('Whose archives it changed'),
});

export const offeredSplit = z.object({
  fullName: z.string(),
  personNumber: z.string().nullable(),
  fields: z.array(z.object({ field: z.string(), words })),
  forms: z.array(
    toldForm.extend({
      isCorrection: z.boolean().describe('A correction of officers: it goes along, never alone'),
      isLoose: z.boolean().describe('It hangs on the others by least: offered'),
      states: z.array(words.nullable()).describe('In the order of fields'),
    }),
  ),
  density: z.number().describe('Of all pairs of forms, the share that were joined directly'),
});
