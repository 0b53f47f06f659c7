/** The records of a linkage run as whole numbers in rows of fixed length: what is compared together lies together in memory. */
import { type NumberDictionary, newNumberDictionary, newTextDictionary } from './dictionary.ts';
import { makeNameTable, type NameTable } from './names.ts';

/** Places in a row; a value is an id of its dictionary or the number itself; 0 says nothing. */
export const at = {
  name: 0,
  dateOfBirth: 1,
  sex: 2,
  source: 3,
  number: 4,
  card: 5,
  residence: 6,
  current: 7,
  home: 8,
  origin: 9,
  birthPlace: 10,
  ethnicity: 11,
  address: 12,
  father: 13,
  mother: 14,
  spouse: 15,
  head: 16,
  fatherNumber: 17,
  motherNumber: 18,
  spouseNumber: 19,
  household: 20,
  file: 21,
  role: 22,
  insurance: 23,
  phone: 24,
  entry: 25,
  filledOn: 26,
  died: 27,
  person: 28,
  office: 29,
  province: 30,
} as const;

/** Two cache lines of 64 bytes. */
export const rowLength = 32;

/** A form as the engine takes it: texts and numbers as the sources give them, absent where nothing is known. */
export type LinkRecord = {
  readonly id: number;
  readonly source: string;
  readonly fullName?: string | null;
  /** yyyymmdd, 00 for unknown parts. */
  readonly dateOfBirth?: number | null;
  readonly sex?: 'M' | 'F' | null;
  readonly personNumber?: number | null;
  readonly identityCard?: number | null;
  readonly residenceUnit?: number | null;
  readonly currentUnit?: number | null;
  readonly officeUnit?: number | null;
  readonly originUnit?: number | null;
  readonly birthRegistrationUnit?: number | null;
  readonly ethnicity?: number | null;
  /** House and street, or hamlet: what stands before the unit. */
  readonly address?: string | null;
  readonly fatherName?: string | null;
  readonly motherName?: string | null;
  readonly spouseName?: string | null;
  readonly headName?: string | null;
  readonly fatherNumber?: number | null;
  readonly motherNumber?: number | null;
  readonly spouseNumber?: number | null;
  readonly householdId?: number | null;
  readonly residenceFile?: string | null;
  readonly relationToHead?: string | null;
  readonly insuranceNumber?: number | null;
  readonly phone?: number | null;
  readonly entry?: string | null;
  readonly filledOn?: number | null;
  readonly dateOfDeath?: number | null;
  /** The person that it already belongs to. */
  readonly personId?: number | null;
};

