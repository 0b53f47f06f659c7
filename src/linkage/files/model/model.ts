/**
 * The model as plain data: for each comparison and level, how often records of one thing show it (m) and how often records of
 * two do (u); and which other comparison it leans on. Surname, address and telephone of one household agree together, postcode
 * and town of one place too, and who moved differs in all of them: where a comparison leans on another, its shares are those
 * among pairs that agree, or differ, in that other. This is a tree (Chow and Liu), so no circle of reasons can arise.
 */
import type { Comparison } from '../compare/comparison.ts';

/** 0: the other comparison says nothing, or there is none; 1: it agrees; 2: it differs. */
export const states = 3;

export type ModelLevel = { readonly id: string; readonly m: number; readonly u: number };
export type Model = {
  readonly format: 1;
  /** Share of all pairs that are of one thing. */
  readonly matchShare: number;
  /** Share of all pairs that are of two of one household born on one day; they agree in all but what tells persons apart. */
  readonly twinShare: number;
  readonly recordsPerEntity: number;
  readonly comparisons: readonly {
    readonly id: string;
    readonly leansOn: string | null;
    readonly levels: readonly ModelLevel[];
    /** Where the other comparison agrees, and where it differs. */
    readonly whenAgrees?: readonly ModelLevel[];
    readonly whenDiffers?: readonly ModelLevel[];
  }[];
  /** Least weight of a pair that may join two records, in bits; and from where on pairs are near. */
  readonly threshold: number;
  readonly nearFrom: number;
};

/** The same in arrays: share at `state * 16 + level`, by comparison; level 0 says nothing. */
export type Shares = {
  matchShare: number;
  twinShare: number;
  recordsPerEntity: number;
  /** Comparison that each leans on, -1 for none. */
  parent: Int8Array;
  /** Parents before children. */
  order: readonly number[];
  m: readonly Float64Array[];
  u: readonly Float64Array[];
};

export const width = 16;

export function modelOf(shares: Shares, comparisons: readonly Comparison[], threshold: number, nearFrom: number): Model {
  const levelsOf = (number: number, state: number): ModelLevel[] =>
    (comparisons[number] as Comparison).levels.map(({ id }, index) => ({
      id,
      m: (shares.m[number] as Float64Array)[state * width + index + 1] as number,
      u: (shares.u[number] as Float64Array)[state * width + index + 1] as number,
    }));
  return {
    format: 1,
    matchShare: shares.matchShare,
    twinShare: shares.twinShare,
    recordsPerEntity: shares.recordsPerEntity,
    comparisons: comparisons.map(({ id }, number) => {
      const parent = shares.parent[number] as number;
      return {
        id,
        leansOn: parent < 0 ? null : (comparisons[parent] as Comparison).id,
        levels: levelsOf(number, 0),
        ...(parent >= 0 && { whenAgrees: levelsOf(number, 1), whenDiffers: levelsOf(number, 2) }),
      };
    }),
    threshold,
    nearFrom,
  };
}

/** log2 of m over u, laid out as the shares are. */
export function bitsOf({ m, u }: Shares): Float64Array[] {
  return m.map((own, number) => Float64Array.from(own, (share, place) => (place % width === 0 ? 0 : Math.log2(share / ((u[number] as Float64Array)[place] as number)))));
}

export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);
