/** Clusters of the records of a part: of whole families, so that no other record has a say. */
import { timesMet } from '../engine/blocks.ts';
import type { Edges } from '../engine/cluster.ts';
import type { Weights } from '../engine/model.ts';
import type { PartOfEdges } from '../engine/parts/cluster-part.ts';
import type { Pairing } from '../engine/schema.ts';
import { weigher } from '../engine/score.ts';
import { pairsOfClusters } from './accepted-pairs.ts';
import { clusterPairs, type JoinedRecords } from './cluster.ts';
import type { Met } from './model/threshold.ts';

export type Joining = { readonly threshold: number; readonly oneToOne: boolean; readonly plainly: boolean };
export type Families = PartOfEdges & Joining;

/** By place in the window, from the beginning of the part on. */
export type JoinedFamilies = JoinedRecords & Met & { readonly accepted: PackedPairs };
export type PackedPairs = {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly weight: Float64Array;
  readonly probability: Float64Array;
};

type AtHand = {
  readonly pairing: Pairing;
  readonly sourceOf: Uint16Array | undefined;
  readonly known: Uint32Array;
  readonly weights: Weights;
  readonly blockOf: Int32Array;
};

export function joinFamilies({ pairing, sourceOf, known, weights, blockOf }: AtHand, { from, to, edges, ...joining }: Families): JoinedFamilies {
  const scorer = weigher(pairing, known, weights);
  const weigh = (a: number, b: number): number => scorer.weigh(from + a, from + b);
  const own = sourceOf?.subarray(from, to);
  const joined = clusterPairs({ ...joining, records: to - from, sourceOf: own, weigh }, edges);
  const accepted = joining.plainly ? [] : pairsOfClusters({ edges, clusterOf: joined.clusterOf, sourceOf: own, weigh });
  const met = countMet(edges, joining.threshold, (a, b) => timesMet({ blockOf, passes: pairing.passes }, from + a, from + b));
  return { ...joined, ...met, accepted: packPairs(accepted) };
}

/** `times`: in how many passes two records meet. */
export function countMet(edges: Edges, threshold: number, times: (a: number, b: number) => number): Met {
  let [met, once, twice] = [0, 0, 0];
  for (let edge = 0; edge < edges.count; edge++) {
    if (edges.weight[edge]! < threshold) continue;
    const own = times(edges.a[edge]!, edges.b[edge]!);
    met++;
    if (own === 1) once++;
    else if (own === 2) twice++;
  }
  return { met, once, twice };
}

function packPairs(pairs: Iterable<{ readonly a: number; readonly b: number; readonly weight: number; readonly probability: number }>): PackedPairs {
  const [a, b, weight, probability]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const pair of pairs) {
    a.push(pair.a);
    b.push(pair.b);
    weight.push(pair.weight);
    probability.push(pair.probability);
  }
  return { a: Uint32Array.from(a), b: Uint32Array.from(b), weight: Float64Array.from(weight), probability: Float64Array.from(probability) };
}
