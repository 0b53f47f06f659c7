/** The name of a person outside of the program: one block of AES over the key of the archive, so that it tells nothing and cannot be made up. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import path from 'node:path';
import { ownKey } from '#numbering/index.ts';
import { refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

/** `p` and 22 letters of base64url: never a flag on a command line, never a formula or a number in a sheet. */
export type PersonToken = string;

export type PersonTokens = {
  tokenOf(personId: number): PersonToken;
  /** Refused: a text that this register did not make. */
  personOf(token: PersonToken): number;
};

const known = new Map<string, PersonTokens>();

/** The key lies in `keys/token.key` of the register's folder, made at first use. */
export function personTokens(dataDir: string): PersonTokens {
  const file = path.resolve(dataDir, 'keys', 'token.key');
  const tokens = known.get(file) ?? tokensOf(ownKey(file));
  known.set(file, tokens);
  return tokens;
}

/** The second half of the block is zero: 64 bits by which a made-up token is told from one of ours. */
function tokensOf(key: Uint8Array): PersonTokens {
  const encrypt = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  return {
    tokenOf: (personId) => {
      const block = Buffer.alloc(16);
      block.writeBigUInt64BE(BigInt(personId));
      return `p${encrypt.update(block).toString('base64url')}`;
    },
    personOf: (token) => {
      const block = Buffer.from(token.slice(1), 'base64url');
      if (block.length !== 16 || token !== `p${block.toString('base64url')}`) return refuse(refusals, 'token.malformed', { token });
      const decrypt = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
      const plain = decrypt.update(block);
      if (plain.readBigUInt64BE(8) !== 0n) return refuse(refusals, 'token.malformed', { token });
      return Number(plain.readBigUInt64BE(0));
    },
  };
}
