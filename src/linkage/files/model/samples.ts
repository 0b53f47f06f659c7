/** Pairs whose levels are kept to learn from: any two records, two that agree in one column, and candidates. */
import type { Chance } from '../../engine/chance.ts';
import { sortByKey } from '../../engine/sort.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { ValueFacts } from '../compare/value-facts.ts';
import type { Table } from '../read/read-tables.ts';

/** One row of levels a pair; `a` and `b` are records. */
export type Sample = { readonly count: number; readonly a: Uint32Array; readonly b: Uint32Array; readonly levels: Uint8Array };

export type ReadLevels = (a: number, b: number, levels: Uint8Array, at: number) => void;

export function levelReader(table: Table, comparisons: readonly Comparison[]): ReadLevels {
  const { rows, rowLength } = table;
  return (a, b, levels, at) => {
    const [rowA, rowB] = [a * rowLength, b * rowLength];
    for (let number = 0; number < comparisons.length; number++) {
      const comparison = comparisons[number] as Comparison;
      const [valueA, valueB] = [rows[rowA + comparison.place] as number, rows[rowB + comparison.place] as number];
      levels[at + number] =
        valueA === 0 || valueB === 0
          ? 0
          : valueA === valueB && comparison.equalTo.length === 1
            ? (comparison.equalTo[0] as number)
            : comparison.compare(rowA, rowB);
    }
  };
}

/** Collects pairs up to `most`. */
export function newSample(read: ReadLevels, comparisons: number, most: number): { take(a: number, b: number): boolean; done(): Sample } {
  let capacity = Math.min(most, 4096);
  let [a, b, levels] = [new Uint32Array(capacity), new Uint32Array(capacity), new Uint8Array(capacity * comparisons)];
  let count = 0;
  return {
    take(one, other) {
      if (count === most) return false;
      if (count === capacity) {
        capacity = Math.min(most, capacity * 2);
        const [moreA, moreB, moreLevels] = [new Uint32Array(capacity), new Uint32Array(capacity), new Uint8Array(capacity * comparisons)];
        moreA.set(a);
        moreB.set(b);
        moreLevels.set(levels);
        [a, b, levels] = [moreA, moreB, moreLevels];
      }
      a[count] = one;
      b[count] = other;
      read(one, other, levels, count * comparisons);
      count++;
      return true;
    },
    done: () => ({ count, a: a.subarray(0, count), b: b.subarray(0, count), levels: levels.subarray(0, count * comparisons) }),
  };
}

/** May two records be compared: of two files, where there are several. */
export type Takes = (a: number, b: number) => boolean;

export function sampleAny(table: Table, read: ReadLevels, comparisons: number, takes: Takes, chance: Chance, most: number): Sample {
  const sample = newSample(read, comparisons, most);
  for (let tries = 0; tries < most * 4; tries++) {
    const [a, b] = [Math.floor(chance() * table.count), Math.floor(chance() * table.count)];
    if (a !== b && takes(a, b) && !sample.take(Math.min(a, b), Math.max(a, b))) break;
  }
  return sample.done();
}

/** Pairs that agree in a column, each such pair about as likely as any other. */
export function sampleAgreeing(
  table: Table,
  facts: ValueFacts,
  place: number,
  read: ReadLevels,
  comparisons: number,
  takes: Takes,
  chance: Chance,
  most: number,
): Sample {
  const { rows, rowLength, count } = table;
  const keys = new Uint32Array(count);
  for (let record = 0; record < count; record++) keys[record] = facts.folded[rows[record * rowLength + place] as number] as number;
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
  const sample = newSample(read, comparisons, most);
  const take = (a: number, b: number): boolean => a === b || !takes(a, b) || sample.take(Math.min(a, b), Math.max(a, b));
  if (total <= most) {
    for (let group = 0; group < sums.length; group++) {
      const [start, end] = [from[group * 2] as number, from[group * 2 + 1] as number];
      for (let one = start; one < end; one++) for (let two = one + 1; two < end; two++) take(order[one] as number, order[two] as number);
    }
    return sample.done();
  }
  for (let tries = 0; tries < most * 4; tries++) {
    const group = upperBound(sums, chance() * total);
    const [start, end] = [from[group * 2] as number, from[group * 2 + 1] as number];
    const one = start + Math.floor(chance() * (end - start));
    if (!take(order[one] as number, order[start + Math.floor(chance() * (end - start))] as number)) break;
  }
  return sample.done();
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
