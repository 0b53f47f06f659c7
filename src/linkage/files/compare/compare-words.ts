/** How much of two texts of several words is the same: order does not matter, rare words count more, initials and typing errors count a little less. */
import { jaroWinklerOfBytes } from '../text/jaro-winkler.ts';
import type { Words } from './value-facts.ts';

export type Overlap = {
  /** Weight of shared words to the weight of all, 0 to 1. */
  dice: number;
  /** To the weight of the shorter side. */
  inShorter: number;
  /** Words of the shorter side that found none like them. */
  lacking: number;
  /** Both have words with figures, and none is shared. */
  otherNumber: boolean;
};

/** A word typed this nearly the same is taken for it. */
const nearWord = 0.88;
const longest = 24;
const taken = new Uint8Array(longest);

/** One object is used again and again, for speed. */
const overlap: Overlap = { dice: 0, inShorter: 0, lacking: 0, otherNumber: false };

export function overlapOf(words: Words, valueA: number, valueB: number): Overlap {
  let [a, endA, b, endB] = [words.start[valueA] as number, words.start[valueA + 1] as number, words.start[valueB] as number, words.start[valueB + 1] as number];
  if (endA - a > endB - b) [a, endA, b, endB] = [b, endB, a, endA];
  endA = Math.min(endA, a + longest);
  endB = Math.min(endB, b + longest);
  taken.fill(0, 0, endB - b);
  let [weightA, weightB, shared, lacking] = [0, 0, 0, 0];
  let [numbersA, numbersB, sharedNumbers] = [0, 0, 0];
  for (let at = b; at < endB; at++) {
    weightB += words.weight[words.ids[at] as number] as number;
    numbersB += words.isNumber[words.ids[at] as number] as number;
  }
  for (let at = a; at < endA; at++) {
    const word = words.ids[at] as number;
    const weight = words.weight[word] as number;
    weightA += weight;
    numbersA += words.isNumber[word] as number;
    let found = b;
    while (found < endB && (words.ids[found] !== word || taken[found - b] === 1)) found++;
    if (found < endB) {
      taken[found - b] = 1;
      shared += weight;
      sharedNumbers += words.isNumber[word] as number;
    }
  }
  for (let at = a; at < endA; at++) {
    const word = words.ids[at] as number;
    let isShared = false;
    for (let other = b; other < endB && !isShared; other++) isShared = words.ids[other] === word;
    if (isShared) continue;
    const like = nearest(words, word, b, endB);
    shared += like * (words.weight[word] as number);
    if (like === 0) lacking++;
  }
  overlap.dice = Math.min(1, (2 * shared) / (weightA + weightB));
  overlap.inShorter = Math.min(1, shared / Math.min(weightA, weightB));
  overlap.lacking = lacking;
  overlap.otherNumber = numbersA > 0 && numbersB > 0 && sharedNumbers === 0;
  return overlap;
}

/** 1 for the same word, less for an initial, an abbreviation or a typing error of a word that is still free. */
function nearest(words: Words, word: number, b: number, endB: number): number {
  const { bytes, start } = words.packed;
  const [from, length] = [start[word] as number, (start[word + 1] as number) - (start[word] as number)];
  if (words.isNumber[word] === 1) return 0;
  for (let at = b; at < endB; at++) {
    if (taken[at - b] === 1) continue;
    const other = words.ids[at] as number;
    if (words.isNumber[other] === 1) continue;
    const [ownFrom, ownLength] = [start[other] as number, (start[other + 1] as number) - (start[other] as number)];
    if (bytes[from] === bytes[ownFrom] && (length === 1 || ownLength === 1)) {
      taken[at - b] = 1;
      return 0.5;
    }
    const shorter = Math.min(length, ownLength);
    if (shorter >= 3 && shorter < Math.max(length, ownLength) && startsAlike(bytes, from, ownFrom, shorter)) {
      taken[at - b] = 1;
      return 0.8;
    }
    if (jaroWinklerOfBytes(bytes, from, length, ownFrom, ownLength) >= nearWord) {
      taken[at - b] = 1;
      return 0.85;
    }
  }
  return 0;
}

function startsAlike(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (bytes[a + at] !== bytes[b + at]) return false;
  return true;
}
