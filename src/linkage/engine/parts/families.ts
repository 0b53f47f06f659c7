/** Records that hang together, shared out to parts: what stands in one part has nothing to do with what stands in another. */
import type { Edges } from '../cluster.ts';
import type { Pairing, Schema } from '../schema.ts';
import { sortByKey } from '../sort.ts';
import type { PartOfEdges } from './cluster-part.ts';
import { forEachEdge } from './edge-file.ts';
import { type NumberFile, withNumbers } from './record-files.ts';
import { columnReader } from './window.ts';

/** Records that hang together: the least one of each family stands for it. */
export type Families = {
  /** By record: the least record of its family. */
  readonly leastOf: Uint32Array;
  /** By the least record: how many there are; later, the place of the next of them. */
  readonly next: Uint32Array;
  /** By the least record: the part in which its family stands, from 1 on; 0 for who stands alone. */
  readonly partOf: Uint32Array;
  /** By record: its cluster, itself to begin with; while a part is gathered, its place there. */
  readonly clusterOf: Uint32Array;
  readonly largest: number;
};

/** They hang together by edges of the weight `least` and more, or as groups of the schema. */
export function findFamilies(
  schema: Pairing & Pick<Schema, 'group'>,
  folder: string,
  edges: { readonly name: string; readonly count: number },
  least = Number.NEGATIVE_INFINITY,
): Families {
  const { count, group } = schema;
  const leastOf = Uint32Array.from({ length: count }, (_, record) => record);
  const find = (record: number): number => {
    let at = record;
    while (leastOf[at] !== at) {
      leastOf[at] = leastOf[leastOf[at]!]!;
      at = leastOf[at]!;
    }
    return at;
  };
  const join = (a: number, b: number): void => {
    const [one, other] = [find(a), find(b)];
    leastOf[Math.max(one, other)] = Math.min(one, other);
  };
  withNumbers(folder, edges.name, (file) =>
    forEachEdge(file, edges.count, (a, b, weight) => {
      if (weight >= least) join(a, b);
    }),
  );
  if (group) {
    const firstOf = new Map<number, number>();
    for (const [record, own] of columnReader(schema, folder)(group).entries()) {
      if (own === 0) continue;
      const first = firstOf.get(own);
      if (first === undefined) firstOf.set(own, record);
      else join(first, record);
    }
  }
  const next = new Uint32Array(count);
  for (let record = 0; record < count; record++) next[(leastOf[record] = find(record))]!++;
  const largest = next.reduce((most, size) => Math.max(most, size), 0);
  return { leastOf, next, partOf: new Uint32Array(count), clusterOf: leastOf.map((_, record) => record), largest };
}

/** Gives each family a part and its first place there; returns how many parts there are. */
export function shareOut({ next, partOf }: Families, capacity: number): number {
  let [part, filled] = [0, capacity];
  for (let record = 0; record < next.length; record++) {
    const size = next[record]!;
    if (size < 2) continue; // stands alone, or stands with a lesser record
    if (filled + size > capacity) [part, filled] = [part + 1, 0];
    partOf[record] = part;
    next[record] = filled;
    filled += size;
  }
  return part;
}

/** Records of a part by place, family after family, each in order of records; and where families begin. */
export function placesOf({ leastOf, next, partOf, clusterOf }: Families, part: number): { readonly members: Uint32Array; readonly starts: readonly number[] } {
  const starts: number[] = [];
  let count = 0;
  for (let record = 0; record < leastOf.length; record++) {
    const least = leastOf[record]!;
    if (partOf[least] !== part) continue;
    if (record === least) starts.push(next[least]!);
    clusterOf[record] = next[least]!++;
    count++;
  }
  const members = new Uint32Array(count);
  for (let record = 0; record < leastOf.length; record++) if (partOf[leastOf[record]!] === part) members[clusterOf[record]!] = record;
  return { members, starts };
}

/** Edges within the families of a part, by place. */
export function edgesOf(file: NumberFile, count: number, { leastOf, partOf, clusterOf }: Families, part: number): Edges {
  const own = { count: 0, a: new Uint32Array(1024), b: new Uint32Array(1024), weight: new Float32Array(1024) };
  forEachEdge(file, count, (a, b, weight) => {
    if (partOf[leastOf[a]!] !== part || leastOf[a] !== leastOf[b]) return;
    if (own.count === own.a.length) {
      own.a = longer(own.a, new Uint32Array(own.count * 2));
      own.b = longer(own.b, new Uint32Array(own.count * 2));
      own.weight = longer(own.weight, new Float32Array(own.count * 2));
    }
    own.a[own.count] = clusterOf[a]!;
    own.b[own.count] = clusterOf[b]!;
    own.weight[own.count++] = weight;
  });
  return own;
}

function longer<T extends Uint32Array | Float32Array>(own: T, more: T): T {
  more.set(own);
  return more;
}

const placesInJob = 20_000;

/** Jobs of whole families, one after the other. */
export function cutAtFamilies({ count, a, b, weight }: Edges, starts: readonly number[], places: number): PartOfEdges[] {
  const order = sortByKey(a.slice(0, count));
  const jobs: PartOfEdges[] = [];
  let [from, first] = [0, 0];
  for (let family = 1; family <= starts.length; family++) {
    const to = starts[family] ?? places;
    if (to - from < placesInJob && family < starts.length) continue;
    let end = first;
    while (end < count && a[order[end]!]! < to) end++;
    const own = order.subarray(first, end);
    jobs.push({
      from,
      to,
      edges: {
        count: own.length,
        a: own.map((edge) => a[edge]! - from),
        b: own.map((edge) => b[edge]! - from),
        weight: Float32Array.from(own, (edge) => weight[edge]!),
      },
    });
    [from, first] = [to, end];
  }
  return jobs;
}
