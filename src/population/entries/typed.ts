/** An entry of a paper book as an officer types it from its scan, kind by kind. */
import { z } from 'zod';
import { someone } from '../events/said.ts';

const text = z.string().trim().min(1).max(400);
const name = z.string().trim().min(1).max(120);
const partialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .describe('ISO 8601 with the known parts only');

const common = {
  unit: z
    .int()
    .optional()
    .describe("Commune that kept the book on the day of the registration; else that of the officer's own office, where that became of one alone"),
  book: z.string().trim().min(1).max(60).describe('As it is called there: 01/1987'),
  number: z.string().trim().min(1).max(60).describe('Number in the book'),
  registeredOn: z.iso.date(),
  officer: name.optional().describe('Civil-status officer who made it'),
  signer: name.optional().describe('Who signed it'),
  informant: z.strictObject({ fullName: name, relation: text }).optional(),
  scan: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('The scan, a paper that this officer sent to /v1/documents'),
};

/** Of a birth or a death of somebody whom the register does not know: the entry makes the archive. */
const ofSomebodyNew = {
  residencePlace: text
    .optional()
    .describe('Where the book says that they lived, or their parents: the commune that the archive belongs to until a form tells more'),
  confirmed: z
    .array(z.strictObject({ code: z.string().max(60), reason: z.string().trim().min(5).max(400) }))
    .max(20)
    .default([])
    .describe('What was asked before an archive is made, each confirmed with its reason'),
};
const whose = someone.optional().describe('Whose entry it is; left out where the register does not know them');
/** Who died, as the book names them; said where the register does not know them. */
const deceased = z.strictObject({ fullName: name, dateOfBirth: partialDate.optional(), sex: z.enum(['M', 'F']).optional() }).optional();

/** What a birth entry tells of the child; a name as it stands in the book. */
const birthFields = {
  fullName: name,
  dateOfBirth: partialDate,
  sex: z.enum(['M', 'F']),
  ethnicity: text.optional(),
  originPlace: text.optional(),
  fatherName: name.optional(),
  motherName: name.optional(),
};

export const typedEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('birth'), person: whose, fields: z.strictObject(birthFields), ...common, ...ofSomebodyNew }),
  z.strictObject({ kind: z.literal('death'), person: whose, deceased, dateOfDeath: partialDate, ...common, ...ofSomebodyNew }),
  z.strictObject({ kind: z.literal('marriage'), husband: someone, wife: someone, ...common }),
  z.strictObject({ kind: z.literal('recognition'), person: someone, parent: someone, as: z.enum(['father', 'mother']), ...common }),
  z.strictObject({ kind: z.literal('change'), person: someone, fields: z.strictObject(birthFields).partial(), ...common }),
]);
export type TypedEntry = z.output<typeof typedEntry>;

/**
 * As it waits for the second officer: persons by their keys, the first is the one whose entry it is; nobody where it makes the archive.
 * `namesakes`: who bore the name and was born on the day when it was typed.
 */
const named = <Kind extends string>(kind: Kind) => ({ kind: z.literal(kind), persons: z.array(z.int()).max(2), ...common, unit: z.int() });
const asNew = { ...ofSomebodyNew, namesakes: z.array(z.int()).default([]) };
export const waitingEntry = z.discriminatedUnion('kind', [
  z.strictObject({ ...named('birth'), fields: z.strictObject(birthFields), ...asNew }),
  z.strictObject({ ...named('death'), deceased, dateOfDeath: partialDate, ...asNew }),
  z.strictObject(named('marriage')),
  z.strictObject({ ...named('recognition'), as: z.enum(['father', 'mother']) }),
  z.strictObject({ ...named('change'), fields: z.strictObject(birthFields).partial() }),
]);
export type WaitingEntry = z.output<typeof waitingEntry>;

/** What is typed so far of somebody who is not found by number. */
export const typedName = z.strictObject({
  kind: z.enum(['birth', 'death']),
  fullName: name,
  dateOfBirth: partialDate.optional(),
  sex: z.enum(['M', 'F']).optional(),
  fatherName: name.optional(),
  motherName: name.optional(),
});
