/** Which pairs a run accepts: all within a cluster, each with its own weight; and which it leaves for somebody to look at. */
import type { Linked } from './link-tables.ts';
import { probabilityOf } from './model/model.ts';

/** `probability`: of the pair's own weight, or of the weakest of the surest chain between the two, whichever is greater. */
export type Pair = { readonly a: number; readonly b: number; readonly weight: number; readonly probability: number };

/** Within larger clusters only pairs that were compared are told: a cluster of a thousand has half a million. */
const largestWhole = 100;

/** `plainly`: what is above the threshold and nothing else, where levels, weights or threshold were given. */
export function* acceptedPairs({ edges, clusters, threshold, sourceOf, scorer }: Linked, plainly: boolean): Generator<Pair> {
  if (plainly) {
    for (let edge = 0; edge < edges.count; edge++) {
      if ((edges.weight[edge] as number) >= threshold) yield pairOf(edges.a[edge] as number, edges.b[edge] as number, edges.weight[edge] as number, 0);
    }
    return;
  }
  const members = membersOf(clusters.clusterOf);
  const edgesOf = new Map<number, number[]>();
  for (let edge = 0; edge < edges.count; edge++) {
    const cluster = clusters.clusterOf[edges.a[edge] as number] as number;
    if (cluster !== clusters.clusterOf[edges.b[edge] as number]) continue;
    const own = edgesOf.get(cluster);
    if (own) own.push(edge);
    else edgesOf.set(cluster, [edge]);
  }
  for (const [cluster, records] of members) {
    const own = edgesOf.get(cluster) ?? [];
    if (records.length > largestWhole) {
      for (const edge of own) yield pairOf(edges.a[edge] as number, edges.b[edge] as number, edges.weight[edge] as number, 1);
      continue;
    }
    const chain = surestChains(
      records,
      own.map((edge) => ({ a: edges.a[edge] as number, b: edges.b[edge] as number, weight: edges.weight[edge] as number })),
    );
    for (const [one, a] of records.entries()) {
      for (let two = one + 1; two < records.length; two++) {
        const b = records[two] as number;
        if (sourceOf && sourceOf[a] === sourceOf[b]) continue;
        yield pairOf(a, b, scorer.weigh(a, b, Number.NEGATIVE_INFINITY), probabilityOf(chain(a, b)));
      }
    }
  }
}

export function* nearPairs({ edges, clusters, threshold }: Linked, plainly: boolean): Generator<Pair> {
  for (let edge = 0; edge < edges.count; edge++) {
    const [a, b, weight] = [edges.a[edge] as number, edges.b[edge] as number, edges.weight[edge] as number];
    if (plainly ? weight < threshold : clusters.clusterOf[a] !== clusters.clusterOf[b]) yield pairOf(a, b, weight, 0);
  }
}

const pairOf = (a: number, b: number, weight: number, least: number): Pair => ({ a, b, weight, probability: Math.max(probabilityOf(weight), least) });

/** Clusters of two records and more, by their least record, in its order. */
export function membersOf(clusterOf: Uint32Array): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (let record = 0; record < clusterOf.length; record++) {
    const cluster = clusterOf[record] as number;
    if (cluster === record) continue;
    const own = members.get(cluster);
    if (own) own.push(record);
    else members.set(cluster, [cluster, record]);
  }
  return members;
}

/** Weight of the weakest pair on the chain between two records whose weakest pair is strongest. */
function surestChains(
  records: readonly number[],
  pairs: { readonly a: number; readonly b: number; readonly weight: number }[],
): (a: number, b: number) => number {
  if (records.length === 2) return () => pairs[0]?.weight ?? Number.NEGATIVE_INFINITY;
  const group = new Map(records.map((record) => [record, [record]]));
  const weakest = new Map<string, number>();
  for (const { a, b, weight } of pairs.sort((one, other) => other.weight - one.weight)) {
    const [groupA, groupB] = [group.get(a) as number[], group.get(b) as number[]];
    if (groupA === groupB) continue;
    for (const one of groupA) for (const other of groupB) weakest.set(one < other ? `${one} ${other}` : `${other} ${one}`, weight);
    const joined = [...groupA, ...groupB];
    for (const record of joined) group.set(record, joined);
  }
  return (a, b) => weakest.get(`${a} ${b}`) ?? Number.NEGATIVE_INFINITY;
}
