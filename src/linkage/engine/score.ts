/**
 * The match weight of a pair: log2 of the odds that two records speak of one thing.
 *
 * Most candidate pairs are far from it, so a weight is bounded before anything is compared: which comparisons both rows know is
 * one AND of two numbers, which columns are equal one pass over some whole numbers, and for each group of four comparisons the
 * most bits that such a pair can have are looked up in a table. Then comparisons are made one after the other, each taking the
 * place of its bound, until the bound falls below what is asked or everything is known. What passes is added up anew in the
 * order of comparisons: bounds decide whether a weight is wanted, never what it is.
 */
import { type Model, type Weights, weightsOf } from './model.ts';
import type { Comparison, Schema } from './schema.ts';
import { sharedWholes } from './shared.ts';

export type Scorer = {
  /** Weight of two records by number, in bits; -Infinity where it is certainly below `floor`. */
  weigh(a: number, b: number, floor?: number): number;
  /** Levels of the last pair weighed, one a comparison; whole only if its weight was finite. */
  readonly levels: Uint8Array;
};

/** Compares first, weighs after: what training needs. */
export type LevelReader = {
  read(a: number, b: number): void;
  /** Level of each comparison for the last pair. */
  readonly levels: Uint8Array;
  /** Sum of the rarity of shared values, by scope. */
  readonly rarity: Float64Array;
};

/** By record: bit c is set where it knows what comparison c asks. */
export function knownMasks(schema: Schema): Uint32Array {
  const masks = sharedWholes(schema.count);
  writeKnown(schema, masks, 0, schema.count);
  return masks;
}

/** The same for some records. */
export function writeKnown({ rowLength, comparisons }: Schema, masks: Uint32Array, from: number, to: number): void {
  const knows = comparisons.map((comparison) => comparison.knows);
  for (let record = from; record < to; record++) {
    let mask = 0;
    for (let number = 0; number < knows.length; number++) if (knows[number]!(record * rowLength)) mask |= 1 << number;
    masks[record] = mask;
  }
}

/** Places of columns whose equality decides a level, and the levels that are then certain, 0 where they are not. */
function shortcutsOf({ comparisons }: Schema) {
  const width = comparisons.length;
  const [place, equal, other] = [new Int32Array(width).fill(-1), new Uint8Array(width), new Uint8Array(width)];
  for (const [number, { column, levels }] of comparisons.entries()) {
    if (!column) continue;
    place[number] = column.place;
    const rest = otherLevels(levels, column);
    if (column.equal.length === 1) equal[number] = 1 + levels.findIndex(({ id }) => id === column.equal[0]);
    if (rest.length === 1) other[number] = 1 + levels.findIndex(({ id }) => id === rest[0]);
  }
  return { place, equal, other };
}

const otherLevels = (levels: Comparison['levels'], { equal, other }: NonNullable<Comparison['column']>): readonly string[] =>
  other ?? levels.map(({ id }) => id).filter((id) => !equal.includes(id));

export function levelReader(schema: Schema, known: Uint32Array): LevelReader {
  const { rows, rowLength, comparisons, rarityScopes } = schema;
  const compares = comparisons.map(({ compare }) => compare);
  const rarities = comparisons.map((comparison) => comparison.rarity);
  const { place, equal, other } = shortcutsOf(schema);
  const width = comparisons.length;
  const levels = new Uint8Array(width);
  const rarity = new Float64Array(rarityScopes);
  return {
    levels,
    rarity,
    read(a, b) {
      const [rowA, rowB] = [a * rowLength, b * rowLength];
      const both = known[a]! & known[b]!;
      rarity.fill(0);
      for (let number = 0; number < width; number++) {
        let level = 0;
        if ((both & (1 << number)) !== 0) {
          if (place[number]! >= 0) level = rows[rowA + place[number]!] === rows[rowB + place[number]!] ? equal[number]! : other[number]!;
          if (level === 0) level = compares[number]!(rowA, rowB);
        }
        levels[number] = level;
        const rare = rarities[number];
        if (level === 0 || !rare) continue;
        for (let scope = 0; scope < rarityScopes; scope++) rarity[scope]! += rare.bits(rowA, rowB, level, scope);
      }
    },
  };
}

/** Comparisons to a group of the table of bounds: four, with two bits each. */
const grouped = 4;

