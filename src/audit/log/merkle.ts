/** The Merkle tree of RFC 6962 and RFC 9162: how leaves and nodes are hashed, and how proofs are checked; needs no tree. */
import { hash } from 'node:crypto';

/** 32 bytes. */
export type Hash = Buffer;

export const hashLength = 32;

const sha256 = (bytes: Uint8Array): Hash => hash('sha256', bytes, 'buffer');

/** MTH({}) (RFC 6962, 2.1). */
export const emptyRoot: Hash = sha256(Buffer.alloc(0));

const [leafSign, nodeSign] = [Buffer.from([0]), Buffer.from([1])];

/** SHA-256(0x00 ‖ data) */
export const leafHash = (data: Uint8Array): Hash => sha256(Buffer.concat([leafSign, data]));

/** SHA-256(0x01 ‖ left ‖ right) */
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(Buffer.concat([nodeSign, left, right]));

/** Root over hashes whose number is a power of two. */
export function perfectRoot(hashes: readonly Hash[]): Hash {
  let row = hashes;
  while (row.length > 1) row = Array.from({ length: row.length / 2 }, (_, at) => nodeHash(row[at * 2] as Hash, row[at * 2 + 1] as Hash));
  return row[0] as Hash;
}

export type Inclusion = { readonly index: number; readonly size: number; readonly leaf: Hash; readonly proof: readonly Hash[]; readonly root: Hash };

/** RFC 9162, 2.1.3.2. */
export function isIncluded({ index, size, leaf, proof, root }: Inclusion): boolean {
  if (!(index < size) || !areHashes(leaf, root, ...proof)) return false;
  let [fn, sn, r] = [index, size - 1, leaf];
  for (const p of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else r = nodeHash(r, p);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && r.equals(root);
}

export type Consistency = {
  readonly size1: number;
  readonly size2: number;
  readonly root1: Hash;
  readonly root2: Hash;
  readonly proof: readonly Hash[];
};

/** RFC 9162, 2.1.4.2; every tree goes on from the empty one, and that needs no proof. */
export function isConsistent({ size1, size2, root1, root2, proof }: Consistency): boolean {
  if (size1 > size2 || !areHashes(...proof) || (size1 === 0 && !root1.equals(emptyRoot))) return false;
  if (size1 === size2) return proof.length === 0 && root1.equals(root2);
  if (size1 === 0) return proof.length === 0 && areHashes(root2);
  const path = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  if (path.length === 0) return false;
  let [fn, sn] = [size1 - 1, size2 - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [path[0] as Hash, path[0] as Hash];
  for (const c of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(c, fr), nodeHash(c, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else sr = nodeHash(sr, c);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && fr.equals(root1) && sr.equals(root2);
}

const areHashes = (...hashes: readonly Hash[]): boolean => hashes.every(({ length }) => length === hashLength);

const half = (n: number): number => Math.floor(n / 2);

/** Also beyond 2^31, where bits cannot be asked. */
const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n)) && 2 ** Math.round(Math.log2(n)) === n;

/** The largest power of two that is less than n; n is at least 2. */
export function splitOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
