/** Figures of a few persons are told to nobody outside of the unit's own offices, and cannot be had by taking the others from the sum. */
import { type Measure, measureNames } from './measures.ts';
import type { Counts } from './place-counts.ts';

/** Fewer than so many are few. */
export const few = 10;

/** Null: withheld. Of a row whose persons are few nothing is told. */
export type ToldCounts = { readonly persons: number | null } & { readonly [measure in Measure]: number | null };

const nothing: ToldCounts = { persons: null, complete: null, clean: null, right: null, alive: null };
const columns = ['persons', ...measureNames] as const;

/**
 * `rows` make up a sum that is told. Withheld is: all of a row of few persons; a measure that few persons of it fail. Where just one figure of
 * a column is withheld, the smallest of the others goes too: from the sum, two are not told apart.
 */
export function withholdFew<Row extends { readonly counts: Counts; readonly isOwn: boolean }>(rows: readonly Row[]): readonly ToldCounts[] {
  const told = rows.map(({ counts, isOwn }) => (isOwn ? counts : withheld(counts)));
  for (const column of columns) {
    const hidden = told.filter((one) => one[column] === null).length;
    if (hidden !== 1) continue;
    const others = rows
      .map(({ counts, isOwn }, at) => ({ at, isOwn, left: leftOf(counts, column) }))
      .filter(({ at, isOwn, left }) => !isOwn && left > 0 && told[at]?.[column] !== null);
    const least = others.sort((a, b) => a.left - b.left)[0];
    if (least !== undefined) told[least.at] = column === 'persons' ? nothing : { ...(told[least.at] as ToldCounts), [column]: null };
  }
  return told;
}

const leftOf = (counts: Counts, column: (typeof columns)[number]): number => (column === 'persons' ? counts.persons : counts.persons - counts[column]);

function withheld(counts: Counts): ToldCounts {
  if (counts.persons > 0 && counts.persons < few) return nothing;
  const hidden = measureNames.filter((measure) => counts.persons > counts[measure] && counts.persons - counts[measure] < few);
  return hidden.length === 0 ? counts : { ...counts, ...Object.fromEntries(hidden.map((measure) => [measure, null])) };
}

/** One row by itself, such as a day of a trend. */
export const withholdOne = (counts: Counts, isOwn: boolean): ToldCounts => (isOwn ? counts : withheld(counts));
