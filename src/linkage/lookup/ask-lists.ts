/** Looks keys up in lists of chunks: one by one where few are asked for, else by reading all chunks beside the keys. */
import { type AskedKeys, type FoundChunk, type HearChunk, keysAtOnce } from '../lookup-store.ts';
import { firstKeyOf, lastKeyOf, type ReadChunk } from './chunks.ts';

/** By number of the list: ascending keys, each once. */
export type KeysOfLists = readonly Uint32Array[];
/** `place` of a key in its list; a chunk where its values stand, if it has any. */
export type Hear = (list: number, place: number, chunk: ReadChunk) => void;

export const countKeys = (lists: KeysOfLists): number => lists.reduce((sum, keys) => sum + keys.length, 0);

export async function lookUpKeys(ask: (asked: AskedKeys) => Promise<FoundChunk[]>, lists: KeysOfLists, hear: Hear): Promise<void> {
  let asked: { readonly number: number; readonly place: number }[] = [];
  const answer = async (): Promise<void> => {
    const numbers = asked.map(({ number }) => number);
    const keys = asked.map(({ number, place }) => lists[number]![place]!);
    if (asked.length > 0) {
      for (const { place, entries } of await ask({ numbers, keys }))
        hear(asked[place - 1]!.number, asked[place - 1]!.place, { bytes: entries, from: 0, to: entries.length });
    }
    asked = [];
  };
  for (const [number, keys] of lists.entries()) {
    for (let place = 0; place < keys.length; place++) {
      asked.push({ number, place });
      if (asked.length === keysAtOnce) await answer();
    }
  }
  await answer();
}

/** The same by reading every chunk of the lists that are asked, in whatever order they lie: in that of their keys the server would take three times as long. */
export async function readLists(read: (numbers: readonly number[], hear: HearChunk) => Promise<void>, lists: KeysOfLists, hear: Hear): Promise<void> {
  const numbers = [...lists.keys()].filter((number) => lists[number]!.length > 0);
  if (numbers.length === 0) return;
  await read(numbers, (number, chunk) => {
    const keys = lists[number]!;
    const last = lastKeyOf(chunk);
    for (let place = firstFrom(keys, firstKeyOf(chunk)); place < keys.length && keys[place]! <= last; place++) hear(number, place, chunk);
  });
}

/** Place of the first key that is not below the least one. */
export function firstFrom(keys: Uint32Array, least: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
