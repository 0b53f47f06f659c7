/**
 * How rare an agreement is: two forms of a Nguyễn Văn Nam say less than two of a Giàng A Páo, and two Giàng A Páo of one
 * Hmông commune say less than two of the whole country.
 *
 * The share of a value is taken from the OTHER persons who bear it, plus what its words let expect, so that a name
 * borne by one person only is neither as common as its own forms nor impossible.
 */
import { mixed } from '../engine/chance.ts';
import type { ReadColumn } from '../engine/schema.ts';
import { sharedFloats } from '../engine/shared.ts';
import { firstWordOf, inName, lengthOfName, type NameTable, nameLength } from './names.ts';
import { at, type Rows } from './records.ts';

/** Bits to add to the weight of a level; 0 for an average name. Rarities within the commune stand in the rows. */
export type Frequencies = {
  /** Forms for one person, about; an early guess. */
  formsPerPerson: number;
  /** By name id times `rarities`, at the places of `rarityOf`; shared memory. */
  readonly byName: Float32Array;
  /** Of the shares of names within their communes. */
  averageAtHome: Averages<HomeKey>;
};

export const rarities = 4;
export const rarityOf = { toned: 0, folded: 1, ends: 2 } as const;

/** Every name of average rarity: for records that stand alone, and until they are counted. */
export const flatFrequencies = ({ names }: Pick<Rows, 'names'>): Frequencies => ({
  formsPerPerson: 1,
  byName: sharedFloats((names.count + 1) * rarities),
  averageAtHome: { toned: 1, folded: 1 },
});

/** No name is rarer than that, in bits. */
export const mostBits = 10;
const leastBits = -8;

/** Rarities within the commune, of the name as it is written and without marks, stand in one number of a row: 16 bits each, in parts of a bit. */
const partsOfBit = 2048;
export const tonedAtHome = (packed: number): number => ((packed << 16) >> 16) / partsOfBit;
export const foldedAtHome = (packed: number): number => (packed >> 16) / partsOfBit;

/** How often words stand first, within and last in a name, by word id; and in names of how many words, 15 for more. */
export type WordCounts = {
  readonly first: Float64Array;
  readonly inner: Float64Array;
  readonly last: Float64Array;
  readonly lengths: Float64Array;
  readonly names: number;
  readonly inners: number;
};

/** The keys of names whose rarity is asked for. */
export const rareKeys = ['toned', 'folded', 'ends'] as const;
export type RareKey = (typeof rareKeys)[number];
/** Those that are counted within communes too. */
export const homeKeys = ['toned', 'folded'] as const;
export type HomeKey = (typeof homeKeys)[number];

/** What the rarity of names is made of, beside the average of it. */
export type NameShares = {
  readonly formsPerPerson: number;
  /** By name id, for each key: the share of persons who bear such a name; 0 for none. */
  readonly shares: { readonly [key in RareKey]: Float32Array };
};
/** Average over forms of the share of their name: a name of that share is of rarity 0. */
export type Averages<Key extends string> = { readonly [key in Key]: number };

/** By record: its name, its commune (by its ground) and how many forms of that commune bear the name; 0 where one is unknown. */
export type AtHome = { readonly nameOf: Int32Array; readonly homeOf: Int32Array; readonly namesakes: Uint32Array };

/** All that was counted, for whoever will weigh forms later that were not counted themselves. Good only while it is heard. */
export type Counted = NameShares & {
  readonly words: WordCounts;
  readonly average: Averages<RareKey>;
  /** Forms by commune. */
  readonly homes: ReadonlyMap<number, number>;
  readonly home: { readonly [key in HomeKey]: AtHome };
};

/** What belongs into rows. */
type ForRows = { readonly place: number; readonly values: Int32Array };

/** Fills in what the records say, and gives what belongs into their rows. */
export function countFrequencies(
  { rows, names, places }: Rows,
  column: ReadColumn,
  into: Frequencies,
  onCounted: (counted: Counted) => void = () => {},
): ForRows {
  const nameOf = column((row) => rows[row + at.name]!);
  const formsPerPerson = guessFormsPerPerson(
    names,
    nameOf,
    column((row) => rows[row + at.dateOfBirth]!),
  );
  const persons = Math.max(1, nameOf.length / formsPerPerson);
  const words = countWords(names, nameOf);
  const expected = expectedShares(names, words);
  const share = (key: RareKey): Float32Array => sharesOf(names, nameOf, inName[key], expected, formsPerPerson, persons);
  const shares = withMarksRead(names, { toned: share('toned'), folded: share('folded'), ends: share('ends') });
  const average = { toned: averageOf(nameOf, shares.toned), folded: averageOf(nameOf, shares.folded), ends: averageOf(nameOf, shares.ends) };
  fillRarities(names, { formsPerPerson, shares }, average, into);
  const homeOf = column((row) => places.home[rows[row + at.residence]!]!);
  const homes = countOf(homeOf);
  const home = { toned: namesakesOf(names, nameOf, homeOf, inName.toned), folded: namesakesOf(names, nameOf, homeOf, inName.folded) };
  onCounted({ formsPerPerson, words, shares, average, homes, home });
  const atHome = sharesAtHome(names, { formsPerPerson, shares }, homes, home);
  into.averageAtHome = { toned: averageOfKnown(atHome.toned), folded: averageOfKnown(atHome.folded) };
  return { place: at.homeRarity, values: packedAtHome(atHome, into.averageAtHome) };
}

