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

/** Entries are summed in chunks of this many, chunk by chunk, so that sums are the same however the work is shared out. */
export const chunkSize = 4000;

/** Sums of each kind over the pairs of the entries from `from` to before `to`. */
export function expect(sample: Sample, odds: Odds, wanted: readonly CountedAs[], from: number, to: number): Tally[] {
  const tallies = wanted.map((): Tally => ({ total: 0, levels: new Float64Array(odds.bits.length / odds.prior.length) }));
  const parts = new Float64Array(odds.prior.length);
  const shares = new Float64Array(wanted.length);
  const { times, starts, codes } = sample;
  for (let entry = from; entry < to; entry++) {
    const match = matchProbability(sample, odds, entry, parts);
    for (let kind = 0; kind < wanted.length; kind++) {
      const as = wanted[kind]!;
      const share = (as === 'match' ? match : as === 'apart' ? 1 - match : parts[as]! * match) * times[entry]!;
      shares[kind] = share;
      tallies[kind]!.total += share;
    }
    const end = starts[entry + 1]!;
    for (let kind = 0; kind < wanted.length; kind++) {
      const [share, levels] = [shares[kind]!, tallies[kind]!.levels];
      for (let place = starts[entry]!; place < end; place++) levels[codes[place]!]! += share;
    }
  }
  return tallies;
}

/** How probably the pairs of an entry are of one thing; `parts` is left with the odds of each other to that. */
function matchProbability({ starts, codes, rarity }: Sample, { bits, prior, scopes, rarityScopes }: Odds, entry: number, parts: Float64Array): number {
  const kinds = prior.length;
  for (let kind = 0; kind < kinds; kind++) parts[kind] = prior[kind]! - (scopes[kind]! < 0 ? 0 : rarity[entry * rarityScopes + scopes[kind]!]!);
  const end = starts[entry + 1]!;
  for (let place = starts[entry]!; place < end; place++) {
    const from = codes[place]! * kinds;
    for (let kind = 0; kind < kinds; kind++) parts[kind]! -= bits[from + kind]!;
  }
  let all = 1;
  for (let kind = 0; kind < kinds; kind++) all += parts[kind] = parts[kind]! < nothing ? 0 : Math.exp(parts[kind]! * Math.LN2);
  return 1 / all;
}

/** Bits below which odds change no sum of doubles. */
const nothing = -64;

/** By entry, the probability that its pairs are of one thing. */
export function matchProbabilities(sample: Sample, odds: Odds): Float64Array {
  const parts = new Float64Array(odds.prior.length);
  return Float64Array.from({ length: sample.count }, (_, entry) => matchProbability(sample, odds, entry, parts));
}

/** Levels among all pairs; or among those that have a code from `from` to before `to`. */
export function countPairs({ count, times, starts, codes }: Sample, levels: number, from = 0, to = levels): Tally {
  const tally: Tally = { total: 0, levels: new Float64Array(levels) };
  for (let entry = 0; entry < count; entry++) {
    const [first, end] = [starts[entry]!, starts[entry + 1]!];
    let isTaken = from === 0 && to === levels;
    for (let place = first; place < end && !isTaken; place++) isTaken = codes[place]! >= from && codes[place]! < to;
    if (!isTaken) continue;
    tally.total += times[entry]!;
    for (let place = first; place < end; place++) tally.levels[codes[place]!]! += times[entry]!;
  }
  return tally;
}

export function addTallies(tallies: readonly Tally[], levelCount: number): Tally {
  const sum: Tally = { total: 0, levels: new Float64Array(levelCount) };
  for (const { total, levels } of tallies) {
    sum.total += total;
    for (let code = 0; code < levels.length; code++) sum.levels[code]! += levels[code]!;
  }
  return sum;
}
