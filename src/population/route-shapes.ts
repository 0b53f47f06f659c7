/** The shapes in which the interface tells of runs, findings and persons. */
import { z } from 'zod';

const count = z.int().nonnegative();

const progress = z.object({
  records: count,
  readShare: z.number().describe("0 to 1 of this run's own records; every other count is of the whole register"),
  forms: count,
  refused: count,
  findings: count,
  repaired: count,
  open: count,
  bySource: z.array(z.object({ source: z.string(), records: count, forms: count, refused: count })),
  pairs: count,
  pairsTotal: count,
  accepted: count,
  persons: count,
  personsTotal: count,
  newest: z.array(z.object({ found: z.string(), repaired: z.string().nullable(), rule: z.string() })),
});

/** Over pairs of forms; null where nothing is known. */
const quality = z.number().min(0).max(1).nullable();

const interval = z.object({ from: z.number(), to: z.number() }).nullable();

const report = z.object({
  records: count,
  forms: count,
  refused: count,
  persons: count,
  numbers: count,
  findings: z.array(z.object({ rule: z.string(), count })),
  conflicts: count,
  precision: quality,
  recall: quality,
  linked: z.object({ read: count, learned: z.boolean() }).nullable(),
  estimated: z.object({ precision: quality, recall: quality, precisionInterval: interval, recallInterval: interval }),
  sparsest: z.array(z.object({ personId: z.string().nullable(), forms: count, density: z.number(), weakest: z.number(), bridges: count })),
  added: z.object({ records: z.int(), forms: z.int(), refused: z.int(), persons: z.int() }),
  files: z.object({ leftOut: z.array(z.object({ path: z.string(), why: z.string() })) }),
  withoutNumber: z.array(z.object({ reason: z.string(), count })),
  seconds: z.number(),
  peakMemoryMb: z.number(),
  steps: z.array(z.object({ name: z.string(), seconds: z.number(), peakMemoryMb: z.number() })),
  digest: z.string(),
});

export const buildState = z.object({
  buildId: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  running: z.boolean(),
  step: z.enum(['receive', 'clean', 'link', 'number', 'archive', 'report']),
  progress,
  report: report.nullable(),
});

export const status = z.object({
  synthetic: z.literal(true),
  version: z.string(),
  database: z.string(),
  now: z.iso.datetime().describe('The time of the register, which every deadline obeys'),
  register: z.object({ records: count, forms: count, refused: count, persons: count, numbers: count, findings: count, conflicts: count }),
  waiting: z.object({ files: count, records: count }).nullable(),
  startedBy: z
    .array(z.object({ role: z.string(), words: z.object({ vi: z.string(), en: z.string() }) }))
    .describe('Offices whose work it is to take in what waits'),
  build: buildState.pick({ buildId: true, startedAt: true, finishedAt: true, running: true }).nullable(),
});

/** Slugs are a closed list, so that no page lacks one. */
export const queue = z.object({
  slug: z.enum(['oversight', 'corrections', 'approvals', 'events', 'reviews', 'findings', 'conflicts', 'targets', 'divided', 'refused']),
  words: z.object({ vi: z.string(), en: z.string() }),
  act: z.object({ vi: z.string(), en: z.string() }).describe('The one quick action'),
  empty: z.object({ vi: z.string(), en: z.string() }).describe('When new work comes'),
  count,
  more: z.boolean().describe('Whether there are more than were counted'),
  next: z.object({ vi: z.string(), en: z.string() }).nullable().describe('The most urgent, without naming anybody'),
  rule: z.object({ id: z.string(), count }).nullable().describe('The cleaning rule that most of them are of'),
  due: z.object({ on: z.iso.date(), workingDaysLeft: z.int().describe('0 on the last day, below 0 when late') }).nullable(),
});

export const finding = z.object({
  form: z.string(),
  rule: z.string(),
  field: z.string(),
  found: z.string().nullable(),
  repaired: z.string().nullable(),
  severity: z.string(),
  state: z.string(),
  person: z.object({ personId: z.string(), fullName: z.string() }).nullable(),
});

const words = z.object({ vi: z.string(), en: z.string() });
const isoDate = z.string().describe('ISO 8601 with the known parts only: 1995-03-15, 1995-03, 1948');

const stated = z.object({
  value: z.union([z.string(), z.number()]),
  text: words,
  form: z.string().describe('Empty for a value that stands on no form: a drawn number'),
  source: z.string(),
  file: z.string().nullable(),
  line: z.int().nullable(),
});

export const foundPerson = z.object({
  personId: z.string().describe('Opaque; made by this register alone'),
  personNumber: z.string().nullable(),
  fullName: z.string(),
  dateOfBirth: isoDate.nullable(),
  sex: z.string().nullable(),
  unit: z.object({ id: z.int(), name: z.string(), path: z.string() }).nullable(),
  state: z.string(),
});

export const shownPerson = z.object({
  personId: z.string(),
  personNumber: z.string().nullable(),
  reason: z.string().nullable().describe('Why there is no number'),
  state: z.string(),
  mergedInto: z.object({ personId: z.string(), personNumber: z.string().nullable() }).nullable().describe('Who has the forms of a person who was merged'),
  asOf: z.string(),
  knownOn: z.string(),
  versionNo: z.int(),
  values: z.record(
    z.string(),
    stated.extend({
      officer: z.string().nullable(),
      filledOn: isoDate.nullable(),
      entry: z.object({ entryId: z.int(), book: z.string(), number: z.string() }).nullable().describe('Of a civil-status book, where the form is one'),
      losers: z.array(stated),
    }),
  ),
  household: z
    .object({
      householdId: z.string(),
      members: z.array(z.object({ personId: z.string(), fullName: z.string(), role: z.string().nullable(), dateOfBirth: isoDate.nullable() })),
    })
    .nullable(),
  conflicts: z.array(z.object({ conflictId: z.string(), kind: z.string(), words, state: z.string(), dueOn: z.string(), blocks: z.string() })),
  findings: z.array(finding),
  numbers: z.array(z.object({ personNumber: z.string(), state: z.string() })),
  versions: z.array(
    z.object({
      versionNo: z.int(),
      validFrom: isoDate,
      recordedAt: z.string(),
      actKind: z.string(),
      request: z.int().nullable().describe('The request for correction that the act answered'),
      act: z.string(),
      void: z.boolean(),
      changed: z.array(z.string()),
    }),
  ),
});
