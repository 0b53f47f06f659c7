/** Weighs pairs fast: equal values first, and no text is compared once the rest can no longer lift a pair over the floor. */
import type { Comparison } from '../compare/comparison.ts';
import type { Table } from '../read/read-tables.ts';
import type { RarityOf } from './frequencies.ts';
import { type About, isShared, type Shares, width } from './model.ts';
import type { Posterior } from './posterior.ts';

export type Scorer = {
  /** Weight of two records in bits; -Infinity where it is certainly below `floor`. */
  weigh(a: number, b: number, floor: number): number;
  /** Levels of the pair weighed last, whole where its weight was finite. */
  readonly levels: Uint8Array;
};

/** No weight is above the greater evidence of the two classes of one thing, plus the one bit that the lesser can add. */
export function newScorer(
  table: Table,
  comparisons: readonly Comparison[],
  about: readonly About[],
  shares: Shares,
  rarity: RarityOf,
  posterior: Posterior,
): Scorer {
  const columns = comparisons.length;
  const { rows, rowLength } = table;
  const [stayed, moved] = [bitsOf(shares, comparisons, 'stayed'), bitsOf(shares, comparisons, 'moved')];
  const movedShares = Uint8Array.from(about, (own) => (isShared('moved', own) ? 1 : 0));
  const [mostStayed, mostMoved] = [mostOf(stayed, comparisons), mostOf(moved, comparisons)];
  const [priorStayed, priorMoved] = [Math.log2(Math.max(1e-300, shares.of.stayed)), Math.log2(Math.max(1e-300, shares.of.moved))];
  const places = Int32Array.from(comparisons, ({ place }) => place);
  const compares = comparisons.map((comparison) => comparison.compare.bind(comparison));
  const levelOfEqual = comparisons.map(({ equalTo }) => (equalTo.length === 1 ? (equalTo[0] as number) : 0));
  // without neighbours, households and moves, what speaks for one thing is the weight itself
  const isPlain = shares.of.moved + shares.of.neighbour + shares.of.household + shares.of.twin === 0 && shares.of.stranger === 1;
  const levels = new Uint8Array(columns);
  const open = new Uint8Array(columns);
  return {
    levels,
    weigh(a, b, floor) {
      const [rowA, rowB] = [a * rowLength, b * rowLength];
      let [own, other, count] = [priorStayed, priorMoved, 0];
      for (let number = 0; number < columns; number++) {
        const [valueA, valueB] = [rows[rowA + (places[number] as number)] as number, rows[rowB + (places[number] as number)] as number];
        if (valueA === 0 || valueB === 0) {
          levels[number] = 0;
        } else if (valueA === valueB) {
          const level = levelOfEqual[number] || (compares[number] as Comparison['compare'])(rowA, rowB);
          levels[number] = level;
          const rare = rarity(number, a, b, level);
          own += (stayed[number * width + level] as number) + rare;
          other += (moved[number * width + level] as number) + (movedShares[number] === 1 ? rare : 0);
        } else {
          open[count++] = number;
          own += mostStayed[number] as number;
          other += mostMoved[number] as number;
        }
      }
      if (Math.max(own, other) + 1 < floor) return Number.NEGATIVE_INFINITY;
      for (let at = 0; at < count; at++) {
        const number = open[at] as number;
        const level = (compares[number] as Comparison['compare'])(rowA, rowB);
        levels[number] = level;
        const rare = rarity(number, a, b, level);
        own += (level === 0 ? 0 : (stayed[number * width + level] as number) + rare) - (mostStayed[number] as number);
        other += (level === 0 ? 0 : (moved[number * width + level] as number) + (movedShares[number] === 1 ? rare : 0)) - (mostMoved[number] as number);
        if (Math.max(own, other) + 1 < floor) return Number.NEGATIVE_INFINITY;
      }
      const weight = isPlain ? own : posterior.weigh(a, b, levels, 0);
      return weight < floor ? Number.NEGATIVE_INFINITY : weight;
    },
  };
}

function bitsOf(shares: Shares, comparisons: readonly Comparison[], name: 'stayed' | 'moved'): Float64Array {
  const bits = new Float64Array(comparisons.length * width);
  for (const [number, { levels }] of comparisons.entries()) {
    for (let level = 1; level <= levels.length; level++) {
      bits[number * width + level] = Math.log2((shares.levels[name][number]?.[level] as number) / (shares.levels.stranger[number]?.[level] as number));
    }
  }
  return bits;
}

/** The most that unequal values can add, the rarity of a value shared in spite of that included. */
function mostOf(bits: Float64Array, comparisons: readonly Comparison[]): Float64Array {
  return Float64Array.from(comparisons, ({ levels, sharedTo }, number) => {
    let most = 0;
    for (let level = 1; level <= levels.length; level++)
      most = Math.max(most, (bits[number * width + level] as number) + (level > 1 && level <= sharedTo ? mostRarity : 0));
    return most;
  });
}

const mostRarity = 10;
