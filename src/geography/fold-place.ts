/** Folds the text of a place into comparable words, one pass over its characters: every form is read through here. */
import { withoutMarks } from '#values/index.ts';

/** What stands between two separators: its words folded, and where it stood in the text. */
export type Segment = { readonly words: string; readonly from: number; readonly to: number };

const [drop, space, separator] = [0, 32, 44];
const lastLetter = 0x1eff;

/** Code unit → folded letter or digit, or what it stands for: nothing, a space, a separator. */
const folded = foldingTable();

function foldingTable(): Uint8Array {
  const table = new Uint8Array(lastLetter + 1).fill(space);
  for (let code = 0x30; code <= lastLetter; code++) {
    const plain = withoutMarks(String.fromCharCode(code).normalize('NFC').replace(/[ÐðƉ]/g, 'đ').toLowerCase());
    if (plain.length === 1 && /[a-z0-9]/.test(plain)) table[code] = plain.charCodeAt(0);
    else if (plain === '' || code === 0xad) table[code] = drop;
  }
  for (const sign of ',;|\n') table[sign.charCodeAt(0)] = separator;
  return table;
}

const isInvisible = (code: number): boolean => (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || code === 0x2060 || code === 0xfeff;

let bytes = Buffer.alloc(1024);

/**
 * Segments from left to right, empty ones left out. Words are lower case without tones or marks; `P14` and `P.14` are `p 14`, `01` is `1`;
 * after h k l m s t v and qu a final y is i (Mỹ and Mĩ, Quý and Quí are the same places).
 *
 * @example foldPlace('P.01, Quận Mỹ Tho').map((one) => one.words) // => ['p 1', 'quan mi tho']
 */
export function foldPlace(text: string): Segment[] {
  if (bytes.length < 2 * text.length + 2) bytes = Buffer.alloc(4 * text.length);
  const segments: Segment[] = [];
  let length = 0;
  let from = 0;
  let wordAt = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : separator;
    const sign = code <= lastLetter ? (folded[code] as number) : isInvisible(code) ? drop : space;
    if (sign === drop) continue;
    if (sign > separator) {
      const before = length > wordAt ? (bytes[length - 1] as number) : 0;
      if (isDigit(sign) && before >= 97) {
        bytes[length++] = space;
        wordAt = length;
      } else if (before === 48 && length === wordAt + 1 && isDigit(sign)) {
        length--;
      }
      bytes[length++] = sign;
      continue;
    }
    if (length > wordAt) {
      if (bytes[length - 1] === 121 && isSoundOfI(wordAt, length)) bytes[length - 1] = 105;
      bytes[length++] = space;
      wordAt = length;
    }
    if (sign !== separator) continue;
    if (length > 0) segments.push({ words: bytes.toString('latin1', 0, length - 1), from, to: at });
    from = at + 1;
    length = wordAt = 0;
  }
  return segments;
}

const isDigit = (sign: number): boolean => sign < 58;
const consonants = new Set([...'hklmstv'].map((letter) => letter.charCodeAt(0)));

function isSoundOfI(wordAt: number, length: number): boolean {
  if (length - wordAt === 2) return consonants.has(bytes[wordAt] as number);
  return length - wordAt === 3 && bytes[wordAt] === 113 && bytes[wordAt + 1] === 117;
}

/** The folded words of a name, as `foldPlace` would see it in a text. */
export function foldName(name: string): string {
  return foldPlace(name)
    .map((segment) => segment.words)
    .join(' ');
}

/**
 * A name with its tones, whatever the case and wherever in the syllable the tone is written: tells apart names that fold alike.
 *
 * @example tonedName('HÒA Bình') === tonedName('Hoà bình') // => true
 */
export function tonedName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[-.'’ʼ\s]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => {
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(word)?.[0] ?? '';
      return (
        word
          .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
          .replace(/^0+(?=\d)/, '')
          .normalize('NFC') + tone
      );
    })
    .join(' ');
}
