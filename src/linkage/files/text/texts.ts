/**
 * Distinct texts in one array, a byte a character: what a similarity reads, without an object a value.
 *
 * Similarities ask only whether two characters are equal, so each character of the table gets a byte of its own, the frequent
 * ones first. A table of more than 255 characters, as of Chinese names, has a few rare ones share a byte.
 */
import { sharedBytes, sharedInts, sharedWholes } from '../../engine/shared.ts';
import type { TextList } from './text-list.ts';

/** Memory that threads share. */
export type Texts = {
  readonly bytes: Uint8Array;
  /** Text `id` is `bytes` from `start[id]` to `start[id + 1]`; 0 is the empty one. */
  readonly start: Uint32Array;
  /** By text: what `unlikeAtLeast` reads. */
  readonly signs: Int32Array;
};

/** The first is the empty text. */
export function packTexts(texts: TextList): Texts {
  const byteOf = alphabetOf(texts);
  const start = sharedWholes(texts.count + 1);
  const bytes = sharedBytes(byteOf.length);
  const signs = sharedInts(texts.count);
  let at = 0;
  for (let id = 0; id < texts.count; id++) {
    const text = texts.of(id);
    for (let place = 0; place < text.length; place++) {
      const character = text.codePointAt(place) as number;
      bytes[at++] = character < 128 ? (byteOf.ascii[character] as number) : (byteOf.others.get(character) as number);
      if (character > 0xffff) place++;
    }
    start[id + 1] = at;
    for (let place = start[id]!; place < at; place++) signs[id] = withSign(signs[id]!, bytes[place]!);
  }
  return { bytes, start, signs };
}

/** Two bits for each sixteenth of the characters: whether it is there, and whether it is there twice. Frequent characters have a sixteenth of their own. */
function withSign(signs: number, byte: number): number {
  const once = 1 << ((byte & 15) << 1);
  return signs | ((signs & once) === 0 ? once : once << 1);
}

/**
 * Characters of texts `a` and `b` that cannot be paired with an equal one of the other: at least so many, of both together.
 *
 * @example unlikeAtLeast(packTexts(listed(['', 'mill', 'mall'])), 1, 2) // => 2
 */
export function unlikeAtLeast({ signs }: Texts, a: number, b: number): number {
  let bits = signs[a]! ^ signs[b]!;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** `length`: of all texts, in characters. */
function alphabetOf(texts: TextList): { readonly ascii: Uint8Array; readonly others: ReadonlyMap<number, number>; readonly length: number } {
  const counts = new Map<number, number>();
  const ascii = new Float64Array(128);
  let length = 0;
  for (let id = 0; id < texts.count; id++) {
    const text = texts.of(id);
    for (let place = 0; place < text.length; place++) {
      const character = text.codePointAt(place) as number;
      if (character < 128) ascii[character]!++;
      else counts.set(character, (counts.get(character) ?? 0) + 1);
      if (character > 0xffff) place++;
      length++;
    }
  }
  for (const [character, count] of ascii.entries()) if (count > 0) counts.set(character, count);
  const byFrequency = [...counts].sort(([one, often], [other, seldom]) => seldom - often || one - other);
  const bytes = new Map(byFrequency.map(([character], rank) => [character, rank < 255 ? rank + 1 : 128 + (character % 127)]));
  return { ascii: Uint8Array.from(ascii, (_, character) => bytes.get(character) ?? 0), others: bytes, length };
}
