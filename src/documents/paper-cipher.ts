/**
 * How a paper lies in the store: AES-256-GCM under a key of its own, which lies before it, wrapped by the key of all papers.
 *
 *     byte 0       format: 2
 *     1 – 12       nonce of the wrapping
 *     13 – 44      the paper's key, wrapped
 *     45 – 60      tag of the wrapping
 *     61 –         the paper, encrypted
 *     last 16      tag of the paper
 *
 * A paper's key encrypts one paper once, so its nonce is zero.
 */
import { type CipherGCM, createCipheriv, createDecipheriv, createHmac, type Hmac, hkdfSync, randomBytes } from 'node:crypto';
import path from 'node:path';
import { ownKey } from '#values/index.ts';

export type PaperKeys = { readonly wrapping: Buffer; readonly naming: Buffer };

const paperFormat = 2;
const [nonceBytes, keyBytes, tagBytes] = [12, 32, 16];
const headBytes = 1 + nonceBytes + keyBytes + tagBytes;
const cipher = 'aes-256-gcm';
const onceNonce = Buffer.alloc(nonceBytes);

/** Both come from `keys/paper.key` of the register's folder (HKDF-SHA-256, RFC 5869), which is made at first use: without it no paper can be read. */
export function paperKeys(dataDir: string): PaperKeys {
  const key = ownKey(path.join(dataDir, 'keys', 'paper.key'));
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', key, '', `sogoc paper ${use}`, keyBytes));
  return { wrapping: derive('wrapping'), naming: derive('naming') };
}

/** What a paper is named by: equal papers have one name, and the name tells nobody without the key which paper it is. */
export const namingHash = ({ naming }: PaperKeys): Hmac => createHmac('sha256', naming);

/** What goes before the encrypted bytes; after them goes the tag of `seal`. */
export function sealPaper({ wrapping }: PaperKeys): { readonly head: Buffer; readonly seal: CipherGCM } {
  const [key, nonce] = [randomBytes(keyBytes), randomBytes(nonceBytes)];
  const wrap = createCipheriv(cipher, wrapping, nonce);
  const wrapped = Buffer.concat([wrap.update(key), wrap.final()]);
  return { head: Buffer.concat([Buffer.of(paperFormat), nonce, wrapped, wrap.getAuthTag()]), seal: createCipheriv(cipher, key, onceNonce) };
}

/** Undefined where it is not what was kept: another key, a byte that changed, an end that is missing. */
export function unsealPaper({ wrapping }: PaperKeys, kept: Buffer): Buffer | undefined {
  if (kept.length < headBytes + tagBytes || kept[0] !== paperFormat) return undefined;
  const wrapped = kept.subarray(1 + nonceBytes, headBytes);
  const key = opened(wrapping, kept.subarray(1, 1 + nonceBytes), wrapped);
  return key && opened(key, onceNonce, kept.subarray(headBytes));
}

/** The tag stands behind the bytes. */
function opened(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer | undefined {
  const end = sealed.length - tagBytes;
  const unseal = createDecipheriv(cipher, key, nonce).setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([unseal.update(sealed.subarray(0, end)), unseal.final()]);
  } catch {
    return undefined;
  }
}
