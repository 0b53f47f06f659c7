/**
 * The model as plain data that a person can read: for each comparison and level, how often forms of one person show it (m)
 * and how often forms of two persons do (u) — once for each kind of two persons who might be taken for one.
 *
 * Two persons are seldom strangers: brothers share parents, house and surname; neighbours share places and names. Weights that
 * treat these as independent evidence make one person of them. So the match hypothesis stands against each of these
 * alternatives, and the weight is the log of its odds against all of them together.
 */
import { comparisons } from './comparisons.ts';

/** Who the other person may be. */
export const others = ['stranger', 'province', 'neighbour', 'sibling', 'household', 'twin'] as const;
export type Other = (typeof others)[number];

export const otherWords: { readonly [other in Other]: { readonly vi: string; readonly en: string } } = {
  stranger: { vi: 'một người lạ bất kỳ', en: 'any stranger' },
  province: { vi: 'một người khác cùng tỉnh', en: 'another person of the same province' },
  neighbour: { vi: 'một người khác cùng xã', en: 'another person of the same commune' },
  sibling: { vi: 'anh chị em ruột', en: 'a brother or sister' },
  twin: { vi: 'anh chị em sinh đôi', en: 'a twin' },
  household: { vi: 'một người khác trong cùng hộ', en: 'another member of the same household' },
};

export type ModelLevel = { readonly id: string; readonly m: number; readonly u: { readonly [other in Other]: number } };
export type Model = {
  readonly format: 1;
  readonly comparisons: readonly { readonly id: string; readonly levels: readonly ModelLevel[] }[];
  /** Share of all pairs that are forms of one person. */
  readonly matchShare: number;
  /** Share of all pairs that are forms of two such persons. */
  readonly otherShares: { readonly [other in Other]: number };
  /** Least weight of a pair that may join two forms, in bits. */
  readonly threshold: number;
  /** Weights from here to the threshold are near pairs: kept to be looked at. */
  readonly nearFrom: number;
};

/** log2 of m/u in one array: level l of comparison c against other o at `offsets[c] + l * others.length + o`. */
export type Weights = {
  readonly bits: Float64Array;
  readonly offsets: readonly number[];
  /** log2 of the odds of each other to the match, before anything is compared. */
  readonly prior: Float64Array;
};

/** Level 0 (nothing known) has weight 0 everywhere. */
export function weightsOf(model: Model): Weights {
  const offsets: number[] = [];
  const bits: number[] = [];
  for (const { levels } of model.comparisons) {
    offsets.push(bits.length);
    for (const _ of others) bits.push(0);
    for (const { m, u } of levels) for (const other of others) bits.push(Math.log2(m / u[other]));
  }
  return { bits: Float64Array.from(bits), offsets, prior: Float64Array.from(others, (other) => Math.log2(model.otherShares[other] / model.matchShare)) };
}

/** Where training begins: relatives agree on the family's evidence as one person does, neighbours on the place's. */
export function firstModel(count: number, formsPerPerson: number): Model {
  const pairs = Math.max(1, (count * (count - 1)) / 2);
  return {
    format: 1,
    comparisons: comparisons.map(({ id, about, levels }) => ({
      id,
      levels: levels.map(({ id: level, m, u }) => {
        const family = about === 'family' || about === 'place' ? m : u;
        const place = about === 'place' ? m : u;
        return {
          id: level,
          m,
          u: {
            stranger: u,
            province: u,
            neighbour: place,
            sibling: family,
            household: family,
            twin: id === 'birth' ? (level === 'exact' ? 0.9 : 0.01) : family,
          },
        };
      }),
    })),
    matchShare: Math.min(0.5, (count * Math.max(0.3, formsPerPerson)) / 2 / pairs),
    otherShares: {
      stranger: 1,
      province: 0.03,
      neighbour: 0.002,
      sibling: Math.min(0.1, count / pairs),
      household: Math.min(0.1, count / pairs),
      twin: Math.min(0.01, (0.01 * count) / pairs),
    },
    threshold: 5,
    nearFrom: -1,
  };
}

/** Posterior probability from a weight in bits. */
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);
