/** Blocking as the settings give it: records that agree in all columns of a rule. */
import type { Atom } from './atoms.ts';
import type { Choice } from './choose-passes.ts';

/** Values are compared as the columns are: a column whose levels are given, as it is written. */
export function givenPasses(columns: readonly { readonly name: string }[], atoms: readonly Atom[], rules: readonly (readonly string[])[]): Choice {
  const exactOf = (name: string): number => atoms.findIndex(({ isExact, place }) => isExact && columns[place]?.name === name);
  return { passes: rules.map((rule) => ({ id: rule.join('+'), atoms: rule.map(exactOf), refine: [] })), lost: 0 };
}
