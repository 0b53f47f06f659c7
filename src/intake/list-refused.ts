/** The rows that could not be read, each with what is expected there and how to mend it. */
import type { Tx } from '#database/index.ts';
import { fill, type Language, readCursor, writeCursor } from '#values/index.ts';
import type { RefusedRecord, SourceName } from './form.ts';
import { type RowRefusal, rowRefusals } from './row-refusals.ts';
import { sources } from './sources/index.ts';
import { dateExamples } from './sources/source.ts';
import { refusedAfter, refusedToMend, type StoredRefusal } from './store.ts';

export type RefusedRow = {
  readonly file: string;
  /** 1-based physical line, of a workbook the row. */
  readonly line: number;
  /** The source's own column; null where it is the whole row. */
  readonly field: string | null;
  readonly found: string;
  readonly what: string;
  readonly expected: string;
  readonly remedy: string;
  readonly code: string;
};

/** Codes of rooms below that refuse rows as well, with their texts. */
export type MoreRowRefusals = { readonly [code: string]: RowRefusal };

/** Those that nobody has sent again yet, in batches, in the order of files and records. */
export async function* listRefused(tx: Tx, language: Language, more: MoreRowRefusals = {}): AsyncGenerator<RefusedRow[]> {
  for await (const batch of refusedToMend(tx)) yield batch.map((row) => rowOf(row, language, more));
}

export type RefusedPage = { readonly items: readonly RefusedRow[]; readonly next: string | null };

/** A page of the same; `cursor` is the `next` of the page before. */
export async function pageRefused(
  tx: Tx,
  language: Language,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  more: MoreRowRefusals = {},
): Promise<RefusedPage> {
  const [fileNo, record] = readCursor(cursor, ['id', 'id']) ?? [0, 0];
  const rows = await refusedAfter(tx, { fileNo, record }, limit + 1);
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map((row) => rowOf(row, language, more)),
    next: rows.length > limit && last ? writeCursor([last.fileNo, last.record]) : null,
  };
}

function rowOf(row: StoredRefusal, language: Language, more: MoreRowRefusals): RefusedRow {
  return { file: row.path, line: row.line, field: row.field ?? null, found: row.found, ...sayRefused(row, row.source, language, more), code: row.code };
}

/** What, what is expected and how to mend it, in the words of the row's own source. */
export function sayRefused(
  row: Pick<RefusedRecord, 'code' | 'field' | 'found'>,
  sourceName: SourceName,
  language: Language,
  more: MoreRowRefusals = {},
): { readonly what: string; readonly expected: string; readonly remedy: string } {
  const texts = (rowRefusals as MoreRowRefusals)[row.code] ?? more[row.code];
  if (!texts) return { what: row.code, expected: '', remedy: '' };
  const source = sources[sourceName];
  const values = {
    field: row.field ?? '',
    found: row.found,
    source: source.name,
    columns: source.columns.length,
    dates: source.dates
      .filter((format) => format !== 'serial')
      .map((format) => dateExamples[format])
      .join(', '),
  };
  return { what: fill(texts[language], values), expected: fill(texts.expected[language], values), remedy: fill(texts.remedy[language], values) };
}
