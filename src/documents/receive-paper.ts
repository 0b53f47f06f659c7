/** Takes a paper in as it comes, encrypted on its way to the disk, then looks at what it is; kept only by `keepPaper`. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { refuse } from '#values/index.ts';
import { inspectPaper, type PaperMedia } from './inspect-paper.ts';
import { namingHash, paperKeys, sealPaper, unsealPaper } from './paper-cipher.ts';
import { type DocumentId, partFolder } from './paper-place.ts';
import { refusals } from './refusals.ts';

export type ReceivedPaper = {
  readonly documentId: DocumentId;
  /** Hexadecimal, of the bytes as sent: for the sender to compare, kept nowhere. */
  readonly sha256: string;
  readonly mediaType: PaperMedia;
  readonly bytes: number;
  readonly fileName: string;
  /** The encrypted file; whoever does not keep the paper takes it away. */
  readonly part: string;
};

/** Bytes of one paper at most: a coloured page at 600 dpi, or some twenty at 200. */
export const mostPaperBytes = 20 * 2 ** 20;

/**
 * Of bytes that come from outside, 64 KiB or so are held at a time; the whole paper is in memory only while it is looked at, one paper
 * after the other. Refused: what breaks off, and what `inspectPaper` refuses; then nothing is left of it.
 */
export async function receivePaper(dataDir: string, stream: Readable, fileName: string): Promise<ReceivedPaper> {
  const keys = paperKeys(dataDir);
  const part = path.join(partFolder(dataDir), `${process.pid}.${randomBytes(8).toString('hex')}`);
  try {
    await mkdir(path.dirname(part), { recursive: true, mode: 0o700 });
    const { documentId, sha256, bytes } = await writeSealed(stream, part, keys);
    const mediaType = await inTurn(async () => await inspectPaper(unsealPaper(keys, await readFile(part)) ?? Buffer.alloc(0), fileName));
    return { documentId, sha256, mediaType, bytes, fileName, part };
  } catch (error) {
    await rm(part, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') refuse(refusals, 'store.full', { folder: partFolder(dataDir), path: fileName });
    throw error;
  }
}

async function writeSealed(
  stream: Readable,
  part: string,
  keys: ReturnType<typeof paperKeys>,
): Promise<Pick<ReceivedPaper, 'documentId' | 'sha256' | 'bytes'>> {
  const [name, sha256] = [namingHash(keys), createHash('sha256')];
  const { head, seal } = sealPaper(keys);
  const into = await open(part, 'wx', 0o600);
  let bytes = 0;
  try {
    await into.appendFile(head);
    for await (const chunk of chunksOf(stream)) {
      bytes += chunk.length;
      if (bytes > mostPaperBytes) refuse(refusals, 'paper.too-large', { most: mostPaperBytes / 2 ** 20 });
      name.update(chunk);
      sha256.update(chunk);
      await into.appendFile(seal.update(chunk));
    }
    await into.appendFile(Buffer.concat([seal.final(), seal.getAuthTag()]));
    await into.sync();
  } finally {
    await into.close();
  }
  return { documentId: name.digest('hex'), sha256: sha256.digest('hex'), bytes };
}

/** The stream is not ended with the reading: over the same connection the refusal is to be answered. */
async function* chunksOf(stream: Readable): AsyncGenerator<Buffer> {
  try {
    yield* stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch {
    refuse(refusals, 'paper.cut-off', {}); // of all that a connection can do, only this
  }
}

let before: Promise<unknown> = Promise.resolve();

/** One paper in memory at a time. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = before.then(work, work);
  before = mine;
  return mine;
}
