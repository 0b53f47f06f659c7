/** Texts in their order as bytes, some twenty a short text where a list of strings takes sixty; in a file, where memory is short. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { hashOfBytes } from '../../engine/chance.ts';

export type TextStore = {
  readonly count: number;
  add(text: string): void;
  of(place: number): string;
  hashOf(place: number): number;
  /** So many bytes of a file may stand in memory; beyond them, texts asked for at random are read one by one. */
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

/** A text: where it stands in some bytes. */
type Span = { readonly bytes: Buffer; readonly start: number; readonly end: number };

const spanIn = (chunk: Chunk, within: number): Span => ({ bytes: chunk.bytes, start: startOf(chunk, within), end: chunk.ends[within]! });

/** Chunks, wherever they are: the last one may still grow. */
type Chunks = { at(place: number): Span; push(): Chunk; hold(bytes: number): void; finish(count: number): readonly number[] };

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
      const { bytes, start, end } = chunks.at(place);
      return bytes.toString('utf8', start, end);
    },
    hashOf(place) {
      const { bytes, start, end } = chunks.at(place);
      return hashOfBytes(bytes, start, end);
    },
    hold: chunks.hold,
    finish: () => ({ count, offsets: chunks.finish(count) }),
  };
}

export function textsInMemory(): TextStore {
  const chunks: Chunk[] = [];
  return storeOver({
    at: (place) => spanIn(chunks[place >>> chunkBits]!, place & (chunkSize - 1)),
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

/**
 * A chunk in the file: its ends, then its bytes. Chunks that were read stay, as many as may be held; one more stands there for
 * whoever walks over all texts.
 */
function chunksOfFile(file: string, offsets: number[], count: number): Chunks {
  let [open, whole, most] = [undefined as Chunk | undefined, count, 4];
  const held = new Map<number, Chunk>();
  let walked: { readonly number: number; readonly chunk: Chunk } | undefined;
  const using = <T>(use: (own: number) => T): T => {
    const own = openSync(file, 'r');
    try {
      return use(own);
    } finally {
      closeSync(own);
    }
  };
  const textsOf = (number: number): number => Math.min(chunkSize, whole - number * chunkSize);
  const putAway = (texts: number): void => {
    if (!open) return;
    const from = offsets.at(-1)!;
    const own = openSync(file, from === 0 ? 'w' : 'r+');
    writeSync(own, open.ends, 0, texts * 4, from);
    writeSync(own, open.bytes, 0, startOf(open, texts), from + texts * 4);
    closeSync(own);
    offsets.push(from + texts * 4 + startOf(open, texts));
    whole += texts;
    open = undefined;
  };
  const readChunk = (number: number): Chunk =>
    using((own) => {
      const [texts, from, end] = [textsOf(number), offsets[number]!, offsets[number + 1]!];
      const chunk: Chunk = { ends: new Uint32Array(texts), bytes: Buffer.allocUnsafeSlow(end - from - texts * 4) };
      readSync(own, chunk.ends, 0, texts * 4, from);
      readSync(own, chunk.bytes, 0, chunk.bytes.length, from + texts * 4);
      return chunk;
    });
  const readText = (number: number, within: number): Span =>
    using((own) => {
      const ends = new Uint32Array(2);
      const from = offsets[number]!;
      if (within === 0) readSync(own, ends, 4, 4, from);
      else readSync(own, ends, 0, 8, from + (within - 1) * 4);
      const bytes = Buffer.allocUnsafe(ends[1]! - ends[0]!);
      readSync(own, bytes, 0, bytes.length, from + textsOf(number) * 4 + ends[0]!);
      return { bytes, start: 0, end: bytes.length };
    });
  return {
    push() {
      putAway(chunkSize);
      open = newChunk();
      return open;
    },
    at(place) {
      const [number, within] = [place >>> chunkBits, place & (chunkSize - 1)];
      if (open && number === offsets.length - 1) return spanIn(open, within);
      const known = held.get(number) ?? (walked?.number === number ? walked.chunk : undefined);
      if (known) return spanIn(known, within);
      if (held.size >= most && within !== 0) return readText(number, within);
      const chunk = readChunk(number);
      if (held.size < most) held.set(number, chunk);
      else walked = { number, chunk };
      return spanIn(chunk, within);
    },
    hold(bytes) {
      most = Math.floor((bytes * (offsets.length - 1)) / Math.max(1, offsets.at(-1)!));
      while (held.size > most) held.delete(held.keys().next().value!);
    },
    finish(texts) {
      putAway(texts - whole);
      return offsets;
    },
  };
}
