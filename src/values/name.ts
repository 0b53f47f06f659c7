/** Vietnamese names as text: one spelling for storage, one folded key for search, the parts. */

declare const brand: unique symbol;
/** Lower case, no tones, no marks, đ as d, single spaces: `nguyen van nam`. For search and indexes, never shown. */
export type NameKey = string & { readonly [brand]: 'NameKey' };

/** Look-alikes of Đ that normalisation does not mend: Icelandic Ð, African Ɖ. */
const lookAlikes: { readonly [letter: string]: string } = { 'Ð': 'Đ', 'ð': 'đ', 'Ɖ': 'Đ' };

/** One spelling: NFC, Đ from its look-alikes, no control or zero-width signs, single spaces, no spaces around. Case and tone placement stay. */
export function tidyName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[ÐðƉ]/g, (letter) => lookAlikes[letter] ?? letter)
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
}

/**
 * Folds case, tones and letter marks, so that a name typed on any keyboard finds itself.
 *
 * @example nameKey('Nguyễn Thị Ðào') // => 'nguyen thi dao'
 */
export function nameKey(text: string): NameKey {
  return withoutMarks(tidyName(text).toLowerCase())
    .replace(/['’ʼ.-]/g, ' ')
    .replace(/[^a-z0-9 ]/g, '')
    .replace(/ +/g, ' ')
    .trim() as NameKey;
}

/** Drops tones and letter marks and turns đ into d; keeps case. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').replace(/ƀ/g, 'b').replace(/Ƀ/g, 'B');
}
