/** The shapes in which the interface tells of findings and of what is done about them. */
import { z } from 'zod';
import type { Facet } from './store.ts';

export const listedFinding = z.object({
  id: z.string().describe('Opaque: form, rule and field'),
  form: z.string(),
  rule: z.string(),
  field: z.string(),
  found: z.string().nullable(),
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
