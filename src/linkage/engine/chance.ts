/** Chance and hashes that repeat: the same seed and values give the same result on every machine. */

/** Numbers in [0, 1). */
export type Chance = () => number;

/**
 * Mulberry32: 32 bits of state, enough to choose samples, never for secrets.
 *
 * @example chanceFrom(1)() === chanceFrom(1)() // => true
 */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One step of a 32-bit hash over whole numbers (the mixing of MurmurHash3); the result is unsigned. */
export function mixed(hash: number, value: number): number {
  let part = Math.imul(value | 0, 0xcc9e2d51);
  part = (part << 15) | (part >>> 17);
  let next = (hash | 0) ^ Math.imul(part, 0x1b873593);
  next = (next << 13) | (next >>> 19);
  next = (Math.imul(next, 5) + 0xe6546b64) | 0;
  next ^= next >>> 16;
  next = Math.imul(next, 0x85ebca6b);
  return (next ^ (next >>> 13)) >>> 0;
}

/** A 32-bit hash of bytes, signed as rows hold it; 0 only for none. Of n different texts about n^2 / 2^33 pairs meet. */
export function hashOfBytes(bytes: Uint8Array, from: number, to: number): number {
  if (to === from) return 0;
  let hash = to - from;
  let at = from;
  for (; at + 4 <= to; at += 4) hash = mixed(hash, bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
  for (; at < to; at++) hash = mixed(hash, bytes[at]!);
  return hash | 0 || 1;
}
