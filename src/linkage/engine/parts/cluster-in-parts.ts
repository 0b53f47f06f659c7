/** Clusters of all records, a part at a time: records that hang together by any edge, or as one group, always stand in one part. */
import type { Conflict, Edges } from '../cluster.ts';
import type { KeptPair } from '../kept-pairs.ts';
import type { LinkResult } from '../link-records.ts';
import { type Model, toldOf } from '../model.ts';
import { rangesOf } from '../pool.ts';
import { addQuality, noQuality, qualityOf } from '../quality.ts';
import type { Schema } from '../schema.ts';
import { sortByKey } from '../sort.ts';
import { type SparseCluster, sparserFirst, toldOnly } from '../sparse-clusters.ts';
import type { PackedPairs, PartOfEdges } from './cluster-part.ts';
import { edgeLength, fileNames, type NumberFile, openNumbers, withNumbers } from './record-files.ts';
import { columnReader, openWindow, type PartNeeds } from './window.ts';

type ClusterNeeds = Pick<PartNeeds, 'pool' | 'folder' | 'withWindow' | 'windows'> & {
  readonly model: Model;
  /** How many there are in their file. */
  readonly edges: number;
};

type Clustered = Pick<LinkResult, 'clusterOf' | 'joined' | 'conflicts' | 'quality' | 'sparsest' | 'kept'>;

/** Killed, it begins anew: by far the most work was done before. */
export async function clusterInParts(needs: ClusterNeeds): Promise<Clustered> {
  const { pool, folder, model, edges } = needs;
  let bound = needs.withWindow(needs.windows.cluster);
  let window = openWindow({ ...needs, ...bound });
  const families = findFamilies(bound.schema, folder, edges);
  if (families.largest > window.capacity) {
    bound = needs.withWindow(families.largest);
    window = openWindow({ ...needs, ...bound });
  }
  const { schema } = bound;
  pool.tell(toldOf(schema, model));
  const parts = shareOut(families, window.capacity);
  const { clusterOf } = families;
  const conflicts: Conflict[] = [];
  let [joined, kept, sums] = [0, 0, noQuality];
  let sparsest: readonly SparseCluster[] = [];
  const width = pairLength(schema.comparisons.length);
  const file = openNumbers(folder, fileNames.kept);
  try {
    file.cut(0);
    for (let part = 1; part <= parts; part++) {
      const { members, starts } = placesOf(families, part);
      const own = withNumbers(folder, fileNames.edges, (all) => edgesOf(all, edges, families, part));
      await window.bring(members, schema.passes.length);
      const jobs = cutAtFamilies(own, starts, members.length);
      const done = await pool.run('cluster', jobs);
      for (const [number, { clusterOf: ofPlace, joined: joins, conflicts: refused, sums: more, sparsest: sparse, kept: pairs }] of done.entries()) {
        const { from } = jobs[number]!;
        for (let place = 0; place < ofPlace.length; place++) clusterOf[members[from + place]!] = members[from + ofPlace[place]!]!;
        for (const { a, b, weight, contradiction } of refused) conflicts.push({ a: members[from + a]!, b: members[from + b]!, weight, contradiction });
        joined += joins;
        sums = addQuality(sums, more);
        sparsest = sparserFirst([...sparsest, ...sparse.map((one) => ({ ...one, cluster: members[from + one.cluster]! }))]);
        file.write(kept * width, packPairs(pairs, width, members.subarray(from)));
        kept += pairs.count;
      }
    }
  } finally {
    file.close();
  }
  conflicts.sort((one, other) => one.a - other.a || one.b - other.b);
  return {
    clusterOf,
    joined,
    conflicts,
    quality: qualityOf(sums),
    sparsest: toldOnly(sparsest),
    kept: () => readPairs(folder, kept, schema.comparisons.length),
  };
}

/** Records that hang together: the least one of each family stands for it. */
type Families = {
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

function findFamilies(schema: Schema, folder: string, edges: number): Families {
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
  withNumbers(folder, fileNames.edges, (file) => forEachEdge(file, edges, join));
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
function shareOut({ next, partOf }: Families, capacity: number): number {
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
function placesOf({ leastOf, next, partOf, clusterOf }: Families, part: number): { readonly members: Uint32Array; readonly starts: readonly number[] } {
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

/** Edges within a part, by place. */
function edgesOf(file: NumberFile, count: number, { leastOf, partOf, clusterOf }: Families, part: number): Edges {
  const own = { count: 0, a: new Uint32Array(1024), b: new Uint32Array(1024), weight: new Float32Array(1024) };
  forEachEdge(file, count, (a, b, weight) => {
    if (partOf[leastOf[a]!] !== part) return;
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

const edgesAtOnce = 1 << 16;

function forEachEdge(file: NumberFile, count: number, visit: (a: number, b: number, weight: number) => void): void {
  const records = new Uint32Array(edgesAtOnce * edgeLength);
  const weights = new Float32Array(records.buffer);
  for (const { from, to } of rangesOf(count, edgesAtOnce)) {
    file.read(from * edgeLength, records.subarray(0, (to - from) * edgeLength));
    for (let at = 0; at < (to - from) * edgeLength; at += edgeLength) visit(records[at]!, records[at + 1]!, weights[at + 2]!);
  }
}

const placesInJob = 20_000;

/** Jobs of whole families, one after the other. */
function cutAtFamilies({ count, a, b, weight }: Edges, starts: readonly number[], places: number): PartOfEdges[] {
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

/** A kept pair in its file: two records, the bits of its weight, whether it joined, and its levels. */
const pairLength = (comparisons: number): number => 4 + Math.ceil(comparisons / 4);

function packPairs({ count, a, b, weight, accepted, levels }: PackedPairs, width: number, members: Uint32Array): Uint32Array {
  const packed = new Uint32Array(count * width);
  const [weights, bytes] = [new Float32Array(packed.buffer), new Uint8Array(packed.buffer)];
  const comparisons = count === 0 ? 0 : levels.length / count;
  for (let pair = 0, at = 0; pair < count; pair++, at += width) {
    packed[at] = members[a[pair]!]!;
    packed[at + 1] = members[b[pair]!]!;
    weights[at + 2] = weight[pair]!;
    packed[at + 3] = accepted[pair]!;
    bytes.set(levels.subarray(pair * comparisons, (pair + 1) * comparisons), (at + 4) * 4);
  }
  return packed;
}

const pairsAtOnce = 4096;

function* readPairs(folder: string, count: number, comparisons: number): Generator<KeptPair> {
  const width = pairLength(comparisons);
  const pair: KeptPair = { a: 0, b: 0, weight: 0, accepted: false, levels: new Uint8Array(comparisons) };
  const numbers = new Uint32Array(pairsAtOnce * width);
  const [weights, bytes] = [new Float32Array(numbers.buffer), new Uint8Array(numbers.buffer)];
  for (const { from, to } of rangesOf(count, pairsAtOnce)) {
    withNumbers(folder, fileNames.kept, (file) => file.read(from * width, numbers.subarray(0, (to - from) * width)));
    for (let at = 0; at < (to - from) * width; at += width) {
      pair.a = numbers[at]!;
      pair.b = numbers[at + 1]!;
      pair.weight = weights[at + 2]!;
      pair.accepted = numbers[at + 3] === 1;
      pair.levels.set(bytes.subarray((at + 4) * 4, (at + 4) * 4 + comparisons));
      yield pair;
    }
  }
}
