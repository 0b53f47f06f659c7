/**
 * The model as plain data that a person can read: for each comparison and level, how often records of one thing show it (m)
 * and how often records of two things do (u) — once for each kind of two things that might be taken for one.
 *
 * Two things are seldom strangers: brothers share parents, house and surname; neighbours share places and names. Weights that
 * treat these as independent evidence make one person of them. So the match hypothesis stands against each of these
 * alternatives, and the weight is the log of its odds against all of them together.
 */
import type { Compared, Comparison, Other, Schema } from './schema.ts';

export type ModelLevel = { readonly id: string; readonly m: number; readonly u: { readonly [other: string]: number } };
export type Model = {
  readonly format: 1;
  /** What it is a model of: `Schema.id`; absent in models of the register that were made before there were others. */
  readonly schema?: string;
  readonly comparisons: readonly { readonly id: string; readonly levels: readonly ModelLevel[] }[];
  /** Share of all pairs that are records of one thing. */
  readonly matchShare: number;
  /** Share of all pairs that are records of two such things. */
  readonly otherShares: { readonly [other: string]: number };
  /** Least weight of a pair that may join two records, in bits. */
  readonly threshold: number;
  /** Weights from here to the threshold are near pairs: kept to be looked at. */
  readonly nearFrom: number;
};

/**
 * Levels of all comparisons numbered through: level n (from 1) of comparison c has the code `codes[c] + n - 1`.
 *
 * A pair is of one of several kinds of one thing (often there is but one), or of one of the others. Each kind stands against each
 * other: versus v = one * others + other. log2 of m/u of a level stands at `bits[code * versuses + v]`.
 */
export type Weights = {
  /** How many kinds of one thing there are. */
  readonly ones: number;
  readonly bits: Float64Array;
  readonly codes: Int32Array;
  /** By versus: log2 of the odds of the other to the one, before anything is compared. */
  readonly prior: Float64Array;
  /** By comparison and versus: s + 1 where the rarity of scope s speaks for the one, -(s + 1) where it speaks for the other, 0 for neither. */
  readonly scopes: Int8Array;
};

/** First code of each comparison, and the number of all levels at the end. */
export function codesOf(comparisons: readonly Pick<Compared, 'levels'>[]): Int32Array {
  const codes = new Int32Array(comparisons.length + 1);
  for (const [number, { levels }] of comparisons.entries()) codes[number + 1] = codes[number]! + levels.length;
  return codes;
}

export function weightsOf({ comparisons, others }: Pick<Schema, 'comparisons' | 'others'>, model: Model): Weights {
  const codes = codesOf(comparisons);
  const bits = new Float64Array(codes.at(-1)! * others.length);
  for (const [number, { levels }] of model.comparisons.entries()) {
    for (const [index, { m, u }] of levels.entries()) {
      for (const [place, { id }] of others.entries()) bits[(codes[number]! + index) * others.length + place] = Math.log2(m / u[id]!);
    }
  }
  return {
    ones: 1,
    bits,
    codes,
    prior: Float64Array.from(others, ({ id }) => Math.log2(model.otherShares[id]! / model.matchShare)),
    scopes: Int8Array.from({ length: comparisons.length * others.length }, (_, at) => (others[at % others.length]!.rarityScope ?? -1) + 1),
  };
}

/** A model as the jobs of a pool are told it. */
export const toldOf = (schema: Pick<Schema, 'comparisons' | 'others'>, model: Model) => ({
  weights: weightsOf(schema, model),
  threshold: model.threshold,
  nearFrom: model.nearFrom,
});

/** Where training begins: relatives agree on the family's evidence as one person does, neighbours on the place's. */
export function firstModel(schema: Schema, otherShares: Model['otherShares']): Model {
  const { count, recordsPerEntity, comparisons, others, decision } = schema;
  const pairs = Math.max(1, (count * (count - 1)) / 2);
  const begins = (other: Other, comparison: Comparison, { id, m, u }: Comparison['levels'][number]): number =>
    other.begins?.(comparison.id, id) ?? (other.shares.includes(comparison.about) ? m : u);
  return {
    format: 1,
    schema: schema.id,
    comparisons: comparisons.map((comparison) => ({
      id: comparison.id,
      levels: comparison.levels.map((level) => ({
        id: level.id,
        m: level.m,
        u: Object.fromEntries(others.map((other) => [other.id, begins(other, comparison, level)])),
      })),
    })),
    matchShare: Math.min(0.5, (count * Math.max(0.3, recordsPerEntity)) / 2 / pairs),
    otherShares,
    threshold: 5,
    nearFrom: decision.nearFrom,
  };
}

/** Whether a model knows every comparison, level and other of a schema, in its order. */
export function fits({ comparisons, others }: Pick<Schema, 'comparisons' | 'others'>, model: Model): boolean {
  const shape = (of: readonly { readonly id: string; readonly levels: readonly { readonly id: string }[] }[]): string =>
    of.map(({ id, levels }) => `${id}: ${levels.map((level) => level.id).join(' ')}`).join('; ');
  return shape(comparisons) === shape(model.comparisons) && others.every(({ id }) => id in model.otherShares);
}

/** Posterior probability from a weight in bits. */
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);
