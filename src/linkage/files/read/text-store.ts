/** Texts in their order as bytes, some twenty a short text where a list of strings takes sixty; in a file, where memory is short. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { hashOfBytes } from '../../engine/chance.ts';

export type TextStore = {
  readonly count: number;
  add(text: string): void;
  of(place: number): string;
  hashOf(place: number): number;
  /** As many bytes of a file may stand in memory. */
  hold(bytes: number): void;
  /** No more is added. What it takes to open its file again. */
  finish(): KeptTexts;
};

/** Where each chunk of the file begins, and in the end where the last one ends. */
export type KeptTexts = { readonly count: number; readonly offsets: readonly number[] };

/** Texts of a chunk: no array grows for long, and none is larger than an index can reach. */
const chunkBits = 16;
const chunkSize = 1 << chunkBits;

type Chunk = { bytes: Buffer; readonly ends: Uint32Array };

const newChunk = (): Chunk => ({ bytes: Buffer.allocUnsafe(chunkSize), ends: new Uint32Array(chunkSize) });
const startOf = ({ ends }: Chunk, within: number): number => (within === 0 ? 0 : ends[within - 1]!);

/** Chunks, wherever they are: the last one may still grow. */
type Chunks = { at(number: number): Chunk; push(): Chunk; hold(bytes: number): void; finish(count: number): readonly number[] };

function storeOver(chunks: Chunks, filled = 0): TextStore {
  let [count, last] = [filled, undefined as Chunk | undefined];
  return {
    get count() {
      return count;
    },
    add(text) {
      const within = count & (chunkSize - 1);
      if (within === 0 || !last) last = chunks.push();
      const start = startOf(last, within);
      if (start + text.length * 3 > last.bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(last.bytes.length * 2, start + text.length * 3));
        last.bytes.copy(larger, 0, 0, start);
        last.bytes = larger;
      }
      last.ends[within] = start + last.bytes.write(text, start);
      count++;
    },
    of(place) {
      const [chunk, within] = [chunks.at(place >>> chunkBits), place & (chunkSize - 1)];
      return chunk.bytes.toString('utf8', startOf(chunk, within), chunk.ends[within]);
    },
    hashOf(place) {
      const [chunk, within] = [chunks.at(place >>> chunkBits), place & (chunkSize - 1)];
      return hashOfBytes(chunk.bytes, startOf(chunk, within), chunk.ends[within]!);
    },
    hold: chunks.hold,
    finish: () => ({ count, offsets: chunks.finish(count) }),
  };
}

export function textsInMemory(): TextStore {
  const chunks: Chunk[] = [];
  return storeOver({
    at: (number) => chunks[number]!,
    push() {
      chunks.push(newChunk());
      return chunks.at(-1)!;
    },
    hold() {},
    finish: () => [],
  });
}

/** A file of its own; what an earlier run left there is written over. */
export const textsInFile = (folder: string, name: string): TextStore => storeOver(chunksOfFile(path.join(folder, name), [0], 0));

/** Texts that an earlier run has finished. */
export const keptTexts = (folder: string, name: string, { count, offsets }: KeptTexts): TextStore =>
  storeOver(chunksOfFile(path.join(folder, name), [...offsets], count), count);

/** A chunk in the file: its ends, then its bytes. Of those read, the ones asked for lately stay in memory. */
function chunksOfFile(file: string, offsets: number[], count: number): Chunks {
  let [open, whole] = [undefined as Chunk | undefined, count];
  let most = 4;
  const read = new Map<number, Chunk>();
  const textsOf = (number: number): number => Math.min(chunkSize, whole - number * chunkSize);
  const putAway = (texts: number): void => {
    if (!open) return;
    const { ends, bytes } = open;
    const from = offsets.at(-1)!;
    const to = openSync(file, from === 0 ? 'w' : 'r+');
    writeSync(to, ends, 0, texts * 4, from);
    writeSync(to, bytes, 0, startOf(open, texts), from + texts * 4);
    closeSync(to);
    offsets.push(from + texts * 4 + startOf(open, texts));
    whole += texts;
    open = undefined;
  };
  return {
    push() {
      putAway(chunkSize);
      open = newChunk();
      return open;
    },
    at(number) {
      if (open && number === offsets.length - 1) return open;
      const known = read.get(number);
      if (known) {
        if (read.size === most) {
          read.delete(number);
          read.set(number, known);
        }
        return known;
      }
      const [texts, from, end] = [textsOf(number), offsets[number]!, offsets[number + 1]!];
      const chunk: Chunk = { ends: new Uint32Array(texts), bytes: Buffer.allocUnsafeSlow(end - from - texts * 4) };
      const own = openSync(file, 'r');
      readSync(own, chunk.ends, 0, texts * 4, from);
      readSync(own, chunk.bytes, 0, chunk.bytes.length, from + texts * 4);
      closeSync(own);
      if (read.size >= most) read.delete(read.keys().next().value!);
      read.set(number, chunk);
      return chunk;
    },
    hold(bytes) {
      const average = offsets.at(-1)! / Math.max(1, offsets.length - 1);
      most = Math.max(1, Math.floor(bytes / Math.max(1, average)));
      while (read.size > most) read.delete(read.keys().next().value!);
    },
    finish(texts) {
      putAway(texts - whole);
      return offsets;
    },
  };
}
