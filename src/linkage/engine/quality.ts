/** Precision and recall that a run expects of itself, from probabilities alone: no labels. */
import type { Clusters, Edges } from './cluster.ts';
import type { probabilityOf } from './model.ts';
import type { Schema } from './schema.ts';

/** Expected shares over pairs of records, and within what they lie 19 times of 20; null where there is no pair to speak of. */
export type Quality = {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly precisionInterval: Interval | null;
  readonly recallInterval: Interval | null;
};
export type Interval = { readonly from: number; readonly to: number };

/** What the estimate adds up: whole numbers, so that it is the same in whatever order, and in whatever parts, edges come. */
export type QualitySums = {
  /** Pairs that joins put together, and in millionths how many of them are right. */
  readonly joined: number;
  readonly right: number;
  /** The same with each join's pairs squared; in millionths, the variance of how many are wrong. */
  readonly squares: number;
  readonly variance: number;
  /** In millionths: probable pairs that were left apart. */
  readonly apart: number;
  /** Edges within clusters: all, and those that met in one pass and in two. */
  readonly met: number;
  readonly once: number;
  readonly twice: number;
  /** Of them: those that differ as no slip makes one differ, those that an identifier proves, those that are both. */
  readonly unlike: number;
  readonly proven: number;
  readonly provenUnlike: number;
};

export const noQuality: QualitySums = {
  joined: 0,
  right: 0,
  squares: 0,
  variance: 0,
  apart: 0,
  met: 0,
  once: 0,
  twice: 0,
  unlike: 0,
  proven: 0,
  provenUnlike: 0,
};

export const addQuality = (one: QualitySums, other: QualitySums): QualitySums =>
  Object.fromEntries(Object.keys(noQuality).map((key) => [key, one[key as keyof QualitySums] + other[key as keyof QualitySums]])) as QualitySums;

const millionths = (share: number): number => Math.round(share * 1e6);

/** Of two records: whether an identifier proves them one, and whether they differ in what tells things apart as no slip makes one differ. */
export type Proof = (a: number, b: number) => { readonly isProven: boolean; readonly isUnlike: boolean };

/** The records of a schema begin at `from`. Few comparisons are asked, and of most pairs only whether two columns are equal. */
export function proofOf({ comparisons, rowLength }: Pick<Schema, 'comparisons' | 'rowLength'>, from = 0): Proof {
  const asked = comparisons
    .filter(({ about, indexed, slips }) => about === 'own' && (indexed !== undefined || slips !== undefined))
    .map(({ knows, compare, levels, indexed, slips }) => ({
      knows,
      compare,
      proves: levels.map(({ id }) => indexed?.includes(id) ?? false),
      isUnlike: levels.map(({ id }) => slips !== undefined && !slips.includes(id)),
    }));
  return (recordA, recordB) => {
    const [a, b] = [(from + recordA) * rowLength, (from + recordB) * rowLength];
    let [isProven, isUnlike] = [false, false];
    for (const one of asked) {
      const level = one.knows(a) && one.knows(b) ? one.compare(a, b) : 0;
      if (level === 0) continue;
      isProven ||= one.proves[level - 1]!;
      isUnlike ||= one.isUnlike[level - 1]!;
    }
    return { isProven, isUnlike };
  };
}

export type QualityNeeds = {
  readonly timesMet: (a: number, b: number) => number;
  readonly probability: typeof probabilityOf;
  readonly proof: Proof;
};

export function sumQuality(edges: Edges, { joins, clusterOf }: Clusters, { timesMet, probability, proof }: QualityNeeds): QualitySums {
  const sums = { ...noQuality };
  for (let join = 0; join < joins.count; join++) {
    const pairs = joins.pairs[join]!;
    const sure = probability(edges.weight[joins.edge[join]!]!);
    sums.joined += pairs;
    sums.right += pairs * millionths(sure);
    sums.squares += pairs * pairs;
    sums.variance += pairs * pairs * millionths(sure * (1 - sure));
  }
  for (let edge = 0; edge < edges.count; edge++) {
    const [a, b] = [edges.a[edge]!, edges.b[edge]!];
    if (clusterOf[a] !== clusterOf[b]) {
      sums.apart += millionths(probability(edges.weight[edge]!));
      continue;
    }
    sums.met++;
    const times = timesMet(a, b);
    if (times === 1) sums.once++;
    else if (times === 2) sums.twice++;
    const { isProven, isUnlike } = proof(a, b);
    if (isProven) sums.proven++;
    if (isUnlike) sums.unlike++;
    if (isProven && isUnlike) sums.provenUnlike++;
  }
  return sums;
}

/** Pairs that identifiers prove tell something from so many on. */
const leastProven = 200;
/** Standard deviations to either side that hold 19 of 20. */
const sides = 1.96;

/**
 * Precision: every join puts the pairs across it together, right with the probability of its edge. Recall: what was missed is told twice.
 * The model knows probable pairs that were left apart, and how many no block brought together (Chao's bound from those met once and
 * twice). And pairs that an identifier proves show how often one thing differs as no slip makes it (an everyday name): where fewer of
 * all pairs do, such pairs were missed, of which the model, that took them for twins, knows nothing. The larger of both is the estimate;
 * the interval goes from the smaller to both together. Errors come in lumps, a record or a cluster at a time: chance adds that.
 */
export function qualityOf(sums: QualitySums): Quality {
  const { joined, met, once, twice, proven } = sums;
  if (joined === 0) return { precision: null, recall: null, precisionInterval: null, recallInterval: null };
  const [right, apart] = [sums.right / 1e6, sums.apart / 1e6];
  const wrong = joined - right;
  const lumpOfWrong = wrong > 0 ? sums.variance / 1e6 / wrong : 1;
  const byModel = apart + Math.max(0, met + (once * once) / (2 * Math.max(1, twice)) - Math.max(met, joined));
  const [unlike, unlikeProven] = [(sums.unlike + Math.max(0, joined - met)) / Math.max(joined, met), sums.provenUnlike / Math.max(1, proven)];
  const byProof = proven < leastProven ? byModel : Math.max(0, right * ((1 - unlike) / (1 - Math.min(0.5, unlikeProven)) - 1));
  const doubt = proven < leastProven ? 0 : sides * right * Math.sqrt((unlikeProven * (1 - unlikeProven)) / proven);
  const lump = sums.squares / joined;
  const recallIf = (missed: number): number => right / (right + missed);
  return {
    precision: right / joined,
    recall: recallIf(Math.max(byModel, byProof)),
    precisionInterval: { from: Math.max(0, 1 - mostOf(wrong, lumpOfWrong) / joined), to: 1 - leastOf(wrong, lumpOfWrong) / joined },
    recallInterval: {
      from: recallIf(mostOf((proven < leastProven ? 0 : byProof) + byModel, lump) + doubt),
      to: recallIf(Math.max(0, leastOf(Math.min(byModel, byProof), lump) - doubt)),
    },
  };
}

/** How many there may be where so many are expected, and come some at a time. */
const mostOf = (expected: number, lump: number): number => expected + lump * (1 + sides * Math.sqrt(expected / lump));
const leastOf = (expected: number, lump: number): number => Math.max(0, expected - lump * sides * Math.sqrt(expected / lump));
