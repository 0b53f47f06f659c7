/**
 * The match weight of a pair: log2 of the odds that two records speak of one thing.
 *
 * Most candidate pairs are far from it, so a weight is bounded before anything is compared: which comparisons both rows know is
 * one AND of two numbers, which columns are equal one pass over some whole numbers, and for each group of four comparisons the
 * most bits that such a pair can have are looked up in a table. Then comparisons are made one after the other, each taking the
 * place of its bound, until the bound falls below what is asked or everything is known. What passes is added up anew in the
 * order of comparisons: bounds decide whether a weight is wanted, never what it is.
 */
import type { Batch } from './blocks.ts';
import type { Found } from './found.ts';
import { type Model, type Weights, weightsOf } from './model.ts';
import type { Compared, Pairing, Rarity, Schema } from './schema.ts';
import { sharedWholes } from './shared.ts';

export type Scorer = {
  /** Weight of two records by number, in bits; -Infinity where it is certainly below `floor`. */
  weigh(a: number, b: number, floor?: number): number;
  /** Weighs the pairs of a batch of members; those that weigh at least `floor` are added to `found`. Batches of the same members come one after the other. */
  weighBatch(members: Uint32Array, batch: Batch, floor: number, found: Found): void;
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
  const groupCount = Math.ceil(width / grouped);
  const groups = groupBounds(most, width, versuses, place);
  const groupsLength = groupCount * 4 ** grouped;
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

  /** Of each record that is loaded: what it knows, and its deciding columns, padded with zeros to whole groups. */
  const line = 1 + groupCount * grouped;
  let lines = new Int32Array(2 * line);
  let isLoaded = new Uint8Array(2);
  let waiting = new Uint32Array(3);
  const load = (record: number, to: number): void => {
    const row = record * rowLength;
    lines[to] = known[record]!;
    for (let number = 0; number < width; number++) lines[to + 1 + number] = rows[row + columns[number]!]!;
  };

  /** By comparison: where its remembered levels begin, each one more than it is; -1 where it has none. */
  const remembers = comparisons.map(({ isOfColumn, column }) => isOfColumn === true && column !== undefined);
  const keptFrom = Int32Array.from(remembers, (_, number) => (remembers[number] ? remembers.slice(0, number).filter(Boolean).length * lowest * lowest : -1));
  const kept = new Uint8Array(remembers.filter(Boolean).length * lowest * lowest);
  /** Of two records that are loaded at these places of `lines`. */
  const levelOf = (number: number, a: number, b: number, atA: number, atB: number): number => {
    const from = keptFrom[number]!;
    if (from < 0) return compares[number]!(a * rowLength, b * rowLength);
    const [valueA, valueB] = [lines[atA + 1 + number]!, lines[atB + 1 + number]!];
    if ((valueA | valueB) >>> 0 >= lowest) return compares[number]!(a * rowLength, b * rowLength);
    const level = kept[from + valueA * lowest + valueB]!;
    return level === 0 ? keepLevel(number, a, b, valueA, valueB) : level - 1;
  };
  const keepLevel = (number: number, a: number, b: number, valueA: number, valueB: number): number => {
    const level = compares[number]!(a * rowLength, b * rowLength);
    kept[keptFrom[number]! + valueA * lowest + valueB] = level + 1;
    kept[keptFrom[number]! + valueB * lowest + valueA] = level + 1;
    return level;
  };

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

  /** Bits of the columns of a group, the first of which stands at these places, that differ. */
  const differingOf = (atA: number, atB: number): number => {
    const [first, second, third, fourth] = [
      lines[atA]! ^ lines[atB]!,
      lines[atA + 1]! ^ lines[atB + 1]!,
      lines[atA + 2]! ^ lines[atB + 2]!,
      lines[atA + 3]! ^ lines[atB + 3]!,
    ];
    return ((first | -first) >>> 31) | (((second | -second) >>> 31) << 1) | (((third | -third) >>> 31) << 2) | (((fourth | -fourth) >>> 31) << 3);
  };

  /** By kind of one thing: the versus by which the last pair was below the floor; most often the next one is so too. */
  const likely = Uint32Array.from({ length: ones }, (_, one) => one * others);
  const boundOf = (versus: number, both: number, differing: number): number => {
    let own = -prior[versus]!;
    for (let group = 0, from = versus * groupsLength; group < groupCount; group++, from += 4 ** grouped) {
      own += groups[from + ((((both >>> (group * grouped)) & 15) << grouped) | ((differing >>> (group * grouped)) & 15))]!;
    }
    return own;
  };

  /** Whether a pair is certainly below the floor by what is known and equal, before anything is compared. Otherwise all bounds are there. */
  const isHopeless = (both: number, differing: number, floor: number): boolean => {
    let isPossible = false;
    for (let one = 0, from = 0; one < ones; one++, from += others) {
      if (boundOf(likely[one]!, both, differing) < floor) continue;
      let versus = from;
      while (versus < from + others && boundOf(versus, both, differing) >= floor) versus++;
      if (versus === from + others) isPossible = true;
      else likely[one] = versus;
    }
    if (isPossible) for (let versus = 0; versus < versuses; versus++) bound[versus] = boundOf(versus, both, differing);
    return !isPossible;
  };

  /** Whether it is so by all that can be compared; otherwise all levels are known. Bit by bit, comparisons in their order. */
  const fallsBelow = (a: number, b: number, atA: number, atB: number, both: number, differing: number, floor: number): boolean => {
    const [rowA, rowB] = [a * rowLength, b * rowLength];
    const open = both & ((~differing & openWhere.equal) | (differing & openWhere.differing));
    const rare = both & ~open & ((~differing & rareWhere.equal) | (differing & rareWhere.differing));
    for (let left = rare; left !== 0; left &= left - 1) {
      const number = 31 - Math.clz32(left & -left);
      settle(number, stateOf(number, differing), certainLevel(number, differing), rowA, rowB);
    }
    if (rare !== 0 && isBelow(floor)) return true;
    for (let left = open; left !== 0; left &= left - 1) {
      const number = 31 - Math.clz32(left & -left);
      const level = levelOf(number, a, b, atA, atB);
      levels[number] = level;
      settle(number, stateOf(number, differing), level, rowA, rowB);
      if (isBelow(floor)) return true;
    }
    for (let number = 0; number < width; number++) {
      if ((open & (1 << number)) === 0) levels[number] = (both & (1 << number)) === 0 ? 0 : certainLevel(number, differing);
    }
    return false;
  };

  /** By comparison, whether its column differs, and level: bits of the level, less the most that were thought of. Where nothing else is to be added. */
  const isPlain = versuses === 1 && rarities.every((rarity) => rarity === undefined);
  const gains = isPlain ? gainsOf(width, stateOf, most, weights) : new Float64Array();

  /** What `fallsBelow` and adding up come to where there is one kind of one thing, one of others, and no rarity. `most` is the bound. */
  const weighPlain = (a: number, b: number, atA: number, atB: number, both: number, differing: number, most: number, floor: number): number => {
    const open = both & ((~differing & openWhere.equal) | (differing & openWhere.differing));
    let own = most;
    for (let left = open; left !== 0; left &= left - 1) {
      const number = 31 - Math.clz32(left & -left);
      const level = levelOf(number, a, b, atA, atB);
      levels[number] = level;
      own += gains[(((number << 1) | ((differing >>> number) & 1)) << levelBits) + level]!;
      if (own < floor) return Number.NEGATIVE_INFINITY;
    }
    let sum = 0;
    for (let number = 0; number < width; number++) {
      if ((open & (1 << number)) === 0) levels[number] = (both & (1 << number)) === 0 ? 0 : certainLevel(number, differing);
      if (levels[number] !== 0) sum += bits[codes[number]! + levels[number]! - 1]!;
    }
    return sum - prior[0]!;
  };

  /** Of two records that are loaded at these places of `lines`. */
  const weighLines = (a: number, b: number, atA: number, atB: number, floor: number): number => {
    const both = lines[atA]! & lines[atB]!;
    let differing = 0;
    for (let group = 0; group < groupCount; group++) {
      differing |= differingOf(atA + 1 + group * grouped, atB + 1 + group * grouped) << (group * grouped);
    }
    const least = floor - added - boundSlack;
    if (isPlain) {
      const most = boundOf(0, both, differing);
      return most < least ? Number.NEGATIVE_INFINITY : weighPlain(a, b, atA, atB, both, differing, most, least);
    }
    if (isHopeless(both, differing, least) || fallsBelow(a, b, atA, atB, both, differing, least)) return Number.NEGATIVE_INFINITY;
    const [rowA, rowB] = [a * rowLength, b * rowLength];
    against.fill(0);
    for (let number = 0; number < width; number++) if (levels[number] !== 0) addLevel(against, number, rowA, rowB, levels[number]!);
    return oddsOf(against, prior, ones);
  };

  /** As `weighLines` does, pair after pair. */
  const weighPlainBatch = (members: Uint32Array, { start, count, lower, upper }: Batch, floor: number, found: Found): void => {
    const [own, least, none] = [lines, floor - added - boundSlack, -prior[0]!];
    for (let pair = 0; pair < count; pair++) {
      const [one, other] = [lower[pair]!, upper[pair]!];
      const [atA, atB] = [one * line, other * line];
      const both = own[atA]! & own[atB]!;
      let [differing, most] = [0, none];
      for (let group = 0, at = 1; group < groupCount; group++, at += grouped) {
        const first = own[atA + at]! ^ own[atB + at]!;
        const second = own[atA + at + 1]! ^ own[atB + at + 1]!;
        const third = own[atA + at + 2]! ^ own[atB + at + 2]!;
        const fourth = own[atA + at + 3]! ^ own[atB + at + 3]!;
        const four = ((first | -first) >>> 31) | (((second | -second) >>> 31) << 1) | (((third | -third) >>> 31) << 2) | (((fourth | -fourth) >>> 31) << 3);
        differing |= four << (group * grouped);
        most += groups[(((group << grouped) | ((both >>> (group * grouped)) & 15)) << grouped) | four]!;
      }
      if (most < least) continue;
      const [a, b] = [members[start + one]!, members[start + other]!];
      const weight = weighPlain(a, b, atA, atB, both, differing, most, least);
      if (weight >= floor) found.add(a, b, weight);
    }
  };

  /**
   * Loads the members of a batch that are not, all together. Rows stand at random places: each is touched before the first is
   * copied, so that the processor waits for many of them at a time.
   */
  const loadBatch = (members: Uint32Array, { start, end, isOfOthers, count, lower, upper }: Batch): void => {
    if (isLoaded.length < end - start) {
      lines = new Int32Array((end - start) * line);
      isLoaded = new Uint8Array(end - start);
      waiting = new Uint32Array(end - start + 1);
    }
    if (isOfOthers) isLoaded.fill(0, 0, end - start);
    let wanted = 0;
    for (let pair = 0; pair < count; pair++) {
      const [one, other] = [lower[pair]!, upper[pair]!];
      if (isLoaded[one] === 0) {
        isLoaded[one] = 1;
        waiting[wanted++] = one;
      }
      if (isLoaded[other] === 0) {
        isLoaded[other] = 1;
        waiting[wanted++] = other;
      }
    }
    let touched = 0;
    for (let place = 0; place < wanted; place++) {
      const record = members[start + waiting[place]!]!;
      touched ^= known[record]! ^ rows[record * rowLength]!;
    }
    waiting[wanted] = touched; // what nobody keeps would not be read
    for (let place = 0; place < wanted; place++) load(members[start + waiting[place]!]!, waiting[place]! * line);
  };

  return {
    levels,
    weigh(a, b, floor = Number.NEGATIVE_INFINITY) {
      load(a, 0);
      load(b, line);
      isLoaded.fill(0, 0, 2);
      return weighLines(a, b, 0, line, floor);
    },
    weighBatch(members, batch, floor, found) {
      loadBatch(members, batch);
      if (isPlain) return weighPlainBatch(members, batch, floor, found);
      const { start, count, lower, upper } = batch;
      for (let pair = 0; pair < count; pair++) {
        const [one, other] = [lower[pair]!, upper[pair]!];
        const [a, b] = [members[start + one]!, members[start + other]!];
        const weight = weighLines(a, b, one * line, other * line, floor);
        if (weight >= floor) found.add(a, b, weight);
      }
    },
  };
}

