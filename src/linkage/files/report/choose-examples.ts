/** Which pairs and clusters the report shows: the surest, those on either side of the line, and those that hold together least. */
import { clustersOf } from '../accepted-pairs.ts';
import type { Edge, EdgeList } from '../edge-list.ts';
import type { Linked } from '../link-tables.ts';

export type Why = 'asked' | 'surest' | 'middle' | 'justAbove' | 'justBelow' | 'byCluster' | 'apart';
export type Chosen = { readonly a: number; readonly b: number; readonly why: Why };

/** `asked` come first. */
export function choosePairs({ edges, threshold, clusters }: Linked, asked: readonly Pick<Edge, 'a' | 'b'>[]): Chosen[] {
  const isJoined = ({ a, b }: Edge): boolean => clusters.clusterOf[a] === clusters.clusterOf[b];
  const above = ranked(edges, (edge) => edge.weight >= threshold && isJoined(edge));
  const below = ranked(edges, (edge) => edge.weight < threshold && !isJoined(edge));
  const joinedBelow = ranked(edges, (edge) => edge.weight < threshold && isJoined(edge));
  const apart = ranked(edges, (edge) => edge.weight >= threshold && !isJoined(edge));
  const chosen: Chosen[] = [];
  const take = (edge: Pick<Edge, 'a' | 'b'> | undefined, why: Why): void => {
    if (edge && !chosen.some((own) => own.a === edge.a && own.b === edge.b)) chosen.push({ a: edge.a, b: edge.b, why });
  };
  for (const pair of asked) take(pair, 'asked');
  take(above.at(0), 'surest');
  take(above.at(above.count >> 1), 'middle');
  for (let rank = above.count - 1; rank >= Math.max(0, above.count - 3); rank--) take(above.at(rank), 'justAbove');
  for (let rank = 0; rank < 3; rank++) take(below.at(rank), 'justBelow');
  for (let rank = Math.max(0, joinedBelow.count - 2); rank < joinedBelow.count; rank++) take(joinedBelow.at(rank), 'byCluster');
  for (let rank = 0; rank < 2; rank++) take(apart.at(rank), 'apart');
  return chosen;
}

/** Some edges by weight, heaviest first, equal weights in order of records; `undefined` beyond the last. */
function ranked(edges: EdgeList, takes: (edge: Edge) => boolean): { readonly count: number; at(rank: number): Pick<Edge, 'a' | 'b'> | undefined } {
  let count = 0;
  for (const edge of edges) if (takes(edge)) count++;
  const weights = new Float32Array(count);
  let filled = 0;
  for (const edge of edges) if (takes(edge)) weights[filled++] = edge.weight;
  weights.sort().reverse();
  return {
    count,
    at(rank) {
      const weight = weights[rank];
      let left = rank - weights.indexOf(weight as number);
      for (const edge of edges) if (edge.weight === weight && takes(edge) && left-- === 0) return { a: edge.a, b: edge.b };
      return undefined;
    },
  };
}

export type Loose = { readonly records: readonly number[]; readonly density: number };

const shownClusters = 10;

/** Clusters of three and more of whose pairs the fewest stand above the threshold by themselves. */
export function chooseClusters({ edges, threshold, clusters }: Linked): Loose[] {
  const strong = new Uint32Array(clusters.clusterOf.length);
  edges.each((a, b, weight) => {
    const cluster = clusters.clusterOf[a] as number;
    if (weight >= threshold && cluster === clusters.clusterOf[b]) strong[cluster]!++;
  });
  const loosest: Loose[] = [];
  const byDensity = (one: Loose, other: Loose): number =>
    one.density - other.density || other.records.length - one.records.length || (one.records[0] as number) - (other.records[0] as number);
  for (const records of clustersOf(clusters.clusterOf)) {
    const density = (2 * (strong[records[0] as number] as number)) / (records.length * (records.length - 1));
    if (records.length < 3 || density >= 1) continue;
    loosest.push({ records: Array.from(records), density });
    if (loosest.length > 100 * shownClusters) loosest.sort(byDensity).splice(shownClusters);
  }
  return loosest.sort(byDensity).slice(0, shownClusters);
}
