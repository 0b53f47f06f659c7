/** UTF-8 that somebody read as Windows-1252 and saved again: `Nguyá»…n` back to `Nguyễn`. */
import { isSyllable, wordsOf } from './syllable.ts';

const highSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Dž';
const byteOf = new Map<string, number>([...[...highSigns].map((sign, at) => [sign, 0x80 + at] as const), ['Ÿ', 0x9f]]);
const strict = new TextDecoder('utf-8', { fatal: true });

/** The first byte of a letter of two or three, and a byte that can only follow one. */
const garbled = /[ÂÃÄÅÆÌáâÁ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸƑΜ]/;

/** `undefined` when it is no such text. */
export function fromMojibake(text: string): string | undefined {
  if (!garbled.test(text)) return undefined;
  return decoded(text) ?? fromCapitals(text);
}

function decoded(text: string): string | undefined {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const byte = byteOf.get(sign) ?? (code <= 0xff ? code : undefined);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    return strict.decode(Uint8Array.from(bytes)).normalize('NFC');
  } catch {
    return undefined;
  }
}

/** What capitals made of signs that were never letters: á of `á»…` became Á, a byte that no UTF-8 has. */
const smallAgain: { readonly [capital: string]: string } = { Á: 'á', Ƒ: 'ƒ', Μ: 'µ' };

/** `NGUYÁ»…N`, garbled first and then set in capitals; believed only where syllables come of it. */
function fromCapitals(text: string): string | undefined {
  if (text !== text.toUpperCase()) return undefined;
  const before = text.replace(/[ÁƑΜ]/g, (capital) => smallAgain[capital] ?? capital).replace(/Â(?=[€\u0080])/g, 'â');
  const meant = decoded(before);
  return meant !== undefined && wordsOf(meant).every(isSpoken) ? meant.toUpperCase() : undefined;
}

const beyondAscii = /[\u0080-\uFFFF]/;
const isSpoken = (word: string): boolean => !beyondAscii.test(word) || isSyllable(word);
