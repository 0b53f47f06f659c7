/** Writes the refused rows as sheets in the shape of their source, so that they can be mended and sent again. */
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Tx } from '#database/index.ts';
import { type Language, makeFolder, notWritable, refuse } from '#values/index.ts';
import { columnName } from './detect-source.ts';
import type { SourceName } from './form.ts';
import { guardCell, unguardCell } from './guard-cells.ts';
import { type MoreRowRefusals, sayRefused } from './list-refused.ts';
import { mendingColumns, referenceTo, sealOf } from './mending-sheet.ts';
import { type RefusedContent, readRefused } from './read-refused.ts';
import { refusals } from './refusals.ts';
import { sources } from './sources/index.ts';
import type { Source } from './sources/source.ts';
import { joinFields } from './split-fields.ts';
import { refusedToMend, type StoredRefusal, sourcesToMend } from './store.ts';

type Needs = { readonly tx: Tx; readonly dataDir: string; readonly language: Language };

export type ExportedSheet = { readonly path: string; readonly source: SourceName; readonly rows: number };

const synthetic = 'dữ liệu tổng hợp';

/** Rows of one source go to the file `out`; of several, or where `out` is a folder, to one file each in it; of none nowhere. A repeated header has nothing to mend. */
export async function exportRefused({ tx, dataDir, language }: Needs, out: string, more: MoreRowRefusals = {}): Promise<ExportedSheet[]> {
  const found = await sourcesToMend(tx);
  if (found.length === 0) return [];
  const there = await stat(out).catch(() => undefined);
  const inFolder = there?.isDirectory() ?? found.length > 1;
  if (found.length > 1 && there && !there.isDirectory()) refuse(refusals, 'refused.out-taken', { out });
  if (inFolder) makeFolder(out);
  const sheets: ExportedSheet[] = [];
  for (const name of found) {
    const source = sources[name];
    const file = inFolder ? path.join(out, `${name}.${source.file === 'jsonl' ? 'jsonl' : 'csv'}`) : out;
    let rows = 0;
    const lines = source.file === 'jsonl' ? entryLines : tableLines;
    const counted = async function* (): AsyncGenerator<string> {
      for await (const { row, content } of readRefused(dataDir, refusedToMend(tx, name))) {
        if (row.code === 'row.header-again') continue;
        rows++;
        yield lines(source, row, content, sayRefused(row, row.source, language, more));
      }
    };
    const head =
      source.file === 'jsonl' ? '' : `\ufeff${joinFields([...source.columns.map((column) => column.name), ...mendingColumns], source.delimiter)}\r\n`;
    await pipeline(Readable.from(withHead(head, counted())), createWriteStream(file)).catch((error) => notWritable(file, error));
    sheets.push({ path: file, source: name, rows });
  }
  return sheets;
}

async function* withHead(head: string, lines: AsyncIterable<string>): AsyncGenerator<string> {
  if (head) yield head;
  yield* lines;
}

type Said = { readonly expected: string; readonly remedy: string };

function tableLines(source: Source, row: StoredRefusal, content: RefusedContent, said: Said): string {
  const { names, cells, mends } = content;
  const own = (mends >= 0 && cells[mends] ? cells.map(unguardCell) : cells).map((cell) => cell.replaceAll('\u0000', ''));
  const placed = source.columns.map(({ name }) => own[names.indexOf(columnName(name))] ?? '');
  const tooMuch = own.slice(names.length).filter((cell) => cell !== '');
  const about = [
    row.path,
    String(row.line),
    row.field ?? '',
    row.found,
    said.expected,
    said.remedy,
    referenceTo(row, sealOf(placed, row.found)),
    tooMuch.join(' | '),
    synthetic,
  ];
  return `${joinFields([...placed, ...about].map(guardCell), source.delimiter)}\r\n`;
}

/** An entry that is no JSON comes as an empty one, with its text beside. */
function entryLines(source: Source, row: StoredRefusal, content: RefusedContent, said: Said): string {
  const { _tra_lai: _, ...own } = content.entry ?? emptyEntry(source);
  const about = {
    tep: row.path,
    dong: row.line,
    cot: row.field ?? null,
    thay: row.found,
    can: said.expected,
    cach_sua: said.remedy,
    ma: referenceTo(row, row.source === source.name ? sealOf([JSON.stringify(own)], row.found) : noSeal),
    ...(content.entry ? {} : { nguyen_van: content.text.replaceAll('\u0000', '') }),
    ghi_chu: synthetic,
  };
  return `${JSON.stringify({ ...own, _tra_lai: about })}\n`;
}

/** An entry of another kind is mended by coming in a file of its own; nothing in it need be touched. */
const noSeal = '';

function emptyEntry(source: Source): { [key: string]: unknown } {
  const entry: { [key: string]: unknown } = {};
  for (const { name } of source.columns) {
    const [outer = '', inner] = name.split('.');
    if (inner === undefined) entry[outer] = outer === 'loai' ? source.name : null;
    else entry[outer] = { ...(entry[outer] as object | undefined), [inner]: null };
  }
  return entry;
}
