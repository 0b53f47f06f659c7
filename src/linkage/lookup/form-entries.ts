/**
 * Under which keys forms stand in the index: one entry a form and pass, so that whoever shares the key of a pass is found.
 *
 * A key is spelled out as far as it takes to keep a block small: forms that are too many under the key of a pass stand under that key
 * and its first further key, and so on. Whoever looks asks for his own key at every depth, so no depth is written down, and a
 * block may be split later without a word to those that stand already.
 */
import { mixed } from '../engine/chance.ts';
import type { Pass, ReadColumn } from '../engine/schema.ts';
import { sortTogether } from '../engine/sort.ts';
import { type Entries, mergeEntries } from './chunks.ts';

/** No more forms than this stand under one key. What no further key splits is kept so far, and the rest is left to the other passes. */
export const largestBlock = 40;

const deeper = (key: number, more: number): number => mixed(key, more) || 1;

/** Keys of a row at every depth, the shallowest first; none where the record takes no part. */
export function keysAt({ key, refine }: Pass, row: number): number[] {
  const keys = [key(row) >>> 0];
  if (keys[0] === 0) return [];
  for (const more of refine) keys.push(deeper(keys.at(-1)!, more(row)));
  return keys;
}

/** `codeOf` gives the code of each record, ascending; `already` how many forms stand under a key in the index so far. */
export function entriesOfPass({ key: keyOf, refine }: Pass, column: ReadColumn, codeOf: Uint32Array, already: (key: number) => number = () => 0): Entries {
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
  const [splitKeys, splitCodes]: [number[], number[]] = [[], []];
  let kept = 0;
  for (let from = 0; from < taken; ) {
    const key = keys[from]!;
    let to = from + 1;
    while (to < taken && keys[to] === key) to++;
    if (to - from + already(key) > largestBlock) splitBlock(key, codes.slice(from, to), 0);
    else if (kept === from) kept = to;
    else {
      keys.copyWithin(kept, from, to);
      codes.copyWithin(kept, from, to);
      kept += to - from;
    }
    from = to;
  }
  const split = sortTogether(Uint32Array.from(splitKeys), Uint32Array.from(splitCodes));
  return mergeEntries({ keys: keys.subarray(0, kept), values: codes.subarray(0, kept) }, { keys: split.keys, values: split.records });

  function splitBlock(key: number, block: Uint32Array, depth: number): void {
    const more = refine[depth];
    if (!more) {
      add(key, block.subarray(0, Math.max(0, largestBlock - already(key))));
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
      if (to - from + already(own[from]!) <= largestBlock) add(own[from]!, order.subarray(from, to));
      else splitBlock(own[from]!, order.subarray(from, to), depth + 1);
      from = to;
    }
  }
  function add(key: number, block: Uint32Array): void {
    for (const code of block) {
      splitKeys.push(key);
      splitCodes.push(code);
    }
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
