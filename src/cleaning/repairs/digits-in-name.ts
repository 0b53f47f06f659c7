/** Digits that a scanner read for letters: `N9UYỄN`, `Th0a`, `MƯỜ1`. */
import { isBareSyllable, isSyllable } from './syllable.ts';

const letterOf: { readonly [digit: string]: string } = { 0: 'o', 1: 'i', 5: 's', 6: 'g', 8: 'b', 9: 'g' };
/** Where the letter is first, 1 is rather an l: `1ê`, `1OAN`. */
const firstLetterOf: { readonly [digit: string]: string } = { ...letterOf, 1: 'l' };

/** `undefined` when there are none, or when not every word with digits becomes a syllable. */
export function withoutDigitsInName(name: string): string | undefined {
  if (!/\d/.test(name)) return undefined;
  const words = name.split(' ').map((word) => (/\d/.test(word) ? lettersOf(word) : word));
  return words.every((word) => word !== undefined) ? words.join(' ') : undefined;
}

function lettersOf(word: string): string | undefined {
  if (!/\p{L}/u.test(word)) return undefined;
  const isCapital = word.slice(1) === word.slice(1).toUpperCase() && /\p{Lu}/u.test(word.slice(1));
  let meant = '';
  for (const [at, sign] of [...word].entries()) {
    const letter = /\d/.test(sign) ? (at === 0 ? firstLetterOf : letterOf)[sign] : sign;
    if (letter === undefined) return undefined;
    meant += letter !== sign && (isCapital || at === 0) ? letter.toUpperCase() : letter;
  }
  return isSyllable(meant) || isBareSyllable(meant) ? meant : undefined;
}
