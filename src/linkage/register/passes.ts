/** By what records come together as candidates: each pass is a key; two records are compared when they share the key of any pass. */
import { mixed } from '../engine/chance.ts';
import type { KeyOf, Pass } from '../engine/schema.ts';
import { inName, type NameTable, nameLength } from './names.ts';
import { at, type Rows } from './records.ts';

/** By place of a key in `inName`: what names are told apart by, by name id. Equal numbers mean equal keys; 0 for the missing name. */
export type NameKeys = (key: number) => (name: number) => number;

/** Ids that mean something within one run. */
const namesOfRun =
  ({ facts }: NameTable): NameKeys =>
  (key) =>
  (name) =>
    facts[name * nameLength + key]!;

/** Identifiers come first: every pair that shares one is counted there (model training rests on it). All parts of keys but names mean the same in every run. */
export function passesOf(records: Rows, nameKeys: NameKeys = namesOfRun(records.names)): readonly Pass[] {
  const { rows, places } = records;
  const own =
    (place: number): KeyOf =>
    (row) =>
      rows[row + place]!;
  const ofName = (key: number, place: number): KeyOf => {
    const keyOf = nameKeys(key);
    return (row) => keyOf(rows[row + place]!);
  };
  const sorted = ofName(inName.sorted, at.name);
  const folded = ofName(inName.folded, at.name);
  const given = ofName(inName.given, at.name);
  const givenSound = ofName(inName.givenSound, at.name);
  const ends = ofName(inName.ends, at.name);
  const father = ofName(inName.folded, at.father);
  const mother = ofName(inName.folded, at.mother);
  const spouse = ofName(inName.folded, at.spouse);
  const home: KeyOf = (row) => places.home[rows[row + at.residence]!]!;
  const province: KeyOf = (row) => places.newProvince[rows[row + at.residence]!]!;
  const sex = own(at.sex);
  const date: KeyOf = (row) => (rows[row + at.dateOfBirth]! % 100 === 0 ? 0 : rows[row + at.dateOfBirth]!);
  const dayOfYear: KeyOf = (row) => (rows[row + at.dateOfBirth]! % 100 === 0 ? 0 : rows[row + at.dateOfBirth]! % 10_000);
  const year: KeyOf = (row) => Math.floor(rows[row + at.dateOfBirth]! / 10_000);
  /** The same for 5 March and 3 May. */
  const unorderedDate: KeyOf = (row) => {
    const born = rows[row + at.dateOfBirth]!;
    const [month, day] = [Math.floor(born / 100) % 100, born % 100];
    return day === 0 ? 0 : Math.floor(born / 10_000) * 10_000 + Math.min(month, day) * 100 + Math.max(month, day);
  };
  const narrower = [province, home, sorted, date, sex];
  return [
    { id: 'number', key: own(at.number), refine: [folded, date] },
    { id: 'card', key: own(at.card), refine: [folded, date] },
    { id: 'insurance', key: own(at.insurance), refine: [folded, date] },
    { id: 'phone', key: own(at.phone), refine: [given, year] },
    { id: 'household', key: own(at.household), refine: [given, year] },
    { id: 'parents', key: all(father, mother), refine: [home, given, year] },
    { id: 'name-date', key: all(sorted, date), refine: [province, home, sex] },
    { id: 'given-date', key: all(given, unorderedDate), refine: [...narrower] },
    { id: 'name-year', key: all(sorted, year), refine: [province, home, date] },
    { id: 'ends-year', key: all(ends, year, province), refine: [home, sorted, date] },
    { id: 'name-commune', key: all(sorted, home), refine: [year, sex] },
    { id: 'date-commune', key: all(date, home), refine: [sex, given] },
    { id: 'sound-year-commune', key: all(givenSound, year, home), refine: [date, sorted] },
    { id: 'given-day-commune', key: all(given, dayOfYear, home), refine: [sorted, sex] },
    { id: 'name-mother', key: all(given, mother), refine: [year, home, folded] },
    { id: 'name-father', key: all(given, father), refine: [year, home, folded] },
    { id: 'date-mother', key: all(date, mother), refine: [home, given] },
    { id: 'name-spouse', key: all(folded, spouse), refine: [home, year] },
    { id: 'name-day', key: all(folded, dayOfYear), refine: [province, home, year] },
  ];
}

/** All parts known, mixed into one key. Written out by number of parts: it is asked of every form nineteen times. */
function all(first: KeyOf, second: KeyOf, third?: KeyOf): KeyOf {
  if (third) {
    const two = mixedKeys(3, first, second);
    return (row) => {
      const value = third(row);
      const key = value === 0 ? undefined : two(row);
      return key === undefined ? 0 : mixed(key, value) || 1;
    };
  }
  const two = mixedKeys(2, first, second);
  return (row) => {
    const key = two(row);
    return key === undefined ? 0 : key || 1;
  };
}

/** `undefined` where one is not known. */
function mixedKeys(seed: number, first: KeyOf, second: KeyOf): (row: number) => number | undefined {
  return (row) => {
    const one = first(row);
    if (one === 0) return undefined;
    const other = second(row);
    return other === 0 ? undefined : mixed(mixed(seed, one), other);
  };
}
