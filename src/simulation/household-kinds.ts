/** Kinds of household and how often each is met at which age. */
import { type Odds, odds } from './chance.ts';

/** The age is that of the woman of the couple; of the lone person, parent, grandmother; of no meaning for renters. */
export type HouseholdKind = 'lone' | 'couple' | 'family' | 'lone-parent' | 'three-generations' | 'with-kin' | 'grandparents' | 'renters';

/**
 * Of ten thousand households, in bands of five years from `from` on. Fitted by multiplicative least squares to the age-sex table, the household sizes
 * and the mean of 3.6 of the census of 2019 (DOMAIN 10.1) from smooth first guesses, and stopped early, so that the bands stay smooth:
 * every age band of each sex comes out within a fifth.
 */
// biome-ignore format: a table
const fitted: { readonly [kind in HouseholdKind]: { readonly from: number; readonly weights: readonly number[] } } = {
  'lone': { from: 15, weights: [9, 8, 33, 75, 61, 69, 64, 44, 50, 54, 33, 39, 50, 176, 175] },
  'couple': { from: 20, weights: [19, 55, 111, 170, 225, 170, 130, 72, 45, 23, 46, 42, 144] },
  'family': { from: 20, weights: [199, 689, 707, 575, 534, 467, 521, 419, 284, 131] },
  'lone-parent': { from: 25, weights: [41, 93, 90, 82, 66, 63, 58, 58, 36] },
  'three-generations': { from: 20, weights: [228, 344, 372, 332, 324, 306] },
  'with-kin': { from: 20, weights: [31, 69, 95, 111] },
  'grandparents': { from: 50, weights: [110, 67, 46, 26, 42, 38] },
  'renters': { from: 20, weights: [373] },
};

export type HouseholdPlan = { readonly kind: HouseholdKind; readonly from: number };

export const householdPlans: Odds<HouseholdPlan> = odds(
  Object.entries(fitted).flatMap(([kind, { from, weights }]) =>
    weights.map((weight, band) => [{ kind: kind as HouseholdKind, from: from + band * 5 }, weight] as const),
  ),
);
