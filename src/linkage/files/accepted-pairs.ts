/** Which pairs a run accepts: all within a cluster, each with its own weight; and which it leaves for somebody to look at. */
import type { Edges } from '../engine/cluster.ts';
import { sortTogether } from '../engine/sort.ts';
import type { EdgeList } from './edge-list.ts';
import type { Linked } from './link-tables.ts';
import { probabilityOf } from './model/model.ts';

/** `probability`: of the pair's own weight, or of the weakest of the surest chain between the two, whichever is greater. */
export type Pair = { readonly a: number; readonly b: number; readonly weight: number; readonly probability: number };

/** Within larger clusters only pairs that were compared are told: a cluster of a thousand has half a million. */
const largestWhole = 100;

export type Joined = {
  readonly edges: Edges;
  readonly clusterOf: Uint32Array;
  readonly sourceOf: Uint16Array | undefined;
  weigh(a: number, b: number): number;
};

/** In the order of clusters by their least records. */
export function* pairsOfClusters({ edges, clusterOf, sourceOf, weigh }: Joined): Generator<Pair> {
  for (const { records, own } of clustersWithEdges(edges, clusterOf)) {
    if (records.length > largestWhole) {
      for (const edge of own) yield pairOf(edges.a[edge] as number, edges.b[edge] as number, edges.weight[edge] as number, 1);
      continue;
    }
    const chain = surestChains(records, own, edges);
    for (const [one, a] of records.entries()) {
      for (let two = one + 1; two < records.length; two++) {
        const b = records[two] as number;
        if (sourceOf && sourceOf[a] === sourceOf[b]) continue;
        yield pairOf(a, b, weigh(a, b), probabilityOf(chain(a, b)));
      }
    }
  }
}

/** What is above the threshold and nothing else, where levels, weights or threshold were given. */
export function* pairsAbove(edges: EdgeList, threshold: number): Generator<Pair> {
  for (const { a, b, weight } of edges) if (weight >= threshold) yield pairOf(a, b, weight, 0);
}

/** What stayed apart; `plainly`, what is below the threshold. */
export function* nearPairs({ edges, clusters, threshold }: Pick<Linked, 'edges' | 'clusters' | 'threshold'>, plainly: boolean): Generator<Pair> {
  for (const { a, b, weight } of edges) {
    if (plainly ? weight < threshold : clusters.clusterOf[a] !== clusters.clusterOf[b]) yield pairOf(a, b, weight, 0);
  }
}

const pairOf = (a: number, b: number, weight: number, least: number): Pair => ({ a, b, weight, probability: Math.max(probabilityOf(weight), least) });

/** Records of each cluster of two and more, in the order of their least records. */
export function* clustersOf(clusterOf: Uint32Array): Generator<Uint32Array> {
  const sizes = new Uint32Array(clusterOf.length);
  for (const cluster of clusterOf) sizes[cluster]!++;
  let linked = 0;
  for (const size of sizes) if (size > 1) linked += size;
  const [keys, members] = [new Uint32Array(linked), new Uint32Array(linked)];
  for (let record = 0, at = 0; record < clusterOf.length; record++) {
    const cluster = clusterOf[record] as number;
    if (sizes[cluster] === 1) continue;
    keys[at] = cluster;
    members[at++] = record;
  }
  const { records } = sortTogether(keys, members);
  for (let from = 0; from < linked; ) {
    const to = from + (sizes[clusterOf[records[from] as number] as number] as number);
    yield records.subarray(from, to);
    from = to;
  }
}

/** The same with the edges within each. */
function* clustersWithEdges(edges: Edges, clusterOf: Uint32Array): Generator<{ readonly records: Uint32Array; readonly own: Uint32Array }> {
  let within = 0;
  const isWithin = (edge: number): boolean => clusterOf[edges.a[edge] as number] === clusterOf[edges.b[edge] as number];
  for (let edge = 0; edge < edges.count; edge++) if (isWithin(edge)) within++;
  const [keys, numbers] = [new Uint32Array(within), new Uint32Array(within)];
  for (let edge = 0, at = 0; edge < edges.count; edge++) {
    if (!isWithin(edge)) continue;
    keys[at] = clusterOf[edges.a[edge] as number] as number;
    numbers[at++] = edge;
  }
  const sorted = sortTogether(keys, numbers);
  let from = 0;
  for (const records of clustersOf(clusterOf)) {
    let to = from;
    while (to < within && sorted.keys[to] === records[0]) to++;
    yield { records, own: sorted.records.subarray(from, to) };
    from = to;
  }
}

/** Weight of the weakest pair on the chain between two records whose weakest pair is strongest. */
function surestChains(records: Uint32Array, own: Uint32Array, { a, b, weight }: Edges): (a: number, b: number) => number {
  if (records.length === 2) return () => (own.length === 0 ? Number.NEGATIVE_INFINITY : (weight[own[0] as number] as number));
  const group = new Map(Array.from(records, (record) => [record, [record]]));
  const weakest = new Map<string, number>();
  for (const edge of own.toSorted((one, other) => (weight[other] as number) - (weight[one] as number) || one - other)) {
    const [groupA, groupB] = [group.get(a[edge] as number) as number[], group.get(b[edge] as number) as number[]];
    if (groupA === groupB) continue;
    for (const one of groupA) for (const other of groupB) weakest.set(one < other ? `${one} ${other}` : `${other} ${one}`, weight[edge] as number);
    const joined = [...groupA, ...groupB];
    for (const record of joined) group.set(record, joined);
  }
  return (one, other) => weakest.get(`${one} ${other}`) ?? Number.NEGATIVE_INFINITY;
}
