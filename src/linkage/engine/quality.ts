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

/** What the estimate adds up: whole numbers, so that it is the same in whatever order, and in whatever parts, edges come. */
export type QualitySums = {
  /** Pairs that joins put together, and in millionths how many of them are right. */
  readonly joined: number;
  readonly right: number;
  /** In millionths: probable pairs that were left apart. */
  readonly apart: number;
  /** Edges within clusters: all, and those that met in one pass and in two. */
  readonly met: number;
  readonly once: number;
  readonly twice: number;
};

export const noQuality: QualitySums = { joined: 0, right: 0, apart: 0, met: 0, once: 0, twice: 0 };

export const addQuality = (one: QualitySums, other: QualitySums): QualitySums => ({
  joined: one.joined + other.joined,
  right: one.right + other.right,
  apart: one.apart + other.apart,
  met: one.met + other.met,
  once: one.once + other.once,
  twice: one.twice + other.twice,
});

const millionths = (probability: number): number => Math.round(probability * 1e6);

export function sumQuality(
  edges: Edges,
  { joins, clusterOf }: Clusters,
  timesMet: (a: number, b: number) => number,
  probability: typeof probabilityOf,
): QualitySums {
  let [joined, right, apart, met, once, twice] = [0, 0, 0, 0, 0, 0];
  for (let join = 0; join < joins.count; join++) {
    joined += joins.pairs[join]!;
    right += joins.pairs[join]! * millionths(probability(edges.weight[joins.edge[join]!]!));
  }
  for (let edge = 0; edge < edges.count; edge++) {
    const [a, b] = [edges.a[edge]!, edges.b[edge]!];
    if (clusterOf[a] !== clusterOf[b]) apart += millionths(probability(edges.weight[edge]!));
    else {
      met++;
      const times = timesMet(a, b);
      if (times === 1) once++;
      else if (times === 2) twice++;
    }
  }
  return { joined, right, apart, met, once, twice };
}

/**
 * Precision: every join puts the pairs across it together, right with the probability of its edge. Recall: probable pairs
 * that were left apart, and pairs that no block brought together, by Chao's bound from those met once and twice.
 */
export function qualityOf({ joined, right, apart, met, once, twice }: QualitySums): Quality {
  const neverMet = Math.max(0, met + (once * once) / (2 * Math.max(1, twice)) - Math.max(met, joined));
  if (joined === 0) return { precision: null, recall: null };
  return { precision: right / 1e6 / joined, recall: right / (right + apart + neverMet * 1e6) };
}
