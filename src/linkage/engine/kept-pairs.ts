/** The pairs worth keeping: those that joined two clusters, and near or refused ones between clusters that stayed apart. */
import type { Clusters, Edges } from './cluster.ts';

/** One object for all pairs, filled anew for each; so are its levels, one a comparison. */
export type KeptPair = { a: number; b: number; weight: number; accepted: boolean; levels: Uint8Array };

/** In order of records. A cluster of n records keeps n - 1 pairs: the proof why it hangs together. */
export function* keptPairs(edges: Edges, { joins, clusterOf }: Clusters, levelsOf: (a: number, b: number) => Uint8Array): Generator<KeptPair> {
  const isAccepted = new Uint8Array(edges.count);
  for (let join = 0; join < joins.count; join++) isAccepted[joins.edge[join]!] = 1;
  const pair: KeptPair = { a: 0, b: 0, weight: 0, accepted: false, levels: new Uint8Array() };
  for (let edge = 0; edge < edges.count; edge++) {
    const [a, b] = [edges.a[edge]!, edges.b[edge]!];
    if (isAccepted[edge] === 0 && clusterOf[a] === clusterOf[b]) continue;
    pair.a = a;
    pair.b = b;
    pair.weight = edges.weight[edge]!;
    pair.accepted = isAccepted[edge] === 1;
    pair.levels = levelsOf(a, b);
    yield pair;
  }
}
