/** The key of the draw: 32 bytes. Two registers agree on drawn numbers only where they share it. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

const keyBytes = 32;

type Where = {
  /** The register's folder. */
  readonly dataDir: string;
  /** `--number-key FILE`. */
  readonly file?: string | undefined;
  /** `SOGOC_NUMBER_KEY`. */
  readonly fromEnvironment?: string | undefined;
};

/** The first that is given: the file, the environment, `keys/number.key` of the register, which is made once (0600). */
export function numberKey({ dataDir, file, fromEnvironment }: Where): Buffer {
  if (file !== undefined) return readKey(file);
  if (fromEnvironment) return keyFrom(Buffer.from(fromEnvironment), 'SOGOC_NUMBER_KEY');
  return ownKey(path.join(dataDir, 'keys', 'number.key'));
}

/** A key of the register, made where it is not there yet; two programs that make it at once end with one key. */
export function ownKey(file: string): Buffer {
  try {
    return keyFrom(readFileSync(file), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
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
  return keyFrom(readFileSync(file), file);
}

function readKey(file: string): Buffer {
  try {
    return keyFrom(readFileSync(file), file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !('syscall' in (error as Error))) throw error;
    return refuse(refusals, 'number-key.unreadable', { file, reason: code });
  }
}

/** 32 bytes as they are, or 64 hexadecimal digits with or without a line end. */
function keyFrom(bytes: Buffer, where: string): Buffer {
  if (bytes.length === keyBytes) return bytes;
  const text = bytes.toString('latin1').trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return refuse(refusals, 'number-key.malformed', { where });
}
