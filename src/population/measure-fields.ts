/** How often the archives have the name, date of birth and commune that are true, where the truth is known (made-up people only). */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Database, inTransaction } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { keepTruth } from '#linkage/index.ts';
import { formatIso, nameKey, type PartialDate, refuse, type UnitId, unitId, unitParts } from '#values/index.ts';
import { spokenName } from './choose-name.ts';
import { cellsOfLine } from './csv.ts';
import { insertPeople, streamFactsBesideTrue } from './export-store.ts';
import { refusals } from './refusals.ts';
import { isSamePlace } from './same-place.ts';

/** Of the archives that state the field, those that are right; `stated` of all archives that are somebody's. */
export type FieldMeasure = { readonly right: number; readonly stated: number; readonly accuracy: number | null };
export type FieldsMeasure = {
  /** Archives of which the true person is known: that of most of their forms. */
  readonly archives: number;
  readonly fullName: FieldMeasure;
  /** The same name but for tones, marks and case. */
  readonly fullNameWithoutMarks: FieldMeasure;
  readonly dateOfBirth: FieldMeasure;
  readonly yearOfBirth: FieldMeasure;
  /** Commune of permanent residence, through the reform. */
  readonly unit: FieldMeasure;
};

/** `truth`: file,line,person · `people`: person,full_name,date_of_birth,sex,unit,… Both meet the archives in the server. */
export async function measureFields(db: Database, { truth, people }: { readonly truth: string; readonly people: string }): Promise<FieldsMeasure> {
  return await inTransaction(db, async (tx) => {
    await insertPeople(tx, peopleIn(people));
    await keepTruth(tx, truth);
    const tally = newTally();
    for await (const rows of streamFactsBesideTrue(tx)) {
      for (const [name, date, unit, trueName, trueDate, trueUnit] of rows) {
        tally.add(
          { name: trueName ?? '', date: trueDate ?? '', unit: trueUnit ?? '' },
          { name: name ?? '', date: date ? Number(date) : null, unit: unit ? Number(unit) : null },
        );
      }
    }
    return tally.result();
  });
}

type TruePerson = { readonly name: string; readonly date: string; readonly unit: string };

/** Person, name, date and unit. */
async function* peopleIn(file: string): AsyncGenerator<readonly string[]> {
  let places: readonly number[] | undefined;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    const cells = cellsOfLine(line.replace(/^\uFEFF/, ''));
    if (places) {
      yield places.map((place) => cells[place] ?? '');
      continue;
    }
    places = ['person', 'full_name', 'date_of_birth', 'unit'].map((column) => cells.indexOf(column));
    if (places.includes(-1)) refuse(refusals, 'measure.columns', { file, columns: 'person, full_name, date_of_birth, unit' });
  }
}

type Facts = { readonly name: string; readonly date: number | null; readonly unit: number | null };

function newTally(): { add(person: TruePerson, facts: Facts): void; result(): FieldsMeasure } {
  const counts = { archives: 0, name: [0, 0], key: [0, 0], date: [0, 0], year: [0, 0], unit: [0, 0] } as const satisfies object as { archives: number } & {
    [of in 'name' | 'key' | 'date' | 'year' | 'unit']: [number, number];
  };
  const count = (of: 'name' | 'key' | 'date' | 'year' | 'unit', right: boolean): void => {
    counts[of][0] += Number(right);
    counts[of][1]++;
  };
  const catalogue = unitCatalogue();
  const measure = ([right, stated]: readonly [number, number]): FieldMeasure => ({ right, stated, accuracy: stated === 0 ? null : right / stated });
  return {
    add(person, { name, date, unit }) {
      counts.archives++;
      if (name !== '') {
        count('name', spokenName(name) === spokenName(person.name));
        count('key', nameKey(name) === nameKey(person.name));
      }
      if (date !== null) {
        count('date', formatIso(date as PartialDate) === person.date);
        count('year', formatIso(date as PartialDate).slice(0, 4) === person.date.slice(0, 4));
      }
      if (unit !== null) {
        const id = unit as UnitId;
        const isCommune = unitParts(id).level === 'commune';
        count(
          'unit',
          isCommune &&
            [0, 1].some(
              (generation) =>
                catalogue.unit(unitId('commune', person.unit, generation)) !== undefined &&
                isSamePlace(catalogue, id, unitId('commune', person.unit, generation)),
            ),
        );
      }
    },
    result: () => ({
      archives: counts.archives,
      fullName: measure(counts.name),
      fullNameWithoutMarks: measure(counts.key),
      dateOfBirth: measure(counts.date),
      yearOfBirth: measure(counts.year),
      unit: measure(counts.unit),
    }),
  };
}
