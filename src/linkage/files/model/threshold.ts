/** Where to draw the line, and how well the run expects to have done, from probabilities alone: no labels. */
import type { Clusters } from '../cluster.ts';
import type { EdgeList } from '../edge-list.ts';
import { mostCaution } from './caution.ts';
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

/** `lost`: share of pairs that no block brings together, as imagined; `caution`: bits that weights may be too low by, beside the usual doubt. */
type Beside = { readonly lost: number; readonly caution: number; readonly sourceOf: Uint16Array | undefined };

/** Pairs above the threshold: all, those that met in one pass, in two. */
export type Met = { readonly met: number; readonly once: number; readonly twice: number };

/** Pairs, weights so many bits higher: those taken, and how many of these and of the others are right. */
type Counted = {
  readonly odds: number;
  readonly oddsLeft: number;
  /** How far the cluster speaks for its pairs. */
  readonly chain: number;
  taken: number;
  right: number;
  left: number;
  /** Variance of `left`: pairs across the same two clusters are right or wrong together. */
  spread: number;
};

/**
 * Pairs within a cluster that say little for themselves are as probable as they are, at worst, or as the weakest pair that joined
 * the cluster, at best; the estimate lies half-way.
 *
 * Recall counts probable pairs that were left apart, and those that no block brought together: by Chao's bound from those met once and twice, or as imagined.
 * Where no column bears another out, it is not known, and weights are twice as doubtful. Where files hold nobody twice, whoever has a partner has lost no other, and two who are without one are likelier one thing than their weight says.
 */
export function estimateQuality(edges: EdgeList, clusters: Clusters, { met, once, twice }: Met, { lost, caution, sourceOf }: Beside): Quality {
  const unknown = Math.min(1, caution / mostCaution);
  const counted = (bits: number, chain: number, bitsLeft = bits): Counted => ({
    odds: 2 ** -bits,
    oddsLeft: 2 ** -bitsLeft,
    chain,
    taken: 0,
    right: 0,
    left: 0,
    spread: 0,
  });
  const [own, low, high] = [counted(0, 0.5, caution / 2), counted(-doubt * (1 + unknown), 0), counted(doubt + caution, 1)];
  const sizes = sizesOf(clusters.clusterOf);
  const single = clusters.oneToOne && sourceOf ? withoutPartner(edges, clusters, sourceOf) : undefined;
  edges.each((a, b, weight) => {
    const odds = 2 ** -weight;
    const [clusterA, clusterB] = [clusters.clusterOf[a] as number, clusters.clusterOf[b] as number];
    const isJoined = clusterA === clusterB;
    if (!isJoined && single && !single.areBoth(a, b)) return;
    const chained = isJoined ? 2 ** -(clusters.weakest[clusterA] as number) : odds;
    for (const counted of [own, low, high]) {
      const probability = 1 / (1 + odds * counted.odds);
      if (isJoined) {
        counted.taken++;
        counted.right += chained < odds ? probability + counted.chain * (1 / (1 + chained * counted.odds) - probability) : probability;
      } else {
        const left = single ? single.probabilityOf(a, b, weight, counted.oddsLeft) : 1 / (1 + odds * counted.oddsLeft);
        counted.left += left;
        counted.spread += left * (1 - left) * (sizes[clusterA] as number) * (sizes[clusterB] as number);
      }
    }
  });
  const never = Math.max(met === 0 ? 0 : (once * once) / (2 * Math.max(1, twice)), (met * lost) / (1 - Math.min(0.9, lost)));
  if (own.taken === 0) return { precision: null, recall: null };
  const recall = ({ right, left }: Pick<Counted, 'right' | 'left'>, unmet: number) => right / (right + left + unmet * (right / own.taken));
  // those never met may be none; and as many again as the model knows to be lost may be lost in ways of which it knows nothing
  const least = Math.min(recall(low, never), recall(high, never));
  const fewest = ({ right, left, spread }: Counted): Pick<Counted, 'right' | 'left'> => ({ right, left: Math.max(0, left - 1.96 * Math.sqrt(spread)) });
  const most = Math.max(recall(fewest(low), 0), recall(fewest(high), 0));
  const error = errorOf(own.right, own.taken);
  const value = recall(own, never);
  const recallError = errorOf(own.right, own.right / value);
  return {
    precision: { value: own.right / own.taken, from: Math.max(0, low.right / own.taken - error), to: Math.min(1, high.right / own.taken + error) },
    recall: {
      value,
      from: Math.max(0, (least / (2 - least) - recallError) * (1 - unknown)),
      to: Math.min(1, most + recallError + unknown),
    },
  };
}

