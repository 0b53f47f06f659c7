/** Numbers that look drawn and are counted: a keyed permutation of 0 … size − 1, so no two people share one. */
import { mixed } from './chance.ts';

const rounds = 6;

/**
 * Sends each counter below `size` to another number below `size`, no two to the same: a Feistel network over the next even power of two,
 * walked until it falls inside (fewer than four steps on the mean). Not for secrets: the key is an ordinary 32-bit word.
 *
 * @example new Set([0, 1, 2, 3, 4].map((n) => permuted(n, 5, 77))).size // => 5
 */
export function permuted(counter: number, size: number, key: number): number {
  if (!(counter >= 0 && counter < size)) throw new RangeError(`Counter ${counter} is not below ${size}`);
  const halfBits = Math.max(1, Math.ceil(Math.log2(size) / 2));
  let value = counter;
  do value = feistel(value, halfBits, key);
  while (value >= size);
  return value;
}

function feistel(value: number, halfBits: number, key: number): number {
  const half = 2 ** halfBits;
  let left = Math.floor(value / half);
  let right = value % half;
  for (let round = 0; round < rounds; round++) {
    const turned = (mixed(Math.imul(right + 1, 0x9e3779b1) ^ mixed(key + Math.imul(round + 1, 0x7f4a7c15))) >>> 0) % half;
    [left, right] = [right, left ^ turned];
  }
  return left * half + right;
}
