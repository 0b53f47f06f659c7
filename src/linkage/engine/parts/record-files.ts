/** Records in files, column by column and row by row, for runs that memory cannot hold. All numbers have four bytes. */
import { closeSync, constants, fstatSync, ftruncateSync, openSync, readSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

type Numbers = Int32Array | Uint32Array | Float32Array;

/** A file of numbers; places and lengths are numbers, not bytes. Where it ends early, that is an error: it was made by this run. */
export type NumberFile = {
  read(place: number, into: Numbers): void;
  write(place: number, from: Numbers): void;
  readonly length: number;
  cut(length: number): void;
  close(): void;
};

export function openNumbers(folder: string, name: string): NumberFile {
  const path = join(folder, name);
  const file = openSync(path, readWriteOrMake);
  return {
    read(place, into) {
      for (let done = 0; done < into.byteLength; ) {
        const read = readSync(file, into, done, Math.min(into.byteLength - done, mostAtOnce), place * 4 + done);
        if (read === 0) throw new Error(`${path} ends before number ${place + into.length}`);
        done += read;
      }
    },
    write(place, from) {
      for (let done = 0; done < from.byteLength; ) done += writeSync(file, from, done, Math.min(from.byteLength - done, mostAtOnce), place * 4 + done);
    },
    get length() {
      return Math.floor(fstatSync(file).size / 4);
    },
    cut: (length) => ftruncateSync(file, length * 4),
    close: () => closeSync(file),
  };
}

const readWriteOrMake = constants.O_RDWR | constants.O_CREAT;
/** The system reads and writes no more than two gigabytes at once. */
const mostAtOnce = 2 ** 30;

/** Names of the files of a run within its folder. */
export const fileNames = {
  rows: 'rows',
  known: 'known',
  keys: (pass: number) => `keys.${pass}`,
  blockOf: (pass: number) => `block-of.${pass}`,
  members: (pass: number) => `members.${pass}`,
  starts: (pass: number) => `starts.${pass}`,
  edges: 'edges',
  sortedEdges: 'edges.sorted',
  kept: 'kept',
} as const;

export function withNumbers<T>(folder: string, name: string, use: (file: NumberFile) => T): T {
  const file = openNumbers(folder, name);
  try {
    return use(file);
  } finally {
    file.close();
  }
}

/** A small file that is either the old or the new one, whenever the run is killed. */
export function writeWhole(path: string, text: string | Uint8Array): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
