/** How often the archives have the name, date of birth and commune that are true, where the truth is known (made-up people only). */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Database, inTransaction } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { formatIso, nameKey, type PartialDate, refuse, type UnitId, unitId, unitParts } from '#values/index.ts';
import { spokenName } from './choose-name.ts';
import { cellsOfLine } from './csv.ts';
import { streamFacts, streamLinkedForms } from './export-store.ts';
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

/** `truth`: file,line,person · `people`: person,full_name,date_of_birth,sex,unit,… */
export async function measureFields(db: Database, { truth, people }: { readonly truth: string; readonly people: string }): Promise<FieldsMeasure> {
  const persons = await readPeople(people);
  const trueOf = await readTruth(truth);
  return await inTransaction(db, async (tx) => {
    const votes = new Map<number, Map<string, number>>();
    for await (const rows of streamLinkedForms(tx)) {
      for (const [path = '', line, , archive] of rows) {
        const person = trueOf(path ?? '', Number(line));
        if (person === undefined) continue;
        const ofArchive = votes.get(Number(archive)) ?? new Map<string, number>();
        ofArchive.set(person, (ofArchive.get(person) ?? 0) + 1);
        votes.set(Number(archive), ofArchive);
      }
    }
    const tally = newTally();
    for await (const rows of streamFacts(tx)) {
      for (const [archive, name, date, unit] of rows) {
        const person = persons.get(mostVoted(votes.get(Number(archive))) ?? '');
        if (person) tally.add(person, { name: name ?? '', date: date === null ? null : Number(date), unit: unit === null ? null : Number(unit) });
      }
    }
    return tally.result();
  });
}

type TruePerson = { readonly name: string; readonly date: string; readonly unit: string };

async function* linesOf(file: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) yield line.replace(/^\uFEFF/, '');
}

async function readPeople(file: string): Promise<Map<string, TruePerson>> {
  const people = new Map<string, TruePerson>();
  let places: readonly number[] | undefined;
  for await (const line of linesOf(file)) {
    const cells = cellsOfLine(line);
    if (places === undefined) {
      places = ['person', 'full_name', 'date_of_birth', 'unit'].map((column) => cells.indexOf(column));
      if (places.includes(-1)) refuse(refusals, 'measure.columns', { file, columns: 'person, full_name, date_of_birth, unit' });
      continue;
    }
    const [person = '', name = '', date = '', unit = ''] = places.map((place) => cells[place]);
    people.set(person, { name, date, unit });
  }
  return people;
}

/** Paths of the register end with those of the sheet, or the other way round: the delivery may have been moved. */
async function readTruth(file: string): Promise<(path: string, line: number) => string | undefined> {
  const ofFile = new Map<string, Map<number, string>>();
  let isHeader = true;
  for await (const line of linesOf(file)) {
    const [path = '', number = '', person = ''] = cellsOfLine(line);
    if (!isHeader) (ofFile.get(path) ?? ofFile.set(path, new Map()).get(path))?.set(Number(number), person);
    isHeader = false;
  }
  const found = new Map<string, Map<number, string> | undefined>();
  return (path, line) => {
    if (!found.has(path)) found.set(path, ofFile.get(path) ?? [...ofFile].find(([known]) => path.endsWith(`/${known}`) || known.endsWith(`/${path}`))?.[1]);
    return found.get(path)?.get(line);
  };
}

const mostVoted = (votes: ReadonlyMap<string, number> | undefined): string | undefined =>
  votes && [...votes].reduce((best, vote) => (vote[1] > best[1] || (vote[1] === best[1] && vote[0] < best[0]) ? vote : best))[0];

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
