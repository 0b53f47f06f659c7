/** How many distinct values each column holds, about, from some rows of all parts of the files. */
import { type Column, partsIn } from '../settings/kinds.ts';
import { type CsvFile, readRows } from './read-csv.ts';

export type ValueEstimate = {
  readonly distinct: number;
  /** Of an average one. */
  readonly bytes: number;
};

/** Pieces of a file, and how much of each is read. */
const [pieces, pieceBytes] = [32, 1 << 15];

/** By column; of `records` in all. */
export async function estimateValues(files: readonly CsvFile[], columns: readonly Column[], records: number): Promise<ValueEstimate[]> {
  const seen = columns.map(() => ({ times: new Map<string, number>(), bytes: 0 }));
  let rows = 0;
  for (const [source, file] of files.entries()) {
    const places = columns.map((column) =>
      partsIn(column, source)
        .map((name) => file.header.indexOf(name))
        .filter((place) => place >= 0),
    );
    for (const { from, end } of piecesOf(file)) {
      for await (const batch of readRows(file, from, end)) {
        for (const { fields, flaw } of from === file.offset ? batch : batch.slice(1, -1)) {
          if (flaw) continue;
          rows++;
          for (const [number, own] of places.entries()) {
            const text = own.map((place) => fields[place] ?? '').join(' ');
            if (text === '') continue;
            const { times } = seen[number]!;
            if (!times.has(text)) seen[number]!.bytes += Buffer.byteLength(text);
            times.set(text, (times.get(text) ?? 0) + 1);
          }
        }
      }
    }
  }
  return seen.map(({ times, bytes }) => ({
    distinct: distinctOf([...times.values()], rows, records),
    bytes: times.size === 0 ? 0 : bytes / times.size,
  }));
}

/** The whole of a small file. A piece begins and ends within a row, which does not count. */
function piecesOf({ offset, size }: CsvFile): readonly { readonly from: number; readonly end: number }[] {
  const step = (size - offset) / pieces;
  if (step <= pieceBytes * 2) return [{ from: offset, end: size }];
  return Array.from({ length: pieces }, (_, piece) => {
    const from = offset + Math.floor(piece * step);
    return { from, end: from + pieceBytes };
  });
}

/**
 * How many there are among `records` where each of some was seen so often among `rows` (Chao's estimate, from those seen once and
 * twice): no more than one a record that knows one.
 */
export function distinctOf(times: readonly number[], rows: number, records: number): number {
  const [once, twice] = [1, 2].map((wanted) => times.filter((own) => own === wanted).length) as [number, number];
  const known = rows === 0 ? 0 : (times.reduce((sum, own) => sum + own, 0) / rows) * records;
  if (rows >= records) return times.length;
  return Math.round(Math.max(times.length, Math.min(known, times.length + (once * (once - 1)) / (2 * (twice + 1)))));
}
