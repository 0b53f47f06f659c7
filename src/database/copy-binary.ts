/** COPY both ways in PostgreSQL's binary format: for rows that are mostly bytes, which text would write twice as long. */
import { copyIn, copyOutRaw } from './copy.ts';
import type { Tx } from './database.ts';

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
/** Signature, flags, length of an extension that is not there. */
const header = Buffer.concat([signature, Buffer.alloc(8)]);
const trailer = Buffer.from([0xff, 0xff]);

export const smallintCell = (value: number): Buffer => {
  const cell = Buffer.allocUnsafe(2);
  cell.writeInt16BE(value);
  return cell;
};

/** Whole numbers up to 2^53. */
export const bigintCell = (value: number): Buffer => {
  const cell = Buffer.allocUnsafe(8);
  cell.writeInt32BE(Math.floor(value / 2 ** 32));
  cell.writeUInt32BE(value % 2 ** 32, 4);
  return cell;
};

const chunkSize = 1 << 16;

/** `statement` is `copy … from stdin (format binary)`; each row has a cell for each of its columns, in the column's binary format. */
export async function copyInBinary(tx: Tx, statement: string, rows: Iterable<readonly Buffer[]>): Promise<void> {
  await copyIn(tx, statement, pieces());
  function* pieces(): Generator<Buffer> {
    let [piece, filled] = [Buffer.allocUnsafe(chunkSize), 0];
    const put = (bytes: Buffer): void => void (filled += bytes.copy(piece, filled));
    put(header);
    for (const cells of rows) {
      const length = cells.reduce((sum, cell) => sum + 4 + cell.length, 2);
      if (filled + length > piece.length) {
        yield piece.subarray(0, filled);
        [piece, filled] = [Buffer.allocUnsafe(Math.max(chunkSize, length)), 0];
      }
      filled = piece.writeInt16BE(cells.length, filled);
      for (const cell of cells) {
        filled = piece.writeInt32BE(cell.length, filled);
        put(cell);
      }
    }
    yield piece.subarray(0, filled);
    yield trailer;
  }
}

/** Cells of a row: cell n is `bytes` from `at[2 * n]` to before `at[2 * n + 1]`; good while it is heard. */
export type HearRow = (bytes: Buffer, at: Int32Array) => void;

/** Rows of `copy (select …) to stdout (format binary)`, without nulls: each is heard where it lies, no object is made of it. */
export async function hearRowsBinary(tx: Tx, statement: string, columns: number, hear: HearRow): Promise<void> {
  const cells = new Int32Array(columns * 2);
  let held: Buffer = Buffer.alloc(0);
  let isBegun = false;
  for await (const bytes of copyOutRaw(tx, statement)) {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    if (!isBegun && held.length < header.length) continue;
    let at = isBegun ? 0 : header.length;
    isBegun = true;
    for (let end = findCells(held, at, cells); end >= 0; end = findCells(held, at, cells)) {
      hear(held, cells);
      at = end;
    }
    held = held.subarray(at);
  }
}

/** Where the row ends; -1 where it is not whole yet, and at the end. */
function findCells(bytes: Buffer, from: number, cells: Int32Array): number {
  if (from + 2 > bytes.length || bytes.readInt16BE(from) < 0) return -1;
  let at = from + 2;
  for (let cell = 0; cell < cells.length; cell += 2) {
    if (at + 4 > bytes.length) return -1;
    cells[cell] = at + 4;
    at += 4 + bytes.readInt32BE(at);
    cells[cell + 1] = at;
  }
  return at > bytes.length ? -1 : at;
}