/**
 * Values with lower numbers, which are those that were met first: nearly all of a column of names, and of one with many values those
 * that are frequent. To look is a twentieth of a comparison.
 */
const lowest = 1024;

/** Levels are numbers of so many bits. */
const levelBits = 8;

function gainsOf(width: number, stateOf: (number: number, differing: number) => number, most: Float64Array, { bits, codes }: Weights): Float64Array {
  const gains = new Float64Array((2 * width) << levelBits);
  for (let number = 0; number < width; number++) {
    for (const differs of [0, 1]) {
      const thought = most[number * 4 + stateOf(number, differs << number)]!;
      const from = ((number << 1) | differs) << levelBits;
      gains[from] = -thought;
      for (let code = codes[number]!; code < codes[number + 1]!; code++) gains[from + code - codes[number]! + 1] = bits[code]! - thought;
    }
  }
  return gains;
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

/** The same, added up by groups of four comparisons: at `(versus * groups + group) * 256 + pattern`; of the pattern's bits the upper four say which of them both rows know, the lower four in which the columns differ. */
function groupBounds(most: Float64Array, width: number, versuses: number, place: Int32Array): Float64Array {
  const groupCount = Math.ceil(width / grouped);
  const groups = new Float64Array(groupCount * 4 ** grouped * versuses);
  for (let group = 0; group * grouped < width; group++) {
    for (let pattern = 0; pattern < 4 ** grouped; pattern++) {
      for (let within = 0; within < grouped && group * grouped + within < width; within++) {
        const number = group * grouped + within;
        if ((pattern & (1 << (grouped + within))) === 0) continue;
        const state = place[number]! < 0 ? 3 : (pattern & (1 << within)) === 0 ? 1 : 2;
        for (let versus = 0; versus < versuses; versus++)
          groups[(versus * groupCount + group) * 4 ** grouped + pattern]! += most[(number * 4 + state) * versuses + versus]!;
      }
    }
  }
  return groups;
}
