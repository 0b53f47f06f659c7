/** The name of a person outside of the program: one block of AES over the key of the archive, so that it tells nothing and cannot be made up. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import path from 'node:path';
import { ownKey, refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

/** `p` and 22 letters of base64url: never a flag on a command line, never a formula or a number in a sheet. */
export type PersonToken = string;

export type PersonTokens = {
  tokenOf(personId: number): PersonToken;
  /** Many at once, each `tokenLength` bytes from its place in `into`. */
  writeTokens(personIds: readonly number[], into: Buffer, places: readonly number[]): void;
  /** Refused: a text that this register did not make. */
  personOf(token: PersonToken): number;
};

/** Signs of a token; one byte each. */
export const tokenLength = 23;

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
  const writeTokens: PersonTokens['writeTokens'] = (personIds, into, places) => {
    const blocks = Buffer.alloc(personIds.length * blockLength);
    for (const [at, id] of personIds.entries()) {
      blocks.writeUInt32BE(Math.floor(id / 2 ** 32), at * blockLength);
      blocks.writeUInt32BE(id % 2 ** 32, at * blockLength + 4);
    }
    const encrypted = encrypt.update(blocks);
    for (const [at, place] of places.entries()) writeToken(encrypted, at * blockLength, into, place);
  };
  return {
    writeTokens,
    tokenOf: (personId) => {
      const token = Buffer.alloc(tokenLength);
      writeTokens([personId], token, [0]);
      return token.toString('latin1');
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

const blockLength = 16;
const letters = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');

/** `p`, then base64url without padding (RFC 4648, 5). */
function writeToken(blocks: Buffer, from: number, into: Buffer, place: number): void {
  let to = place;
  into[to++] = 112;
  for (let at = from; at < from + blockLength; at += 3) {
    const last = at + 1 === from + blockLength;
    const bits = (blocks[at]! << 16) | (last ? 0 : (blocks[at + 1]! << 8) | blocks[at + 2]!);
    into[to++] = letters[bits >> 18]!;
    into[to++] = letters[(bits >> 12) & 63]!;
    if (last) continue;
    into[to++] = letters[(bits >> 6) & 63]!;
    into[to++] = letters[bits & 63]!;
  }
}