/** Units by the id that rows hold: what each is part of. 0 where unknown. */
export type PlaceTable = {
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

export type Records = {
  readonly count: number;
  readonly ids: Float64Array;
  readonly rows: Int32Array;
  readonly names: NameTable;
  readonly places: PlaceTable;
  readonly numbers: NumberDictionary;
  readonly sources: readonly string[];
  readonly roles: readonly string[];
  readonly nameOf: (id: number) => string;
  /** The person, and the unit, behind an id of a row; 0 for 0. */
  readonly personOf: (id: number) => number;
  readonly unitOf: (id: number) => number;
};

export type RecordBuilder = { add(record: LinkRecord): void; finish(): Records };

/** Takes records in any number, in order of their ids. */
export function recordBuilder(unitFacts: (unit: number) => UnitFacts): RecordBuilder {
  const [names, addresses, files, entries, sources, roles] = [
    newTextDictionary(),
    newTextDictionary(),
    newTextDictionary(),
    newTextDictionary(),
    newTextDictionary(),
    newTextDictionary(),
  ];
  const [numbers, units, households, persons] = [newNumberDictionary(), newNumberDictionary(), newNumberDictionary(), newNumberDictionary()];
  let ids = new Float64Array(1024);
  let rows = new Int32Array(1024 * rowLength);
  let count = 0;
  const textId = (dictionary: { idOf(text: string): number }, text: string | null | undefined): number => (text ? dictionary.idOf(text) : 0);
  const grow = () => {
    const [moreIds, moreRows] = [new Float64Array(ids.length * 2), new Int32Array(rows.length * 2)];
    moreIds.set(ids);
    moreRows.set(rows);
    [ids, rows] = [moreIds, moreRows];
  };
  return {
    add(record) {
      if (count === ids.length) grow();
      ids[count] = record.id;
      const row = rows.subarray(count * rowLength, (count + 1) * rowLength);
      row[at.name] = textId(names, record.fullName);
      row[at.dateOfBirth] = record.dateOfBirth ?? 0;
      row[at.sex] = record.sex === 'M' ? 1 : record.sex === 'F' ? 2 : 0;
      row[at.source] = sources.idOf(record.source);
      row[at.number] = numbers.idOf(record.personNumber ?? 0);
      row[at.card] = record.identityCard ?? 0;
      row[at.residence] = units.idOf(record.residenceUnit ?? record.officeUnit ?? 0);
      row[at.current] = units.idOf(record.currentUnit ?? 0);
      row[at.origin] = units.idOf(record.originUnit ?? 0);
      row[at.birthPlace] = units.idOf(record.birthRegistrationUnit ?? 0);
      row[at.office] = units.idOf(record.officeUnit ?? 0);
      row[at.ethnicity] = record.ethnicity ?? 0;
      row[at.address] = textId(addresses, record.address);
      row[at.father] = textId(names, record.fatherName);
      row[at.mother] = textId(names, record.motherName);
      row[at.spouse] = textId(names, record.spouseName);
      row[at.head] = textId(names, record.headName);
      row[at.fatherNumber] = numbers.idOf(record.fatherNumber ?? 0);
      row[at.motherNumber] = numbers.idOf(record.motherNumber ?? 0);
      row[at.spouseNumber] = numbers.idOf(record.spouseNumber ?? 0);
      row[at.household] = households.idOf(record.householdId ?? 0);
      row[at.file] = textId(files, record.residenceFile);
      row[at.role] = textId(roles, record.relationToHead);
      row[at.insurance] = numbers.idOf(record.insuranceNumber ?? 0);
      row[at.phone] = numbers.idOf(record.phone ?? 0);
      row[at.entry] = record.entry ? entries.idOf(`${record.officeUnit ?? 0} ${record.entry}`) : 0;
      row[at.filledOn] = record.filledOn ?? 0;
      row[at.died] = record.dateOfDeath ?? 0;
      row[at.person] = persons.idOf(record.personId ?? 0);
      count++;
    },
    finish() {
      const places = placeTable(units, unitFacts);
      for (let record = 0; record < count; record++) {
        const residence = rows[record * rowLength + at.residence]!;
        rows[record * rowLength + at.home] = places.isCommune[residence] === 1 ? homeKey(places, units, residence) : 0;
        rows[record * rowLength + at.province] = places.newProvince[residence]!;
      }
      return {
        count,
        ids: ids.subarray(0, count),
        rows: rows.subarray(0, count * rowLength),
        names: makeNameTable(names.textOf, names.size),
        places,
        numbers,
        sources: allOf(sources),
        roles: allOf(roles),
        nameOf: names.textOf,
        personOf: persons.valueOf,
        unitOf: units.valueOf,
      };
    },
  };
}

/** One key for a commune before and after the reform of units. */
const homeKey = (places: PlaceTable, units: NumberDictionary, residence: number): number => places.area[residence] || units.valueOf(residence);

function allOf(dictionary: { readonly size: number; textOf(id: number): string }): string[] {
  return Array.from({ length: dictionary.size + 1 }, (_, id) => dictionary.textOf(id));
}

function placeTable(units: NumberDictionary, unitFacts: (unit: number) => UnitFacts): PlaceTable {
  const column = () => new Int32Array(units.size + 1);
  const table = { area: column(), district: column(), province: column(), newProvince: column(), isCommune: new Uint8Array(units.size + 1) };
  for (let id = 1; id <= units.size; id++) {
    const facts = unitFacts(units.valueOf(id));
    table.area[id] = facts.area;
    table.district[id] = facts.district;
    table.province[id] = facts.province;
    table.newProvince[id] = facts.newProvince;
    table.isCommune[id] = facts.isCommune ? 1 : 0;
  }
  return table;
}