/** The rarities of names that follow from their shares. */
export function fillRarities(names: NameTable, { formsPerPerson, shares }: NameShares, average: Averages<RareKey>, into: Frequencies): void {
  for (const key of rareKeys) {
    const own = shares[key];
    for (let name = 1; name <= names.count; name++) into.byName[name * rarities + rarityOf[key]] = own[name] === 0 ? 0 : rarity(average[key], own[name]!);
  }
  into.formsPerPerson = formsPerPerson;
}

const rarity = (average: number, share: number): number => Math.max(leastBits, Math.min(mostBits, Math.log2(average / share)));

/** Over records, of the share of their name. */
function averageOf(nameOf: Int32Array, shares: Float32Array): number {
  let [sum, seen] = [0, 0];
  for (const name of nameOf) {
    if (name === 0) continue;
    sum += shares[name]!;
    seen++;
  }
  return seen === 0 ? 1 : sum / seen;
}

/** Of those that are not 0. */
function averageOfKnown(shares: Float32Array): number {
  let [sum, seen] = [0, 0];
  for (const share of shares) {
    sum += share;
    if (share !== 0) seen++;
  }
  return seen === 0 ? 1 : sum / seen;
}

/** A name without marks is as common as all that read so without them: two forms that leave the marks out agree in no more. */
const hasMarks = ({ facts }: NameTable, name: number): boolean => (facts[name * nameLength + inName.shape]! & 1) === 1;

export function withMarksRead(names: NameTable, shares: NameShares['shares']): NameShares['shares'] {
  for (let name = 1; name <= names.count; name++) if (!hasMarks(names, name)) shares.toned[name] = shares.folded[name]!;
  return shares;
}

/** Forms by distinct name and date of birth: too low where forms err, which makes weights careful rather than bold. */
function guessFormsPerPerson(names: NameTable, nameOf: Int32Array, bornOn: Int32Array): number {
  const keys = new Uint32Array(nameOf.length);
  let whole = 0;
  for (let record = 0; record < nameOf.length; record++) {
    const [name, born] = [names.facts[nameOf[record]! * nameLength + inName.folded]!, bornOn[record]!];
    if (name === 0 || born % 100 === 0) continue;
    keys[whole++] = mixed(mixed(1, name), born);
  }
  const sorted = keys.subarray(0, whole).sort();
  let distinct = 0;
  for (let place = 0; place < whole; place++) if (place === 0 || sorted[place] !== sorted[place - 1]) distinct++;
  return distinct === 0 ? 1 : Math.max(1, whole / distinct);
}

function countWords(names: NameTable, nameOf: Int32Array): WordCounts {
  const { facts, word } = names;
  const [first, inner, last] = [new Float64Array(word.text.length), new Float64Array(word.text.length), new Float64Array(word.text.length)];
  const lengths = new Float64Array(16);
  let [total, inners] = [0, 0];
  for (const id of nameOf) {
    const name = id * nameLength;
    const length = lengthOfName(names, name);
    if (length === 0) continue;
    const from = firstWordOf(names, name);
    total++;
    lengths[Math.min(15, length)]!++;
    first[facts[from]!]!++;
    last[facts[from + length - 1]!]!++;
    for (let place = from + 1; place < from + length - 1; place++) {
      inner[facts[place]!]!++;
      inners++;
    }
  }
  return { first, inner, last, lengths, names: total, inners };
}

/** By name id: the share that it would have if its first, middle and last words were chosen apart: the ground on which counts are added. */
export function expectedShares(names: NameTable, { first, inner, last, lengths, names: total, inners }: WordCounts): Float32Array {
  const { facts } = names;
  const expected = new Float32Array(names.count + 1);
  for (let id = 1; id <= names.count; id++) {
    const name = id * nameLength;
    const length = lengthOfName(names, name);
    if (length === 0 || total === 0) continue;
    const from = firstWordOf(names, name);
    let share = (lengths[Math.min(15, length)]! + 1) / (total + 1);
    share *= (first[facts[from]!]! + 0.5) / (total + 1);
    if (length > 1) share *= (last[facts[from + length - 1]!]! + 0.5) / (total + 1);
    for (let place = from + 1; place < from + length - 1; place++) share *= (inner[facts[place]!]! + 0.5) / (inners + 1);
    expected[id] = share;
  }
  return expected;
}

