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
import { at, type Rows, rowLength } from './records.ts';

/** Bits to add to the weight of a level, by name id or by record; 0 for an average name. Shared memory, but for the first. */
export type Frequencies = {
  /** Forms for one person, about; an early guess. */
  formsPerPerson: number;
  readonly toned: Float32Array;
  readonly folded: Float32Array;
  readonly ends: Float32Array;
  /** By record: the same within its commune. */
  readonly tonedAtHome: Float32Array;
  readonly foldedAtHome: Float32Array;
};

/** Every name of average rarity: for records that stand alone, and until they are counted. */
export function flatFrequencies({ names, count }: Rows): Frequencies {
  const [byName, byRecord] = [() => sharedFloats(names.count + 1), () => sharedFloats(count)];
  return { formsPerPerson: 1, toned: byName(), folded: byName(), ends: byName(), tonedAtHome: byRecord(), foldedAtHome: byRecord() };
}

/** No name is rarer than that, in bits. */
export const mostBits = 10;
const leastBits = -8;

/** Fills in what the records say. */
export function countFrequencies(records: Rows, into: Frequencies): void {
  const { names, rows, count } = records;
  const formsPerPerson = guessFormsPerPerson(records);
  const persons = Math.max(1, count / formsPerPerson);
  const expected = expectedShares(records);
  const share = (key: Int32Array): Float32Array => sharesOf(records, key, expected, formsPerPerson, persons);
  const [tonedShare, foldedShare, endsShare] = [share(names.toned), share(names.folded), share(names.ends)];
  const fillBits = (bits: Float32Array, shares: Float32Array): void => {
    let [sum, seen] = [0, 0];
    for (let record = 0; record < count; record++) {
      const name = rows[record * rowLength + at.name]!;
      if (name === 0) continue;
      sum += shares[name]!;
      seen++;
    }
    const average = seen === 0 ? 1 : sum / seen;
    for (let name = 1; name <= names.count; name++) bits[name] = shares[name] === 0 ? 0 : clamped(Math.log2(average / shares[name]!));
  };
  fillBits(into.toned, tonedShare);
  fillBits(into.folded, foldedShare);
  fillBits(into.ends, endsShare);
  const homes = countBy(count, (row) => rows[row + at.home]!);
  fillBitsAtHome(into.tonedAtHome, records, names.toned, tonedShare, homes, formsPerPerson);
  fillBitsAtHome(into.foldedAtHome, records, names.folded, foldedShare, homes, formsPerPerson);
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
    const [name, born] = [names.folded[rows[row + at.name]!]!, rows[row + at.dateOfBirth]!];
    if (name === 0 || born % 100 === 0) continue;
    keys[whole++] = mixed(mixed(1, name), born);
  }
  const sorted = keys.subarray(0, whole).sort();
  let distinct = 0;
  for (let place = 0; place < whole; place++) if (place === 0 || sorted[place] !== sorted[place - 1]) distinct++;
  return distinct === 0 ? 1 : Math.max(1, whole / distinct);
}

/** Share that a name would have if its first, middle and last words were chosen apart: the ground on which counts are added. */
function expectedShares(records: Rows): Float32Array {
  const { names, rows, count } = records;
  const [first, inner, last] = [new Float64Array(names.word.text.length), new Float64Array(names.word.text.length), new Float64Array(names.word.text.length)];
  const lengths = new Float64Array(16);
  let [total, inners] = [0, 0];
  for (let record = 0; record < count; record++) {
    const name = rows[record * rowLength + at.name]!;
    const [from, to] = [names.firstWord[name]!, names.firstWord[name + 1]!];
    if (to <= from) continue;
    total++;
    lengths[Math.min(15, to - from)]!++;
    first[names.words[from]!]!++;
    last[names.words[to - 1]!]!++;
    for (let place = from + 1; place < to - 1; place++) {
      inner[names.words[place]!]!++;
      inners++;
    }
  }
  const expected = new Float32Array(names.count + 1);
  for (let name = 1; name <= names.count; name++) {
    const [from, to] = [names.firstWord[name]!, names.firstWord[name + 1]!];
    if (to <= from || total === 0) continue;
    let share = (lengths[Math.min(15, to - from)]! + 1) / (total + 1);
    share *= (first[names.words[from]!]! + 0.5) / (total + 1);
    if (to - from > 1) share *= (last[names.words[to - 1]!]! + 0.5) / (total + 1);
    for (let place = from + 1; place < to - 1; place++) share *= (inner[names.words[place]!]! + 0.5) / (inners + 1);
    expected[name] = share;
  }
  return expected;
}

/** By name id: share of persons whose name has the same key. */
function sharesOf({ names, rows, count }: Rows, key: Int32Array, expected: Float32Array, formsPerPerson: number, persons: number): Float32Array {
  const counts = new Float64Array(names.count + 2);
  const grounds = new Float64Array(names.count + 2);
  for (let record = 0; record < count; record++) counts[key[rows[record * rowLength + at.name]!]!]!++;
  for (let name = 1; name <= names.count; name++) grounds[key[name]!] = Math.min(1, grounds[key[name]!]! + expected[name]!);
  const shares = new Float32Array(names.count + 1);
  for (let name = 1; name <= names.count; name++) {
    const own = key[name]!;
    if (own !== 0) shares[name] = Math.max(0, counts[own]! / formsPerPerson - 1) / persons + grounds[own]! + 1e-9;
  }
  return shares;
}

/** As many persons of the whole country as weigh as much as those of the commune, where the commune is small. */
const ground = 100;

/** By record, within its commune; `homes` counts the forms of each. */
function fillBitsAtHome(bits: Float32Array, { rows, count }: Rows, key: Int32Array, shares: Float32Array, homes: Uint32Array, formsPerPerson: number): void {
  const namesakes = countBy(count, (row) => {
    const [home, name] = [rows[row + at.home]!, key[rows[row + at.name]!]!];
    return home === 0 || name === 0 ? 0 : mixed(mixed(7, home), name);
  });
  let [sum, seen] = [0, 0];
  for (let record = 0; record < count; record++) {
    if (namesakes[record] === 0) continue;
    const persons = homes[record]! / formsPerPerson;
    const others = Math.max(0, namesakes[record]! / formsPerPerson - 1);
    bits[record] = (others + ground * shares[rows[record * rowLength + at.name]!]!) / (persons + ground);
    sum += bits[record]!;
    seen++;
  }
  const average = seen === 0 ? 1 : sum / seen;
  for (let record = 0; record < count; record++) if (bits[record] !== 0) bits[record] = clamped(Math.log2(average / bits[record]!));
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
