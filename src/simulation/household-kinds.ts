/** Kinds of household and how often each is met at which age. */
import { type Odds, odds } from './chance.ts';

/** The age is that of the woman of the couple; of the lone person, parent, grandmother; of no meaning for renters. */
export type HouseholdKind = 'lone' | 'couple' | 'family' | 'lone-parent' | 'three-generations' | 'with-kin' | 'grandparents' | 'renters';

/**
 * Of ten thousand households, in bands of five years from `from` on. Fitted by multiplicative least squares to the age-sex table, the household sizes
 * and the mean of 3.6 of the census of 2019 (DOMAIN 10.1) from smooth first guesses, and stopped early, so that the bands stay smooth:
 * every age band of each sex comes out within 13 %.
 */
const fitted: { readonly [kind in HouseholdKind]: { readonly from: number; readonly weights: readonly number[] } } = {
  'lone': { from: 15, weights: [7, 44, 103, 71, 38, 57, 68, 42, 56, 54, 47, 9, 16, 142, 140] },
  'couple': { from: 20, weights: [115, 28, 41, 152, 274, 184, 132, 101, 68, 28, 10, 9, 103] },
  'family': { from: 20, weights: [183, 913, 755, 549, 465, 490, 607, 421, 191, 46] },
  'lone-parent': { from: 25, weights: [28, 145, 144, 102, 80, 71, 28, 11, 3] },
  'three-generations': { from: 20, weights: [47, 251, 497, 403, 357, 335] },
  'with-kin': { from: 20, weights: [37, 107, 83, 88] },
  'grandparents': { from: 50, weights: [103, 83, 70, 37, 18, 17] },
  'renters': { from: 20, weights: [424] },
};

export type HouseholdPlan = { readonly kind: HouseholdKind; readonly from: number };

export const householdPlans: Odds<HouseholdPlan> = odds(
  Object.entries(fitted).flatMap(([kind, { from, weights }]) => weights.map((weight, band) => [{ kind: kind as HouseholdKind, from: from + band * 5 }, weight] as const)),
);
