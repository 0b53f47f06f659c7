/** What is declared at the counter, kind by kind, as it is sent. */
import { z } from 'zod';
import { relationWords } from '../relation-words.ts';

const text = z.string().trim().min(1).max(400);
const name = z.string().trim().min(1).max(120);
const personNumber = z.string().regex(/^\d{12}$/);
const relation = z.enum(Object.keys(relationWords) as [string, ...string[]]);

/** Somebody of the register: by token, or by the number that they told. */
export const someone = z.union([z.strictObject({ personId: z.string().max(60) }), z.strictObject({ personNumber })]);
export type Someone = z.output<typeof someone>;

/** A parent; one who is not in the register by name. */
const parent = z.union([...someone.options, z.strictObject({ fullName: name, yearOfBirth: z.int().min(1900).max(2100).optional() })]);

const member = z.strictObject({ person: someone, relationToHead: relation });

const common = {
  evidence: z.array(text).max(20).default([]).describe('Ids of documents, or what the papers are called'),
  confirmed: z
    .array(z.strictObject({ code: z.string().max(60), reason: z.string().trim().min(5).max(400) }))
    .max(20)
    .default([])
    .describe('What was asked because it is unlikely, each confirmed with its reason'),
};
const informant = z.strictObject({ fullName: name, relation: text });

const birth = z.strictObject({
  kind: z.literal('birth'),
  child: z.strictObject({
    fullName: name,
    dateOfBirth: z.iso.date(),
    sex: z.enum(['M', 'F']),
    ethnicity: text.optional().describe('The people, by name; else that of the parents, where they agree'),
    nationality: z.string().max(3).optional().describe('A code of three letters; else that of the parents, where they agree'),
    originPlace: text.optional().describe('Home place; else that of the father, or of the mother'),
    birthPlace: text.describe('Where the child was born'),
  }),
  known: someone.optional().describe('The archive of the child where the register knows it already: a late registration'),
  mother: parent.optional(),
  father: parent.optional(),
  household: z.enum(['mother', 'father', 'none']).default('mother').describe('Whose household the child joins'),
  relationToHead: relation.optional().describe('Else it follows from the relation of that parent'),
  informant,
  ...common,
});

const death = z.strictObject({
  kind: z.literal('death'),
  person: someone,
  dateOfDeath: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .describe('ISO 8601 with the known parts only'),
  place: text.describe('Where'),
  cause: text.optional(),
  remaining: z.array(member).max(30).optional().describe('Where a head of a household died: everybody who is left, with their relation to the new head'),
  informant,
  ...common,
});

const residence = {
  since: z.iso.date().describe('First day on which it holds'),
  members: z.array(member).min(1).max(30),
  remaining: z.array(member).max(30).optional().describe('Where the head leaves: everybody who stays, with their relation to the new head'),
  ...common,
};

const move = z.strictObject({
  kind: z.literal('move'),
  place: text.optional().describe('The new address, of a new household'),
  household: z
    .string()
    .regex(/^\d{1,16}$/)
    .optional()
    .describe('The household that they join; else a new one, of which one member is the head'),
  ...residence,
});
const split = z.strictObject({ kind: z.literal('household-split'), ...residence });
const join = z.strictObject({ kind: z.literal('household-join'), household: z.string().regex(/^\d{1,16}$/), ...residence });

const emigration = z.strictObject({
  kind: z.literal('emigration'),
  country: text.describe('Where they settle'),
  since: z.iso.date().describe('First day abroad'),
  persons: z.array(someone).min(1).max(30),
  remaining: residence.remaining,
  ...common,
});

export const said = z.discriminatedUnion('kind', [birth, death, move, split, join, emigration]);
export type Said = z.output<typeof said>;
export type SaidBirth = z.output<typeof birth>;
export type SaidDeath = z.output<typeof death>;
export type SaidEmigration = z.output<typeof emigration>;
export type SaidResidence = z.output<typeof move> | z.output<typeof split> | z.output<typeof join>;
