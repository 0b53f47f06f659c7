/** How rare a shared value is, in bits against the usual one of its column: two of one rare surname say more than two Smiths. */
import { sharedFloats } from '../../engine/shared.ts';
import type { ValueFacts } from '../compare/value-facts.ts';
import type { Table } from '../read/read-tables.ts';
import type { Shares } from './model.ts';

export type Frequencies = {
  /** By column and value: log2 of the share of records that hold it; 0 for nothing. Memory that threads share. */
  readonly shareBits: readonly Float32Array[];
  /** By column: chance that two records chosen at random, which both know the column, agree in it exactly. */
  readonly agreement: Float64Array;
  /** By column: share of records that know it. */
  readonly known: Float64Array;
};

const [leastBits, mostBits] = [-8, 10];

export function countFrequencies(
  { rows, rowLength, count }: Pick<Table, 'rows' | 'rowLength' | 'count'>,
  facts: readonly Pick<ValueFacts, 'folded'>[],
): Frequencies {
  const known = new Float64Array(facts.length);
  const agreement = new Float64Array(facts.length);
  const shareBits = facts.map(({ folded }, place) => {
    const counts = new Uint32Array(folded.length + 1);
    let total = 0;
    rows.each((own, from, to) => {
      for (let row = place; row < (to - from) * rowLength; row += rowLength) {
        const value = own[row] as number;
        if (value === 0) continue;
        counts[folded[value] as number]!++;
        total++;
      }
    });
    let pairs = 0;
    for (const own of counts) pairs += own * (own - 1);
    known[place] = total / Math.max(1, count);
    agreement[place] = total < 2 ? 0 : pairs / (total * (total - 1));
    const bits = sharedFloats(folded.length);
    for (const [value, own] of folded.entries()) bits[value] = value === 0 || total === 0 ? 0 : Math.log2(Math.max(1, counts[own] as number) / total);
    return bits;
  });
  return { shareBits, agreement, known };
}

/** Bits to add to a level of comparison `number` for two rows. */
export type RarityOf = (number: number, rowA: number, rowB: number, level: number) => number;

/** What rarity is measured against, as the model has it by now: `usual` bits by comparison, then those of a value that one thing alone has, then trust. */
export type RarityLimits = Float64Array;

/** What is rare among a dozen records is not known. */
export function setLimits(limits: RarityLimits, { levels, recordsPerEntity }: Shares, count: number): void {
  for (const [number, own] of levels.stranger.entries()) limits[number] = Math.log2(Math.max(1e-12, own[1] as number));
  limits[limits.length - 2] = Math.log2(Math.min(0.5, recordsPerEntity / Math.max(1, count)));
  limits[limits.length - 1] = count / (count + 100);
}

export const rarityBounds = { least: leastBits, most: mostBits } as const;

/** `sharedTo`: by comparison, the last level on which two share a value; 0 where rarity says nothing. */
export function rarityOf(rows: Int32Array, sharedTo: readonly number[], shareBits: readonly Float32Array[], limits: RarityLimits): RarityOf {
  const last = limits.length - 1;
  return (number, rowA, rowB, level) => {
    if (level === 0 || level > (sharedTo[number] as number)) return 0;
    const own = shareBits[number] as Float32Array;
    let share = own[rows[rowA + number] as number] as number;
    if (level > 1) share = Math.max(share, own[rows[rowB + number] as number] as number);
    const ofOne = limits[last - 1] as number;
    const bits = (limits[number] as number) - Math.max(ofOne, share);
    // a value that one thing alone may have is no more common than the usual one, however few things there are
    return (limits[last] as number) * Math.max(share <= ofOne + 1 ? 0 : leastBits, Math.min(mostBits, bits));
  };
}
