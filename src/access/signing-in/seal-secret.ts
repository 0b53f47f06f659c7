/** Secrets that the register must be able to read again, such as what makes codes, encrypted under a key of the register's folder. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import path from 'node:path';
import { ownKey } from '#values/index.ts';

const [nonceLength, tagLength] = [12, 16];
const keyOf = (dataDir: string): Buffer => ownKey(path.join(dataDir, 'keys', 'credentials.key'));

/** AES-256-GCM: nonce, text, tag. `of` is whose it is: moved to another row it does not open. */
export function sealSecret(dataDir: string, of: string, secret: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keyOf(dataDir), nonce).setAAD(Buffer.from(of));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

export function openSecret(dataDir: string, of: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(dataDir), bytes.subarray(0, nonceLength)).setAAD(Buffer.from(of));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(nonceLength, -tagLength)), decipher.final()]);
}
