/** Reads received files back, exactly as they came; places are counted in the file as received. */
import { Readable } from 'node:stream';
import { type Bytes, openKeptBytes } from './bytes.ts';

export type Range = { readonly offset: number; readonly length: number };

const chunk = 1 << 18;

/** The bytes of a range; fewer where the file ends before it does. */
export async function readKept(dataDir: string, sha256: string, range: Range): Promise<Buffer> {
  const kept = await openKeptBytes(dataDir, sha256);
  try {
    const wanted = Math.max(0, Math.min(range.length, kept.length - range.offset));
    const into = Buffer.alloc(wanted);
    return into.subarray(0, await kept.read(into, range.offset));
  } finally {
    await kept.close();
  }
}

/** The same as a stream, for what may be large; without a range the whole file. */
export async function openKept(dataDir: string, sha256: string, range?: Range): Promise<Readable> {
  const kept = await openKeptBytes(dataDir, sha256);
  const offset = range?.offset ?? 0;
  return Readable.from(chunksOf(kept, offset, Math.min(range?.length ?? kept.length, kept.length - offset)), { objectMode: false });
}

async function* chunksOf(kept: Bytes, offset: number, length: number): AsyncGenerator<Buffer> {
  try {
    for (let done = 0; done < length; ) {
      const into = Buffer.alloc(Math.min(chunk, length - done));
      const read = await kept.read(into, offset + done);
      if (read === 0) return;
      yield into.subarray(0, read);
      done += read;
    }
  } finally {
    await kept.close();
  }
}
