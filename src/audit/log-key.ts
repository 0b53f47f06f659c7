/** The key with which the log signs its checkpoints: `keys/audit.key` of the register's folder, never in its database. */
import { hash } from 'node:crypto';
import path from 'node:path';
import { ownKey } from '#values/index.ts';
import { type Signer, signerFrom } from './log/signed-note.ts';

/** Origin of the log: one for each key, so that two registers are never taken for one. */
const originOf = (publicBytes: Buffer): string => `sogoc/audit/${hash('sha256', publicBytes).slice(0, 16)}`;

const known = new Map<string, Signer>();

export function logSigner(dataDir: string): Signer {
  const file = path.resolve(dataDir, 'keys', 'audit.key');
  const signer = known.get(file) ?? signerFrom(ownKey(file), originOf, 1);
  known.set(file, signer);
  return signer;
}
