/** Blocking as the settings give it: records that agree in all columns of a rule. */
import type { Table } from '../read/read-tables.ts';
import type { Atom } from './atoms.ts';
import type { Choice } from './choose-passes.ts';

/** Values are compared as the columns are: a column whose levels are given, as it is written. */
export function givenPasses(table: Table, atoms: readonly Atom[], rules: readonly (readonly string[])[]): Choice {
  const passes = rules.map((rule) => ({
    id: rule.join('+'),
    atoms: rule.map((name) => {
      const place = table.columns.findIndex((column) => column.name === name);
      const own = atoms.find((atom) => atom.isExact && atom.place === place) as Atom;
      return table.columns[place]?.isRaw ? { ...own, keys: Int32Array.from(own.keys, (_, value) => value) } : own;
    }),
    refine: [],
  }));
  return { passes, lost: 0, pairs: table.count * 10 };
}
