/** Rows of records: all in memory that threads share, or in a file of which some are read at a time. */
import { readWanted } from '../../engine/parts/load-records.ts';
import { fileNames, type NumberFile, openNumbers, withNumbers } from '../../engine/parts/record-files.ts';
import { rangesOf } from '../../engine/pool.ts';
import { sharedInts } from '../../engine/shared.ts';
import { sortByKey } from '../../engine/sort.ts';

export type Rows = {
  /** All of them; undefined where they stand in a file. */
  readonly whole: Int32Array | undefined;
  /** Visits all, some at a time and in order: the row of record `from` is the first of `rows`, that of `to` is no more among them. */
  each(visit: (rows: Int32Array, from: number, to: number) => void): void;
  valueAt(record: number, place: number): number;
  /** Copies of the rows of some records, side by side; shared memory. */
  take(records: Uint32Array): Int32Array;
};

/** How rows come to be, one after the other. */
export type RowWriter = {
  /** Where the next row is to be written, from `at` on; good until the next call. */
  next(): { readonly rows: Int32Array; readonly at: number };
  finish(): Rows;
};

/** As many rows are read or written at once. */
const rowsAtOnce = 8192;

export function rowsInMemory(whole: Int32Array, rowLength: number): Rows {
  const count = whole.length / rowLength;
  return {
    whole,
    each: (visit) => visit(whole, 0, count),
    valueAt: (record, place) => whole[record * rowLength + place]!,
    take(records) {
      const taken = sharedInts(records.length * rowLength);
      for (const [place, record] of records.entries()) taken.set(whole.subarray(record * rowLength, (record + 1) * rowLength), place * rowLength);
      return taken;
    },
  };
}

/** Of `count` records, in the file `rows` of the folder. */
export function rowsInFile(folder: string, count: number, rowLength: number): Rows {
  const last = { record: -1, row: new Int32Array(rowLength) };
  const using = <T>(use: (file: NumberFile) => T): T => withNumbers(folder, fileNames.rows, use);
  return {
    whole: undefined,
    each(visit) {
      const rows = new Int32Array(Math.min(count, rowsAtOnce) * rowLength);
      using((file) => {
        for (const { from, to } of rangesOf(count, rowsAtOnce)) {
          file.read(from * rowLength, rows.subarray(0, (to - from) * rowLength));
          visit(rows, from, to);
        }
      });
    },
    valueAt(record, place) {
      if (record !== last.record) using((file) => file.read(record * rowLength, last.row));
      last.record = record;
      return last.row[place]!;
    },
    take(records) {
      const taken = sharedInts(records.length * rowLength);
      const order = sortByKey(records);
      const ascending = order.map((place) => records[place]!);
      using((file) =>
        readWanted(file, ascending, rowLength, (index, numbers, at) => taken.set(numbers.subarray(at, at + rowLength), order[index]! * rowLength)),
      );
      return taken;
    },
  };
}

/** `expected`: records, about; room for so many is made at once. */
export function writeRowsInMemory(rowLength: number, expected: number): RowWriter {
  let rows = sharedInts(Math.max(1024, expected) * rowLength);
  let filled = 0;
  return {
    next() {
      if (filled + rowLength > rows.length) {
        const larger = sharedInts(rows.length * 2);
        larger.set(rows);
        rows = larger;
      }
      const at = filled;
      filled += rowLength;
      return { rows, at };
    },
    finish: () => rowsInMemory(rows.subarray(0, filled), rowLength),
  };
}

export function writeRowsInFile(folder: string, rowLength: number): RowWriter {
  const file = openNumbers(folder, fileNames.rows);
  const rows = new Int32Array(rowsAtOnce * rowLength);
  let [filled, written] = [0, 0];
  file.cut(0);
  const write = (): void => {
    file.write(written, rows.subarray(0, filled));
    written += filled;
    filled = 0;
  };
  return {
    next() {
      if (filled === rows.length) write();
      rows.fill(0, filled, filled + rowLength);
      const at = filled;
      filled += rowLength;
      return { rows, at };
    },
    finish() {
      write();
      file.close();
      return rowsInFile(folder, written / rowLength, rowLength);
    },
  };
}
