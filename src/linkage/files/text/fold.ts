/** Texts as they are compared: small letters, no marks, words divided by one space; letters of any script stay. */

const marks = /\p{M}+/gu;
const notWord = /[^\p{L}\p{N}]+/gu;
const written: { readonly [letter: string]: string } = {
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
};
const writtenOtherwise = /[ßđðøæœłþıħىیةک]/g;
/** Between letters of one word: O'Brien, D’Angelo. */
const withinWord = /(?<=\p{L})['’`´ʼ](?=\p{L})/gu;

/**
 * Small letters with their marks; what is no letter or digit divides words.
 *
 * @example tidy("  O'Brien-Smith, Jr. ") // => 'obrien smith jr'
 */
export function tidy(text: string): string {
  if (plain.test(text)) return text;
  return text.normalize('NFKC').toLowerCase().replace(withinWord, '').normalize('NFD').replace(notLetterOrMark, ' ').normalize('NFC').trim();
}

const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const notLetterOrMark = /[^\p{L}\p{N}\p{M}]+/gu;

/**
 * Without marks too.
 *
 * @example fold('Nguyễn Đình  Strauß') // => 'nguyen dinh strauss'
 */
export function fold(text: string): string {
  if (plain.test(text)) return text;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(writtenOtherwise, (letter) => written[letter] as string)
    .replace(withinWord, '')
    .replace(notWord, ' ')
    .trim();
}

/** What people write for nothing. */
const nothing = /^(?:[-–—.?*/_\s]*|n\/a\.?|n\.a\.|null|none|unknown|unk|not known|missing|không rõ|không có|unbekannt|inconnu|desconocido|#n\/a|<na>)$/i;
/** These are names of people too. */
const nothingButNames = /^(?:na|nan|nil|không)$/i;

/** `isName`: of a column that holds names. */
export const saysNothing = (text: string, isName = false): boolean => text.length < 12 && (nothing.test(text) || (!isName && nothingButNames.test(text)));
