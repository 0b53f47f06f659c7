/** Edges in a file: as they are found, and in order of their records. */
import { type Edges, inOrderOfRecords } from '../cluster.ts';
import type { Done } from '../jobs.ts';
import { rangesOf } from '../pool.ts';
import { entriesInRanges } from './entries-in-ranges.ts';
import { fileNames, type NumberFile, openNumbers, withNumbers } from './record-files.ts';

/** Numbers of an edge in its file: two records, and the bits of its weight. */
export const edgeLength = 3;

const edgesAtOnce = 1 << 16;

export function forEachEdge(file: NumberFile, count: number, visit: (a: number, b: number, weight: number) => void): void {
  const records = new Uint32Array(edgesAtOnce * edgeLength);
  const weights = new Float32Array(records.buffer);
  for (const { from, to } of rangesOf(count, edgesAtOnce)) {
    file.read(from * edgeLength, records.subarray(0, (to - from) * edgeLength));
    for (let at = 0; at < (to - from) * edgeLength; at += edgeLength) visit(records[at]!, records[at + 1]!, weights[at + 2]!);
  }
}

/** The same, one after the other; one object for all of them. */
export function* edgesOfFile(folder: string, name: string, count: number): Generator<{ a: number; b: number; weight: number }> {
  const edge = { a: 0, b: 0, weight: 0 };
  const records = new Uint32Array(edgesAtOnce * edgeLength);
  const weights = new Float32Array(records.buffer);
  for (const { from, to } of rangesOf(count, edgesAtOnce)) {
    withNumbers(folder, name, (file) => file.read(from * edgeLength, records.subarray(0, (to - from) * edgeLength)));
    for (let at = 0; at < (to - from) * edgeLength; at += edgeLength) {
      [edge.a, edge.b, edge.weight] = [records[at]!, records[at + 1]!, weights[at + 2]!];
      yield edge;
    }
  }
}

/** Edges found among places, by the records that stand there. */
export function packEdges({ a, b, weight }: Pick<Done<'score'>, 'a' | 'b' | 'weight'>, members?: Uint32Array): Uint32Array {
  const packed = new Uint32Array(a.length * edgeLength);
  const weights = new Float32Array(packed.buffer);
  for (let edge = 0, at = 0; edge < a.length; edge++, at += edgeLength) {
    packed[at] = members ? members[a[edge]!]! : a[edge]!;
    packed[at + 1] = members ? members[b[edge]!]! : b[edge]!;
    weights[at + 2] = weight[edge]!;
  }
  return packed;
}

/** Puts the edges of a file in order of their records, each pair once, holding about `most` at a time; returns how many there are. */
export function sortEdges(folder: string, count: number, records: number, most: number): number {
  let sorted = 0;
  const into = openNumbers(folder, fileNames.sortedEdges);
  try {
    into.cut(0);
    for (const own of entriesInRanges(folder, fileNames.edges, { width: edgeLength, count, beyond: records, most })) {
      const edges = inOrderOfRecords(unpackEdges(own));
      into.write(sorted * edgeLength, packEdges(edges));
      sorted += edges.count;
    }
  } finally {
    into.close();
  }
  return sorted;
}

function unpackEdges(packed: Uint32Array): Edges {
  const count = packed.length / edgeLength;
  const weights = new Float32Array(packed.buffer, packed.byteOffset, packed.length);
  const edges = { count, a: new Uint32Array(count), b: new Uint32Array(count), weight: new Float32Array(count) };
  for (let edge = 0, at = 0; edge < count; edge++, at += edgeLength) {
    edges.a[edge] = packed[at]!;
    edges.b[edge] = packed[at + 1]!;
    edges.weight[edge] = weights[at + 2]!;
  }
  return edges;
}
