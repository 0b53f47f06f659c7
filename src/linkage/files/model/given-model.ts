/** A model that is not learned: one of an earlier run, or made of weights that the settings give for every column. */
import type { Comparison } from '../compare/comparison.ts';
import type { Table } from '../read/read-tables.ts';
import type { GivenComparison, Settings } from '../settings/settings.ts';
import { type Frequencies, rarityOf } from './frequencies.ts';
import { aboutOf, type Shares, width } from './model.ts';
import { newPosterior } from './posterior.ts';
import type { Trained } from './train.ts';

/** Undefined where something is left to be learned. */
export function givenModel(
  table: Table,
  comparisons: readonly Comparison[],
  settings: Settings,
  model: { shares(comparisons: readonly Comparison[]): Shares } | undefined,
  frequencies: Frequencies,
): Trained | undefined {
  const about = comparisons.map(({ place }) => aboutOf((table.columns[place] as Table['columns'][number]).kind, frequencies.agreement[place] as number));
  if (model) {
    const shares = model.shares(comparisons);
    const usual = Float64Array.from(shares.levels.stranger, (own) => own[1] as number);
    const rarity = rarityOf(table, comparisons, frequencies, usual, Math.min(0.5, shares.recordsPerEntity / Math.max(1, table.count)));
    return { shares, rarity, posterior: newPosterior(about, shares, rarity), about };
  }
  const given = comparisons.map(({ id }) => settings.comparisons?.[id]);
  if (!given.every((own) => own?.weights)) return undefined;
  const shares = sharesOfWeights(given as GivenComparison[], settings.prior);
  const rarity = (): number => 0;
  return { shares, rarity, posterior: newPosterior(about, shares, rarity), about };
}

/** Weights are bits, so that any two shares of that ratio will do; without a prior, odds are even before anything is compared. */
function sharesOfWeights(given: readonly GivenComparison[], prior: number | undefined): Shares {
  const ratio = given.map(({ weights = [] }) =>
    Float64Array.from({ length: width }, (_, level) => (level === 0 || level > weights.length ? 0 : 2 ** (weights[level - 1] as number))),
  );
  const one = given.map(({ weights = [] }) => Float64Array.from({ length: width }, (_, level) => (level === 0 || level > weights.length ? 0 : 1)));
  return {
    of: { stayed: prior === undefined ? 1 : prior / (1 - prior), moved: 0, stranger: 1, neighbour: 0, household: 0, twin: 0 },
    recordsPerEntity: 1,
    levels: { stayed: ratio, moved: ratio, stranger: one, neighbour: one, household: one, twin: one },
  };
}
