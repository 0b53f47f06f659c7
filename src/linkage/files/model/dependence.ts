/** Which comparisons lean on which among records of one thing: a tree over those that differ together more often than by chance. */
import type { Comparison } from '../compare/comparison.ts';
import type { Shares } from './model.ts';
import type { Training } from './train.ts';

/** Fewer pairs that differ in one prove nothing about the other. */
const leastPairs = 25;
/** Bits of a pair's weight, on the average, that make it worth while. */
const leastGain = 0.03;

export function chooseParents(shares: Shares, training: Training, match: Float64Array): void {
  const { comparisons } = training;
  const edges: { readonly one: number; readonly two: number; readonly gain: number }[] = [];
  for (let one = 0; one < comparisons.length; one++) {
    for (let two = 0; two < comparisons.length; two++) {
      if (one === two) continue;
      const gain = gainOf(training, one, two, match);
      if (gain > leastGain) edges.push({ one, two, gain });
    }
  }
  edges.sort((a, b) => b.gain - a.gain || a.one - b.one || a.two - b.two);
  const parent = new Int8Array(comparisons.length).fill(-1);
  const rootOf = (number: number): number => (parent[number] === -1 ? number : rootOf(parent[number] as number));
  for (const { one, two } of edges) if (parent[two] === -1 && rootOf(one) !== two) parent[two] = one;
  shares.parent = parent;
}

/** Mutual information of agreement in two comparisons among matches, in bits. */
function gainOf({ comparisons, candidates }: Training, one: number, two: number, match: Float64Array): number {
  const columns = comparisons.length;
  const [agreesOne, agreesTwo] = [(comparisons[one] as Comparison).agreesTo, (comparisons[two] as Comparison).agreesTo];
  const counts = [0, 0, 0, 0] as [number, number, number, number];
  for (let pair = 0; pair < candidates.count; pair++) {
    const [levelOne, levelTwo] = [candidates.levels[pair * columns + one] as number, candidates.levels[pair * columns + two] as number];
    if (levelOne === 0 || levelTwo === 0) continue;
    counts[(levelOne > agreesOne ? 2 : 0) + (levelTwo > agreesTwo ? 1 : 0)]! += match[pair] as number;
  }
  const total = counts[0] + counts[1] + counts[2] + counts[3];
  if (counts[2] + counts[3] < leastPairs || counts[1] + counts[3] < leastPairs) return 0;
  if (counts[3] * total <= (counts[2] + counts[3]) * (counts[1] + counts[3])) return 0;
  let information = 0;
  for (const [place, own] of counts.entries()) {
    const [sideOne, sideTwo] = [place >= 2 ? counts[2] + counts[3] : counts[0] + counts[1], place % 2 === 1 ? counts[1] + counts[3] : counts[0] + counts[2]];
    if (own > 0) information += (own / total) * Math.log2((own * total) / (sideOne * sideTwo));
  }
  return information;
}
