/** Ids of records, and whether one stands twice. */

import { takingPart } from '../../engine/blocks.ts';
import { rangesOfKeys } from '../../engine/parts/file-blocks.ts';
import { sortTogether } from '../../engine/sort.ts';
import type { TextStore } from './text-store.ts';

export type Repeated = { readonly count: number; readonly first: string };

/** So many hashes are sorted at once. */
const sortedAtOnce = 2_000_000;

/** Among the records from `from` to before `to`: how many bear the id of an earlier one, and the first such id; undefined where none does. */
export function repeatedId(ids: Pick<TextStore, 'of' | 'hashOf'>, from: number, to: number): Repeated | undefined {
  const hashes = Uint32Array.from({ length: to - from }, (_, place) => ids.hashOf(from + place) >>> 0 || 1);
  let [count, least] = [0, to];
  for (const { least: lowest, beyond } of rangesOfKeys(hashes, sortedAtOnce)) {
    const { keys, records } = takingPart(hashes, lowest, beyond);
    const sorted = sortTogether(keys, records);
    for (let start = 0; start < sorted.keys.length; ) {
      let end = start + 1;
      while (end < sorted.keys.length && sorted.keys[end] === sorted.keys[start]) end++;
      const seen = new Set<string>();
      for (let place = start; end - start > 1 && place < end; place++) {
        const record = from + sorted.records[place]!;
        const id = ids.of(record);
        if (!seen.has(id)) seen.add(id);
        else {
          count++;
          least = Math.min(least, record);
        }
      }
      start = end;
    }
  }
  return count === 0 ? undefined : { count, first: ids.of(least) };
}
