/** Keys of the register: 32 random bytes in a file of its folder, for its owner's eyes only. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { refuse } from './refusal.ts';
import { refusals } from './refusals.ts';

const keyBytes = 32;

/** Made where it is not there yet; two programs that make it at once end with one key. Refused: a file that holds no key. */
export function ownKey(file: string): Buffer {
  const kept = readKept(file);
  if (kept !== undefined) return keyIn(kept, file);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(keyBytes), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file); // unlike a rename it never replaces a key that another program has just made
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return keyIn(readFileSync(file), file);
}

/** 32 bytes as they are, or 64 hexadecimal digits with or without a line end; undefined where it is neither. */
export function readKey(bytes: Buffer): Buffer | undefined {
  if (bytes.length === keyBytes) return bytes;
  const text = bytes.toString('latin1').trim();
  return /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : undefined;
}

function readKept(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

const keyIn = (bytes: Buffer, file: string): Buffer => readKey(bytes) ?? refuse(refusals, 'key.malformed', { file });
