/** Which pairs and clusters the report shows: the surest, those on either side of the line, and those that hold together least. */
import { type Edges, surestFirst } from '../../engine/cluster.ts';
import { clustersOf } from '../accepted-pairs.ts';
import type { Linked } from '../link-tables.ts';

export type Why = 'surest' | 'middle' | 'justAbove' | 'justBelow' | 'byCluster' | 'apart';
export type Chosen = { readonly a: number; readonly b: number; readonly why: Why };

export function choosePairs({ edges, threshold, clusters }: Linked): Chosen[] {
  const isJoined = (edge: number): boolean => clusters.clusterOf[edges.a[edge] as number] === clusters.clusterOf[edges.b[edge] as number];
  const order = heaviestFirst(edges);
  const above = order.filter((edge) => (edges.weight[edge] as number) >= threshold && isJoined(edge));
  const below = order.filter((edge) => (edges.weight[edge] as number) < threshold);
  const chosen: Chosen[] = [];
  const take = (edge: number | undefined, why: Why): void => {
    if (edge === undefined) return;
    const [a, b] = [edges.a[edge] as number, edges.b[edge] as number];
    if (!chosen.some((own) => own.a === a && own.b === b)) chosen.push({ a, b, why });
  };
  take(above[0], 'surest');
  take(above[above.length >> 1], 'middle');
  for (const edge of above.slice(-3).reverse()) take(edge, 'justAbove');
  for (const edge of below.filter((own) => !isJoined(own)).slice(0, 3)) take(edge, 'justBelow');
  for (const edge of below.filter(isJoined).slice(-2)) take(edge, 'byCluster');
  for (const edge of order.filter((own) => (edges.weight[own] as number) >= threshold && !isJoined(own)).slice(0, 2)) take(edge, 'apart');
  return chosen;
}

/** Edges by weight, heaviest first; equal weights in order of records. */
export const heaviestFirst = (edges: Edges): Uint32Array => surestFirst(edges, Number.NEGATIVE_INFINITY);

export type Loose = { readonly records: readonly number[]; readonly density: number };

const shownClusters = 10;

/** Clusters of three and more of whose pairs the fewest stand above the threshold by themselves. */
export function chooseClusters({ edges, threshold, clusters }: Linked): Loose[] {
  const strong = new Uint32Array(clusters.clusterOf.length);
  for (let edge = 0; edge < edges.count; edge++) {
    const cluster = clusters.clusterOf[edges.a[edge] as number] as number;
    if ((edges.weight[edge] as number) >= threshold && cluster === clusters.clusterOf[edges.b[edge] as number]) strong[cluster]!++;
  }
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
