/**
 * Jaro and Jaro–Winkler similarity over characters, equal to DuckDB's `jaro_similarity` and `jaro_winkler_similarity`: prefix weight
 * 0.1 over at most four characters, given from 0.7 on; two empty texts are alike.
 *
 * The characters of one side are kept as bits by value, so that the search for a partner within the window is a few operations on
 * one word (Hyyrö's scheme); texts of more than 32 characters take the plain way.
 */
import { type Texts, unlikeAtLeast } from './texts.ts';

const masks = new Int32Array(256);
const word = 32;

/**
 * Similarity 0 to 1 of texts `a` and `b` of the table.
 *
 * @example jaroWinkler(packTexts(listed(['', 'martha', 'marhta'])), 1, 2) // => 0.9611
 */
export function jaroWinkler(texts: Texts, a: number, b: number): number {
  const { bytes, start } = texts;
  const [fromA, fromB] = [start[a] as number, start[b] as number];
  return jaroWinklerOfBytes(bytes, fromA, (start[a + 1] as number) - fromA, fromB, (start[b + 1] as number) - fromB);
}

/**
 * Never less than `jaroWinkler`, for a tenth of its cost: as if all characters that may have a partner had one in its place, and the
 * first four were equal.
 */
export function mostJaroWinkler(texts: Texts, a: number, b: number): number {
  const most = mostJaro(texts, a, b);
  return most <= 0.7 ? most : most + 0.4 * (1 - most);
}

/** Never less than `jaro`. */
export function mostJaro(texts: Texts, a: number, b: number): number {
  const { start } = texts;
  const [lengthA, lengthB] = [start[a + 1]! - start[a]!, start[b + 1]! - start[b]!];
  if (lengthA === 0 || lengthB === 0) return 1;
  const matched = Math.min(lengthA, lengthB, (lengthA + lengthB - unlikeAtLeast(texts, a, b)) >> 1);
  return (matched / lengthA + matched / lengthB + 1) / 3 + rounding;
}

const rounding = 1e-9;

export function jaro(texts: Texts, a: number, b: number): number {
  const { bytes, start } = texts;
  const [fromA, fromB] = [start[a] as number, start[b] as number];
  return jaroOfBytes(bytes, fromA, (start[a + 1] as number) - fromA, fromB, (start[b + 1] as number) - fromB);
}

export function jaroWinklerOfBytes(bytes: Uint8Array, fromA: number, lengthA: number, fromB: number, lengthB: number): number {
  const similarity = jaroOfBytes(bytes, fromA, lengthA, fromB, lengthB);
  if (similarity <= 0.7) return similarity;
  const most = Math.min(4, lengthA, lengthB);
  let prefix = 0;
  while (prefix < most && bytes[fromA + prefix] === bytes[fromB + prefix]) prefix++;
  return similarity + prefix * 0.1 * (1 - similarity);
}

function jaroOfBytes(bytes: Uint8Array, fromA: number, lengthA: number, fromB: number, lengthB: number): number {
  if (lengthA === 0 || lengthB === 0) return lengthA === lengthB ? 1 : 0;
  return lengthA <= word && lengthB <= word ? jaroOfWord(bytes, fromA, lengthA, fromB, lengthB) : jaroOfAny(bytes, fromA, lengthA, fromB, lengthB);
}

const reachOf = (lengthA: number, lengthB: number): number => Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1);

const shared = (matched: number, exchanged: number, lengthA: number, lengthB: number): number =>
  (matched / lengthA + matched / lengthB + (matched - (exchanged >> 1)) / matched) / 3;

function jaroOfWord(bytes: Uint8Array, fromA: number, lengthA: number, fromB: number, lengthB: number): number {
  for (let at = 0; at < lengthA; at++) masks[bytes[fromA + at] as number]! |= 1 << at;
  const reach = reachOf(lengthA, lengthB);
  const all = lengthA === word ? -1 : (1 << lengthA) - 1;
  let [takenA, takenB] = [0, 0];
  for (let at = 0; at < lengthB; at++) {
    const low = at - reach;
    const high = at + reach + 1;
    const window = (high >= word ? -1 : (1 << high) - 1) & (low > 0 ? (low >= word ? 0 : -1 << low) : -1) & all;
    const free = (masks[bytes[fromB + at] as number] as number) & window & ~takenA;
    if (free === 0) continue;
    takenA |= free & -free;
    takenB |= 1 << at;
  }
  for (let at = 0; at < lengthA; at++) masks[bytes[fromA + at] as number] = 0;
  if (takenA === 0) return 0;
  let [matched, exchanged] = [0, 0];
  let [restA, restB] = [takenA, takenB];
  while (restA !== 0) {
    const [placeA, placeB] = [31 - Math.clz32(restA & -restA), 31 - Math.clz32(restB & -restB)];
    if (bytes[fromA + placeA] !== bytes[fromB + placeB]) exchanged++;
    matched++;
    restA &= restA - 1;
    restB &= restB - 1;
  }
  return shared(matched, exchanged, lengthA, lengthB);
}

function jaroOfAny(bytes: Uint8Array, fromA: number, lengthA: number, fromB: number, lengthB: number): number {
  const reach = reachOf(lengthA, lengthB);
  const [takenA, takenB] = [new Uint8Array(lengthA), new Uint8Array(lengthB)];
  let matched = 0;
  for (let at = 0; at < lengthB; at++) {
    const end = Math.min(lengthA, at + reach + 1);
    for (let other = Math.max(0, at - reach); other < end; other++) {
      if (takenA[other] === 1 || bytes[fromA + other] !== bytes[fromB + at]) continue;
      takenA[other] = 1;
      takenB[at] = 1;
      matched++;
      break;
    }
  }
  if (matched === 0) return 0;
  let [exchanged, other] = [0, 0];
  for (let at = 0; at < lengthB; at++) {
    if (takenB[at] === 0) continue;
    while (takenA[other] === 0) other++;
    if (bytes[fromA + other] !== bytes[fromB + at]) exchanged++;
    other++;
  }
  return shared(matched, exchanged, lengthA, lengthB);
}
