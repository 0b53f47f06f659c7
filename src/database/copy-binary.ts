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

/** Rows of `copy (select …) to stdout (format binary)`, many at a time, without nulls; their cells are good until the next are asked for. */
export async function* copyOutBinary(tx: Tx, statement: string): AsyncGenerator<Buffer[][]> {
  let held: Buffer = Buffer.alloc(0);
  let isBegun = false;
  for await (const bytes of copyOutRaw(tx, statement)) {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    let at = 0;
    if (!isBegun) {
      if (held.length < header.length) continue;
      at = header.length;
      isBegun = true;
    }
    const rows: Buffer[][] = [];
    for (let row = rowAt(held, at); row; row = rowAt(held, at)) {
      rows.push(row.cells);
      at = row.end;
    }
    if (rows.length > 0) yield rows;
    held = Buffer.from(held.subarray(at));
  }
}

/** Undefined where the row is not whole yet, and at the end. */
function rowAt(bytes: Buffer, from: number): { readonly cells: Buffer[]; readonly end: number } | undefined {
  if (from + 2 > bytes.length) return undefined;
  const count = bytes.readInt16BE(from);
  if (count < 0) return undefined;
  const cells: Buffer[] = [];
  let at = from + 2;
  for (let number = 0; number < count; number++) {
    if (at + 4 > bytes.length) return undefined;
    const length = bytes.readInt32BE(at);
    at += 4;
    if (at + length > bytes.length) return undefined;
    cells.push(bytes.subarray(at, at + length));
    at += length;
  }
  return { cells, end: at };
}
