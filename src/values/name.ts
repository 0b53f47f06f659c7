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
  const plain = withoutMarks(text);
  return (onlyWords.test(plain) ? plain.toLowerCase() : foldedFully(text)) as NameKey;
}

const onlyWords = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

function foldedFully(text: string): string {
  return withoutMarks(tidyName(text).toLowerCase())
    .replace(/['’ʼ.-]/g, ' ')
    .replace(/[^a-z0-9 ]/g, '')
    .replace(/ +/g, ' ')
    .trim();
}

/** Drops tones and letter marks and turns đ into d; keeps case. */
export function withoutMarks(text: string): string {
  let plain = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    const base = baseOf.get(code);
    if (base === undefined) return decomposed(text);
    plain += text.slice(from, at) + base;
    from = at + 1;
  }
  return from === 0 ? text : plain + text.slice(from);
}

/** The bare letter of each Latin letter with marks that Unicode has as one sign: the letters of nearly every name. */
const baseOf: ReadonlyMap<number, string> = new Map(
  [...range(0xc0, 0x24f), ...range(0x1e00, 0x1eff)].flatMap((code) => {
    const base = decomposed(String.fromCharCode(code));
    return /^[A-Za-z]$/.test(base) ? [[code, base] as const] : [];
  }),
);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function decomposed(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').replace(/ƀ/g, 'b').replace(/Ƀ/g, 'B');
}
