/** Pairs of one thing as they may be: which atoms of a record its other record would still agree in. */
import type { Chance } from '../../engine/chance.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { Frequencies } from '../model/frequencies.ts';
import type { Table } from '../read/read-tables.ts';
import type { Atom } from './atoms.ts';
import type { ImaginedPair } from './choose-passes.ts';

/** An error leaves a rough atom as it was about this often. */
const survives = 0.5;

/** `exactShare`: by comparison, how often records of one thing agree exactly. */
export function imaginePairs(
  table: Table,
  atoms: readonly Atom[],
  comparisons: readonly Comparison[],
  { known }: Frequencies,
  chance: Chance,
  count: number,
  exactShare: (number: number) => number = () => 0.8,
): ImaginedPair[] {
  const { rows, rowLength } = table;
  return Array.from({ length: table.count === 0 ? 0 : count }, () => {
    const row = Math.floor(chance() * table.count) * rowLength;
    const soundness = chance(); // some pairs are full of errors: those are what blocking loses
    const isKnown = comparisons.map((_, number) => chance() < (known[number] as number));
    const isExact = comparisons.map((_, number) => chance() < exactShare(number) ** (2.5 - 2 * soundness));
    return Uint8Array.from(atoms, ({ place, keys, isExact: exact }) => {
      if (!isKnown[place] || keys[rows[row + place] as number] === 0) return 0;
      return isExact[place] || (!exact && chance() < survives) ? 1 : 0;
    });
  });
}
