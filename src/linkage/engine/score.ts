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
import type { Compared, Pairing, Rarity, Schema } from './schema.ts';
import { sharedWholes } from './shared.ts';

export type Scorer = {
  /** Weight of two records by number, in bits; -Infinity where it is certainly below `floor`. */
  weigh(a: number, b: number, floor?: number): number;
  /** Takes the members of a block from `start` to before `end`, of which pairs are weighed next. */
  load(members: Uint32Array, start: number, end: number): void;
  /** The same as `weigh`, of two records that stand at these places among the members that were loaded. */
  weighLoaded(a: number, b: number, placeA: number, placeB: number, floor: number): number;
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
export function knownMasks(pairing: Pairing): Uint32Array {
  const masks = sharedWholes(pairing.count);
  writeKnown(pairing, masks, 0, pairing.count);
  return masks;
}

/** The same for some records. */
export function writeKnown({ rowLength, comparisons }: Pairing, masks: Uint32Array, from: number, to: number): void {
  const knows = comparisons.map((comparison) => comparison.knows);
  for (let record = from; record < to; record++) {
    let mask = 0;
    for (let number = 0; number < knows.length; number++) if (knows[number]!(record * rowLength)) mask |= 1 << number;
    masks[record] = mask;
  }
}

/** Places of columns whose equality decides a level, and the levels that are then certain, 0 where they are not. */
function shortcutsOf({ comparisons }: Pairing) {
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

const otherLevels = (levels: Compared['levels'], { equal, other }: NonNullable<Compared['column']>): readonly string[] =>
  other ?? levels.map(({ id }) => id).filter((id) => !equal.includes(id));

export function levelReader(pairing: Pairing, known: Uint32Array): LevelReader {
  const { rows, rowLength, comparisons, rarityScopes } = pairing;
  const compares = comparisons.map(({ compare }) => compare);
  const rarities = comparisons.map((comparison) => comparison.rarity);
  const { place, equal, other } = shortcutsOf(pairing);
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

export const scorer = (schema: Schema, known: Uint32Array, model: Model): Scorer => weigher(schema, known, weightsOf(schema, model));

export function weigher(pairing: Pairing, known: Uint32Array, weights: Weights): Scorer {
  const { rows, rowLength, comparisons, rarityScopes } = pairing;
  const { ones, bits, codes, prior, scopes } = weights;
  const compares = comparisons.map(({ compare }) => compare);
  const rarities = comparisons.map((comparison) => comparison.rarity);
  const { place, equal, other: otherwise } = shortcutsOf(pairing);
  const columns = place.map((own) => Math.max(0, own));
  const [width, versuses, others] = [comparisons.length, prior.length, prior.length / ones];
  const most = mostBits(pairing, weights);
  const groups = groupBounds(most, width, versuses, place);
  const groupCount = Math.ceil(width / grouped);
  const groupLength = 4 ** grouped * versuses;
  const levels = new Uint8Array(width);
  const [bound, against, rare] = [new Float64Array(versuses), new Float64Array(versuses), new Float64Array(Math.max(1, rarityScopes))];
  const stateOf = (number: number, differing: number): number => (place[number]! < 0 ? 3 : (differing & (1 << number)) === 0 ? 1 : 2);
  const certainLevel = (number: number, differing: number): number =>
    place[number]! < 0 ? 0 : (differing & (1 << number)) === 0 ? equal[number]! : otherwise[number]!;
  const bitsWhere = (holds: (number: number) => boolean): number => compares.reduce((mask, _, number) => (holds(number) ? mask | (1 << number) : mask), 0);
  /** Comparisons, as bits, whose level must be asked for where their column is equal, and where it differs. */
  const openWhere = { equal: bitsWhere((number) => certainLevel(number, 0) === 0), differing: bitsWhere((number) => certainLevel(number, -1) === 0) };
  const hasRare = (number: number, level: number): boolean => level !== 0 && rarities[number] !== undefined && level <= (rarities[number].toLevel ?? level);
  /** Those whose level is certain, but not how rare the shared value is. */
  const rareWhere = {
    equal: bitsWhere((number) => hasRare(number, certainLevel(number, 0))),
    differing: bitsWhere((number) => hasRare(number, certainLevel(number, -1))),
  };
  const added = Math.log2(ones); // what several kinds of one thing can be together, at most, beyond the likeliest

  /** Whether no kind of one thing reaches the floor against each of the others. */
  const isBelow = (floor: number): boolean => {
    for (let from = 0; from < versuses; from += others) {
      let versus = from;
      while (versus < from + others && bound[versus]! >= floor) versus++;
      if (versus === from + others) return false;
    }
    return true;
  };

  /** Adds the bits of a level to `to`, rarity and all. */
  const addLevel = (to: Float64Array, number: number, rowA: number, rowB: number, level: number): void => {
    const from = (codes[number]! + level - 1) * versuses;
    const rarity = rarities[number];
    if (!rarity || level > (rarity.toLevel ?? level)) {
      for (let versus = 0; versus < versuses; versus++) to[versus]! += bits[from + versus]!;
      return;
    }
    for (let scope = 0; scope < rarityScopes; scope++) rare[scope] = rarity.bits(rowA, rowB, level, scope);
    for (let versus = 0, at = number * versuses; versus < versuses; versus++, at++) {
      const scope = scopes[at]!;
      to[versus]! += bits[from + versus]! + (scope === 0 ? 0 : scope > 0 ? rare[scope - 1]! : -rare[-scope - 1]!);
    }
  };

  /** Puts what a comparison shows in the place of its bound. */
  const settle = (number: number, state: number, level: number, rowA: number, rowB: number): void => {
    const from = (number * 4 + state) * versuses;
    for (let versus = 0; versus < versuses; versus++) bound[versus]! -= most[from + versus]!;
    if (level !== 0) addLevel(bound, number, rowA, rowB, level);
  };

  /** Whether a pair is certainly below the floor by what is known and equal, before anything is compared. */
  const isHopeless = (both: number, differing: number, floor: number): boolean => {
    for (let versus = 0; versus < versuses; versus++) bound[versus] = -prior[versus]!;
    for (let group = 0, from = 0; group < groupCount; group++, from += groupLength) {
      const at = from + ((((both >>> (group * grouped)) & 15) << grouped) | ((differing >>> (group * grouped)) & 15)) * versuses;
      for (let versus = 0; versus < versuses; versus++) bound[versus]! += groups[at + versus]!;
    }
    return isBelow(floor);
  };

  /** Whether it is so by all that can be compared; otherwise all levels are known. Bit by bit, comparisons in their order. */
  const fallsBelow = (rowA: number, rowB: number, both: number, differing: number, floor: number): boolean => {
    const open = both & ((~differing & openWhere.equal) | (differing & openWhere.differing));
    const rare = both & ~open & ((~differing & rareWhere.equal) | (differing & rareWhere.differing));
    for (let left = rare; left !== 0; left &= left - 1) {
      const number = 31 - Math.clz32(left & -left);
      settle(number, stateOf(number, differing), certainLevel(number, differing), rowA, rowB);
    }
    if (rare !== 0 && isBelow(floor)) return true;
    for (let left = open; left !== 0; left &= left - 1) {
      const number = 31 - Math.clz32(left & -left);
      const level = compares[number]!(rowA, rowB);
      levels[number] = level;
      settle(number, stateOf(number, differing), level, rowA, rowB);
      if (isBelow(floor)) return true;
    }
    for (let number = 0; number < width; number++) {
      if ((open & (1 << number)) === 0) levels[number] = (both & (1 << number)) === 0 ? 0 : certainLevel(number, differing);
    }
    return false;
  };

  const weighOpen = (a: number, b: number, both: number, differing: number, floor: number): number => {
    const [rowA, rowB] = [a * rowLength, b * rowLength];
    if (fallsBelow(rowA, rowB, both, differing, floor)) return Number.NEGATIVE_INFINITY;
    against.fill(0);
    for (let number = 0; number < width; number++) if (levels[number] !== 0) addLevel(against, number, rowA, rowB, levels[number]!);
    return oddsOf(against, prior, ones);
  };

  let [loaded, loadedKnown] = [new Int32Array(64 * width), new Uint32Array(64)];
  return {
    levels,
    weigh(a, b, floor = Number.NEGATIVE_INFINITY) {
      const [rowA, rowB, least] = [a * rowLength, b * rowLength, floor - added - boundSlack];
      const both = known[a]! & known[b]!;
      let differing = 0;
      for (let number = 0; number < width; number++) {
        const difference = rows[rowA + columns[number]!]! ^ rows[rowB + columns[number]!]!;
        differing |= ((difference | -difference) >>> 31) << number;
      }
      return isHopeless(both, differing, least) ? Number.NEGATIVE_INFINITY : weighOpen(a, b, both, differing, least);
    },
    load(members, start, end) {
      if (loadedKnown.length < end - start) [loaded, loadedKnown] = [new Int32Array((end - start) * 2 * width), new Uint32Array((end - start) * 2)];
      for (let member = start, at = 0; member < end; member++) {
        const record = members[member]!;
        loadedKnown[member - start] = known[record]!;
        const row = record * rowLength;
        for (let number = 0; number < width; number++) loaded[at++] = rows[row + columns[number]!]!;
      }
    },
    weighLoaded(a, b, placeA, placeB, floor) {
      const least = floor - added - boundSlack;
      const both = loadedKnown[placeA]! & loadedKnown[placeB]!;
      let differing = 0;
      for (let number = 0, atA = placeA * width, atB = placeB * width; number < width; number++, atA++, atB++) {
        const difference = loaded[atA]! ^ loaded[atB]!;
        differing |= ((difference | -difference) >>> 31) << number;
      }
      return isHopeless(both, differing, least) ? Number.NEGATIVE_INFINITY : weighOpen(a, b, both, differing, least);
    },
  };
}

/** Bounds are sums in another order than weights: so many bits they may be off, 10^6 times what rounding makes of a hundred terms. */
const boundSlack = 1e-6;

/** Odds of all kinds of one thing together against all others together: the sum of what each of these would explain. */
export function oddsOf(against: Float64Array, prior: Float64Array, ones = 1): number {
  if (prior.length === 1) return against[0]! - prior[0]!;
  const others = prior.length / ones;
  let odds = 0;
  for (let from = 0; from < prior.length; from += others) {
    let sum = 0;
    for (let versus = from; versus < from + others; versus++) sum += 2 ** (prior[versus]! - against[versus]!);
    if (ones === 1) return -Math.log2(sum);
    odds += 1 / sum;
  }
  return Math.log2(odds);
}

/**
 * The most bits that a comparison can have, by versus, at `(comparison * 4 + state) * versuses`: state 0 where one row does not
 * know, 1 where the deciding column is equal, 2 where it differs, 3 where no column decides.
 */
function mostBits({ comparisons }: Pairing, { bits, codes, prior, scopes }: Weights): Float64Array {
  const versuses = prior.length;
  const most = new Float64Array(comparisons.length * 4 * versuses);
  for (const [number, { column, levels, rarity }] of comparisons.entries()) {
    for (let versus = 0; versus < versuses; versus++) {
      const scope = scopes[number * versuses + versus]!;
      const rare = !rarity || scope === 0 ? 0 : scope > 0 ? rarity.most : -leastOf(rarity);
      const best = (takes: (level: string) => boolean, saysNothing: boolean): number => {
        let own = saysNothing ? 0 : Number.NEGATIVE_INFINITY;
        for (const [index, { id }] of levels.entries()) {
          if (takes(id)) own = Math.max(own, bits[(codes[number]! + index) * versuses + versus]! + (index < (rarity?.toLevel ?? levels.length) ? rare : 0));
        }
        return own;
      };
      const at = (state: number): number => (number * 4 + state) * versuses + versus;
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

function leastOf({ least }: Rarity): number {
  if (least === undefined) throw new Error('rarity that may speak against a match needs a lower bound');
  return least;
}

/** The same, added up by groups of four comparisons: at `(group * 256 + pattern) * versuses`; of the pattern's bits the upper four say which of them both rows know, the lower four in which the columns differ. */
function groupBounds(most: Float64Array, width: number, versuses: number, place: Int32Array): Float64Array {
  const groups = new Float64Array(Math.ceil(width / grouped) * 4 ** grouped * versuses);
  for (let group = 0; group * grouped < width; group++) {
    for (let pattern = 0; pattern < 4 ** grouped; pattern++) {
      for (let within = 0; within < grouped && group * grouped + within < width; within++) {
        const number = group * grouped + within;
        if ((pattern & (1 << (grouped + within))) === 0) continue;
        const state = place[number]! < 0 ? 3 : (pattern & (1 << within)) === 0 ? 1 : 2;
        for (let versus = 0; versus < versuses; versus++)
          groups[(group * 4 ** grouped + pattern) * versuses + versus]! += most[(number * 4 + state) * versuses + versus]!;
      }
    }
  }
  return groups;
}
