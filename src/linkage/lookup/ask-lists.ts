/** Looks keys up in lists of chunks: one by one where few are asked for, else by reading the lists in order beside the keys. */
import type { Tx } from '#database/index.ts';
import { type AskedKeys, type FoundChunk, type List, readChunks } from '../lookup-store.ts';

/** By number of the list: ascending keys. */
export type KeysOfLists = readonly Uint32Array[];
/** `place` of a key in its list; the chunk where its values stand, if it has any. */
export type Hear = (list: number, place: number, chunk: Buffer) => void;

const keysAtOnce = 4000;

export async function lookUpKeys(ask: (asked: AskedKeys) => Promise<FoundChunk[]>, lists: KeysOfLists, hear: Hear): Promise<void> {
  let asked: { readonly number: number; readonly place: number }[] = [];
  const answer = async (): Promise<void> => {
    const numbers = asked.map(({ number }) => number);
    const keys = asked.map(({ number, place }) => lists[number]![place]!);
    if (asked.length > 0) for (const { place, entries } of await ask({ numbers, keys })) hear(asked[place - 1]!.number, asked[place - 1]!.place, entries);
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

/** The same by reading every list that is asked. */
export async function readLists(tx: Tx, kind: List, actId: number, lists: KeysOfLists, hear: Hear): Promise<void> {
  for (const [number, keys] of lists.entries()) {
    if (keys.length === 0) continue;
    let place = 0;
    for await (const chunks of readChunks(tx, kind, actId, number)) {
      for (const { firstKey, entries } of chunks) {
        while (place < keys.length && keys[place]! < firstKey) place++;
        const lastKey = entries.readUInt32LE(entries.length / 2 - 4);
        for (; place < keys.length && keys[place]! <= lastKey; place++) hear(number, place, entries);
      }
    }
  }
}
