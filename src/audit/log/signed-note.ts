/** Signed notes (C2SP signed-note) and cosignatures of witnesses (C2SP tlog-cosignature, Ed25519). */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

/** 0x01: Ed25519 over the text; 0x04: with the time at which a witness saw it. */
export type KeyKind = 1 | 4;

export type Verifier = { readonly name: string; readonly id: number; readonly kind: KeyKind; readonly publicKey: KeyObject };
export type Signer = Verifier & { readonly privateKey: KeyObject };

const pkcs8Before = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiBefore = Buffer.from('302a300506032b6570032100', 'hex');

/** `seed`: the 32 bytes of an Ed25519 private key (RFC 8032, 5.1.5). */
export function signerFrom(seed: Uint8Array, nameOf: (publicBytes: Buffer) => string, kind: KeyKind): Signer {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Before, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const name = nameOf(rawOf(publicKey));
  return { name, id: keyId(name, kind, publicKey), kind, publicKey, privateKey };
}

const rawOf = (publicKey: KeyObject): Buffer => publicKey.export({ format: 'der', type: 'spki' }).subarray(spkiBefore.length);

/** The first four bytes of SHA-256(name ‖ 0x0A ‖ kind ‖ public key). */
function keyId(name: string, kind: KeyKind, publicKey: KeyObject): number {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([kind]), rawOf(publicKey)]), 'buffer').readUInt32BE(0);
}

/** `<name>+<id in hex>+<base64 of kind and public key>` */
export const verifierText = ({ name, id, kind, publicKey }: Verifier): string =>
  `${name}+${id.toString(16).padStart(8, '0')}+${Buffer.concat([Buffer.from([kind]), rawOf(publicKey)]).toString('base64')}`;

/** Undefined: a text that is no such key, or one whose id is not of its bytes. */
export function readVerifier(text: string): Verifier | undefined {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text.trim());
  const bytes = Buffer.from(match?.[3] ?? '', 'base64');
  const [name, kind] = [match?.[1] ?? '', bytes[0]];
  if (bytes.length !== 33 || (kind !== 1 && kind !== 4)) return undefined;
  const publicKey = createPublicKey({ key: Buffer.concat([spkiBefore, bytes.subarray(1)]), format: 'der', type: 'spki' });
  const id = keyId(name, kind, publicKey);
  return id === Number.parseInt(match?.[2] ?? '', 16) ? { name, id, kind, publicKey } : undefined;
}

/** What kind 4 signs: the time, in seconds since 1970, before the text. */
const cosigned = (text: string, seconds: bigint): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);

/** One signature line with its end; `at` is what a witness puts into it. */
export function signLine(signer: Signer, text: string, at: Date): string {
  const seconds = BigInt(Math.floor(at.getTime() / 1000));
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  const signature =
    signer.kind === 1 ? sign(null, Buffer.from(text), signer.privateKey) : Buffer.concat([time, sign(null, cosigned(text, seconds), signer.privateKey)]);
  const id = Buffer.alloc(4);
  id.writeUInt32BE(signer.id);
  return `— ${signer.name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

export type OpenedNote = { readonly text: string; readonly lines: readonly string[] };

/** Text and signature lines of a note; undefined where it has not their form. Nothing in it is believed yet. */
export function splitNote(note: string): OpenedNote | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > 64 || !lines.every((line) => /^— [^\s+]+ [A-Za-z0-9+/]+={0,2}$/.test(line))) return undefined;
  return { text: note.slice(0, end + 1), lines };
}

/** Whether the line is a good signature of this key; undefined where it is of another key. */
export function judgeLine(verifier: Verifier, text: string, line: string): boolean | undefined {
  const [, name, encoded = ''] = line.split(' ');
  const bytes = Buffer.from(encoded, 'base64');
  if (name !== verifier.name || bytes.length < 4 || bytes.readUInt32BE(0) !== verifier.id) return undefined;
  if (bytes.toString('base64') !== encoded) return false; // base64 has bits that mean nothing: what was signed is every byte as it was written
  const body = bytes.subarray(4);
  if (verifier.kind === 1) return body.length === 64 && verify(null, Buffer.from(text), verifier.publicKey, body);
  return body.length === 72 && verify(null, cosigned(text, body.readBigUInt64BE(0)), verifier.publicKey, body.subarray(8));
}

/** Signed by this key: at least one line of it, and every line of it good. */
export function isSignedBy(verifier: Verifier, { text, lines }: OpenedNote): boolean {
  const judged = lines.map((line) => judgeLine(verifier, text, line)).filter((good) => good !== undefined);
  return judged.length > 0 && judged.every((good) => good);
}
