/** Records brought from their files into the window: the memory, shared by threads, in which they are compared. */
import type { Pairing } from '../schema.ts';
import { fileNames, type NumberFile, withNumbers } from './record-files.ts';

/** What is to stand in the window; shared memory. */
export type Wanted = {
  /** Ascending; one that is wanted in two places stands there twice. */
  readonly records: Uint32Array;
  /** By the same order: the place in the window where it belongs. */
  readonly places: Uint32Array;
};

/** As far as one reading reaches, in records. */
const reach = 4096;
/** Where fewer than one of so many records is wanted, each is read by itself. */
const sparse = 24;

export type Loading = {
  readonly pairing: Pairing;
  readonly folder: string;
  readonly wanted: Wanted;
  readonly known: Uint32Array;
  readonly blockOf: Int32Array;
};

/** Those from `from` to before `to`: their rows, what they know, and their blocks in the passes before `passes`. */
export function loadRecords({ pairing, folder, wanted, known, blockOf }: Loading, from: number, to: number, passes: number): void {
  const { rows, rowLength } = pairing;
  const records = wanted.records.subarray(from, to);
  const places = wanted.places.subarray(from, to);
  const width = pairing.passes.length;
  withNumbers(folder, fileNames.rows, (file) =>
    readWanted(file, records, rowLength, (index, numbers, at) => {
      const row = places[index]! * rowLength;
      for (let column = 0; column < rowLength; column++) rows[row + column] = numbers[at + column]!;
    }),
  );
  withNumbers(folder, fileNames.known, (file) =>
    readWanted(file, records, 1, (index, numbers, at) => {
      known[places[index]!] = numbers[at]!;
    }),
  );
  for (let pass = 0; pass < passes; pass++) {
    withNumbers(folder, fileNames.blockOf(pass), (file) =>
      readWanted(file, records, 1, (index, numbers, at) => {
        blockOf[places[index]! * width + pass] = numbers[at]!;
      }),
    );
  }
}

/** Entries of `width` numbers of these records, ascending: in one sweep where many are wanted. */
export function readWanted(file: NumberFile, records: Uint32Array, width: number, put: (index: number, numbers: Int32Array, at: number) => void): void {
  const numbers = new Int32Array(Math.min(reach, records.length * sparse) * width);
  for (let from = 0; from < records.length; ) {
    const first = records[from]!;
    let to = from + 1;
    while (to < records.length && records[to]! - first < reach) to++;
    const span = records[to - 1]! - first + 1;
    if ((to - from) * sparse >= span) {
      file.read(first * width, numbers.subarray(0, span * width));
      for (let index = from; index < to; index++) put(index, numbers, (records[index]! - first) * width);
    } else {
      for (let index = from; index < to; index++) {
        file.read(records[index]! * width, numbers.subarray(0, width));
        put(index, numbers, 0);
      }
    }
    from = to;
  }
}
