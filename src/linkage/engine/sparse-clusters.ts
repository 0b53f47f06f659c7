/** Clusters that hang together by few of their pairs: where an error joined two things, it stands among these. */
import type { Edges } from './cluster.ts';

export type SparseCluster = {
  /** Its least record. */
  readonly cluster: number;
  readonly records: number;
  /** Pairs at or above the threshold, of all pairs of its records. */
  readonly density: number;
  /** Weight of the weakest of those pairs, in bits. */
  readonly weakest: number;
  /** Of those pairs, how many hold it together alone: without one of them it falls apart. */
  readonly bridges: number;
};

const told = 20;

const inOrder = (one: SparseCluster, other: SparseCluster): number => one.density - other.density || other.records - one.records || one.weakest - other.weakest;

/** The sparsest first; of equal ones the larger, then that of the weaker pair. All that equal the last one told are kept: other parts may number them otherwise. */
export function sparserFirst(clusters: readonly SparseCluster[]): SparseCluster[] {
  const sorted = clusters.toSorted((one, other) => inOrder(one, other) || one.cluster - other.cluster);
  const last = sorted[told - 1];
  return last ? sorted.filter((one) => inOrder(one, last) <= 0) : sorted;
}

/** The last word, when clusters bear the numbers of records. */
export const toldOnly = (sorted: readonly SparseCluster[]): SparseCluster[] => sorted.slice(0, told);

/** Of three records or more. A cluster that was one thing before is as sparse as its edges, whoever decided on it. */
export function sparsestClusters(edges: Edges, clusterOf: Uint32Array, threshold: number): SparseCluster[] {
  const [records, pairs] = [new Uint32Array(clusterOf.length), new Uint32Array(clusterOf.length)];
  const weakest = new Float32Array(clusterOf.length).fill(Number.POSITIVE_INFINITY);
  for (const cluster of clusterOf) records[cluster]!++;
  const isWithin = (edge: number): boolean => edges.weight[edge]! >= threshold && clusterOf[edges.a[edge]!] === clusterOf[edges.b[edge]!];
  for (let edge = 0; edge < edges.count; edge++) {
    if (!isWithin(edge)) continue;
    const cluster = clusterOf[edges.a[edge]!]!;
    pairs[cluster]!++;
    weakest[cluster] = Math.min(weakest[cluster]!, edges.weight[edge]!);
  }
  let found: SparseCluster[] = [];
  for (let cluster = 0; cluster < records.length; cluster++) {
    const size = records[cluster]!;
    const density = size < 3 ? 1 : pairs[cluster]! / ((size * (size - 1)) / 2);
    if (density === 1 || pairs[cluster] === 0) continue;
    found.push({ cluster, records: size, density, weakest: weakest[cluster]!, bridges: 0 });
    if (found.length > enough) found = sparserFirst(found);
  }
  const sparsest = sparserFirst(found);
  const own = new Map(sparsest.map(({ cluster }) => [cluster, [] as (readonly [number, number])[]]));
  for (let edge = 0; edge < edges.count; edge++) if (isWithin(edge)) own.get(clusterOf[edges.a[edge]!]!)?.push([edges.a[edge]!, edges.b[edge]!]);
  return sparsest.map((one) => ({ ...one, bridges: bridgesAmong(own.get(one.cluster)!) }));
}

/** So many are held before the sparsest of them are chosen. */
const enough = 10_000;

/**
 * Edges without which what they join falls apart: a walk in depth numbers the nodes, and an edge down to a node is a bridge when from
 * there on no other edge leads back above it.
 */
export function bridgesAmong(pairs: readonly (readonly [number, number])[]): number {
  const edgesOf = new Map<number, number[]>();
  for (const [edge, ends] of pairs.entries()) for (const end of ends) edgesOf.set(end, [...(edgesOf.get(end) ?? []), edge]);
  const [order, highest] = [new Map<number, number>(), new Map<number, number>()];
  const reached = (node: number, place: number): void => void highest.set(node, Math.min(place, highest.get(node) ?? place));
  let bridges = 0;
  for (const start of edgesOf.keys()) {
    if (order.has(start)) continue;
    const path = [{ node: start, by: -1, next: 0 }];
    order.set(start, order.size);
    reached(start, order.get(start)!);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { node, by } = top;
      const edge = edgesOf.get(node)![top.next++];
      if (edge === undefined) {
        path.pop();
        const above = path.at(-1)?.node;
        if (above === undefined) continue;
        reached(above, highest.get(node)!);
        if (highest.get(node)! > order.get(above)!) bridges++;
      } else if (edge !== by) {
        const [one, two] = pairs[edge]!;
        const other = one === node ? two : one;
        if (order.has(other)) reached(node, order.get(other)!);
        else {
          order.set(other, order.size);
          reached(other, order.get(other)!);
          path.push({ node: other, by: edge, next: 0 });
        }
      }
    }
  }
  return bridges;
}
