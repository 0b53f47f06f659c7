/**
 * The model: for each comparison and level, how often records of one thing show it (m) and how often records of two do (u) —
 * once for each kind of two that might be taken for one. Members of a household share surname, address and telephone, neighbours
 * town and postcode; weights that take these for independent evidence make one person of a family. So a match stands against a
 * stranger, a neighbour, a member of the household and a twin, and its weight is the log of its odds against all of them together.
 *
 * Among records of one thing a comparison may lean on another one: who moved differs in street, town and telephone at once, and
 * that counts once. This is a tree (Chow and Liu), so no circle of reasons can arise.
 */
import type { Comparison } from '../compare/comparison.ts';
import type { Column } from '../kinds.ts';

/** Who the other record may speak of. */
export const others = ['stranger', 'neighbour', 'household', 'twin'] as const;
export type Other = (typeof others)[number];

/** 0: the comparison that it leans on says nothing, or there is none; 1: it agrees; 2: it differs. */
export const states = 3;
/** Levels of a state in one array: level `l` of state `s` at `s * width + l`; level 0 says nothing. */
export const width = 16;

export type Shares = {
  /** Of all pairs, those of one thing. */
  match: number;
  /** Of all pairs, those of two such. */
  of: { [other in Other]: number };
  recordsPerEntity: number;
  /** Comparison that each leans on, -1 for none. */
  parent: Int8Array;
  readonly m: readonly Float64Array[];
  readonly u: { readonly [other in Other]: readonly Float64Array[] };
};

/** Whose evidence a column is: what tells persons apart, what a household shares, what a neighbourhood shares. */
export type About = 'own' | 'name' | 'date' | 'family' | 'place';

export const aboutOf: { readonly [kind in Column['kind']]: About } = {
  'given-name': 'own',
  surname: 'family',
  'full-name': 'name',
  company: 'own',
  date: 'date',
  year: 'own',
  identifier: 'own',
  code: 'place',
  category: 'place',
  address: 'place',
  phone: 'family',
  email: 'own',
  text: 'place',
  number: 'place',
};

/** Whether two such share the evidence, so that its shares are their own and a rare value says nothing against them. */
export function isShared(other: Other, about: About): boolean {
  if (other === 'stranger') return false;
  if (other === 'neighbour') return about === 'place';
  return about === 'place' || about === 'family' || about === 'name';
}

export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);

/** The comparison's state, which decides where its m stands. */
export function stateOf(shares: Shares, comparisons: readonly Comparison[], number: number, levels: Uint8Array, at: number): number {
  const parent = shares.parent[number] as number;
  if (parent < 0) return 0;
  const level = levels[at + parent] as number;
  return level === 0 ? 0 : level <= (comparisons[parent] as Comparison).agreesTo ? 1 : 2;
}
