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
};

export const rarities = 4;
export const rarityOf = { toned: 0, folded: 1, ends: 2 } as const;

/** Every name of average rarity: for records that stand alone, and until they are counted. */
export const flatFrequencies = ({ names }: Rows): Frequencies => ({ formsPerPerson: 1, byName: sharedFloats((names.count + 1) * rarities) });

/** No name is rarer than that, in bits. */
export const mostBits = 10;
const leastBits = -8;

/** Rarities within the commune, of the name as it is written and without marks, stand in one number of a row: 16 bits each, in parts of a bit. */
const partsOfBit = 2048;
export const tonedAtHome = (packed: number): number => ((packed << 16) >> 16) / partsOfBit;
export const foldedAtHome = (packed: number): number => (packed >> 16) / partsOfBit;

/** Fills in what the records say, and gives what belongs into their rows. */
export function countFrequencies(
  { rows, names, places }: Rows,
  column: ReadColumn,
  into: Frequencies,
): { readonly place: number; readonly values: Int32Array } {
  const nameOf = column((row) => rows[row + at.name]!);
  const formsPerPerson = guessFormsPerPerson(
    names,
    nameOf,
    column((row) => rows[row + at.dateOfBirth]!),
  );
  const persons = Math.max(1, nameOf.length / formsPerPerson);
  const expected = expectedShares(names, nameOf);
  const share = (key: number): Float32Array => sharesOf(names, nameOf, key, expected, formsPerPerson, persons);
  const [tonedShare, foldedShare, endsShare] = [share(inName.toned), share(inName.folded), share(inName.ends)];
  for (let name = 1; name <= names.count; name++) if (!hasMarks(names, name)) tonedShare[name] = foldedShare[name]!;
  const fillBits = (place: number, shares: Float32Array): void => {
    let [sum, seen] = [0, 0];
    for (const name of nameOf) {
      if (name === 0) continue;
      sum += shares[name]!;
      seen++;
    }
    const average = seen === 0 ? 1 : sum / seen;
    for (let name = 1; name <= names.count; name++) into.byName[name * rarities + place] = shares[name] === 0 ? 0 : clamped(Math.log2(average / shares[name]!));
  };
  fillBits(rarityOf.toned, tonedShare);
  fillBits(rarityOf.folded, foldedShare);
  fillBits(rarityOf.ends, endsShare);
  const homeOf = column((row) => places.home[rows[row + at.residence]!]!);
  const shareAtHome = (key: number, shares: Float32Array) => sharesAtHome({ names, nameOf, homeOf, key, shares, formsPerPerson });
  const [toned, folded] = [shareAtHome(inName.toned, tonedShare), shareAtHome(inName.folded, foldedShare)];
  for (const [record, name] of nameOf.entries()) if (!hasMarks(names, name)) toned[record] = folded[record]!;
  const values = new Int32Array(nameOf.length);
  fillBitsAtHome(values, 0, toned);
  fillBitsAtHome(values, 16, folded);
  into.formsPerPerson = formsPerPerson;
  return { place: at.homeRarity, values };
}

/** A name without marks is as common as all that read so without them: two forms that leave the marks out agree in no more. */
const hasMarks = ({ facts }: NameTable, name: number): boolean => (facts[name * nameLength + inName.shape]! & 1) === 1;

const clamped = (bits: number): number => Math.max(leastBits, Math.min(mostBits, bits));

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

/** Share that a name would have if its first, middle and last words were chosen apart: the ground on which counts are added. */
function expectedShares(names: NameTable, nameOf: Int32Array): Float32Array {
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
    if (own !== 0) shares[name] = Math.max(0, counts[own]! / formsPerPerson - 1) / persons + grounds[own]! + 1e-9;
  }
  return shares;
}

/** As many persons of the whole country as weigh as much as those of the commune, where the commune is small. */
const ground = 100;

type AtHome = {
  readonly names: NameTable;
  readonly nameOf: Int32Array;
  readonly homeOf: Int32Array;
  readonly key: number;
  readonly shares: Float32Array;
  readonly formsPerPerson: number;
};

/** By record: share of those of its commune whose name has the same key; 0 where it says nothing. */
function sharesAtHome({ names, nameOf, homeOf, key, shares, formsPerPerson }: AtHome): Float32Array {
  const count = nameOf.length;
  const forms = new Map<number, number>();
  for (const home of homeOf) forms.set(home, (forms.get(home) ?? 0) + 1);
  const namesakes = new Uint32Array(count);
  for (let record = 0; record < count; record++) {
    const [home, name] = [homeOf[record]!, names.facts[nameOf[record]! * nameLength + key]!];
    if (home !== 0 && name !== 0) namesakes[record] = mixed(mixed(7, home), name);
  }
  countEach(namesakes);
  const found = new Float32Array(namesakes.buffer); // each takes the place of its count
  for (let record = 0; record < count; record++) {
    if (namesakes[record] === 0) continue;
    const persons = forms.get(homeOf[record]!)! / formsPerPerson;
    const others = Math.max(0, namesakes[record]! / formsPerPerson - 1);
    found[record] = (others + ground * shares[nameOf[record]!]!) / (persons + ground);
  }
  return found;
}

/** Shares as bits, into the half of a number that begins `shift` bits from the right. */
function fillBitsAtHome(into: Int32Array, shift: 0 | 16, shares: Float32Array): void {
  let [sum, seen] = [0, 0];
  for (const share of shares) {
    sum += share;
    if (share !== 0) seen++;
  }
  const average = seen === 0 ? 1 : sum / seen;
  for (let record = 0; record < shares.length; record++) {
    if (shares[record] !== 0) into[record]! |= (Math.round(clamped(Math.log2(average / shares[record]!)) * partsOfBit) & 0xffff) << shift;
  }
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
