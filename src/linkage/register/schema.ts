/** The register's forms as the engine takes them: their rows, and what is compared, by what they come together, who else a form may speak of. */
import type { Schema, SchemaSource } from '../engine/schema.ts';
import { comparisonsOf } from './comparisons.ts';
import { contradictionsOf } from './contradictions.ts';
import { countFrequencies, type Frequencies, flatFrequencies } from './frequencies.ts';
import { othersOf } from './others.ts';
import { passesOf } from './passes.ts';
import { at, type Rows, rowLength } from './records.ts';

export type RegisterSpec = {
  readonly records: Rows;
  /** Flat until the engine has them counted, which it does beside other work. */
  readonly frequencies: Frequencies;
};

export function schemaOf({ records, frequencies }: RegisterSpec): Schema {
  const { rows, count } = records;
  const isNew = (record: number): boolean => rows[record * rowLength + at.person] === 0;
  return {
    id: 'register',
    count,
    rows,
    rowLength,
    comparisons: comparisonsOf(records, frequencies),
    passes: passesOf(records),
    others: othersOf(records),
    rarityScopes: 2,
    rarityWords: { rare: { vi: 'Họ tên hiếm gặp', en: 'The name is rare' }, common: { vi: 'Họ tên hay gặp', en: 'The name is common' } },
    get recordsPerEntity() {
      return frequencies.formsPerPerson;
    },
    ...(records.persons > 0 && { takes: (a: number, b: number) => isNew(a) || isNew(b) }),
    group: (row) => rows[row + at.person]!, // forms of an existing person stay together, whatever they say
    contradictions: contradictionsOf(records),
    prepare: (column) => countFrequencies(records, column, frequencies),
    decision: { leastProbability: 0.97, leastPrecision: 0.997, mostThreshold: 12, nearFrom: -1, rivalReach: 5 },
  };
}

/** The schema of records, and how threads build it: with no more of the records than they need, all of it in shared memory. */
export function schemaWithSource(records: Rows, frequencies = flatFrequencies(records)): { readonly schema: Schema; readonly source: SchemaSource } {
  const { count, rows, names, places, roles, persons } = records;
  const spec: RegisterSpec = { records: { count, rows, names, places, roles, persons }, frequencies };
  return { schema: schemaOf(spec), source: { module: import.meta.url, spec } };
}
