/** Tells by its header which source a file comes from, never by its name. */
import { refuse } from '#values/index.ts';
import type { ReceivedField, SourceName } from './form.ts';
import { mendColumn } from './mending-sheet.ts';
import { refusals } from './refusals.ts';
import { allSources, sources } from './sources/index.ts';
import type { Source } from './sources/source.ts';

/** How the columns of a file stand; a file of JSON Lines has none. */
export type Header = {
  readonly source: Source;
  /** As written, in the order of the file. */
  readonly names: readonly string[];
  /** By position: the field, or undefined for a column that is not read. */
  readonly fields: readonly (ReceivedField | undefined)[];
  /** Position of the column that tells which refused row is mended here; -1 in a first delivery. */
  readonly mends: number;
};

/**
 * Columns may stand in any order; one that no source knows is not read, one that is missing leaves the file out.
 * Names that begin with `_` are our own words on a mending sheet.
 */
export function readHeader(written: readonly string[], only?: SourceName): Header {
  const names = written.map(columnName);
  while (names.at(-1) === '') names.pop();
  if (isTruth(names)) refuse(refusals, 'file.truth', {});
  const candidates = allSources.filter((source) => source.file !== 'jsonl').map((source) => ({ source, missing: missingOf(source, names) }));
  const fitting = candidates.find(({ missing }) => missing.length === 0)?.source;
  if (fitting && only && fitting.name !== only) refuse(refusals, 'file.other-source', { found: fitting.name, source: only });
  if (fitting) return headerOf(fitting, names);
  const near = candidates.filter(({ source, missing }) => (only ? source.name === only : missing.length * 2 <= source.columns.length));
  const nearest = near.sort((a, b) => a.missing.length - b.missing.length)[0];
  if (!nearest) return refuse(refusals, 'file.no-source', { found: shownHeader(names) });
  const known = new Set(nearest.source.columns.map(({ name }) => columnName(name)));
  const unknown = names.filter((name) => !known.has(name) && !name.startsWith('_'));
  return refuse(refusals, 'file.columns', { source: nearest.source.name, missing: nearest.missing.join(', '), unknown: shownHeader(unknown) });
}

/** How many columns of the nearest source are there: tells which delimiter a header uses. */
export function knownColumns(written: readonly string[]): number {
  const names = written.map(columnName);
  return Math.max(...allSources.map((source) => source.columns.length - missingOf(source, names).length));
}

/** The source of a JSON entry by its `loai`; undefined where it names none. */
export function sourceOfEntry(entry: { readonly [key: string]: unknown }): Source | undefined {
  const kind = entry['loai'];
  return kind === 'khai-sinh' || kind === 'khai-tu' ? sources[kind] : undefined;
}

/** One spelling for comparing: composed letters, no spaces around. */
export const columnName = (name: string): string => name.normalize('NFC').trim();

function missingOf(source: Source, names: readonly string[]): string[] {
  return source.columns.map(({ name }) => columnName(name)).filter((name) => !names.includes(name));
}

function headerOf(source: Source, names: readonly string[]): Header {
  const fieldOf = new Map(source.columns.map(({ name, field }) => [columnName(name), field]));
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined) refuse(refusals, 'file.column-twice', { column: twice });
  return { source, names, fields: names.map((name) => fieldOf.get(name)), mends: names.indexOf(mendColumn) };
}

/** `truth.csv` and `people.csv`, whatever they are called. */
function isTruth(names: readonly string[]): boolean {
  const start = names.join(',');
  return start === 'file,line,person' || start.startsWith('person,full_name,');
}

/** A few names of a header to recognise it by; signs that no screen shows are left out. */
export function shownHeader(names: readonly string[]): string {
  const shown = names.join(', ').replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '·');
  return shown === '' ? '–' : shown.length > 120 ? `${shown.slice(0, 120)}…` : shown;
}
