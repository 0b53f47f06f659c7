/** The match weight of a pair: log2 of the odds that two forms speak of one person. */
import { comparisons } from './comparisons.ts';
import type { Frequencies } from './frequencies.ts';
import { type Model, others, type Weights, weightsOf } from './model.ts';
import { type Records, rowLength } from './records.ts';

export type Scorer = {
  /** Weight of two records by number, in bits; -Infinity where it is certainly below `floor`. Levels are left in `levels`. */
  weigh(a: number, b: number, floor?: number): number;
  /** Levels of the last pair weighed, one a comparison; whole only if its weight was finite. */
  readonly levels: Uint8Array;
  /** Bits against each other person for the last pair weighed, without prior. */
  readonly against: Float64Array;
};

/** Compares first, weighs after: what training needs. */
export type LevelReader = {
  read(a: number, b: number): void;
  readonly levels: Uint8Array;
  /** Sum of the rarity of shared values: against a stranger or somebody of the province, and against a neighbour. */
  readonly rarity: Float64Array;
};

export function levelReader(records: Records, frequencies: Frequencies): LevelReader {
  const compares = comparisons.map((comparison) => comparison.compare(records));
  const rarities = comparisons.map((comparison) => comparison.rarity?.(records, frequencies));
  const levels = new Uint8Array(comparisons.length);
  const rarity = new Float64Array(2);
  return {
    levels,
    rarity,
    read(a, b) {
      const [rowA, rowB] = [a * rowLength, b * rowLength];
      rarity.fill(0);
      for (let number = 0; number < compares.length; number++) {
        const level = compares[number]!(rowA, rowB);
        levels[number] = level;
        const rare = rarities[number];
        if (level === 0 || !rare) continue;
        rarity[0]! += rare.abroad(rowA, rowB, level);
        rarity[1]! += rare.atHome(rowA, rowB, level);
      }
    },
  };
}

/** After these comparisons the rest is bounded: name, birth, number, card, insurance. */
const decisive = 5;

export function scorer(records: Records, frequencies: Frequencies, model: Model): Scorer {
  const compares = comparisons.map((comparison) => comparison.compare(records));
  const rarities = comparisons.map((comparison) => comparison.rarity?.(records, frequencies));
  const weights = weightsOf(model);
  const most = mostBitsAfter(model, weights);
  const levels = new Uint8Array(comparisons.length);
  const against = new Float64Array(others.length);
  return {
    levels,
    against,
    weigh(a, b, floor = Number.NEGATIVE_INFINITY) {
      const [rowA, rowB] = [a * rowLength, b * rowLength];
      let [stranger, province, neighbour, sibling, household, twin] = [0, 0, 0, 0, 0, 0];
      for (let number = 0; number < compares.length; number++) {
        const level = compares[number]!(rowA, rowB);
        levels[number] = level;
        if (level !== 0) {
          const place = weights.offsets[number]! + level * others.length;
          const rare = rarities[number];
          const [abroad, atHome] = rare ? [rare.abroad(rowA, rowB, level), rare.atHome(rowA, rowB, level)] : [0, 0];
          stranger += weights.bits[place]! + abroad;
          province += weights.bits[place + 1]! + abroad;
          neighbour += weights.bits[place + 2]! + atHome;
          sibling += weights.bits[place + 3]!;
          household += weights.bits[place + 4]!;
          twin += weights.bits[place + 5]!;
        }
        if (number === decisive - 1) {
          const { prior } = weights;
          const bound = Math.min(
            stranger + most[0]! - prior[0]!,
            province + most[1]! - prior[1]!,
            neighbour + most[2]! - prior[2]!,
            sibling + most[3]! - prior[3]!,
            household + most[4]! - prior[4]!,
            twin + most[5]! - prior[5]!,
          );
          if (bound < floor) return Number.NEGATIVE_INFINITY;
        }
      }
      against[0] = stranger;
      against[1] = province;
      against[2] = neighbour;
      against[3] = sibling;
      against[4] = household;
      against[5] = twin;
      return oddsOf(against, weights.prior);
    },
  };
}

/** Odds against all others together: the sum of what each of them would explain. */
export function oddsOf(against: Float64Array, prior: Float64Array): number {
  let sum = 0;
  for (let other = 0; other < prior.length; other++) sum += 2 ** (prior[other]! - against[other]!);
  return -Math.log2(sum);
}

/** The most that the comparisons after the decisive ones can add, by other. */
function mostBitsAfter(model: Model, weights: Weights): Float64Array {
  const most = new Float64Array(others.length);
  for (let number = decisive; number < model.comparisons.length; number++) {
    for (let other = 0; other < others.length; other++) {
      let best = 0;
      for (let level = 1; level <= model.comparisons[number]!.levels.length; level++) {
        best = Math.max(best, weights.bits[weights.offsets[number]! + level * others.length + other]! + (comparisons[number]!.rarity && other < 3 ? 4 : 0));
      }
      most[other]! += best;
    }
  }
  return most;
}
