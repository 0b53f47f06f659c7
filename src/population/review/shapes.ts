/** The shapes in which the interface tells of reviews and conflicts. */
import { z } from 'zod';

export const words = z.object({ vi: z.string(), en: z.string() });
export const unit = z.object({ id: z.int(), name: z.string(), path: z.string() });
export const turn = z.enum(['owner', 'asked', 'approver']);

export const briefPerson = z.object({
  personId: z.string().describe('Opaque; made by this register alone'),
  personNumber: z.string().nullable(),
  fullName: z.string(),
  dateOfBirth: z.string().nullable().describe('1995-03-15, or 1948'),
  sex: z.string().nullable(),
  unit: unit.nullable(),
});

export const toldForm = z.object({
  form: z.string(),
  source: z.string(),
  file: z.string().nullable(),
  line: z.int().nullable(),
  filledOn: z.string().nullable(),
  officer: z.string().nullable(),
  person: z.object({ personId: z.string(), personNumber: z.string().nullable(), fullName: z.string() }).nullable(),
});

const move = z.object({
  kind: z.string(),
  words,
  at: z.iso.datetime(),
  by: z.string().nullable(),
  text: z.string().nullable().describe('Question, answer, comment or reason'),
  from: unit.nullable(),
  to: unit.nullable(),
  dueOn: z.string().nullable(),
  act: z.string().nullable(),
  proposal: z.int().nullable(),
});
export const history = z.array(move).describe('The oldest first');

export const turnNow = z.object({ who: turn, unit: unit.nullable(), dueOn: z.string().nullable() });

export const reviewItem = z.object({
  reviewId: z.string(),
  kind: z.string(),
  words,
  owner: unit.nullable(),
  dueOn: z.iso.date(),
  turn,
  density: z.number().min(0).max(1).describe('Share of the pairs of forms across the two archives that weigh enough to join two forms'),
  weight: z.number().nullable().describe('Of the surest pair, in bits'),
  version: z.int(),
  sides: z.tuple([briefPerson, briefPerson]),
});

const stated = z.object({
  text: words,
  received: z.string().nullable().describe('As it was received, where that reads otherwise'),
  letters: z
    .array(z.object({ text: z.string(), mark: z.enum(['mark', 'swapped', 'letter']).nullable() }))
    .nullable()
    .describe(
      'text.vi in stretches. mark: the same letter with another mark or none; swapped: stands elsewhere on the other side; letter: another, or none there',
    ),
});

const archive = z.object({
  person: briefPerson,
  forms: z.int().describe('All forms of the archive'),
  household: z.array(z.object({ personId: z.string(), fullName: z.string(), role: z.string().nullable(), dateOfBirth: z.string().nullable() })),
});
const side = archive.extend({ form: toldForm });

const sideNo = z.union([z.literal(0), z.literal(1)]);

const compared = {
  waterfall: z.array(
    z.object({
      comparison: z.string(),
      level: z.string(),
      weight: z.number().describe('Bits'),
      words,
      label: words,
      said: words.nullable(),
      values: z.tuple([stated.nullable(), stated.nullable()]),
    }),
  ),
  weight: z.number().describe('Sum of the lines, in bits'),
  probability: z.number(),
  threshold: z.number().describe('Bits from which on two forms are joined without being asked about'),
  against: z.object({ id: z.string(), words }),
  whyNot: z.array(words),
};

const contradicts = z
  .array(z.object({ field: z.string(), label: words, values: z.tuple([words, words]) }))
  .describe('What the two archives state otherwise: seen before they are made one');

export const shownReview = z.object({
  reviewId: z.string(),
  kind: z.string(),
  words,
  state: z.enum(['open', 'settled']),
  stateWords: words,
  owner: unit.nullable(),
  dueOn: z.iso.date(),
  turn: turnNow,
  version: z.int(),
  mine: z.boolean().describe('Whether the reader decides'),
  sides: z.tuple([side, side]),
  ...compared,
  contradicts,
  cluster: z.object({
    density: z.number(),
    rivals: z.array(z.object({ person: briefPerson, side: sideNo, weight: z.number() })),
    reviews: z.array(z.object({ reviewId: z.string(), side: sideNo, person: briefPerson })),
  }),
  history,
});

export const shownBeside = z.object({
  sides: z.tuple([archive, archive]),
  stated: z
    .array(z.object({ field: z.string(), label: words, values: z.tuple([stated.nullable(), stated.nullable()]) }))
    .describe('What both archives say of who somebody is'),
  compared: z
    .object({ forms: z.tuple([toldForm, toldForm]), ...compared })
    .nullable()
    .describe('The two forms that are most alike, by linkage; null where one archive has none that it knows'),
  contradicts,
  reviews: z.array(z.string()).describe('Reviews of these two that are open: decided there'),
});

const owner = z.object({
  unit: unit.nullable().describe('The commune in charge; null: the country'),
  offices: z.array(z.object({ role: z.string(), words })).describe('Its offices that decide'),
  rule: words.nullable().describe('Why this commune; null where it was handed over'),
});

export const briefConflict = z.object({
  conflictId: z.string(),
  kind: z.string(),
  words,
  state: z.enum(['open', 'settled']),
  stateWords: words,
  owner,
  dueOn: z.iso.date(),
  late: z.boolean(),
  blocks: z.enum(['merge', 'number', 'nothing']).describe('What waits for it'),
  blocksWords: words,
  turn: turnNow.extend({ words }),
  persons: z.array(briefPerson).describe('Whom it is about, and for whom what it blocks waits'),
  review: z.boolean().describe('Whether the pair is compared at /v1/reviews under the same number'),
  version: z.int(),
});

export const wholeConflict = briefConflict.extend({
  todo: words,
  fields: z.array(z.object({ field: z.string(), words })).describe('The fields that contradict'),
  evidence: z.array(toldForm.extend({ states: z.array(words.nullable()) })).describe('Its forms, each with what it states in those fields'),
  history,
  awards: z
    .array(z.object({ person: z.string(), fullName: z.string(), personNumber: z.string() }))
    .describe('Whose a number may be that is in question; chosen from by the move `award`'),
  moves: z.array(z.enum(['answer', 'comment', 'hand-over', 'award', 'settle'])).describe('What the reader may do now'),
});
