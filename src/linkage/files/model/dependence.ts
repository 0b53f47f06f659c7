/** Which comparisons lean on which: a tree over those that agree together far more often than by chance. */
import type { Comparison } from '../compare/comparison.ts';
import type { Shares } from './model.ts';
import type { Sample } from './samples.ts';
import type { Training } from './train.ts';

/** Fewer pairs of two things than this prove nothing. */
const leastPairs = 25;
/** Lifts below this many bits change no decision. */
const leastLift = 0.5;

export function chooseParents(shares: Shares, training: Training, match: Float64Array, apart: Float64Array, apartAgreeing: readonly Float64Array[]): void {
  const { comparisons, candidates, any, agreeing } = training;
  const columns = comparisons.length;
  const strangers = comparisons.map((_, number) => agreementOf(any, number, comparisons, apart).share);
  const same = comparisons.map((_, number) => agreementOf(candidates, number, comparisons, match).share);
  const edges: { readonly one: number; readonly two: number; readonly gain: number }[] = [];
  for (let one = 0; one < columns; one++) {
    for (let two = 0; two < columns; two++) {
      if (one === two || (agreeing[one] as Sample).count === 0) continue;
      const among = agreementOf(agreeing[one] as Sample, two, comparisons, apartAgreeing[one] as Float64Array);
      const chance = Math.max(strangers[two] as number, 1e-6);
      const lift = among.total < leastPairs ? 0 : Math.abs(Math.log2(Math.max(among.share, 1e-6) / chance));
      const matched = liftAmongMatches(training, one, two, match, same[two] as number);
      const bothKnown = matched.known;
      const gain = bothKnown * (Math.max(0, lift - leastLift) * (same[one] as number) + matched.bits);
      if (gain > 0.02) edges.push({ one, two, gain });
    }
  }
  edges.sort((a, b) => b.gain - a.gain || a.one - b.one || a.two - b.two);
  const parent = new Int8Array(columns).fill(-1);
  const rootOf = (number: number): number => (parent[number] === -1 ? number : rootOf(parent[number] as number));
  for (const { one, two } of edges) if (parent[two] === -1 && rootOf(one) !== two) parent[two] = one;
  shares.parent = parent;
  const depth = (number: number): number => (parent[number] === -1 ? 0 : 1 + depth(parent[number] as number));
  shares.order = comparisons.map((_, number) => number).sort((a, b) => depth(a) - depth(b) || a - b);
}

/** Share of a sample's pairs that agree in a comparison, of those that know it. */
function agreementOf(sample: Sample, number: number, comparisons: readonly Comparison[], weights: Float64Array): { readonly share: number; readonly total: number } {
  const { agreesTo } = comparisons[number] as Comparison;
  let [agree, total] = [0, 0];
  for (let pair = 0; pair < sample.count; pair++) {
    const level = sample.levels[pair * comparisons.length + number] as number;
    if (level === 0) continue;
    total += weights[pair] as number;
    if (level <= agreesTo) agree += weights[pair] as number;
  }
  return { share: total === 0 ? 0 : agree / total, total };
}

/** Bits a pair of one thing would be misjudged by, on the average, if its disagreement in both were counted twice. */
function liftAmongMatches({ comparisons, candidates }: Training, one: number, two: number, match: Float64Array, share: number): { readonly bits: number; readonly known: number } {
  const columns = comparisons.length;
  const [agreesOne, agreesTwo] = [(comparisons[one] as Comparison).agreesTo, (comparisons[two] as Comparison).agreesTo];
  let [both, differ, differTwo, all] = [0, 0, 0, 0];
  for (let pair = 0; pair < candidates.count; pair++) {
    const [levelOne, levelTwo] = [candidates.levels[pair * columns + one] as number, candidates.levels[pair * columns + two] as number];
    all += match[pair] as number;
    if (levelOne === 0 || levelTwo === 0) continue;
    both += match[pair] as number;
    if (levelOne <= agreesOne) continue;
    differ += match[pair] as number;
    if (levelTwo > agreesTwo) differTwo += match[pair] as number;
  }
  if (differ < leastPairs) return { bits: 0, known: all === 0 ? 0 : both / all };
  const lift = Math.max(0, Math.log2((differTwo + 1) / (differ + 1) / Math.max(1 - share, 0.01)));
  return { bits: lift * (differ / both), known: both / all };
}
