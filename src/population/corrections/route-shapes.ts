/** The shapes in which the interface tells of corrections. */
import { z } from 'zod';

const words = z.object({ vi: z.string(), en: z.string() });
const owner = z.object({
  office: z.enum(['civil-status', 'commune-police', 'identity-police']),
  words,
  unit: z.int().nullable(),
  unitName: z.string().nullable().describe('Null for the country'),
});
const state = z.enum(['opened', 'examined', 'corrected', 'undone', 'refused', 'withdrawn']);
export const move = z.enum(['examine', 'extend', 'refuse', 'withdraw', 'approve', 'return']);
const detail = z.object({ label: words, before: words.nullable(), after: words.nullable() });
export const numberWish = z.enum(['keep', 'new']);

export const keptPaper = z.object({
  documentId: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
});

export const correctionItem = z.object({
  id: z.int(),
  state,
  stateWords: words,
  owner: owner.describe('The office whose source the value comes from; it decides'),
  turn: words.nullable().describe('Whose turn it is'),
  dueOn: z.iso.date(),
  isLate: z.boolean(),
  person: z.object({ personId: z.string(), fullName: z.string(), personNumber: z.string().nullable(), dateOfBirth: z.string().nullable() }),
  fields: z.array(words),
});

export const shownCorrection = correctionItem.extend({
  version: z.int(),
  changes: z.array(detail.extend({ field: z.string(), source: z.string().nullable() })),
  since: z.iso.date().nullable(),
  follows: z.array(detail).describe('What is corrected with it, since it must agree'),
  numberWish: numberWish.nullable(),
  reason: z.string(),
  evidence: z.array(z.string()).describe('What papers are called that nobody sent'),
  papers: z.array(keptPaper),
  isExtended: z.boolean(),
  proposal: z.int().nullable(),
  act: z.string().nullable(),
  undoneBy: z.string().nullable().describe('The act that took it back, and stands'),
  history: z.array(
    z.object({
      move: z.enum(['open', ...move.options, 'undo', 'restore']),
      words,
      at: z.iso.datetime(),
      name: z.string(),
      role: z.string(),
      roleWords: words,
      unitName: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  moves: z.array(move).describe('What whoever looks may do now'),
  others: z
    .array(z.object({ id: z.int(), owner, state, stateWords: words, dueOn: z.iso.date() }))
    .describe('Parts of the same request that other offices decide'),
});

export const preview = z.object({
  parts: z.array(z.object({ owner, dueOn: z.iso.date(), workingDays: z.int(), extension: z.int(), changes: z.array(detail.extend({ field: z.string() })) })),
  asksNumber: z.boolean().describe('The number would tell another sex or year of birth: the person chooses'),
});

export const valueOwner = z.object({
  field: z.string(),
  label: words,
  value: words.nullable(),
  source: z.string().nullable(),
  owner,
  workingDays: z.int(),
});
