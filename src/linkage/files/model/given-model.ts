/** A model that is not learned: one of an earlier run, or made of weights that the settings give for every column. */
import type { Comparison } from '../compare/comparison.ts';
import type { GivenComparison, Settings } from '../settings/settings.ts';
import { type About, type Shares, width } from './model.ts';

/** Undefined where something is left to be learned. `about`: by kind. */
export function givenShares(
  comparisons: readonly Comparison[],
  about: readonly About[],
  settings: Settings,
  model: { shares(comparisons: readonly Comparison[]): Shares } | undefined,
): Shares | undefined {
  if (model) return model.shares(comparisons);
  const given = comparisons.map(({ id }) => settings.comparisons?.[id]);
  return given.every((own) => own?.weights) ? sharesOfWeights(given as GivenComparison[], about, settings.prior) : undefined;
}

/** Weights are bits, so that any two shares of that ratio will do; without a prior, odds are even before anything is compared. */
function sharesOfWeights(given: readonly GivenComparison[], about: readonly About[], prior: number | undefined): Shares {
  const ratio = given.map(({ weights = [] }) =>
    Float64Array.from({ length: width }, (_, level) => (level === 0 || level > weights.length ? 0 : 2 ** (weights[level - 1] as number))),
  );
  const one = given.map(({ weights = [] }) => Float64Array.from({ length: width }, (_, level) => (level === 0 || level > weights.length ? 0 : 1)));
  return {
    about,
    of: { stayed: prior === undefined ? 1 : prior / (1 - prior), moved: 0, stranger: 1, neighbour: 0, household: 0, twin: 0, namesake: 0 },
    recordsPerEntity: 1,
    caution: 0,
    levels: { stayed: ratio, moved: ratio, stranger: one, neighbour: one, household: one, twin: one, namesake: one },
  };
}
