/** Where to draw the line, and how well the run expects to have done, from probabilities alone: no labels. */
import type { Clusters } from '../cluster.ts';
import type { EdgeList } from '../edge-list.ts';
import { probabilityOf } from './model.ts';

/** A share with the interval in which it lies if all weights are up to `doubt` bits too high or too low. */
export type Estimate = { readonly value: number; readonly from: number; readonly to: number };
export type Quality = { readonly precision: Estimate | null; readonly recall: Estimate | null };

/** The weight from which on F1 is highest, by the probabilities themselves. `weights`: heaviest first. */
export function chooseThreshold(weights: Float32Array): number {
  const all = weights.reduce((sum, weight) => sum + probabilityOf(weight), 0);
  let [best, threshold, right] = [0, 0, 0];
  for (let at = 0; at < weights.length; at++) {
    right += probabilityOf(weights[at] as number);
    const f1 = (2 * right) / (at + 1 + all);
    if (f1 > best) [best, threshold] = [f1, weights[at] as number];
  }
  return weights.length === 0 ? 0 : Math.max(-1, Math.min(4, threshold));
}

/** On thirty made-up sets of people, companies, papers and products that nothing was tuned on, truths lay so far off. */
const doubt = 2.5;

/** Pairs above the threshold: all, those that met in one pass, in two. */
export type Met = { readonly met: number; readonly once: number; readonly twice: number };

/** Pairs, weights so many bits higher: those taken, and how many of these and of the others are right. */
type Counted = { readonly odds: number /** How far the cluster speaks for its pairs. */; readonly chain: number; taken: number; right: number; left: number };

/**
 * Pairs within a cluster that say little for themselves are as probable as they are, at worst, or as the weakest pair that joined
 * the cluster, at best; the estimate lies half-way. Where files hold nobody twice, whoever has a partner has lost no other.
 *
 * Recall counts probable pairs that were left apart, and those that no block brought together: by Chao's bound from those met once and twice, or as imagined.
 */
export function estimateQuality(edges: EdgeList, clusters: Clusters, { met, once, twice }: Met, lost: number, sourceOf: Uint16Array | undefined): Quality {
  const [own, low, high] = [0, -doubt, doubt].map((bits) => ({ odds: 2 ** -bits, chain: 0.5 + bits / (2 * doubt), taken: 0, right: 0, left: 0 })) as [
    Counted,
    Counted,
    Counted,
  ];
  const partners = clusters.oneToOne && sourceOf ? sourcesOf(clusters.clusterOf, sourceOf) : undefined;
  edges.each((a, b, weight) => {
    const odds = 2 ** -weight;
    const [clusterA, clusterB] = [clusters.clusterOf[a] as number, clusters.clusterOf[b] as number];
    const isJoined = clusterA === clusterB;
    if (!isJoined && partners && ((partners[clusterA] as number) & (partners[clusterB] as number)) !== 0) return;
    const chained = isJoined ? 2 ** -(clusters.weakest[clusterA] as number) : odds;
    for (const counted of [own, low, high]) {
      const probability = 1 / (1 + odds * counted.odds);
      if (isJoined) {
        counted.taken++;
        counted.right += chained < odds ? probability + counted.chain * (1 / (1 + chained * counted.odds) - probability) : probability;
      } else counted.left += probability;
    }
  });
  const never = Math.max(met === 0 ? 0 : (once * once) / (2 * Math.max(1, twice)), (met * lost) / (1 - Math.min(0.9, lost)));
  if (own.taken === 0) return { precision: null, recall: null };
  const recall = ({ right, left }: Counted, unmet: number) => right / (right + left + unmet * (right / own.taken));
  // those never met may be none; and as many again as the model knows to be lost may be lost in ways of which it knows nothing
  const least = Math.min(recall(low, never), recall(high, never));
  const most = Math.max(recall(low, 0), recall(high, 0));
  const ofAll = (own.right + 2) / (own.taken + 4); // as Agresti and Coull, so that of few pairs none is certain
  const error = 1.96 * Math.sqrt((ofAll * (1 - ofAll)) / (own.taken + 4));
  return {
    precision: { value: own.right / own.taken, from: Math.max(0, low.right / own.taken - error), to: Math.min(1, high.right / own.taken + error) },
    recall: {
      value: recall(own, never),
      from: Math.max(0, least / (2 - least) - error),
      to: Math.min(1, most + error),
    },
  };
}

/** By cluster: bits of the files of its records. */
function sourcesOf(clusterOf: Uint32Array, sourceOf: Uint16Array): Int32Array {
  const sources = new Int32Array(clusterOf.length);
  for (const [record, cluster] of clusterOf.entries()) sources[cluster]! |= 1 << ((sourceOf[record] as number) % 32);
  return sources;
}
