/** Passes by which records come together: plain numbers of atoms, so that any thread can make their keys. */
import { mixed } from '../../engine/chance.ts';
import type { KeyOf } from '../../engine/schema.ts';
import type { AtomKeys } from './atoms.ts';

/** Records that agree in all atoms of a pass are compared; a block over the bound is split by those of `refine`, in this order. */
export type FilesPass = { readonly id: string; readonly atoms: readonly number[]; readonly refine: readonly number[] };

/** Key of a row by some atoms; 0 where one of them says nothing. */
export function keyOf(rows: Int32Array, atoms: readonly AtomKeys[]): KeyOf {
  const [first, second] = atoms as [AtomKeys, AtomKeys | undefined];
  if (atoms.length === 1) {
    const { place, keys } = first;
    return (row) => {
      const part = keys[rows[row + place]!]!;
      return part === 0 ? 0 : mixed(1, part) || 1;
    };
  }
  if (second && atoms.length === 2) {
    const [placeA, keysA, placeB, keysB] = [first.place, first.keys, second.place, second.keys];
    return (row) => {
      const [a, b] = [keysA[rows[row + placeA]!]!, keysB[rows[row + placeB]!]!];
      return a === 0 || b === 0 ? 0 : mixed(mixed(2, a), b) || 1;
    };
  }
  return (row) => {
    let key = atoms.length;
    for (const { place, keys } of atoms) {
      const part = keys[rows[row + place]!]!;
      if (part === 0) return 0;
      key = mixed(key, part) || 1;
    }
    return key;
  };
}
