/** Rows made ready: what was prepared is put into them, and their keys and what they know are written beside them. */
import type { Pairing } from '../schema.ts';
import { writeKnown } from '../score.ts';
import { fileNames, withNumbers } from './record-files.ts';

/** A column that goes into rows; shared memory. */
export type Prepared = { readonly place: number; readonly values: Int32Array };

export type Arranging = { readonly pairing: Pairing; readonly folder: string; readonly known: Uint32Array; readonly prepared?: Prepared | undefined };

/** Records from `from` to before `to`, in the part of the window that begins at `at`. */
export function arrangeRecords({ pairing, folder, known, prepared }: Arranging, from: number, to: number, at: number): void {
  const { rows, rowLength, passes } = pairing;
  const count = to - from;
  const own = rows.subarray(at * rowLength, (at + count) * rowLength);
  withNumbers(folder, fileNames.rows, (file) => {
    file.read(from * rowLength, own);
    if (!prepared) return;
    for (let index = 0; index < count; index++) own[index * rowLength + prepared.place] = prepared.values[from + index]!;
    file.write(from * rowLength, own);
  });
  const keys = new Int32Array(count);
  for (const [pass, { key }] of passes.entries()) {
    for (let index = 0; index < count; index++) keys[index] = key((at + index) * rowLength);
    withNumbers(folder, fileNames.keys(pass), (file) => file.write(from, keys));
  }
  writeKnown(pairing, known, at, at + count);
  withNumbers(folder, fileNames.known, (file) => file.write(from, known.subarray(at, at + count)));
}
