/** Draws numbers for many persons at once: counters in order of stratum and person, numbers already seen anywhere left out. */
import { type SixDigitPermutation, stratumSize } from './draw.ts';

export type Draw = {
  /** Ascending; the draw gives counters in this order. Person i of `people` draws from `strata[i]`. */
  readonly strata: ArrayLike<number>;
  /** Sorted numbers that must not be drawn: given, claimed, or merely written on some form as somebody's. */
  readonly taken: ArrayLike<number>;
  readonly permutation: SixDigitPermutation;
  /** Next counter of a stratum; absent: 0. */
  readonly counters: ReadonlyMap<number, number>;
};

export type Drawn = {
  /** For each person the 12 digits as stored, or 0 where the stratum is empty. */
  readonly numbers: Float64Array;
  readonly counters: Map<number, number>;
};

/** Each stratum is drawn in as few batches as its skipped numbers allow; a stratum with all counters used leaves its last persons without. */
export function drawNumbers({ strata, taken, permutation, counters }: Draw): Drawn {
  const numbers = new Float64Array(strata.length);
  const after = new Map<number, number>();
  let place = 0;
  for (let from = 0; from < strata.length; ) {
    const stratum = strata[from] as number;
    let to = from + 1;
    while (to < strata.length && strata[to] === stratum) to++;
    const first = stratum * stratumSize;
    while (place < taken.length && (taken[place] as number) < first) place++;
    const skipped = new Set<number>();
    for (; place < taken.length && (taken[place] as number) < first + stratumSize; place++) skipped.add((taken[place] as number) - first);
    after.set(stratum, drawStratum(numbers.subarray(from, to), { stratum, skipped, permutation, counter: counters.get(stratum) ?? 0 }));
    from = to;
  }
  return { numbers, counters: after };
}

type StratumDraw = { readonly stratum: number; readonly skipped: ReadonlySet<number>; readonly permutation: SixDigitPermutation; readonly counter: number };

/** Fills `numbers`; returns the next counter. */
function drawStratum(numbers: Float64Array, { stratum, skipped, permutation, counter }: StratumDraw): number {
  const tweak = Buffer.from(String(stratum).padStart(6, '0'));
  for (let filled = 0; filled < numbers.length && counter < stratumSize; ) {
    const batch = Math.min(numbers.length - filled, stratumSize - counter);
    const first = counter;
    const digits = permutation.permute(
      tweak,
      Uint32Array.from({ length: batch }, (_, at) => first + at),
    );
    counter += batch;
    for (const six of digits) if (!skipped.has(six)) numbers[filled++] = stratum * stratumSize + six;
  }
  return counter;
}
