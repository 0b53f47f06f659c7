/** Precision and recall that a run expects of itself, and the threshold that follows, from probabilities alone: no labels. */
import type { Clusters, Edges } from './cluster.ts';
import { matchProbabilities } from './expectation.ts';
import type { Model, probabilityOf } from './model.ts';
import type { Schema } from './schema.ts';
import { oddsOfModel, type Trained } from './train.ts';

/** Expected shares over pairs of records; null where there is no pair to speak of. */
export type Quality = { readonly precision: number | null; readonly recall: number | null };

/** The least weight from which on pairs are sure enough, each and together. */
export function chooseThreshold(schema: Schema, { model, candidates }: Trained): Model {
  const { leastProbability, leastPrecision, mostThreshold } = schema.decision;
  const probabilities = matchProbabilities(candidates, oddsOfModel(schema, model));
  const sure = Uint32Array.from(probabilities.keys())
    .filter((entry) => probabilities[entry]! > 0.5)
    .sort((one, other) => probabilities[other]! - probabilities[one]! || one - other);
  let [seen, right, least] = [0, 0, 1];
  for (const entry of sure) {
    const probability = probabilities[entry]!;
    seen += candidates.times[entry]!;
    right += candidates.times[entry]! * probability;
    if (probability < leastProbability || right / seen < leastPrecision) break;
    least = probability;
  }
  const probability = sure.length === 0 || least === 1 ? leastProbability : Math.max(leastProbability, least);
  return { ...model, threshold: Math.min(mostThreshold, Math.log2(probability / (1 - probability))) };
}

/**
 * Precision: every join puts the pairs across it together, right with the probability of its edge. Recall: probable pairs
 * that were left apart, and pairs that no block brought together, by Chao's bound from those met once and twice.
 */
export function estimateQuality(edges: Edges, clusters: Clusters, timesMet: (a: number, b: number) => number, probability: typeof probabilityOf): Quality {
  let [joined, right, apart, once, twice, met] = [0, 0, 0, 0, 0, 0];
  const { joins } = clusters;
  for (let join = 0; join < joins.count; join++) {
    joined += joins.pairs[join]!;
    right += joins.pairs[join]! * probability(edges.weight[joins.edge[join]!]!);
  }
  for (let edge = 0; edge < edges.count; edge++) {
    const [a, b] = [edges.a[edge]!, edges.b[edge]!];
    if (clusters.clusterOf[a] !== clusters.clusterOf[b]) apart += probability(edges.weight[edge]!);
    else {
      met++;
      const times = timesMet(a, b);
      if (times === 1) once++;
      else if (times === 2) twice++;
    }
  }
  const neverMet = Math.max(0, met + (once * once) / (2 * Math.max(1, twice)) - Math.max(met, joined));
  if (joined === 0) return { precision: null, recall: null };
  return { precision: right / joined, recall: right / (right + apart + neverMet) };
}
