/** Relations to the head of a household, in the order in which they are offered. */
export const relations = [
  'head',
  'spouse',
  'child',
  'adopted-child',
  'child-in-law',
  'parent',
  'grandparent',
  'grandchild',
  'sibling',
  'relative',
  'lodger',
  'other',
] as const;

export type Relation = (typeof relations)[number];
export const isRelation = (value: unknown): value is Relation => relations.some((relation) => relation === value);
