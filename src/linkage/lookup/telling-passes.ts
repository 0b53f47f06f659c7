/** Which of the forms that share keys with a new one are worth reading. */
import type { Pass } from '../engine/schema.ts';
import type { Sharers } from './find-sharers.ts';

/**
 * Passes of which one alone may bring two forms of one person together. Whoever meets in one other pass only is a relative or a
 * neighbour: of 10,000 pairs of one pass, seen on 200,000 simulated forms, these brought all 12 that were one person, and 22 of 24 that were near.
 */
const telling: ReadonlySet<string> = new Set(['number', 'card', 'insurance', 'name-date', 'given-date', 'name-year', 'date-commune']);
/** What a family shares, however many of them. */
const family: ReadonlySet<string> = new Set(['phone', 'household', 'parents']);

/** Codes of forms that meet a record in a telling pass, or in two that are not only the family's; ascending, each once. */
export function candidateCodes({ count, codes, passes: met }: Pick<Sharers, 'count' | 'codes' | 'passes'>, passes: readonly Pick<Pass, 'id'>[]): Uint32Array {
  const bitsOf = (ids: ReadonlySet<string>): number => passes.reduce((bits, { id }, pass) => (ids.has(id) ? bits | (1 << pass) : bits), 0);
  const [tellingBits, familyBits] = [bitsOf(telling), bitsOf(family)];
  const worth = new Uint32Array(count);
  let kept = 0;
  for (let pair = 0; pair < count; pair++) {
    const own = met[pair]!;
    const isAlone = (own & (own - 1)) === 0;
    if ((own & tellingBits) === 0 && (isAlone || (own & ~familyBits) === 0)) continue;
    if (kept === 0 || worth[kept - 1] !== codes[pair]) worth[kept++] = codes[pair]!;
  }
  return worth.slice(0, kept);
}