/** No name is rarer than that: a share. */
export const leastShare = 1e-9;

/** By name id: share of persons whose name has the same key. */
function sharesOf(names: NameTable, nameOf: Int32Array, place: number, expected: Float32Array, formsPerPerson: number, persons: number): Float32Array {
  const keyOf = (name: number): number => names.facts[name * nameLength + place]!;
  const counts = new Float64Array(names.count + 2);
  const grounds = new Float64Array(names.count + 2);
  for (const name of nameOf) counts[keyOf(name)]!++;
  for (let name = 1; name <= names.count; name++) grounds[keyOf(name)] = Math.min(1, grounds[keyOf(name)]! + expected[name]!);
  const shares = new Float32Array(names.count + 1);
  for (let name = 1; name <= names.count; name++) {
    const own = keyOf(name);
    if (own !== 0) shares[name] = Math.max(0, counts[own]! / formsPerPerson - 1) / persons + grounds[own]! + leastShare;
  }
  return shares;
}

/** As many persons of the whole country as weigh as much as those of the commune, where the commune is small. */
const ground = 100;

function namesakesOf(names: NameTable, nameOf: Int32Array, homeOf: Int32Array, key: number): AtHome {
  const namesakes = new Uint32Array(nameOf.length);
  for (let record = 0; record < nameOf.length; record++) {
    const [home, name] = [homeOf[record]!, names.facts[nameOf[record]! * nameLength + key]!];
    if (home !== 0 && name !== 0) namesakes[record] = mixed(mixed(7, home), name);
  }
  countEach(namesakes);
  return { nameOf, homeOf, namesakes };
}

function countOf(values: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

type BothAtHome = { readonly [key in HomeKey]: Float32Array };

/** By record, for each key: share of its name among the persons of its commune; 0 where it says nothing. Counts of namesakes are used up. */
export function sharesAtHome(
  names: NameTable,
  { formsPerPerson, shares }: NameShares,
  homes: ReadonlyMap<number, number>,
  home: { readonly [key in HomeKey]: AtHome },
): BothAtHome {
  const of = (key: HomeKey): Float32Array => {
    const { nameOf, homeOf, namesakes } = home[key];
    const found = new Float32Array(namesakes.buffer); // each takes the place of its count
    for (let record = 0; record < nameOf.length; record++) {
      if (namesakes[record] === 0) continue;
      const persons = (homes.get(homeOf[record]!) ?? 0) / formsPerPerson;
      const others = Math.max(0, namesakes[record]! / formsPerPerson - 1);
      found[record] = (others + ground * shares[key][nameOf[record]!]!) / (persons + ground);
    }
    return found;
  };
  const both = { toned: of('toned'), folded: of('folded') };
  for (const [record, name] of home.toned.nameOf.entries()) if (!hasMarks(names, name)) both.toned[record] = both.folded[record]!;
  return both;
}

/** By record: both rarities within the commune, as rows hold them. */
export function packedAtHome(shares: BothAtHome, average: Averages<HomeKey>): Int32Array {
  const packed = new Int32Array(shares.toned.length);
  for (const [half, key] of homeKeys.entries()) {
    for (let record = 0; record < packed.length; record++) {
      const share = shares[key][record]!;
      if (share !== 0) packed[record]! |= (Math.round(rarity(average[key], share) * partsOfBit) & 0xffff) << (half * 16);
    }
  }
  return packed;
}

/** Puts in the place of each key how often it stands there; 0 stays 0. */
function countEach(keys: Uint32Array): void {
  const sorted = keys.slice().sort();
  /** By the upper 16 bits of a key: where such keys begin. */
  const starts = new Uint32Array(65_537);
  for (const key of sorted) starts[(key >>> 16) + 1]!++;
  for (let upper = 0; upper < 65_536; upper++) starts[upper + 1]! += starts[upper]!;
  /** The first place of a key, or where it would be. */
  const firstOf = (key: number, from: number, to: number): number => {
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (sorted[middle]! < key) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place]!;
    if (key === 0) continue;
    const [from, to] = [starts[key >>> 16]!, starts[(key >>> 16) + 1]!];
    const first = firstOf(key, from, to);
    let last = first + 1;
    while (last < to && sorted[last] === key) last++;
    keys[place] = last - first;
  }
}
