/** The shapes in which the interface tells of findings and of what is done about them. */
import { z } from 'zod';
import type { Facet } from './facets.ts';

export const listedFinding = z.object({
  id: z.string().describe('Opaque: form, rule and field'),
  form: z.string(),
  rule: z.string(),
  field: z.string(),
  found: z.string().nullable(),
  asReceived: z.boolean().describe('Whether what was found is the text that arrived; else it is the value of the form in words'),
  repaired: z.string().nullable(),
  severity: z.string(),
  state: z.string(),
  source: z.string(),
  person: z.object({ personId: z.string(), fullName: z.string() }).nullable(),
});

const ofEachFacet = <T>(shape: T) =>
  ({ rule: shape, commune: shape, severity: shape, state: shape, field: shape, source: shape, repair: shape }) satisfies Record<Facet, T>;

const counted = z.array(z.object({ value: z.string(), label: z.string().nullable(), count: z.int() }));

export const findingCounts = z.object({
  count: z.int().describe('How many match'),
  ofAll: z.int().describe('How many are within reach'),
  facets: z.object(ofEachFacet(counted)).describe('Values of each facet among the findings that match all the others, most first; at most a hundred of each'),
});

/** Of each facet any of these values; any at all where it is absent. */
const words = z.object({ vi: z.string(), en: z.string() });
export const decision = z.enum(['accept', 'type', 'keep']);

export const shownFinding = listedFinding.extend({
  version: z.string(),
  file: z.string().nullable(),
  line: z.int().nullable(),
  commune: z.string().nullable().describe('Whose work it is'),
  words: words.describe('The sentence of the rule'),
  missing: z.array(z.string()).describe('Mandatory items that the archive lacks now; a form DC02 tells them'),
  stands: words.nullable().describe('What stands in the form now'),
  proof: z.array(words.extend({ holds: z.boolean() })).describe('Why the repair is right, or what speaks against it'),
  others: z
    .array(
      z.object({
        form: z.string(),
        source: z.string(),
        file: z.string().nullable(),
        line: z.int().nullable(),
        filledOn: z.string().nullable(),
        value: words,
        agrees: z.boolean(),
      }),
    )
    .describe('What other forms of the person say'),
  offered: z
    .object({ value: z.string().describe('As it is typed'), words, sources: z.array(z.string()), proof: z.array(words.extend({ holds: z.boolean() })) })
    .nullable()
    .describe('What two other sources at least agree on, and no rule speaks against; typed it mends the finding'),
  decisions: z.array(decision).describe('What one officer may decide about it now'),
  typed: z.string().nullable().describe('The field that is typed; null where none is'),
  ofEntry: z.boolean().describe('Kept by a civil-status entry: a correction is opened instead'),
  ofHousehold: z.boolean().describe('Found by comparing the members of a household; findings of the others are judged anew by the next run'),
  history: z.array(
    z.object({ act: z.int(), decision: z.string(), at: z.iso.datetime(), officers: z.array(z.string()), reason: z.string().nullable(), stands: z.boolean() }),
  ),
});

const example = z.object({
  id: z.string(),
  form: z.string(),
  rule: z.string(),
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  person: z.object({ personId: z.string(), fullName: z.string() }).nullable(),
});

export const manyMended = z.object({
  count: z.int().describe('How many are decided, or would be'),
  rules: z.array(z.object({ rule: z.string(), count: z.int() })),
  examples: z.array(example).describe('At most two hundred'),
  leftOut: z.array(z.object({ why: z.string(), words, count: z.int(), examples: z.array(example) })),
  token: z.string().nullable().describe('Of a preview: sent back with the same filter, decision and value, it is done'),
  actId: z.int().nullable().describe('Of what was done: the act, which is taken back at /v1/acts/{id}/undo'),
});

export const step = z.object({
  actId: z.int(),
  decision,
  rules: z.array(z.string()),
  findings: z.int(),
  at: z.iso.datetime(),
  officers: z.array(z.string()),
  reason: z.string().nullable(),
  stands: z.boolean(),
  undo: z.int().describe('The act that is undone to turn the step round'),
});

export const leftAlone = z.object({
  count: z.int(),
  findings: z.array(z.object({ id: z.string(), person: z.object({ personId: z.string(), fullName: z.string() }).nullable() })).describe('At most twenty'),
});

const chosen = z.array(z.string().max(80)).max(100).optional();
/** In a query: with commas between them. */
const queried = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').filter((value) => value !== ''))
  .pipe(z.array(z.string().max(80)).max(100))
  .optional();

export const queriedFilter = ofEachFacet(queried);
export const findingFilter = z.strictObject(ofEachFacet(chosen));
