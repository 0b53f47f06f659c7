/** Takes a received file into the store: copied and hashed in one pass, found under its hash from then on. */
import { createHash, type Hash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#values/index.ts';
import { openToRead, plainFormat, refuseToRead } from './bytes.ts';
import { keptFolder, keptPath } from './kept-path.ts';
import { refusals } from './refusals.ts';

export type KeptFile = {
  /** Hexadecimal, of the bytes as received. */
  readonly sha256: string;
  readonly bytes: number;
  /** Somebody wrote to the file meanwhile: what is kept is what was read, and what was hashed. */
  readonly changed: boolean;
};

const chunk = 1 << 20;

/**
 * At most as many bytes are read as the file had when it was opened, so a file that grows without end is still taken.
 * The copy gets its name when it is whole and on the disk; a crash leaves at most a nameless part in `documents/part`.
 */
export async function keepFile(dataDir: string, file: string | Buffer): Promise<KeptFile> {
  const from = await openToRead(file);
  const part = path.join(keptFolder(dataDir), 'part', randomBytes(8).toString('hex'));
  try {
    await mkdir(path.dirname(part), { recursive: true, mode: 0o700 });
    const kept = await copyAndHash(from, part, file);
    const place = keptPath(dataDir, kept.sha256);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    await rename(part, place);
    await syncFolder(path.dirname(place));
    return kept;
  } catch (error) {
    await rm(part, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') refuse(refusals, 'store.full', { folder: keptFolder(dataDir), path: String(file) });
    throw error;
  } finally {
    await from.close();
  }
}

async function copyAndHash(from: FileHandle, part: string, file: string | Buffer): Promise<KeptFile> {
  const before = await from.stat();
  const hash = createHash('sha256');
  const into = await open(part, 'wx', 0o600);
  try {
    await into.write(Uint8Array.of(plainFormat));
    const bytes = await copyUpTo(before.size, from, into, hash).catch((error) =>
      error.syscall === 'read' ? refuseToRead(file, error) : Promise.reject(error),
    );
    await into.sync();
    const after = await from.stat();
    const changed = after.size !== before.size || after.mtimeMs !== before.mtimeMs;
    return { sha256: hash.digest('hex'), bytes, changed };
  } finally {
    await into.close();
  }
}

async function copyUpTo(size: number, from: FileHandle, into: FileHandle, hash: Hash): Promise<number> {
  const buffer = Buffer.allocUnsafe(chunk);
  let done = 0;
  while (done < size) {
    const { bytesRead } = await from.read(buffer, 0, Math.min(chunk, size - done), done);
    if (bytesRead === 0) break;
    const read = buffer.subarray(0, bytesRead);
    hash.update(read);
    await writeAll(into, read);
    done += bytesRead;
  }
  return done;
}

async function writeAll(into: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await into.write(bytes, at)).bytesWritten;
}

/** A name is as safe as its folder; where folders cannot be synced (Windows) the rename must do. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
