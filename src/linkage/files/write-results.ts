/** The files of a run: each written beside its place and then moved there, so that no half of one is ever seen. */
import { createWriteStream } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { joinFields } from '#intake/index.ts';
import type { Pair } from './accepted-pairs.ts';
import type { Table } from './read/read-tables.ts';

/** `a`, `b` … in order of the files. */
export const sourceName = (source: number): string => (source < 26 ? String.fromCharCode(97 + source) : `s${source + 1}`);

/** Where there are three files or more, an id alone does not tell a record: its file stands beside it. */
export async function writePairs(file: string, table: Table, sourceOf: Uint16Array | undefined, pairs: Iterable<Pair>): Promise<number> {
  const many = table.starts.length > 3;
  let count = 0;
  function* lines(): Generator<readonly string[]> {
    yield ['left_id', 'right_id', 'weight', 'probability', ...(many ? ['left_source', 'right_source'] : [])];
    for (const { a, b, weight, probability } of pairs) {
      count++;
      const sources = many && sourceOf ? [sourceName(sourceOf[a] as number), sourceName(sourceOf[b] as number)] : [];
      yield [table.ids.of(a), table.ids.of(b), weight.toFixed(4), probability.toPrecision(6), ...sources];
    }
  }
  await writeLines(file, lines());
  return count;
}

/** Every record, with the number of its cluster; clusters are numbered in order of their first records. Returns how many there are. */
export async function writeClusters(file: string, table: Table, sourceOf: Uint16Array | undefined, clusterOf: Uint32Array): Promise<number> {
  const numbers = new Uint32Array(table.count); // by the least record of a cluster
  let clusters = 0;
  function* lines(): Generator<readonly string[]> {
    yield ['source', 'record_id', 'cluster_id'];
    for (let record = 0; record < table.count; record++) {
      const cluster = clusterOf[record] as number;
      if (cluster === record) numbers[record] = ++clusters;
      yield [sourceName(sourceOf ? (sourceOf[record] as number) : 0), table.ids.of(record), String(numbers[cluster])];
    }
  }
  await writeLines(file, lines());
  return clusters;
}

export async function writeJson(file: string, value: unknown): Promise<void> {
  await writeWhole(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** Rows that could not be read, of file `source`. */
export const unreadName = (source: number): string => `unread-${sourceName(source)}.csv`;

export async function writeBytes(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const beside = besideOf(file);
  await pipeline(Readable.from(bytes), createWriteStream(beside));
  await rename(beside, file);
}

export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = besideOf(file);
  await writeFile(beside, text);
  await rename(beside, file);
}

const besideOf = (file: string): string => path.join(path.dirname(file), `.${path.basename(file)}.part`);

async function writeLines(file: string, lines: Iterable<readonly string[]>): Promise<void> {
  const beside = besideOf(file);
  function* chunks(): Generator<string> {
    let chunk = '';
    for (const line of lines) {
      chunk += `${joinFields(line, ',')}\n`;
      if (chunk.length < 65_536) continue;
      yield chunk;
      chunk = '';
    }
    yield chunk;
  }
  await pipeline(Readable.from(chunks()), createWriteStream(beside));
  await rename(beside, file);
}
