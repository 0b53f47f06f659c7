/** The draw: AES-FF1 (NIST SP 800-38G) turns a stratum's counter into six digits that look random and never repeat. */
import { createCipheriv } from 'node:crypto';

/** How many numbers a stratum holds: six decimal digits. */
export const stratumSize = 1_000_000;

const rounds = 10;
const blockBytes = 16;
const half = 1000;
/** 2^32 mod 1000. */
const wordModHalf = 4_294_967_296 % half;

/** Permutes values 0 … 999999 under one key; `undo` is its inverse. Tweak: at most 13 bytes, so that Q is one block. */
export type SixDigitPermutation = {
  permute(tweak: Uint8Array, values: Uint32Array): Uint32Array;
  undo(tweak: Uint8Array, values: Uint32Array): Uint32Array;
};

/**
 * FF1 with radix 10 and length 6 for a whole batch: one AES-ECB call a round, whatever the number of values.
 * Key: 16, 24 or 32 bytes. A value outside 0 … 999999 is a RangeError.
 *
 * @example sixDigits(key).permute(Buffer.from('001195'), Uint32Array.of(0, 1, 2))
 */
export function sixDigits(key: Uint8Array): SixDigitPermutation {
  const aes = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
  return {
    permute: (tweak, values) => feistel(aes, tweak, values, 'forward'),
    undo: (tweak, values) => feistel(aes, tweak, values, 'backward'),
  };
}

type Aes = { update(blocks: Uint8Array): Buffer };

/** SP 800-38G, algorithms 7 and 8; step numbers are those of algorithm 7. */
function feistel(aes: Aes, tweak: Uint8Array, values: Uint32Array, way: 'forward' | 'backward'): Uint32Array {
  const count = values.length;
  let left = new Uint32Array(count); // step 2: A, the three leading digits
  let right = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const value = values[at] as number;
    if (value >= stratumSize) throw new RangeError('a value of the draw has six digits');
    left[at] = Math.floor(value / half);
    right[at] = value % half;
  }
  const blocks = firstBlocks(aes, tweak, count);
  for (let step = 0; step < rounds; step++) {
    const round = way === 'forward' ? step : rounds - 1 - step;
    const [kept, moved] = way === 'forward' ? [right, left] : [left, right];
    const mixed = roundValues(aes, blocks, round, kept); // steps 6.i to 6.iv: y mod 10^3
    for (let at = 0; at < count; at++) {
      const before = moved[at] as number;
      const y = mixed[at] as number;
      moved[at] = (way === 'forward' ? before + y : before + half - y) % half; // step 6.vi
    }
    if (way === 'forward') [left, right] = [kept, moved];
    else [left, right] = [moved, kept];
  }
  return left.map((digits, at) => digits * half + (right[at] as number));
}

/** For each value CIPH(P) xor Q with the round number and NUM(B) still zero: all that stays the same from round to round. */
function firstBlocks(aes: Aes, tweak: Uint8Array, count: number): Buffer {
  if (tweak.length > blockBytes - 3) throw new RangeError('the tweak of a draw has at most 13 bytes');
  const p = Buffer.from([1, 2, 1, 0, 0, 10, rounds, 3, 0, 0, 0, 6, 0, 0, 0, tweak.length]); // step 5
  const block = aes.update(p);
  for (let at = 0; at < tweak.length; at++) block[at] = (block[at] as number) ^ (tweak[at] as number);
  const blocks = Buffer.allocUnsafe(count * blockBytes);
  for (let at = 0; at < count; at++) block.copy(blocks, at * blockBytes);
  return blocks;
}

/** One round for all values: `[NUM(R[0..8]) mod 1000]`. The last three bytes of a block are round and NUM(B). */
function roundValues(aes: Aes, blocks: Buffer, round: number, kept: Uint32Array): Uint32Array {
  const mixed = new Uint32Array(kept.length);
  if (kept.length === 0) return mixed;
  const q = Buffer.from(blocks);
  for (let at = 0, byte = 13; at < kept.length; at++, byte += blockBytes) {
    const digits = kept[at] as number;
    q[byte] = (q[byte] as number) ^ round;
    q[byte + 1] = (q[byte + 1] as number) ^ (digits >> 8);
    q[byte + 2] = (q[byte + 2] as number) ^ (digits & 0xff);
  }
  const r = aes.update(q);
  for (let at = 0, byte = 0; at < kept.length; at++, byte += blockBytes) {
    mixed[at] = ((r.readUInt32BE(byte) % half) * wordModHalf + r.readUInt32BE(byte + 4)) % half;
  }
  return mixed;
}
