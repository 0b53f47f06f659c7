/** Why a pair weighs what it weighs: one line a comparison, in words, against whoever else the second record would most probably be of. */
import type { Linked } from '../link-tables.ts';
import { type Class, classAt, classes, firstOfTwo } from '../model/model.ts';
import { type Table, textOf } from '../read/read-tables.ts';
import type { Column } from '../settings/kinds.ts';

export type PairLine = {
  readonly column: string;
  readonly kind: Column['kind'];
  readonly left: string;
  readonly right: string;
  readonly level: { readonly vi: string; readonly en: string } | undefined;
  readonly bits: number;
};
export type DescribedPair = {
  readonly weight: number;
  /** Before anything is compared: that so few pairs are of one thing. */
  readonly prior: number;
  readonly lines: readonly PairLine[];
  /** What the other possibilities take or give beside `against`. */
  readonly rest: number;
  readonly against: Class;
};

/** `prior`, lines and `rest` add up to `weight`. */
export function describePair(table: Table, { comparisons, single, trained }: Linked, a: number, b: number): DescribedPair {
  const [placeA, placeB] = single.bring(a, b);
  single.scorer.weigh(placeA, placeB);
  const levels = single.scorer.levels.slice();
  const [rowA, rowB] = [placeA * table.rowLength, placeB * table.rowLength];
  const weight = trained.posterior.weigh(rowA, rowB, levels, 0);
  const { evidence } = trained.posterior;
  const most = (from: number, to: number): Class =>
    classes.slice(from, to).reduce((best, name) => ((evidence[classAt[name]] as number) > (evidence[classAt[best]] as number) ? name : best));
  const [own, against] = [most(0, firstOfTwo), most(firstOfTwo, classes.length)];
  const { of } = trained.shares;
  const prior = Math.log2(of[own]) - Math.log2(of[against]);
  const lines = comparisons.map((comparison, number): PairLine => {
    const level = levels[number] as number;
    const value = (record: number): string => textOf(table, record, comparison.place);
    const bits = trained.posterior.part(number, own, rowA, rowB, levels, 0) - trained.posterior.part(number, against, rowA, rowB, levels, 0);
    return {
      column: comparison.id,
      kind: (table.columns[comparison.place] as Column).kind,
      left: value(a),
      right: value(b),
      level: comparison.levels[level - 1],
      bits,
    };
  });
  return { weight, prior, lines, against, rest: weight - prior - lines.reduce((sum, { bits }) => sum + bits, 0) };
}
