/**
 * Under which keys forms stand in the index: one entry a form and pass, so that whoever shares the key of a pass is found.
 *
 * A key is spelled out as far as it takes to keep a block small: forms that are too many under the key of a pass stand under that key
 * and its first further key, and so on, in a list of their own; under the key of the pass a mark says that some stand there. Whoever
 * looks asks for his key of the pass, and where it is marked for his further keys at every depth: so no depth is written down, and
 * a block may be split later without a word to those that stand already.
 */
import { mixed } from '../engine/chance.ts';
import type { KeyOf, Pass, ReadColumn } from '../engine/schema.ts';
import { sortTogether } from '../engine/sort.ts';
import type { Entries } from './chunks.ts';

/** No more forms than this stand under one key. What no further key splits is kept so far, and the rest is left to the other passes. */
export const largestBlock = 40;

/** In the place of a code: others stand under further keys. No form has this code. */
const deeperMark = 2 ** 32 - 1;
export const isDeeper = (value: number): boolean => value === deeperMark;

const deeper = (key: number, more: number): number => mixed(key, more) || 1;

/** Further keys of a row that takes part in the pass, the shallowest first. */
export function furtherKeysAt({ key, refine }: Pass, row: number): number[] {
  const keys: number[] = [];
  for (const more of refine) keys.push(deeper(keys.at(-1) ?? key(row) >>> 0, more(row)));
  return keys;
}

/** How many forms stand under a key of the pass, or under a further one, in the index so far. */
export type Already = { first(key: number): number; further(key: number): number };
const nothingYet: Already = { first: () => 0, further: () => 0 };

/** Entries under keys of the pass, marks among them, and under further keys. */
export type PassEntries = { readonly first: Entries; readonly further: Entries };

/** `codeOf` gives the code of each record, ascending. */
export function entriesOfPass({ key: keyOf, refine }: Pass, column: ReadColumn, codeOf: Uint32Array, already: Already = nothingYet): PassEntries {
  const ownKeys = column(keyOf);
  const allKeys = new Uint32Array(ownKeys.buffer, ownKeys.byteOffset, ownKeys.length); // the same memory: keys move to the front of it
  const allCodes = new Uint32Array(ownKeys.length);
  let taken = 0;
  for (let record = 0; record < ownKeys.length; record++) {
    if (ownKeys[record] === 0) continue;
    allCodes[taken] = codeOf[record]!;
    allKeys[taken++] = ownKeys[record]!;
  }
  const furtherKeys: Int32Array[] = []; // read where a block is split
  const { keys, records: codes } = sortTogether(allKeys.subarray(0, taken), allCodes.subarray(0, taken)); // codes are sorted, not records: those would be gathered from all over memory
  const split = growingPairs();
  let kept = 0;
  for (let from = 0; from < taken; ) {
    const key = keys[from]!;
    let to = from + 1;
    while (to < taken && keys[to] === key) to++;
    if (to - from + already.first(key) > largestBlock) {
      const block = codes.slice(from, to);
      keys[kept] = key;
      codes[kept++] = deeperMark;
      splitBlock(key, block, 0);
    } else if (kept === from) kept = to;
    else {
      keys.copyWithin(kept, from, to);
      codes.copyWithin(kept, from, to);
      kept += to - from;
    }
    from = to;
  }
  const further = sortTogether(...split.taken());
  return { first: { keys: keys.subarray(0, kept), values: codes.subarray(0, kept) }, further: { keys: further.keys, values: further.records } };

  /** Puts a block under further keys, from this depth on. */
  function splitBlock(key: number, block: Uint32Array, depth: number): void {
    const more: KeyOf | undefined = refine[depth];
    if (!more) {
      add(key, block.subarray(0, Math.max(0, largestBlock - already.further(key))));
      return;
    }
    furtherKeys[depth] ??= column(more);
    const further = furtherKeys[depth];
    const { keys: own, records: order } = sortTogether(
      Uint32Array.from(block, (code) => deeper(key, further[recordOf(code)]!)),
      block.slice(),
    );
    for (let from = 0; from < own.length; ) {
      let to = from + 1;
      while (to < own.length && own[to] === own[from]) to++;
      if (to - from + already.further(own[from]!) <= largestBlock) add(own[from]!, order.subarray(from, to));
      else splitBlock(own[from]!, order.subarray(from, to), depth + 1);
      from = to;
    }
  }
  function add(key: number, block: Uint32Array): void {
    for (const code of block) split.add(key, code);
  }
  function recordOf(code: number): number {
    let [low, high] = [0, codeOf.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (codeOf[middle]! < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Pairs of numbers below 2^32 that come one by one, and may be as many as there are forms. */
function growingPairs() {
  let [keys, values, count] = [new Uint32Array(1024), new Uint32Array(1024), 0];
  const longer = (numbers: Uint32Array): Uint32Array<ArrayBuffer> => {
    const more = new Uint32Array(count * 2);
    more.set(numbers);
    return more;
  };
  return {
    add(key: number, value: number): void {
      if (count === keys.length) [keys, values] = [longer(keys), longer(values)];
      keys[count] = key;
      values[count++] = value;
    },
    taken: () => [keys.subarray(0, count), values.subarray(0, count)] as const,
  };
}
