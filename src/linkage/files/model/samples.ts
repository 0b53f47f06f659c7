/** Pairs to learn from: any two records, two that agree in one column, and candidates; their levels are read side by side. */
import type { Chance } from '../../engine/chance.ts';
import type { Drawn } from '../../engine/sample-pairs.ts';
import { shared, sharedBytes } from '../../engine/shared.ts';
import { sortByKey } from '../../engine/sort.ts';

/** One row of levels a pair; `a` and `b` are records. Memory that threads share. */
export type Sample = { readonly count: number; readonly a: Uint32Array; readonly b: Uint32Array; readonly levels: Uint8Array };

/** Pairs with their levels, read in parts, as one sample. */
export function joinLevels(parts: readonly (Drawn & { readonly levels: Uint8Array })[], comparisons: number): Sample {
  const count = parts.reduce((sum, { a }) => sum + a.length, 0);
  const [a, b, levels] = [shared(new Uint32Array(count)), shared(new Uint32Array(count)), sharedBytes(count * comparisons)];
  let at = 0;
  for (const part of parts) {
    a.set(part.a, at);
    b.set(part.b, at);
    levels.set(part.levels, at * comparisons);
    at += part.a.length;
  }
  return { count, a, b, levels };
}

/** May two records be compared: of two files, where there are several. */
export type Takes = (a: number, b: number) => boolean;

/** Lower record first. */
export function drawAny(count: number, takes: Takes, chance: Chance, most: number): Drawn {
  const into = newPairs(most);
  for (let tries = 0; tries < most * 4 && !into.isFull(); tries++) {
    const [a, b] = [Math.floor(chance() * count), Math.floor(chance() * count)];
    if (a !== b && takes(a, b)) into.add(a, b);
  }
  return into.drawn();
}

/** Pairs that agree in a column, each such pair about as likely as any other. `keys`: by record, 0 for nothing. */
export function drawAgreeing(keys: Uint32Array, takes: Takes, chance: Chance, most: number): Drawn {
  const count = keys.length;
  const order = sortByKey(keys);
  const [from, sums]: [number[], number[]] = [[], []];
  let total = 0;
  for (let start = 0; start < count; ) {
    let end = start + 1;
    while (end < count && keys[order[end] as number] === keys[order[start] as number]) end++;
    if (keys[order[start] as number] !== 0 && end - start > 1) {
      from.push(start, end);
      total += ((end - start) * (end - start - 1)) / 2;
      sums.push(total);
    }
    start = end;
  }
  const into = newPairs(most);
  const add = (a: number, b: number): void => {
    if (a !== b && takes(a, b)) into.add(a, b);
  };
  if (total <= most) {
    for (let group = 0; group < sums.length; group++) {
      const [start, end] = [from[group * 2] as number, from[group * 2 + 1] as number];
      for (let one = start; one < end; one++) for (let two = one + 1; two < end; two++) add(order[one] as number, order[two] as number);
    }
    return into.drawn();
  }
  for (let tries = 0; tries < most * 4 && !into.isFull(); tries++) {
    const group = upperBound(sums, chance() * total);
    const [start, end] = [from[group * 2] as number, from[group * 2 + 1] as number];
    const one = start + Math.floor(chance() * (end - start));
    add(order[one] as number, order[start + Math.floor(chance() * (end - start))] as number);
  }
  return into.drawn();
}

function newPairs(most: number) {
  const [a, b] = [new Uint32Array(most), new Uint32Array(most)];
  let count = 0;
  return {
    add(one: number, other: number): void {
      if (count === most) return;
      a[count] = Math.min(one, other);
      b[count++] = Math.max(one, other);
    },
    isFull: () => count === most,
    drawn: (): Drawn => ({ a: a.slice(0, count), b: b.slice(0, count) }),
  };
}

function upperBound(sums: readonly number[], value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
