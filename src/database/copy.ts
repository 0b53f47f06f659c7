/** COPY both ways in PostgreSQL's text format, streamed: thousands of rows cost one statement and no memory. */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inSql, type Tx } from './database.ts';

export type CopyValue = string | number | boolean | bigint | null | undefined;

const chunkSize = 65_536;

/**
 * Rows into a table; `statement` is `copy schema.table (columns) from stdin`, each text one line of `copyRow` or several. A
 * late refusal of the server rejects.
 */
export async function copyIn(tx: Tx, statement: string, rows: AsyncIterable<string> | Iterable<string | Buffer>): Promise<void> {
  const query = inSql(tx).unsafe(statement) as unknown as { writable(): Promise<Writable>; reject: (error: Error) => void };
  const into = await query.writable();
  query.reject = (error) => into.destroy(error); // without it a refusal after the last chunk never settles (porsager/postgres issue 1173)
  await pipeline(inChunks(rows), into);
}

/** Rows that are there already are not awaited one by one: that would cost as much as writing them. */
async function* inChunks(rows: AsyncIterable<string> | Iterable<string | Buffer>): AsyncGenerator<Buffer> {
  if (Symbol.iterator in rows) {
    yield* joined(rows);
    return;
  }
  const kept = keepRows();
  for await (const row of rows) {
    kept.add(row);
    yield* kept.take();
  }
  yield* kept.takeAll();
}

function* joined(rows: Iterable<string | Buffer>): Generator<Buffer> {
  const kept = keepRows();
  for (const row of rows) {
    if (typeof row === 'string') kept.add(row);
    yield* kept.take();
    if (typeof row !== 'string') yield row;
  }
  yield* kept.takeAll();
}

/** Rows that wait for their COPY, in large pieces outside the heap: there they cost the collector nothing. */
export type KeptRows = {
  add(row: string): void;
  /** Whole pieces; `takeAll`: the rows of the last one too. What was taken is gone. */
  take(): Buffer[];
  takeAll(): Buffer[];
};

export function keepRows(): KeptRows {
  let pieces: Buffer[] = [];
  let piece = '';
  const close = (): void => {
    if (piece !== '') pieces.push(Buffer.from(piece));
    piece = '';
  };
  const take = (): Buffer[] => {
    const taken = pieces;
    if (taken.length > 0) pieces = [];
    return taken;
  };
  return {
    add(row) {
      piece += row;
      if (piece.length >= chunkSize) close();
    },
    take,
    takeAll() {
      close();
      return take();
    },
  };
}

const escapes: { readonly [sign: string]: string } = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const mustEscape = /[\\\n\r\t]/;
const allToEscape = /[\\\n\r\t]/g;

/**
 * One line of COPY text, ended. An array or bytea is given as PostgreSQL writes it.
 *
 * @example copyRow([1, 'a\tb', null, true]) // => '1\ta\\tb\t\\N\tt\n'
 */
export function copyRow(values: readonly CopyValue[]): string {
  let row = '';
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (at > 0) row += '\t';
    if (value === null || value === undefined) row += '\\N';
    else if (typeof value === 'string') row += mustEscape.test(value) ? value.replace(allToEscape, (sign) => escapes[sign] ?? sign) : value;
    else if (typeof value === 'boolean') row += value ? 't' : 'f';
    else row += value;
  }
  return `${row}\n`;
}

/** Numbers as COPY text of an array column. */
export const copyArray = (numbers: readonly number[]): string => `{${numbers.join(',')}}`;

/** Rows of `copy (select …) to stdout` as decoded fields, in batches as they come off the wire. */
export async function* copyOutBatches(tx: Tx, statement: string): AsyncGenerator<(string | null)[][]> {
  for await (const lines of copyOutLines(tx, statement)) yield lines.map(decodeLine);
}

/** The same as lines of COPY text, escapes and all. */
export async function* copyOutLines(tx: Tx, statement: string): AsyncGenerator<string[]> {
  for await (const bytes of copyOutBytes(tx, statement)) {
    const lines = bytes.toString('utf8').split('\n');
    lines.pop();
    yield lines;
  }
}

/**
 * The same as bytes of COPY text, not decoded: whole lines, many at a time, good until the next are asked for; the reader sets
 * the pace. A reader that stops early, or throws, leaves the connection free for what follows: the rest is thrown away.
 */
export async function* copyOutBytes(tx: Tx, statement: string): AsyncGenerator<Buffer> {
  let [held, filled] = [Buffer.allocUnsafe(chunkSize), 0];
  for await (const bytes of copyOutRaw(tx, statement)) {
    if (filled + bytes.length > held.length) {
      const more = Buffer.allocUnsafe((filled + bytes.length) * 2);
      held.copy(more, 0, 0, filled);
      held = more;
    }
    filled += bytes.copy(held, filled);
    if (filled < chunkSize) continue;
    const end = held.lastIndexOf(lineEnd, filled - 1) + 1;
    if (end === 0) continue;
    yield held.subarray(0, end);
    held.copy(held, 0, end, filled);
    filled -= end;
  }
  if (filled > 0) yield held.subarray(0, filled);
}

/** What the server sends, cut where the wire cuts it. */
export async function* copyOutRaw(tx: Tx, statement: string): AsyncGenerator<Buffer> {
  const query = inSql(tx).unsafe(statement) as unknown as { readable(): Promise<Readable> };
  const from = await query.readable();
  try {
    yield* from.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } finally {
    await letGo(from);
  }
}

const lineEnd = 10;

/** postgres.js pauses its socket when rows come faster than they are read, and leaves it so where the end came with the last of them. */
async function letGo(from: Readable): Promise<void> {
  if (from.destroyed && !from.readableEnded) return; // the connection is lost
  if (!from.readableEnded) {
    from.resume();
    await once(from, 'end');
  }
  from._read(0);
}

/** The same, a row at a time. */
export async function* copyOut(tx: Tx, statement: string): AsyncGenerator<(string | null)[]> {
  for await (const batch of copyOutBatches(tx, statement)) yield* batch;
}

const escapedSigns: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

/** A backslash that does not stand for a missing value. */
const escaped = /\\[^N]/;

/** One cell as it comes off the wire, or null where it says that nothing is there. */
export const decodeCell = (cell: string): string | null => decodeLine(cell)[0] ?? null;

function decodeLine(line: string): (string | null)[] {
  const fields: (string | null)[] = line.split('\t');
  const hasEscapes = escaped.test(line);
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] as string;
    if (field === '\\N') fields[at] = null;
    else if (hasEscapes && field.includes('\\')) fields[at] = field.replace(/\\(.)/gs, (_, letter: string) => escapedSigns[letter] ?? letter);
  }
  return fields;
}
