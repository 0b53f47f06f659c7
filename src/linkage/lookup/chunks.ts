/**
 * Numbers by 32-bit keys, in order of their keys, cut into chunks that PostgreSQL keeps as rows: written in one pass, found by the
 * first key of a chunk. A chunk is its keys, then the value of each, little-endian. Entries of one key stand in one chunk, so that
 * one row answers for a key.
 */

/** Ascending keys; a key may come several times. */
export type Entries = { readonly keys: Uint32Array; readonly values: Uint32Array };
/** A chunk that is written. */
export type Chunk = { readonly firstKey: number; readonly entries: Buffer };
/** A chunk that was read, where it lies: `bytes` from `from` to before `to`. */
export type ReadChunk = { readonly bytes: Buffer; readonly from: number; readonly to: number };

/** Some 1.6 kilobytes: a page of PostgreSQL holds four, a few more entries of one key as well, and a look-up by one key reads no more. */
const entriesInChunk = 200;

export function* chunksOf({ keys, values }: Entries): Generator<Chunk> {
  for (let from = 0; from < keys.length; ) {
    let to = Math.min(keys.length, from + entriesInChunk);
    while (to < keys.length && keys[to] === keys[to - 1]) to++;
    const entries = Buffer.allocUnsafe((to - from) * 8);
    for (let at = from, place = 0; at < to; at++, place += 4) {
      entries.writeUInt32LE(keys[at]!, place);
      entries.writeUInt32LE(values[at]!, place + (to - from) * 4);
    }
    yield { firstKey: keys[from]!, entries };
    from = to;
  }
}

export const firstKeyOf = ({ bytes, from }: ReadChunk): number => bytes.readUInt32LE(from);
export const lastKeyOf = ({ bytes, from, to }: ReadChunk): number => bytes.readUInt32LE((from + to) / 2 - 4);

/** Calls for each value under the key. */
export function forEachValue({ bytes, from, to }: ReadChunk, key: number, visit: (value: number) => void): void {
  const count = (to - from) / 8;
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (bytes.readUInt32LE(from + middle * 4) < key) low = middle + 1;
    else high = middle;
  }
  for (; low < count && bytes.readUInt32LE(from + low * 4) === key; low++) visit(bytes.readUInt32LE(from + (count + low) * 4));
}

/** Entries of both, in order of their keys; of one key those of `first` come first. */
export function mergeEntries(first: Entries, second: Entries): Entries {
  if (first.keys.length === 0 || second.keys.length === 0) return first.keys.length === 0 ? second : first;
  const count = first.keys.length + second.keys.length;
  const [keys, values] = [new Uint32Array(count), new Uint32Array(count)];
  for (let at = 0, one = 0, other = 0; at < count; at++) {
    const isFirst = other === second.keys.length || (one < first.keys.length && first.keys[one]! <= second.keys[other]!);
    keys[at] = isFirst ? first.keys[one]! : second.keys[other]!;
    values[at] = isFirst ? first.values[one++]! : second.values[other++]!;
  }
  return { keys, values };
}

/** Chunks of one list, in order, as the entries that they were cut from. */
export function joinChunks(chunks: readonly Buffer[]): Entries {
  const count = chunks.reduce((sum, { length }) => sum + length / 8, 0);
  const [keys, values] = [new Uint32Array(count), new Uint32Array(count)];
  let at = 0;
  for (const chunk of chunks) {
    const own = chunk.length / 8;
    for (let place = 0; place < own; place++, at++) {
      keys[at] = chunk.readUInt32LE(place * 4);
      values[at] = chunk.readUInt32LE((own + place) * 4);
    }
  }
  return { keys, values };
}
