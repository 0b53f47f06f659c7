/**
 * How rare an agreement is: two forms of a Nguyễn Văn Nam say less than two of a Giàng A Páo, and two Giàng A Páo of one
 * Hmông commune say less than two of the whole country.
 *
 * The share of a value is taken from the OTHER persons who bear it, plus what its words let expect, so that a name
 * borne by one person only is neither as common as its own forms nor impossible.
 */
import { mixed } from '../engine/chance.ts';
import { sharedFloats } from '../engine/shared.ts';
import { sortTogether } from '../engine/sort.ts';
import { firstWordOf, inName, lengthOfName, nameLength } from './names.ts';
import { at, type Rows, rowLength } from './records.ts';

/** Bits to add to the weight of a level; 0 for an average name. Shared memory, but for the first. */
export type Frequencies = {
  /** Forms for one person, about; an early guess. */
  formsPerPerson: number;
  /** By name id times `rarities`, at the places of `rarityOf`. */
  readonly byName: Float32Array;
  /** By record, two a record: the rarity of the name as it is written, and without marks, within its commune. */
  readonly byRecord: Float32Array;
};

export const rarities = 4;
export const rarityOf = { toned: 0, folded: 1, ends: 2 } as const;

/** Every name of average rarity: for records that stand alone, and until they are counted. */
export const flatFrequencies = ({ names, count }: Rows): Frequencies => ({
  formsPerPerson: 1,
  byName: sharedFloats((names.count + 1) * rarities),
  byRecord: sharedFloats(count * 2),
});

/** No name is rarer than that, in bits. */
export const mostBits = 10;
const leastBits = -8;

/** Fills in what the records say. */
export function countFrequencies(records: Rows, into: Frequencies): void {
  const { names, rows, count } = records;
  const formsPerPerson = guessFormsPerPerson(records);
  const persons = Math.max(1, count / formsPerPerson);
  const expected = expectedShares(records);
  const share = (key: number): Float32Array => sharesOf(records, key, expected, formsPerPerson, persons);
  const [tonedShare, foldedShare, endsShare] = [share(inName.toned), share(inName.folded), share(inName.ends)];
  const fillBits = (place: number, shares: Float32Array): void => {
    let [sum, seen] = [0, 0];
    for (let record = 0; record < count; record++) {
      const name = rows[record * rowLength + at.name]!;
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
  const homes = countBy(count, (row) => rows[row + at.home]!);
  fillBitsAtHome(into.byRecord, 0, records, inName.toned, tonedShare, homes, formsPerPerson);
  fillBitsAtHome(into.byRecord, 1, records, inName.folded, foldedShare, homes, formsPerPerson);
  into.formsPerPerson = formsPerPerson;
}

const clamped = (bits: number): number => Math.max(leastBits, Math.min(mostBits, bits));

/** Forms by distinct name and date of birth: too low where forms err, which makes weights careful rather than bold. */
function guessFormsPerPerson(records: Rows): number {
  const { rows, names, count } = records;
  const keys = new Uint32Array(count);
  let whole = 0;
  for (let record = 0; record < count; record++) {
    const row = record * rowLength;
    const [name, born] = [names.facts[rows[row + at.name]! * nameLength + inName.folded]!, rows[row + at.dateOfBirth]!];
    if (name === 0 || born % 100 === 0) continue;
    keys[whole++] = mixed(mixed(1, name), born);
  }
  const sorted = keys.subarray(0, whole).sort();
  let distinct = 0;
  for (let place = 0; place < whole; place++) if (place === 0 || sorted[place] !== sorted[place - 1]) distinct++;
  return distinct === 0 ? 1 : Math.max(1, whole / distinct);
}

/** Share that a name would have if its first, middle and last words were chosen apart: the ground on which counts are added. */
function expectedShares({ names, rows, count }: Rows): Float32Array {
  const { facts, word } = names;
  const [first, inner, last] = [new Float64Array(word.text.length), new Float64Array(word.text.length), new Float64Array(word.text.length)];
  const lengths = new Float64Array(16);
  let [total, inners] = [0, 0];
  for (let record = 0; record < count; record++) {
    const name = rows[record * rowLength + at.name]! * nameLength;
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
function sharesOf({ names, rows, count }: Rows, place: number, expected: Float32Array, formsPerPerson: number, persons: number): Float32Array {
  const keyOf = (name: number): number => names.facts[name * nameLength + place]!;
  const counts = new Float64Array(names.count + 2);
  const grounds = new Float64Array(names.count + 2);
  for (let record = 0; record < count; record++) counts[keyOf(rows[record * rowLength + at.name]!)]!++;
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

/** By record, within its commune; `homes` counts the forms of each. */
function fillBitsAtHome(
  bits: Float32Array,
  half: 0 | 1,
  { names, rows, count }: Rows,
  key: number,
  shares: Float32Array,
  homes: Uint32Array,
  formsPerPerson: number,
): void {
  const namesakes = countBy(count, (row) => {
    const [home, name] = [rows[row + at.home]!, names.facts[rows[row + at.name]! * nameLength + key]!];
    return home === 0 || name === 0 ? 0 : mixed(mixed(7, home), name);
  });
  let [sum, seen] = [0, 0];
  for (let record = 0; record < count; record++) {
    if (namesakes[record] === 0) continue;
    const persons = homes[record]! / formsPerPerson;
    const others = Math.max(0, namesakes[record]! / formsPerPerson - 1);
    bits[record * 2 + half] = (others + ground * shares[rows[record * rowLength + at.name]!]!) / (persons + ground);
    sum += bits[record * 2 + half]!;
    seen++;
  }
  const average = seen === 0 ? 1 : sum / seen;
  for (let record = 0; record < count; record++)
    if (bits[record * 2 + half] !== 0) bits[record * 2 + half] = clamped(Math.log2(average / bits[record * 2 + half]!));
}

/** By record: how many records have its key; 0 for key 0. */
function countBy(count: number, keyOf: (row: number) => number): Uint32Array {
  const [keys, order, counts] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
  for (let record = 0; record < count; record++) {
    keys[record] = keyOf(record * rowLength);
    order[record] = record;
  }
  const { keys: sorted, records } = sortTogether(keys, order);
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && sorted[to] === sorted[from]) to++;
    if (sorted[from] !== 0) for (let place = from; place < to; place++) counts[records[place]!] = to - from;
    from = to;
  }
  return counts;
}
