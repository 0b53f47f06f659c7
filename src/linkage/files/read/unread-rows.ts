/** Rows that cannot be read: why, and as they stand in their file, under its header, to be mended. */
import { createReadStream } from 'node:fs';
import { bytesPerUnit } from '#intake/index.ts';
import type { Language } from '#values/index.ts';
import type { CsvFile } from './read-csv.ts';

export type UnreadRow = {
  readonly source: number;
  readonly line: number;
  readonly flaw: string;
  /** Where it lies in its file, in bytes. */
  readonly offset: number;
  readonly length: number;
};

/** Why, and what mends it. */
const flawWords: { readonly [flaw: string]: { readonly vi: string; readonly en: string } } = {
  quote: {
    vi: 'dấu nháy kép không đóng: đóng lại, hoặc viết đôi ("") nếu nó là một dấu trong giá trị',
    en: 'a quote that is not closed: close it, or write it twice ("") where it is a sign of the value',
  },
  'too-long': { vi: 'dài hơn 1 MB: cắt ngắn hoặc bỏ cột dài', en: 'longer than 1 MB: shorten the long column or leave it out' },
};

const namedOfFlaw = 5;

/** The first rows of each flaw, and what mends them. */
export function unreadInWords(unread: readonly { readonly file: string; readonly line: number; readonly flaw: string }[], language: Language): string {
  return [...Map.groupBy(unread, ({ flaw }) => flaw)]
    .map(([flaw, rows]) => {
      const places = rows.slice(0, namedOfFlaw).map(({ file, line }) => `${file}:${line}`);
      return `${[...places, ...(rows.length > namedOfFlaw ? ['…'] : [])].join(', ')} (${flawWords[flaw]?.[language] ?? flaw})`;
    })
    .join('; ');
}

/** In the signs of the file. */
export async function* bytesOfUnread(file: CsvFile, rows: readonly UnreadRow[]): AsyncGenerator<Uint8Array> {
  const lineEnd = Buffer.from('\n', bytesPerUnit(file.cut.encoding) === 2 ? 'utf16le' : 'utf8');
  if (file.cut.encoding === 'utf-16be') lineEnd.swap16();
  yield* part(file, 0, file.offset);
  for (const { offset, length } of rows) {
    yield* part(file, offset, length);
    yield lineEnd;
  }
}

async function* part({ path }: CsvFile, offset: number, length: number): AsyncGenerator<Uint8Array> {
  if (length > 0) yield* createReadStream(path, { start: offset, end: offset + length - 1 });
}
