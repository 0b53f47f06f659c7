/** Bytes that can be read at any place: of a file outside, or of a kept copy without the byte that tells its format. */
import { type FileHandle, open } from 'node:fs/promises';
import { refuse } from '#values/index.ts';
import { keptPath } from './kept-path.ts';
import { refusals } from './refusals.ts';

export type Bytes = {
  /** How many there are. */
  readonly length: number;
  /** Fills `into` from `position` on; gives how many came, fewer than asked only at the end. */
  read(into: Uint8Array, position: number): Promise<number>;
  close(): Promise<void>;
};

/** First byte of every kept copy: 1 is "as received"; other values are free for encryption. */
export const plainFormat = 1;

/** A file outside, as it is now. */
export async function openFile(path: string | Buffer): Promise<Bytes> {
  const handle = await openToRead(path);
  const { size } = await handle.stat();
  return bytesOf(handle, 0, size);
}

/** A kept copy; positions are those of the file as received. */
export async function openKeptBytes(dataDir: string, sha256: string): Promise<Bytes> {
  const handle = await open(keptPath(dataDir, sha256), 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return refuse(refusals, 'document.not-kept', { sha256 });
    throw error;
  });
  const format = new Uint8Array(1);
  await handle.read(format, 0, 1, 0);
  if (format[0] !== plainFormat) {
    await handle.close();
    refuse(refusals, 'document.format-unknown', { sha256, format: format[0] ?? 0 });
  }
  const { size } = await handle.stat();
  return bytesOf(handle, 1, size - 1);
}

/** Opens a file outside; one that is not there, or not ours to read, is refused. */
export async function openToRead(path: string | Buffer): Promise<FileHandle> {
  return open(path, 'r').catch((error: NodeJS.ErrnoException) => refuseToRead(path, error));
}

export function refuseToRead(path: string | Buffer, error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT') return refuse(refusals, 'document.vanished', { path: String(path) });
  if (error.code === undefined) throw error;
  return refuse(refusals, 'document.unreadable', { path: String(path), reason: error.code });
}

function bytesOf(handle: FileHandle, before: number, length: number): Bytes {
  const read = async (into: Uint8Array, position: number): Promise<number> => {
    const wanted = Math.min(into.length, length - position);
    let done = 0;
    while (done < wanted) {
      const { bytesRead } = await handle.read(into, done, wanted - done, before + position + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done;
  };
  return { length, read, close: () => handle.close() };
}
