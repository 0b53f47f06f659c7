/** The forms of the register as whole numbers in rows of fixed length: what is compared together lies together in memory. */
import type { NumberDictionary } from '../engine/dictionary.ts';
import { fileNames, withNumbers } from '../engine/parts/record-files.ts';
import { rangesOf } from '../engine/pool.ts';
import type { KeyOf } from '../engine/schema.ts';
import { sharedBytes, sharedInts } from '../engine/shared.ts';
import type { NameTable } from './names.ts';

/**
 * Places in a row, what is asked of most pairs in its first half; 0 says nothing. A value is an id of its dictionary (names, units,
 * sources, roles, persons), the number itself (dates, cards, ethnicity), the low half of a number (`numberReader`), or a hash of
 * what is only asked whether it is equal (address, household, file, entry): no dictionary grows with the number of forms but that of names.
 */
export const at = {
  name: 0,
  /** Key of the name: equal where two names differ in nothing that counts. */
  toned: 1,
  dateOfBirth: 2,
  sex: 3,
  source: 4,
  number: 5,
  card: 6,
  insurance: 7,
  residence: 8,
  /** How rare the name is within its commune: `rarityAtHome`. */
  homeRarity: 9,
  origin: 10,
  birthPlace: 11,
  ethnicity: 12,
  address: 13,
  father: 14,
  mother: 15,
  spouse: 16,
  head: 17,
  household: 18,
  file: 19,
  role: 20,
  phone: 21,
  entry: 22,
  filledOn: 23,
  died: 24,
  current: 25,
  fatherNumber: 26,
  motherNumber: 27,
  spouseNumber: 28,
  person: 29,
  numberRest: 30,
  relativeRest: 31,
} as const;

/** Two cache lines of 64 bytes. */
export const rowLength = 32;

/** Where the upper eight bits of a number stand: the column, and how far from its right. */
const restOf: { readonly [place: number]: readonly [place: number, shift: number] } = {
  [at.number]: [at.numberRest, 0],
  [at.insurance]: [at.numberRest, 8],
  [at.phone]: [at.numberRest, 16],
  [at.fatherNumber]: [at.relativeRest, 0],
  [at.motherNumber]: [at.relativeRest, 8],
  [at.spouseNumber]: [at.relativeRest, 16],
};

/** Numbers are below this: twelve digits are. */
const numbersBelow = 2 ** 40;

/** Puts a whole number into a row; larger ones say nothing, and neither does one of four billion, whose low half is 0. */
export function putNumber(rows: Int32Array, row: number, place: number, value: number): void {
  if (value >= numbersBelow) return;
  const [restPlace, shift] = restOf[place]!;
  rows[row + place] = value % 2 ** 32;
  if (rows[row + place] !== 0) rows[row + restPlace]! |= Math.floor(value / 2 ** 32) << shift;
}

/** The number at a place of a row, 0 for none. Equal numbers have equal low halves; the reverse is to be asked. */
export function numberReader(rows: Int32Array, place: number): KeyOf {
  const [restPlace, shift] = restOf[place]!;
  return (row) => (rows[row + place] === 0 ? 0 : ((rows[row + restPlace]! >>> shift) & 255) * 2 ** 32 + (rows[row + place]! >>> 0));
}

/** A number that does not fit sex or year of its form, or is another's: it still tells which forms bear it, but contradicts nobody's. */
const doubtedNumber = 2 ** 24; // above the three rests
export const doubtNumber = (rows: Int32Array, row: number): void => void (rows[row + at.numberRest]! |= doubtedNumber);
export const isNumberDoubted = (rows: Int32Array, row: number): boolean => (rows[row + at.numberRest]! & doubtedNumber) !== 0;

/** Units by the id that rows hold: what each is part of. 0 where unknown. */
export type PlaceTable = {
  /** The commune by its ground: `area`, or the unit itself where that was split; 0 for what is no commune. */
  readonly home: Int32Array;
  /** The same ground after the reform of units, where all of it went to one unit. */
  readonly area: Int32Array;
  readonly district: Int32Array;
  readonly province: Int32Array;
  /** The province of today's division. */
  readonly newProvince: Int32Array;
  /** 1 for a commune. */
  readonly isCommune: Uint8Array;
};

