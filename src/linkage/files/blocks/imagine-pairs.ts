/** Pairs of one thing as they may be: which atoms of a record its other record would still agree in. */
import type { Chance } from '../../engine/chance.ts';
import type { Frequencies } from '../model/frequencies.ts';
import type { Table } from '../read/read-tables.ts';
import type { Atom } from './atoms.ts';
import type { ImaginedPair } from './choose-passes.ts';

/** How records of one thing differ. */
export type Errors = {
  /** By column: how often they agree exactly. */
  readonly exact: readonly number[];
  /** How many have moved, and by column whether that changes it. */
  readonly movedShare: number;
  readonly isMoved: readonly boolean[];
  /** By atom: how often an error leaves it as it was. */
  readonly survives: readonly number[];
};

/** Before anything is learned. */
export function usualErrors(table: Table, atoms: readonly Atom[]): Errors {
  return {
    exact: table.columns.map(() => 0.8),
    movedShare: 0.1,
    isMoved: table.columns.map(({ kind }) => kind === 'address' || kind === 'code' || kind === 'phone'),
    survives: atoms.map(() => 0.5),
  };
}

export function imaginePairs(table: Table, atoms: readonly Atom[], { known }: Frequencies, errors: Errors, chance: Chance, count: number): ImaginedPair[] {
  const { rows } = table;
  return Array.from({ length: table.count === 0 ? 0 : count }, () => {
    const record = Math.floor(chance() * table.count);
    const soundness = chance(); // some pairs are full of errors: those are what blocking loses
    const moved = chance() < errors.movedShare;
    const isKnown = table.columns.map((_, place) => chance() < (known[place] as number));
    const isExact = table.columns.map((_, place) => !(moved && errors.isMoved[place]) && chance() < (errors.exact[place] as number) ** (2.5 - 2 * soundness));
    return Uint8Array.from(atoms, ({ place, keys, isExact: exact }, at) => {
      if (!isKnown[place] || keys[rows.valueAt(record, place)] === 0) return 0;
      if (isExact[place]) return 1;
      return !exact && !(moved && errors.isMoved[place]) && chance() < (errors.survives[at] as number) ? 1 : 0;
    });
  });
}
