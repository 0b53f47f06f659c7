/** COPY both ways in PostgreSQL's text format, streamed: thousands of rows cost one statement and no memory. */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { inSql, type Tx } from './database.ts';

export type CopyValue = string | number | boolean | bigint | null | undefined;

const chunkSize = 65_536;

/** Rows into a table; `statement` is `copy schema.table (columns) from stdin`, each row a line of `copyRow`. A late refusal of the server rejects. */
export async function copyIn(tx: Tx, statement: string, rows: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const query = inSql(tx).unsafe(statement) as unknown as { writable(): Promise<Writable>; reject: (error: Error) => void };
  const into = await query.writable();
  query.reject = (error) => into.destroy(error); // without it a refusal after the last chunk never settles (porsager/postgres issue 1173)
  await pipeline(inChunks(rows), into);
}

async function* inChunks(rows: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let chunk = '';
  for await (const row of rows) {
    chunk += row;
    if (chunk.length >= chunkSize) {
      yield Buffer.from(chunk);
      chunk = '';
    }
  }
  if (chunk) yield Buffer.from(chunk);
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

/**
 * Rows of `copy (select …) to stdout` as decoded fields, in batches as they come off the wire; the reader sets the pace.
 * A reader that stops early, or throws, leaves the connection free for what follows: the rest is thrown away.
 */
export async function* copyOutBatches(tx: Tx, statement: string): AsyncGenerator<(string | null)[][]> {
  const query = inSql(tx).unsafe(statement) as unknown as { readable(): Promise<Readable> };
  const from = await query.readable();
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const bytes of from.iterator({ destroyOnReturn: false })) {
      const lines = (rest + decoder.write(bytes as Buffer)).split('\n');
      rest = lines.pop() ?? '';
      if (lines.length > 0) yield lines.map(decodeLine);
    }
  } finally {
    await letGo(from);
  }
}

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

function decodeLine(line: string): (string | null)[] {
  const fields: (string | null)[] = line.split('\t');
  if (!line.includes('\\')) return fields;
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] as string;
    if (field === '\\N') fields[at] = null;
    else if (field.includes('\\')) fields[at] = field.replace(/\\(.)/gs, (_, letter: string) => escapedSigns[letter] ?? letter);
  }
  return fields;
}

/** The same as bytes of COPY text, not decoded: whole lines, many at a time. The bytes are good until the next are asked for. */
export async function* copyOutLines(tx: Tx, statement: string): AsyncGenerator<Buffer> {
  const query = inSql(tx).unsafe(statement) as unknown as { readable(): Promise<Readable> };
  const from = await query.readable();
  let [held, filled] = [Buffer.allocUnsafe(chunkSize * 4), 0];
  try {
    for await (const bytes of from.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
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
  } finally {
    await letGo(from);
  }
}

const lineEnd = 10;
