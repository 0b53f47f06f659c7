/** What a run may be told, read from a JSON file: only `columns` is of weight, all else is found out where it is not given. */
import { readFile } from 'node:fs/promises';
import { refuse } from '#values/index.ts';
import { datePart, orderOfFormat } from '../read/read-date.ts';
import { refusals } from '../refusals.ts';
import { type Kind, kinds } from './kinds.ts';

/** One level of a comparison that is given: equal, at least so similar, at most so many slips apart, or all else. */
export type GivenLevel =
  | 'exact'
  | 'else'
  | { readonly jaroWinkler: number }
  | { readonly jaro: number }
  | { readonly levenshtein: number }
  | { readonly damerauLevenshtein: number }
  | { readonly prefix: number };

/** `weights`: bits by level; with them nothing is learned about this column. */
export type GivenComparison = { readonly levels: readonly GivenLevel[]; readonly weights?: readonly number[] };

export type GivenColumn = {
  readonly kind: Kind;
  readonly format?: string;
  /** Columns that it is spread over: of a date year, month and day. */
  readonly of?: readonly string[];
  /** By file, in order: what it is called there, or what it is spread over. */
  readonly in?: readonly (string | readonly string[])[];
};

export type Settings = {
  /** Names of columns of files that have no line of them. */
  readonly header?: readonly string[];
  /** Column of ids, or one by file where they are called differently; null: line numbers. */
  readonly id?: string | readonly string[] | null;
  readonly columns?: { readonly [name: string]: GivenColumn };
  /** Records are compared when they agree in all columns of one of these. */
  readonly blocking?: readonly (readonly string[])[];
  readonly comparisons?: { readonly [column: string]: GivenComparison };
  /** Bits from which on a pair is accepted. */
  readonly threshold?: number;
  /** Chance that two records chosen at random are of one thing; with all weights given, else learned. */
  readonly prior?: number;
  /** Across files: each record has at most one partner in another file. Absent: told from the pairs. */
  readonly oneToOne?: boolean;
};

/** The column of ids of file `source`. */
export const idColumnOf = (id: Settings['id'], source: number): string | undefined => (typeof id === 'string' ? id : id?.[source]);

export async function readSettings(file: string): Promise<Settings> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    refuse(refusals, 'link.settings-unreadable', { file, reason: error.code ?? error.message }),
  );
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    refuse(refusals, 'link.settings-unreadable', { file, reason: (error as Error).message });
  }
  return settingsOf(parsed);
}

/**
 * Refuses whatever it does not know, by place.
 *
 * @example settingsOf({ columns: { dob: 'date' } }) // => { columns: { dob: { kind: 'date' } } }
 */
export function settingsOf(given: unknown): Settings {
  const { header, id, columns, blocking, comparisons, threshold, prior, oneToOne, ...unknown } = objectAt('settings', given);
  const [stranger] = Object.keys(unknown);
  if (stranger) unknownSetting(stranger, 'header, id, columns, blocking, comparisons, threshold, prior, oneToOne');
  return {
    ...(header !== undefined && { header: textsAt('header', header, '["id", "name", "date of birth"]') }),
    ...(id !== undefined && { id: id === null ? null : Array.isArray(id) ? textsAt('id', id, '["company no", "nr"]') : textAt('id', id) }),
    ...(columns !== undefined && { columns: mapAt('columns', columns, columnAt) }),
    ...(blocking !== undefined && {
      blocking: listAt('blocking', blocking, '[["surname", "dob"], …]').map((rule, at) => textsAt(`blocking[${at}]`, rule, '["surname", "dob"]')),
    }),
    ...(comparisons !== undefined && { comparisons: mapAt('comparisons', comparisons, comparisonAt) }),
    ...(threshold !== undefined && { threshold: bitsAt('threshold', threshold) }),
    ...(prior !== undefined && { prior: shareAt('prior', prior) }),
    ...(oneToOne !== undefined && { oneToOne: oneToOne === true || oneToOne === false ? oneToOne : wrong('oneToOne', oneToOne, 'true, false') }),
  };
}

function columnAt(name: string, given: unknown): GivenColumn {
  if (typeof given === 'string') return { kind: kindAt(name, given) };
  const place = `columns.${name}`;
  const { kind, format, of, in: byFile, ...unknown } = objectAt(place, given);
  const [stranger] = Object.keys(unknown);
  if (stranger) unknownSetting(`${place}.${stranger}`, 'kind, format, of, in');
  if (of !== undefined && byFile !== undefined) wrong(`${place}.in`, byFile, '"of" / "in"');
  return {
    kind: kindAt(name, kind),
    ...(format !== undefined && { format: formatAt(`${place}.format`, format) }),
    ...(of !== undefined && { of: partsAt(`${place}.of`, of, kind) }),
    ...(byFile !== undefined && {
      in: listAt(`${place}.in`, byFile, '["company name", "name"]').map((own, at) =>
        Array.isArray(own) ? partsAt(`${place}.in[${at}]`, own, kind) : textAt(`${place}.in[${at}]`, own),
      ),
    }),
  };
}

/** Columns over which a value is spread. */
function partsAt(place: string, given: unknown, kind: unknown): readonly string[] {
  const parts = textsAt(place, given, kind === 'date' ? '["dob_year", "dob_mon", "dob_day"]' : '["first name", "last name"]');
  const isDate = parts.length < 4 && !(parts.length === 2 && parts.some((name) => datePart(name) === 'day'));
  return kind !== 'date' || isDate ? parts : refuse(refusals, 'link.date-parts', { place, found: parts.join(', ') });
}

