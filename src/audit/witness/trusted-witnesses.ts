/** The witnesses that this register asks: `keys/witnesses` of its folder, a line each, its key and its address. */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { refuse } from '#values/index.ts';
import { readVerifier, type Verifier, verifierText } from '../log/signed-note.ts';
import { refusals } from '../refusals.ts';

export type Witness = { readonly key: Verifier; readonly address: string };

const fileOf = (dataDir: string): string => path.join(dataDir, 'keys', 'witnesses');

/** Refused: a line that names no witness. */
export function trustedWitnesses(dataDir: string): Witness[] {
  const file = fileOf(dataDir);
  return readLines(file).map((line) => {
    const [text = '', address = ''] = line.split(' ');
    const key = readVerifier(text);
    return key?.kind === 4 && URL.canParse(address) ? { key, address } : refuse(refusals, 'audit.witness-unreadable', { file, line });
  });
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return [];
  }
}

/** Refused: a text that is no key of a witness, an address that is none. Twice is once. */
export function trustWitness(dataDir: string, keyText: string, address: string): Witness {
  const key = readVerifier(keyText);
  const line = `${keyText.trim()} ${address.replace(/\/$/, '')}`;
  if (key?.kind !== 4 || !/^https?:\/\/[^\s]+$/.test(address)) return refuse(refusals, 'audit.witness-unreadable', { file: '--key, --url', line });
  const known = trustedWitnesses(dataDir).some((one) => verifierText(one.key) === keyText.trim());
  mkdirSync(path.join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  if (!known) appendFileSync(fileOf(dataDir), `${line}\n`, { mode: 0o600 });
  return { key, address };
}