/** As Agresti and Coull, so that of few pairs none is certain. */
function errorOf(right: number, all: number): number {
  const share = (right + 2) / (all + 4);
  return 1.96 * Math.sqrt((share * (1 - share)) / (all + 4));
}

type WithoutPartner = {
  areBoth(a: number, b: number): boolean;
  /** `odds`: against, beside those of the weight. */
  probabilityOf(a: number, b: number, weight: number, odds: number): number;
};

/**
 * Two records of one thing are each other's partners, so that neither has another; of two things both are without one only if each
 * is by itself: as seldom as records of its file are without partner in the other. By so much two such records are likelier one
 * than their weight says, and of several such pairs of one record one only can be right.
 */
function withoutPartner(edges: EdgeList, { clusterOf }: Clusters, sourceOf: Uint16Array): WithoutPartner {
  const files = sourcesOf(clusterOf, sourceOf);
  const bitOf = (record: number): number => 1 << ((sourceOf[record] as number) % 32);
  const hasIn = (record: number, other: number): boolean => ((files[clusterOf[record] as number] as number) & bitOf(other)) !== 0;
  const areBoth = (a: number, b: number): boolean => !hasIn(a, b) && !hasIn(b, a);
  const sources = sourceOf.reduce((most, source) => Math.max(most, source + 1), 0);
  const [all, without] = [new Float64Array(sources), new Float64Array(sources * sources)];
  for (const [record, source] of sourceOf.entries()) {
    all[source]!++;
    for (let other = 0; other < sources; other++)
      if (((files[clusterOf[record] as number] as number) & (1 << (other % 32))) === 0) without[source * sources + other]!++;
  }
  const share = (record: number, other: number): number => {
    const [own, its] = [sourceOf[record] as number, sourceOf[other] as number];
    return ((without[own * sources + its] as number) + 1) / ((all[own] as number) + 1);
  };
  const oddsOf = (a: number, b: number, weight: number): number => Math.min(2 ** mostBits, 1 / (share(a, b) * share(b, a))) * 2 ** weight;
  const sums = new Float32Array(clusterOf.length);
  edges.each((a, b, weight) => {
    if (!areBoth(a, b)) return;
    sums[a]! += oddsOf(a, b, weight);
    sums[b]! += oddsOf(a, b, weight);
  });
  return {
    areBoth,
    probabilityOf: (a, b, weight, odds) => oddsOf(a, b, weight) / (odds + Math.max(sums[a] as number, sums[b] as number)),
  };
}

/** Of few records without partner little is known. */
const mostBits = 5;

/** By cluster; more than 255 records count as so many. */
function sizesOf(clusterOf: Uint32Array): Uint8Array {
  const sizes = new Uint8Array(clusterOf.length);
  for (const cluster of clusterOf) if (sizes[cluster]! < 255) sizes[cluster]!++;
  return sizes;
}

/** By cluster: bits of the files of its records. */
function sourcesOf(clusterOf: Uint32Array, sourceOf: Uint16Array): Int32Array {
  const sources = new Int32Array(clusterOf.length);
  for (const [record, cluster] of clusterOf.entries()) sources[cluster]! |= 1 << ((sourceOf[record] as number) % 32);
  return sources;
}