export function scorer(schema: Schema, known: Uint32Array, model: Model): Scorer {
  const { rows, rowLength, comparisons, others, rarityScopes } = schema;
  const weights = weightsOf(schema, model);
  const { bits, codes, prior } = weights;
  const compares = comparisons.map(({ compare }) => compare);
  const rarities = comparisons.map((comparison) => comparison.rarity);
  const scopeOf = Int32Array.from(others, ({ rarityScope }) => rarityScope ?? -1);
  const { place, equal, other: otherwise } = shortcutsOf(schema);
  const [width, kinds] = [comparisons.length, others.length];
  const most = mostBits(schema, weights);
  const groups = groupBounds(most, width, kinds);
  const groupCount = Math.ceil(width / grouped);
  const levels = new Uint8Array(width);
  const states = new Uint8Array(width);
  const [bound, against, rare] = [new Float64Array(kinds), new Float64Array(kinds), new Float64Array(Math.max(1, rarityScopes))];

  const isBelow = (floor: number): boolean => {
    for (let kind = 0; kind < kinds; kind++) if (bound[kind]! < floor) return true;
    return false;
  };

  /** Adds the bits of a level to `to`, rarity and all. */
  const addLevel = (to: Float64Array, number: number, rowA: number, rowB: number, level: number): void => {
    const from = (codes[number]! + level - 1) * kinds;
    const rarity = rarities[number];
    if (!rarity) {
      for (let kind = 0; kind < kinds; kind++) to[kind]! += bits[from + kind]!;
      return;
    }
    for (let scope = 0; scope < rarityScopes; scope++) rare[scope] = rarity.bits(rowA, rowB, level, scope);
    for (let kind = 0; kind < kinds; kind++) to[kind]! += bits[from + kind]! + (scopeOf[kind]! < 0 ? 0 : rare[scopeOf[kind]!]!);
  };

  /** Whether the pair is certainly below the floor; otherwise all levels are known. */
  const fallsBelow = (a: number, b: number, floor: number): boolean => {
    const [rowA, rowB] = [a * rowLength, b * rowLength];
    const both = known[a]! & known[b]!;
    for (let kind = 0; kind < kinds; kind++) bound[kind] = -prior[kind]!;
    for (let group = 0, number = 0; group < groupCount; group++) {
      let pattern = 0;
      for (let within = 0; within < grouped && number < width; within++, number++) {
        let state = 0;
        if ((both & (1 << number)) !== 0) {
          state = place[number]! < 0 ? 3 : rows[rowA + place[number]!] === rows[rowB + place[number]!] ? 1 : 2;
        }
        states[number] = state;
        pattern |= state << (within * 2);
      }
      const from = ((group << (grouped * 2)) + pattern) * kinds;
      for (let kind = 0; kind < kinds; kind++) bound[kind]! += groups[from + kind]!;
    }
    if (isBelow(floor)) return true;
    for (let number = 0; number < width; number++) {
      const state = states[number]!;
      if (state === 0) {
        levels[number] = 0;
        continue;
      }
      const certain = state === 1 ? equal[number]! : state === 2 ? otherwise[number]! : 0;
      const level = certain === 0 ? compares[number]!(rowA, rowB) : certain;
      levels[number] = level;
      if (certain !== 0 && !rarities[number]) continue; // the bound was exact
      const from = (number * 4 + state) * kinds;
      for (let kind = 0; kind < kinds; kind++) bound[kind]! -= most[from + kind]!;
      if (level !== 0) addLevel(bound, number, rowA, rowB, level);
      if (isBelow(floor)) return true;
    }
    return false;
  };

  return {
    levels,
    weigh(a, b, floor = Number.NEGATIVE_INFINITY) {
      if (fallsBelow(a, b, floor - boundSlack)) return Number.NEGATIVE_INFINITY;
      against.fill(0);
      const [rowA, rowB] = [a * rowLength, b * rowLength];
      for (let number = 0; number < width; number++) if (levels[number] !== 0) addLevel(against, number, rowA, rowB, levels[number]!);
      return oddsOf(against, prior);
    },
  };
}

/** Bounds are sums in another order than weights: so many bits they may be off, 10^6 times what rounding makes of a hundred terms. */
const boundSlack = 1e-6;

/** Odds against all others together: the sum of what each of them would explain. */
export function oddsOf(against: Float64Array, prior: Float64Array): number {
  let sum = 0;
  for (let other = 0; other < prior.length; other++) sum += 2 ** (prior[other]! - against[other]!);
  return -Math.log2(sum);
}

/**
 * The most bits against each other that a comparison can have, at `(comparison * 4 + state) * others`: state 0 where one row does
 * not know, 1 where the deciding column is equal, 2 where it differs, 3 where no column decides.
 */
function mostBits({ comparisons, others }: Schema, { bits, codes }: Weights): Float64Array {
  const most = new Float64Array(comparisons.length * 4 * others.length);
  for (const [number, { column, levels, rarity }] of comparisons.entries()) {
    for (const [kind, { rarityScope }] of others.entries()) {
      const best = (takes: (level: string) => boolean, saysNothing: boolean): number => {
        let own = saysNothing ? 0 : Number.NEGATIVE_INFINITY;
        for (const [index, { id }] of levels.entries()) {
          if (takes(id)) own = Math.max(own, bits[(codes[number]! + index) * others.length + kind]! + (rarity && rarityScope !== undefined ? rarity.most : 0));
        }
        return own;
      };
      const at = (state: number): number => (number * 4 + state) * others.length + kind;
      if (column) {
        const rest = otherLevels(levels, column);
        most[at(1)] = best((id) => column.equal.includes(id), column.equal.length !== 1);
        most[at(2)] = best((id) => rest.includes(id), rest.length !== 1);
      }
      most[at(3)] = best(() => true, true);
    }
  }
  return most;
}

/** The same, added up by groups of four comparisons: at `(group * 256 + pattern) * others`, two bits of the pattern a comparison. */
function groupBounds(most: Float64Array, width: number, kinds: number): Float64Array {
  const groups = new Float64Array(Math.ceil(width / grouped) * 4 ** grouped * kinds);
  for (let group = 0; group * grouped < width; group++) {
    for (let pattern = 0; pattern < 4 ** grouped; pattern++) {
      for (let within = 0; within < grouped && group * grouped + within < width; within++) {
        const state = (pattern >>> (within * 2)) & 3;
        for (let kind = 0; kind < kinds; kind++) {
          groups[(group * 4 ** grouped + pattern) * kinds + kind]! += most[((group * grouped + within) * 4 + state) * kinds + kind]!;
        }
      }
    }
  }
  return groups;
}
