/** What a model makes of sampled pairs: how probably each is of one thing, and how often each level is seen among which pairs. */
import type { Weights } from './model.ts';
import type { Sample } from './samples.ts';

/** A model as the sums need it. */
export type Odds = Pick<Weights, 'bits' | 'prior'> & {
  /** By other: scope of the rarity that speaks against it, -1 for none. */
  readonly scopes: Int32Array;
  readonly rarityScopes: number;
};

/** Pairs, and how often each level was seen, by code; both in parts of pairs. */
export type Tally = { total: number; readonly levels: Float64Array };

/** As whom pairs are counted: as records of one thing, of two, or as the other of this number. */
export type CountedAs = 'match' | 'apart' | number;

/** Pairs are summed in chunks of this many, chunk by chunk, so that sums are the same however the work is shared out. */
export const chunkSize = 12_500;

/** Sums of each kind over the pairs from `from` to before `to`. */
export function expect(sample: Sample, odds: Odds, wanted: readonly CountedAs[], from: number, to: number): Tally[] {
  const tallies = wanted.map((): Tally => ({ total: 0, levels: new Float64Array(odds.bits.length / odds.prior.length) }));
  const parts = new Float64Array(odds.prior.length);
  const shares = new Float64Array(wanted.length);
  const { starts, codes } = sample;
  for (let pair = from; pair < to; pair++) {
    const match = matchProbability(sample, odds, pair, parts);
    for (let kind = 0; kind < wanted.length; kind++) {
      const as = wanted[kind]!;
      const share = as === 'match' ? match : as === 'apart' ? 1 - match : parts[as]! * match;
      shares[kind] = share;
      tallies[kind]!.total += share;
    }
    const end = starts[pair + 1]!;
    for (let kind = 0; kind < wanted.length; kind++) {
      const [share, levels] = [shares[kind]!, tallies[kind]!.levels];
      for (let place = starts[pair]!; place < end; place++) levels[codes[place]!]! += share;
    }
  }
  return tallies;
}

/** How probably a pair is of one thing; `parts` is left with the odds of each other to that. */
function matchProbability({ starts, codes, rarity }: Sample, { bits, prior, scopes, rarityScopes }: Odds, pair: number, parts: Float64Array): number {
  const kinds = prior.length;
  for (let kind = 0; kind < kinds; kind++) parts[kind] = prior[kind]! - (scopes[kind]! < 0 ? 0 : rarity[pair * rarityScopes + scopes[kind]!]!);
  const end = starts[pair + 1]!;
  for (let place = starts[pair]!; place < end; place++) {
    const from = codes[place]! * kinds;
    for (let kind = 0; kind < kinds; kind++) parts[kind]! -= bits[from + kind]!;
  }
  let all = 1;
  for (let kind = 0; kind < kinds; kind++) all += parts[kind] = parts[kind]! < nothing ? 0 : Math.exp(parts[kind]! * Math.LN2);
  return 1 / all;
}

/** Bits below which odds change no sum of doubles. */
const nothing = -64;

/** By pair, the probability that it is of one thing. */
export function matchProbabilities(sample: Sample, odds: Odds): Float64Array {
  const parts = new Float64Array(odds.prior.length);
  return Float64Array.from({ length: sample.count }, (_, pair) => matchProbability(sample, odds, pair, parts));
}

/** Levels among the pairs of which `takes` says so, each pair counted once. */
export function countWhere({ count, starts, codes }: Sample, levels: number, takes: (codes: Uint16Array) => boolean): Tally {
  const tally: Tally = { total: 0, levels: new Float64Array(levels) };
  for (let pair = 0; pair < count; pair++) {
    const own = codes.subarray(starts[pair]!, starts[pair + 1]!);
    if (!takes(own)) continue;
    tally.total++;
    for (let place = 0; place < own.length; place++) tally.levels[own[place]!]!++;
  }
  return tally;
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum: Tally = { total: 0, levels: new Float64Array(tallies[0]?.levels.length ?? 0) };
  for (const { total, levels } of tallies) {
    sum.total += total;
    for (let code = 0; code < levels.length; code++) sum.levels[code]! += levels[code]!;
  }
  return sum;
}
