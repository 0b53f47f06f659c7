/** Slips of the keyboard between two texts: letters wrong, left out, put in, and neighbours in each other's place. */
import { type Texts, unlikeAtLeast } from './texts.ts';

const rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)];

/**
 * Restricted Damerau–Levenshtein distance over characters where it is at most `most`, else `most + 1`.
 *
 * @example distance(packTexts(listed(['', 'hoang', 'haong'])), 1, 2, 2) // => 1
 */
export function distance(texts: Texts, a: number, b: number, most: number, exchanges = true): number {
  if (unlikeAtLeast(texts, a, b) > 2 * most) return most + 1; // a slip makes two characters unlike, at most
  const { bytes, start } = texts;
  let [fromA, endA, fromB, endB] = [start[a] as number, start[a + 1] as number, start[b] as number, start[b + 1] as number];
  if (Math.abs(endA - fromA - (endB - fromB)) > most) return most + 1;
  while (fromA < endA && fromB < endB && bytes[fromA] === bytes[fromB]) {
    fromA++;
    fromB++;
  }
  while (endA > fromA && endB > fromB && bytes[endA - 1] === bytes[endB - 1]) {
    endA--;
    endB--;
  }
  const [lengthA, lengthB] = [endA - fromA, endB - fromB];
  if (lengthA === 0 || lengthB === 0) return Math.min(most + 1, lengthA + lengthB);
  if (most === 1) return lengthA === 1 && lengthB === 1 ? 1 : isExchange(bytes, fromA, lengthA, fromB, lengthB) && exchanges ? 1 : 2;
  return fill(bytes, fromA, lengthA, fromB, lengthB, most, exchanges);
}

const isExchange = (bytes: Uint8Array, fromA: number, lengthA: number, fromB: number, lengthB: number): boolean =>
  lengthA === 2 && lengthB === 2 && bytes[fromA] === bytes[fromB + 1] && bytes[fromA + 1] === bytes[fromB];

function fill(bytes: Uint8Array, fromA: number, lengthA: number, fromB: number, lengthB: number, most: number, exchanges: boolean): number {
  if ((rows[0] as Int32Array).length <= lengthB) for (let row = 0; row < 3; row++) rows[row] = new Int32Array(lengthB * 2);
  let [before, last, now] = rows as [Int32Array, Int32Array, Int32Array];
  for (let at = 0; at <= lengthB; at++) last[at] = at;
  for (let one = 1; one <= lengthA; one++) {
    now[0] = one;
    let least = one;
    for (let two = 1; two <= lengthB; two++) {
      const [signA, signB] = [bytes[fromA + one - 1], bytes[fromB + two - 1]];
      let cost = Math.min((last[two] as number) + 1, (now[two - 1] as number) + 1, (last[two - 1] as number) + (signA === signB ? 0 : 1));
      if (exchanges && one > 1 && two > 1 && signA === bytes[fromB + two - 2] && signB === bytes[fromA + one - 2]) {
        cost = Math.min(cost, (before[two - 2] as number) + 1);
      }
      now[two] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, now] = [last, now, before];
  }
  return Math.min(most + 1, last[lengthB] as number);
}
