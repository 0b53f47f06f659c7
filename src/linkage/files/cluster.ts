/**
 * Joins pairs into clusters, the surest first. Two groups are joined by a pair only if all pairs across them, taken together, do
 * not speak against it: one wrong pair must not make one thing of two families of records. Where files hold nobody twice, a
 * record takes its best partner and no other.
 */
import { type Edges, surestFirst } from '../engine/cluster.ts';
import { newForest } from '../engine/forest.ts';
import type { EdgeList } from './edge-list.ts';

export type Clusters = JoinedRecords & {
  /** Whether each record was given at most one partner in each other file. */
  readonly oneToOne: boolean;
};

export type JoinedRecords = {
  /** By record: the least record of its cluster. */
  readonly clusterOf: Uint32Array;
  /** By the least record of a cluster: weight of the weakest pair that joined it. */
  readonly weakest: Float32Array;
  /** Pairs above the threshold that were not allowed to join. */
  readonly refused: number;
};

type Needs = {
  readonly records: number;
  readonly threshold: number;
  /** Weight of any two records. */
  weigh(a: number, b: number): number;
  /** Number of the file of a record; undefined where there is one only. */
  readonly sourceOf: Uint16Array | undefined;
  readonly oneToOne: boolean;
  /** Given levels and weights: every pair above the threshold joins. */
  readonly plainly: boolean;
};

/** Across two groups at most so many pairs are weighed. */
const weighed = 60;
/** What one pair can say for or against a join, in bits. */
const loudest = 12;
/** Evidence across groups, on the average, below which they stay apart. */
const leastMean = -2;
/** Where fewer linked records than this have two partners in one other file, those files hold nobody twice. */
const rivalShare = 0.03;
/** Only pairs from this weight on are asked, in bits: of doubtful ones many are of namesakes. */
const sureBits = 5;
/** Fewer sure pairs than this say nothing. */
const fewPairs = 20;

export function clusterPairs(needs: Needs, edges: Edges): JoinedRecords {
  const forest = newForest(needs.records);
  const order = surestFirst(edges, needs.threshold);
  const weakestAt = new Float32Array(needs.records); // by root; pairs come in order of weight
  let refused = 0;
  for (const edge of order) {
    const [rootA, rootB] = [forest.rootOf(edges.a[edge] as number), forest.rootOf(edges.b[edge] as number)];
    if (rootA === rootB) continue;
    if (!needs.plainly && (forest.sizeOf(rootA) > 1 || forest.sizeOf(rootB) > 1)) {
      const [membersA, membersB] = [forest.membersOf(rootA, weighed), forest.membersOf(rootB, weighed)];
      const { sourceOf, oneToOne } = needs;
      const clash = oneToOne && sourceOf && membersA.some((a) => membersB.some((b) => sourceOf[a] === sourceOf[b]));
      if (clash || speaksAgainst(needs, membersA, membersB)) {
        refused++;
        continue;
      }
    }
    forest.join(rootA, rootB);
    weakestAt[forest.rootOf(rootA)] = edges.weight[edge] as number;
  }
  const clusterOf = forest.leastOf();
  const weakest = new Float32Array(needs.records);
  for (let record = 0; record < needs.records; record++) if (clusterOf[record] === record) weakest[record] = weakestAt[forest.rootOf(record)] as number;
  return { clusterOf, weakest, refused };
}

/** The pairs across on the average, or the one that speaks loudest against it more than the one that speaks loudest for it. */
function speaksAgainst(needs: Needs, membersA: readonly number[], membersB: readonly number[]): boolean {
  const step = Math.max(1, Math.floor((membersA.length * membersB.length) / weighed));
  let [sum, count, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let pair = 0; pair < membersA.length * membersB.length; pair += step) {
    const [a, b] = [membersA[Math.floor(pair / membersB.length)] as number, membersB[pair % membersB.length] as number];
    const weight = needs.weigh(Math.min(a, b), Math.max(a, b));
    sum += Math.max(-loudest, Math.min(loudest, weight));
    count++;
    least = Math.min(least, weight);
    most = Math.max(most, weight);
  }
  return count > 0 && (sum / count < leastMean || least + most < 0);
}

/** Whether hardly any record has two sure partners in one other file; of pairs from the threshold up. */
export function holdNobodyTwice(edges: EdgeList, threshold: number, sourceOf: Uint16Array, records: number): boolean {
  let sure = 0;
  edges.each((_a, _b, weight) => void (weight >= Math.max(threshold, sureBits) && sure++));
  const least = sure < fewPairs ? threshold : Math.max(threshold, sureBits);
  const partners = new Uint32Array(records);
  let [linked, rivals] = [0, 0];
  const meets = (record: number, other: number): void => {
    const bit = 1 << ((sourceOf[other] as number) % 32);
    if ((partners[record] as number) === 0) linked++;
    if (((partners[record] as number) & bit) !== 0) rivals++;
    partners[record]! |= bit;
  };
  edges.each((a, b, weight) => {
    if (weight < least) return;
    meets(a, b);
    meets(b, a);
  });
  return rivals < rivalShare * linked;
}
