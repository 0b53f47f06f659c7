/** The key of the draw: 32 bytes. Two registers agree on drawn numbers only where they share it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ownKey, readKey, refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

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
  if (file !== undefined) return keyOf(file);
  if (fromEnvironment) return keyFrom(Buffer.from(fromEnvironment), 'SOGOC_NUMBER_KEY');
  return ownKey(path.join(dataDir, 'keys', 'number.key'));
}

function keyOf(file: string): Buffer {
  try {
    return keyFrom(readFileSync(file), file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !('syscall' in (error as Error))) throw error;
    return refuse(refusals, 'number-key.unreadable', { file, reason: code });
  }
}

const keyFrom = (bytes: Buffer, where: string): Buffer => readKey(bytes) ?? refuse(refusals, 'number-key.malformed', { where });