function formatAt(place: string, given: unknown): string {
  const format = textAt(place, given);
  return orderOfFormat(format) ? format : wrong(place, format, 'yyyyMMdd, dd/MM/yyyy, MM-dd-yy …');
}

function kindAt(column: string, given: unknown): Kind {
  if (kinds.includes(given as Kind)) return given as Kind;
  return refuse(refusals, 'link.kind-unknown', { column, found: String(given), expected: kinds.join(', ') });
}

function comparisonAt(name: string, given: unknown): GivenComparison {
  const place = `comparisons.${name}`;
  const { levels, weights, ...unknown } = objectAt(place, given);
  const [stranger] = Object.keys(unknown);
  if (stranger) unknownSetting(`${place}.${stranger}`, 'levels, weights');
  const read = listAt(`${place}.levels`, levels, '["exact", {"jaroWinkler": 0.92}, "else"]').map((level, at) => levelAt(`${place}.levels[${at}]`, level));
  if (read.length < 2 || read.length > 15 || read.at(-1) !== 'else' || read.indexOf('else') !== read.length - 1) {
    wrong(`${place}.levels`, levels, '2 … 15, "else" last');
  }
  for (const [at, level] of read.entries()) {
    const before = read.slice(0, at).find((earlier) => takesAllOf(earlier, level));
    if (before !== undefined)
      refuse(refusals, 'link.level-unreachable', { place: `${place}.levels[${at}]`, found: JSON.stringify(level), before: JSON.stringify(before) });
  }
  const bits =
    weights === undefined ? undefined : listAt(`${place}.weights`, weights, '[6.5, 3, -4]').map((weight, at) => bitsAt(`${place}.weights[${at}]`, weight));
  if (bits && bits.length !== read.length) refuse(refusals, 'link.weights-count', { place: `${place}.weights`, found: bits.length, expected: read.length });
  return { levels: read, ...(bits && { weights: bits }) };
}

const measures = ['jaroWinkler', 'jaro', 'levenshtein', 'damerauLevenshtein', 'prefix'];

function levelAt(place: string, given: unknown): GivenLevel {
  if (given === 'exact' || given === 'else') return given;
  const [[measure, value] = [], ...more] = Object.entries(typeof given === 'object' && given !== null ? given : {});
  if (!measure || !measures.includes(measure) || more.length > 0)
    return wrong(place, given, `"exact", "else", ${measures.map((own) => `{"${own}": …}`).join(', ')}`);
  const number = numberAt(`${place}.${measure}`, value);
  const isShare = measure === 'jaroWinkler' || measure === 'jaro';
  if (isShare ? number <= 0 || number > 1 : !Number.isInteger(number) || number < 1 || number > 20)
    wrong(`${place}.${measure}`, value, isShare ? '0 … 1' : '1 … 20');
  return given as GivenLevel;
}

/** Of measures, which are never less than another one: who is so alike by Jaro is by Jaro–Winkler, who is so near by Levenshtein is where two signs may change places. */
const neverLess: { readonly [measure: string]: string } = { jaro: 'jaroWinkler', levenshtein: 'damerauLevenshtein' };

/** Whether all pairs that would reach `later` have reached `earlier` before: equal values reach any level. */
function takesAllOf(earlier: GivenLevel, later: GivenLevel): boolean {
  if (later === 'exact') return true;
  if (typeof earlier === 'string' || typeof later === 'string') return false;
  const [[[measure = '', least = 0] = []], [[other = '', wanted = 0] = []]] = [Object.entries(earlier), Object.entries(later)];
  if (measure !== other && neverLess[other] !== measure) return false;
  return measure.endsWith('evenshtein') ? wanted <= least : wanted >= least;
}

const unknownSetting = (place: string, expected: string): never => refuse(refusals, 'link.setting-unknown', { place, expected });

function wrong(place: string, found: unknown, expected: string): never {
  return refuse(refusals, 'link.settings-wrong', {
    place,
    found: typeof found === 'string' ? `“${found}”` : (JSON.stringify(found) ?? 'undefined').slice(0, 80),
    expected,
  });
}

function objectAt(place: string, given: unknown): { readonly [key: string]: unknown } {
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as { readonly [key: string]: unknown }) : wrong(place, given, '{ … }');
}

function mapAt<T>(place: string, given: unknown, read: (name: string, value: unknown) => T): { readonly [name: string]: T } {
  return Object.fromEntries(Object.entries(objectAt(place, given)).map(([name, value]) => [name, read(name, value)]));
}

const listAt = (place: string, given: unknown, example: string): readonly unknown[] =>
  Array.isArray(given) && given.length > 0 ? given : wrong(place, given, example);
const textAt = (place: string, given: unknown): string => (typeof given === 'string' && given !== '' ? given : wrong(place, given, '"…"'));
const textsAt = (place: string, given: unknown, example: string): readonly string[] =>
  listAt(place, given, example).map((own, at) => textAt(`${place}[${at}]`, own));
const numberAt = (place: string, given: unknown): number => (typeof given === 'number' && Number.isFinite(given) ? given : wrong(place, given, '0, 1, 2.5 …'));
/** More bits than this no evidence has, and sums of them stay exact. */
const mostBits = 1000;
const bitsAt = (place: string, given: unknown): number => {
  const bits = numberAt(place, given);
  return Math.abs(bits) <= mostBits ? bits : wrong(place, given, `${-mostBits} … ${mostBits}`);
};
const shareAt = (place: string, given: unknown): number => {
  const share = numberAt(place, given);
  return share > 0 && share < 1 ? share : wrong(place, given, '0 … 1');
};
