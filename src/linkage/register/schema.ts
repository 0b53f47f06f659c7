/** The register's forms as the engine takes them: their rows, and what is compared, by what they come together, who else a form may speak of. */
import type { Schema, SchemaSource } from '../engine/schema.ts';
import { comparisonsOf } from './comparisons.ts';
import { contradictionsOf } from './contradictions.ts';
import { type Counted, countFrequencies, type Frequencies, flatFrequencies } from './frequencies.ts';
import { othersOf } from './others.ts';
import { passesOf } from './passes.ts';
import { at, type Rows, rowLength } from './records.ts';

export type RegisterSpec = {
  readonly records: Rows;
  /** Flat until they are counted or recalled. */
  readonly frequencies: Frequencies;
};

/** A form that fits two persons within so many bits belongs to neither. */
export const rivalReach = 5;

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
    get recordsPerEntity() {
      return frequencies.formsPerPerson;
    },
    ...(records.persons > 0 && { takes: (a: number, b: number) => isNew(a) || isNew(b) }),
    group: (row) => rows[row + at.person]!, // forms of an existing person stay together, whatever they say
    contradictions: contradictionsOf(records),
    decision: { leastProbability: 0.97, leastPrecision: 0.997, mostThreshold: 12, nearFrom: -1, rivalReach },
  };
}

type Bound = { readonly schema: Schema; readonly source: SchemaSource };

/** The schema of records whose rarities are known, and how threads build it: with no more of the records than they need, all of it in shared memory. */
export function schemaWithSource(records: Rows, frequencies: Frequencies = flatFrequencies(records)): Bound {
  const { count, rows, names, places, roles, persons } = records;
  const spec: RegisterSpec = { records: { count, rows, names, places, roles, persons }, frequencies };
  return { schema: schemaOf(spec), source: { module: import.meta.url, spec } };
}

/** The same where the records themselves tell what is rare: the engine has it counted beside other work, and `onCounted` hears of it. */
export function schemaThatCounts(records: Rows, frequencies: Frequencies = flatFrequencies(records), onCounted?: (counted: Counted) => void): Bound {
  const { schema, source } = schemaWithSource(records, frequencies);
  const prepare: Schema['prepare'] = (column) => countFrequencies(records, column, frequencies, onCounted);
  return { schema: Object.assign(schema, { prepare }), source };
}
