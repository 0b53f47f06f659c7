/** What was read of forms, beside their rows, kept in the folder of a run in parts: a run that is taken up does not read them again. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openNumbers, withNumbers, writeWhole } from '../engine/parts/record-files.ts';
import { sharedBytes, sharedInts } from '../engine/shared.ts';
import { inFile, type PlaceTable, type Records } from './records.ts';

/** Small things; arrays stand in files beside it. */
type Kept = {
  /** Whose run it is. */
  readonly run: string;
  readonly count: number;
  readonly names: number;
  readonly facts: number;
  readonly words: readonly string[];
  readonly units: readonly number[];
  readonly roles: readonly string[];
  readonly persons: number;
};

const placeColumns = ['home', 'area', 'district', 'province', 'newProvince'] as const satisfies readonly (keyof PlaceTable)[];

/** Written last is what is asked first. */
export function keepRecords(folder: string, run: string, records: Records): void {
  const { count, ids, names, places, roles, persons, unitOf, personOf } = records;
  const put = (name: string, numbers: Int32Array): void => withNumbers(folder, name, (file) => file.write(0, numbers));
  put('ids', halves(ids));
  put('names', names.facts);
  put('words.folded', names.word.folded);
  put('words.sound', names.word.sound);
  put('words.hash', names.word.hash);
  for (const column of placeColumns) put(`places.${column}`, places[column]);
  put('places.is-commune', Int32Array.from(places.isCommune));
  put('persons', halves(Float64Array.from({ length: persons + 1 }, (_, id) => personOf(id))));
  const kept: Kept = {
    run,
    count,
    names: names.count,
    facts: names.facts.length,
    words: names.word.text,
    units: Array.from({ length: places.home.length }, (_, id) => unitOf(id)),
    roles,
    persons,
  };
  writeWhole(join(folder, 'records.json'), JSON.stringify(kept));
}

/** `undefined` where nothing whole was kept by this run. */
export function keptRecords(folder: string, run: string): Records | undefined {
  const path = join(folder, 'records.json');
  if (!existsSync(path)) return undefined;
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Kept;
  if (kept.run !== run) return undefined;
  const { count, words, units, roles, persons } = kept;
  const take = (name: string, length: number): Int32Array => {
    const numbers = sharedInts(length);
    const file = openNumbers(folder, name);
    file.read(0, numbers);
    file.close();
    return numbers;
  };
  const place = (column: string): Int32Array => take(`places.${column}`, units.length);
  const isCommune = sharedBytes(units.length);
  isCommune.set(place('is-commune'));
  let ids: Float64Array | undefined;
  const personIds = new Float64Array(take('persons', (persons + 1) * 2).buffer);
  return {
    count,
    rows: sharedInts(0),
    ...inFile(folder, count),
    /** Read when they are asked for: linking does without. */
    get ids() {
      ids ??= new Float64Array(take('ids', count * 2).buffer);
      return ids;
    },
    names: {
      count: kept.names,
      facts: take('names', kept.facts),
      word: { folded: take('words.folded', words.length), sound: take('words.sound', words.length), hash: take('words.hash', words.length), text: words },
    },
    places: {
      home: place('home'),
      area: place('area'),
      district: place('district'),
      province: place('province'),
      newProvince: place('newProvince'),
      isCommune,
    },
    roles,
    persons,
    personOf: (id) => personIds[id] ?? 0,
    unitOf: (id) => units[id] ?? 0,
  };
}

/** Doubles as the numbers of four bytes of which they consist. */
const halves = (doubles: Float64Array): Int32Array => new Int32Array(doubles.buffer, doubles.byteOffset, doubles.length * 2);
