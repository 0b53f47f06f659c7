/** Keys of a Vietnamese typing method that were left standing because the method was off: Telex (`Nguyeenx`) and VNI (`Nguye6n4`). */
import { isSyllable } from './syllable.ts';

const telexTones: { readonly [key: string]: string } = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' };
const vniTones: { readonly [key: string]: string } = { 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323' };

/** The word as it was meant; `undefined` when it is a syllable as it stands or its keys make none. */
export function withoutTypingKeys(word: string): string | undefined {
  if (isSyllable(word)) return undefined;
  const meant = /\d/.test(word) ? fromVniKeys(word) : (fromTelex(word) ?? withoutEcho(word));
  return meant !== undefined && meant !== word && isSyllable(meant) ? meant : undefined;
}

const nextKeys: { readonly [toneKey: string]: string } = { s: 'ae', f: 'gtc', r: 'et', x: 'c', j: 'hunmi' };

/** `Linj` may be Lịn, but also Linh by a finger that slipped to the next key: nobody can tell from the word alone. */
export function mayBeSlip(word: string): boolean {
  const stem = word.slice(0, -1);
  const meant = nextKeys[word.at(-1)?.toLowerCase() ?? ''];
  return meant !== undefined && telexLetters(stem) === stem && [...meant].some((letter) => isSyllable(stem + letter));
}

/** The tone's key may stand at the end or right after its vowel: `Nguyeenx`, `Nguyeexn`. */
function fromTelex(word: string): string | undefined {
  if (/[^a-z]/i.test(word)) return undefined;
  const last = word.length - 1;
  const firstVowel = word.search(/[aeiouy]/i);
  const places = [last, -1, ...Array.from({ length: Math.max(0, last - 1 - firstVowel) }, (_, at) => last - 1 - at)]; // at the end, nowhere, after a vowel
  return places.map((at) => telexAt(word, at)).find((meant) => meant !== undefined && isSyllable(meant));
}

function telexAt(word: string, at: number): string | undefined {
  if (at < 0) return telexLetters(word);
  const tone = telexTones[word[at]?.toLowerCase() ?? ''];
  return tone === undefined ? undefined : withTone(telexLetters(word.slice(0, at) + word.slice(at + 1)), tone);
}

function telexLetters(word: string): string {
  return word
    .replace(/uo([a-z]*)w/gi, (keys, rest: string) => (keys[0] === 'u' ? 'ươ' : 'Ươ') + rest)
    .replace(/dd/gi, (pair) => (pair[0] === 'd' ? 'đ' : 'Đ'))
    .replace(/(aa|ee|oo)/gi, (pair) => cased(pair, { a: 'â', e: 'ê', o: 'ô' }))
    .replace(/(aw|ow|uw)/gi, (pair) => cased(pair, { a: 'ă', o: 'ơ', u: 'ư' }));
}

function fromVniKeys(word: string): string | undefined {
  if (/^[^aeiouy]*[0-8]/i.test(word)) return undefined; // a key comes after its vowel
  let tone: string | undefined;
  let letters = '';
  for (const sign of word) {
    if (!/\d/.test(sign)) letters += sign;
    else if (vniTones[sign] !== undefined) {
      if (tone !== undefined) return undefined;
      tone = vniTones[sign];
    } else {
      const marked = markLast(letters, sign);
      if (marked === undefined) return undefined;
      letters = marked;
    }
  }
  return tone === undefined ? letters : withTone(letters, tone);
}

const vniShapes: { readonly [key: string]: { readonly [letter: string]: string } } = {
  6: { a: 'â', e: 'ê', o: 'ô' },
  7: { o: 'ơ', u: 'ư' },
  8: { a: 'ă' },
  9: { d: 'đ' },
};

/** `uo7` is ươ. */
function markLast(letters: string, key: string): string | undefined {
  const shapes = vniShapes[key];
  for (let at = letters.length - 1; shapes && at >= 0; at--) {
    const letter = letters[at] ?? '';
    const shaped = shapes[letter.toLowerCase()];
    if (shaped === undefined) continue;
    const before =
      key === '7' && letter.toLowerCase() === 'o' && letters[at - 1]?.toLowerCase() === 'u'
        ? cased(letters[at - 1] ?? '', { u: 'ư' })
        : letters.slice(at - 1, at);
    return letters.slice(0, Math.max(0, at - 1)) + (at > 0 ? before : '') + cased(letter, { [letter.toLowerCase()]: shaped }) + letters.slice(at + 1);
  }
  return undefined;
}

/** `Hoàngf`: the tone was typed and stands already. */
function withoutEcho(word: string): string | undefined {
  const tone = telexTones[word.at(-1)?.toLowerCase() ?? ''];
  return tone !== undefined && word.normalize('NFD').includes(tone) ? word.slice(0, -1) : undefined;
}

const cased = (keys: string, shapes: { readonly [letter: string]: string }): string => {
  const first = keys[0] ?? '';
  const shaped = shapes[first.toLowerCase()] ?? first;
  return first === first.toLowerCase() ? shaped : shaped.toUpperCase();
};

const vowels = 'aăâeêioôơuưy';

/** Puts the tone where Vietnamese puts it: on the marked vowel, else by the rhyme's shape, as the typing programs do unless told otherwise (hòa, thúy). */
function withTone(letters: string, tone: string): string {
  const small = letters.toLowerCase();
  const start = /^(qu|gi(?=[aăâeêioôơuưy]))/.exec(small)?.[0].length ?? 0;
  const at = [...small].flatMap((letter, place) => (place >= start && vowels.includes(letter) ? [place] : []));
  const marked = at.findLast((place) => 'ăâêôơư'.includes(small[place] ?? ''));
  const closed = at.length > 0 && (at.at(-1) ?? 0) < small.length - 1;
  const place = marked ?? (at.length === 1 ? at[0] : closed || at.length === 3 ? at[1] : at[0]);
  if (place === undefined) return letters;
  return (letters.slice(0, place + 1) + tone + letters.slice(place + 1)).normalize('NFC');
}