/** What linkage must know of a unit; asked once for each distinct unit. */
export type UnitFacts = {
  readonly area: number;
  readonly district: number;
  readonly province: number;
  readonly newProvince: number;
  readonly isCommune: boolean;
};

/** What is compared; all arrays are shared memory, so that threads can be given the whole. */
export type Rows = {
  readonly count: number;
  readonly rows: Int32Array;
  readonly names: NameTable;
  readonly places: PlaceTable;
  readonly roles: readonly string[];
  /** How many persons there are already to whom forms belong. */
  readonly persons: number;
};

export type Records = Rows & {
  /** Forms by record, ascending. */
  readonly ids: Float64Array;
  /** The person, and the unit, behind an id of a row; 0 for 0. */
  readonly personOf: (id: number) => number;
  readonly unitOf: (id: number) => number;
  /** What stands at a place of a record's row, wherever rows are held; and of all rows, by record. */
  readonly valueAt: (record: number, place: number) => number;
  readonly column: (place: number) => Int32Array;
};

/** Records whose rows are all in memory. */
export function inMemory(rows: Int32Array, count: number): Pick<Records, 'valueAt' | 'column'> {
  const valueAt = (record: number, place: number): number => rows[record * rowLength + place]!;
  return { valueAt, column: (place) => Int32Array.from({ length: count }, (_, record) => valueAt(record, place)) };
}

/** Records whose rows stand in a file of a run in parts. */
export function inFile(folder: string, count: number): Pick<Records, 'valueAt' | 'column'> {
  return {
    valueAt: (record, place) =>
      withNumbers(folder, fileNames.rows, (file) => {
        const value = new Int32Array(1);
        file.read(record * rowLength + place, value);
        return value[0]!;
      }),
    column(place) {
      const column = new Int32Array(count);
      forEachChunk(folder, count, (rows, from, to) => {
        for (let record = from; record < to; record++) column[record] = rows[(record - from) * rowLength + place]!;
        return false;
      });
      return column;
    },
  };
}

/** The same records, with room for some of their rows in memory. */
export const withWindow = ({ count, names, places, roles, persons }: Rows, most: number): Rows => ({
  count,
  rows: sharedInts(most * rowLength),
  names,
  places,
  roles,
  persons,
});

/** As many rows are read or written at once. */
export const rowsAtOnce = 8192;

/** All rows of a file, some at a time; written back where the visitor has changed them. */
export function forEachChunk(folder: string, count: number, visit: (rows: Int32Array, from: number, to: number) => boolean): void {
  const buffer = new Int32Array(Math.min(count, rowsAtOnce) * rowLength);
  withNumbers(folder, fileNames.rows, (file) => {
    for (const { from, to } of rangesOf(count, rowsAtOnce)) {
      const rows = buffer.subarray(0, (to - from) * rowLength);
      file.read(from * rowLength, rows);
      if (visit(rows, from, to)) file.write(from * rowLength, rows);
    }
  });
}

export function placeTable(units: NumberDictionary, unitFacts: (unit: number) => UnitFacts): PlaceTable {
  const column = () => sharedInts(units.size + 1);
  const table = { home: column(), area: column(), district: column(), province: column(), newProvince: column(), isCommune: sharedBytes(units.size + 1) };
  for (let id = 1; id <= units.size; id++) {
    const facts = unitFacts(units.valueOf(id));
    table.home[id] = facts.isCommune ? facts.area || units.valueOf(id) : 0;
    table.area[id] = facts.area;
    table.district[id] = facts.district;
    table.province[id] = facts.province;
    table.newProvince[id] = facts.newProvince;
    table.isCommune[id] = facts.isCommune ? 1 : 0;
  }
  return table;
}
