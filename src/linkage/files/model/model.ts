/**
 * The model: for each comparison and level, how often records of one thing show it (m) and how often records of two do (u) —
 * once for each kind of two that might be taken for one. Members of a household share surname, address and telephone, neighbours
 * town and postcode, namesakes a name and all that follows from it; weights that take these for independent evidence make one person
 * of a family. Likewise who moved differs in street and town at once, and that must count once. So a pair is of one of seven
 * classes, and its weight is the log of the odds of the two that are one thing against the five that are two.
 */
import { codesOf, type Weights } from '../../engine/model.ts';
import type { Comparison } from '../compare/comparison.ts';
import { isOfParent, isTrait, wordsOf } from '../settings/column-names.ts';
import type { Column } from '../settings/kinds.ts';

/** The first two are of one thing. */
export const classes = ['stayed', 'moved', 'stranger', 'neighbour', 'household', 'twin', 'namesake'] as const;
export type Class = (typeof classes)[number];
export const classAt: { readonly [name in Class]: number } = { stayed: 0, moved: 1, stranger: 2, neighbour: 3, household: 4, twin: 5, namesake: 6 };
/** Classes of one thing come before this number. */
export const firstOfTwo = 2;

/** A level's share stands at its number; level 0 says nothing. */
export const width = 16;

export type Shares = {
  /** By comparison: whose evidence it is. */
  readonly about: readonly About[];
  /** Of all pairs, those of each class. */
  readonly of: { [name in Class]: number };
  recordsPerEntity: number;
  /** Pairs of one thing are taken for so many bits rarer than they seemed, since columns do not bear each other out; 0 where they do. */
  readonly caution: number;
  /** By class, then comparison. */
  readonly levels: { readonly [name in Class]: readonly Float64Array[] };
};

export const matchShare = ({ of }: Shares): number => of.stayed + of.moved;

/**
 * Whose evidence a column is: what tells persons apart, and of it a column of few values, such as sex (`sort`), and names; what
 * families have in common (`surname`; `kin`: names of parents, and a name once more; `trait`: what else may be alike), the
 * telephone (`family`), and the neighbourhood (`place`).
 */
export const abouts = ['own', 'sort', 'given', 'name', 'date', 'surname', 'kin', 'trait', 'family', 'place'] as const;
export type About = (typeof abouts)[number];

const aboutOfKind: { readonly [kind in Column['kind']]: About } = {
  'given-name': 'given',
  surname: 'surname',
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
  text: 'own',
  number: 'own',
};

/**
/**
 * By column; `agreement`: chance that two strangers agree in each. A column of two or three values, such as sex, is nobody's
 * address; the facts of a parent are no facts of one's own. Where there are families, what else is no name, date or number of the
 * person may be shared by them: how often is learned.
 */
export function aboutOf(columns: readonly Pick<Column, 'kind' | 'name'>[], agreement: Float64Array): About[] {
  const isOfOne = columns.map(({ kind, name }) => !(isPersonal(aboutOfKind[kind]) && isOfParent(wordsOf(name))));
  const hasNames = columns.some(({ kind }, place) => isOfOne[place] && (kind === 'surname' || kind === 'full-name'));
  const ownName = columns.findIndex(({ kind }, place) => isOfOne[place] && kind === 'full-name');
  return columns.map(({ kind, name }, place) => {
    if (!isOfOne[place]) return isNameOrText(kind) ? 'kin' : 'trait';
    if (kind === 'category' && (agreement[place] as number) > 0.3) return 'sort';
    if (!hasNames) return aboutOfKind[kind];
    if (kind === 'full-name' && place !== ownName) return 'kin';
    return kind === 'text' || (kind === 'category' && isTrait(wordsOf(name))) ? 'trait' : aboutOfKind[kind];
  });
}

const isPersonal = (about: About): boolean => about !== 'place' && about !== 'family';
const isNameOrText = (kind: Column['kind']): boolean => kind === 'given-name' || kind === 'surname' || kind === 'full-name' || kind === 'text';

/** Whether pairs of this class share what the column holds, or agree in it no more often than strangers. */
export function isShared(name: Class, about: About): boolean {
  if (name === 'stayed') return true;
  if (name === 'moved') return about !== 'place';
  if (name === 'stranger') return false;
  if (name === 'neighbour') return about === 'place';
  if (name === 'namesake') return about === 'surname' || about === 'kin';
  if (name === 'twin' && about === 'date') return true;
  return about !== 'own' && about !== 'sort' && about !== 'given' && about !== 'date';
}

export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);

/** Six figures are enough. */
export const rounded = (share: number): number => Number(share.toPrecision(6));

/** The model as the engine weighs by it; classes of which there are no pairs are left out. `hasRarity`: by comparison. */
export function weightsOf(comparisons: readonly Comparison[], shares: Shares, hasRarity: readonly boolean[]): Weights {
  const [ones, others] = [classes.slice(0, firstOfTwo), classes.slice(firstOfTwo)].map((own) => own.filter((name) => shares.of[name] > 0)) as [
    Class[],
    Class[],
  ];
  const versuses = ones.flatMap((one) => others.map((other) => ({ one, other })));
  const codes = codesOf(comparisons);
  const bits = new Float64Array((codes.at(-1) as number) * versuses.length);
  const scopes = new Int8Array(comparisons.length * versuses.length);
  for (const [number, { levels }] of comparisons.entries()) {
    const own = shares.about[number] as About;
    for (const [versus, { one, other }] of versuses.entries()) {
      if (hasRarity[number]) scopes[number * versuses.length + versus] = Number(isShared(one, own)) - Number(isShared(other, own));
      const [m, u] = [shares.levels[one][number] as Float64Array, shares.levels[other][number] as Float64Array];
      for (let level = 1; level <= levels.length; level++) {
        bits[((codes[number] as number) + level - 1) * versuses.length + versus] = Math.log2((m[level] as number) / (u[level] as number));
      }
    }
  }
  return { ones: ones.length, bits, codes, scopes, prior: Float64Array.from(versuses, ({ one, other }) => Math.log2(shares.of[other] / shares.of[one])) };
}
