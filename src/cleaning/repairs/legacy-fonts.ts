/** Bytes of the old Vietnamese fonts, read as Latin-1, back to Unicode: TCVN3 (ABC, .VnTime) and VNI. */
import { isSyllable } from './syllable.ts';

const tcvn3 = table(
  '¸á µà ¶ả ·ã ¹ạ ¨ă ¾ắ »ằ ¼ẳ ½ẵ Æặ ©â Êấ Çầ Èẩ Éẫ Ëậ ®đ Ðé Ìè Îẻ Ïẽ Ñẹ ªê Õế Òề Óể Ôễ Öệ Ýí ×ì Øỉ Üĩ Þị ãó ßò áỏ âõ äọ «ô èố åồ æổ çỗ éộ ¬ơ íớ êờ ëở ìỡ îợ óú ïù ñủ òũ ôụ \u00ADư øứ õừ öử ÷ữ ùự ýý úỳ ûỷ üỹ þỵ ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ',
);

function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(' ').map((pair) => [pair[0] ?? '', pair.slice(1)]));
}

/**
 * `undefined` when the text holds a sign that this font has not: then it was not written in it. A capital with a tone has no byte of
 * its own, only the font made it look like one, so its case is taken from the letters around it.
 *
 * @example fromTcvn3('NguyÔn ThÞ ¸nh') // => 'Nguyễn Thị Ánh'
 */
export function fromTcvn3(text: string): string | undefined {
  let out = '';
  for (const sign of text) {
    if (sign < '\u0080') out += sign;
    else {
      const letter = tcvn3.get(sign);
      if (letter === undefined) return undefined;
      out += letter;
    }
  }
  if (text.includes('Ð')) out = withLookAlike(text, out);
  const plain = text.replace(/[^A-Za-z]/g, '');
  if (plain.length > 2 && plain === plain.toUpperCase()) return out.toUpperCase();
  return /(^| )[A-Z]/.test(text) ? out.split(' ').map(evenCase).join(' ') : out;
}

/** Ð is the byte of é, but some hand set it for Đ: then only Đ makes a syllable. */
function withLookAlike(text: string, out: string): string {
  const written = text.split(' ');
  return out
    .split(' ')
    .map((word, at) => (written[at]?.startsWith('Ð') && !isSyllable(word) && isSyllable(`Đ${word.slice(1)}`) ? `Đ${word.slice(1)}` : word))
    .join(' ');
}

const toned = /[\u0300\u0301\u0303\u0309\u0323]/;

/** `NGUYễN` is NGUYỄN, and `ánh` among names is Ánh. */
function evenCase(word: string): string {
  const plain = word.replace(/[^A-Za-z]/g, '');
  if (plain.length > 1 && plain === plain.toUpperCase()) return word.toUpperCase();
  return toned.test((word[0] ?? '').normalize('NFD')) ? word[0]?.toUpperCase() + word.slice(1) : word;
}

const vniMarks: { readonly [sign: string]: string } = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323', // sắc huyền hỏi ngã nặng
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
const vniLetters: { readonly [sign: string]: string } = { ñ: 'đ', ð: 'đ', ô: 'ơ', ö: 'ư', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };
const bears: { readonly [letter: string]: RegExp } = {
  a: /[ùøûõïâáàåãäêéèúüë]/,
  e: /[ùøûõïâáàåãä]/,
  o: /[ùøûõïâáàåãä]/,
  u: /[ùøûõï]/,
  y: /[ùøûõ]/,
  ơ: /[ùøûõï]/,
  ư: /[ùøûõï]/,
};

/** A vowel followed by the sign of its marks; `undefined` when a sign stands where none can. */
export function fromVni(text: string): string | undefined {
  let out = '';
  let before = '';
  for (const sign of text) {
    const small = sign.toLowerCase();
    if (sign < '\u0080') {
      out += sign;
      before = small;
      continue;
    }
    const mark = vniMarks[small];
    if (mark !== undefined && bears[before]?.test(small)) {
      out += mark;
      before = '';
      continue;
    }
    const letter = vniLetters[small];
    if (letter === undefined) return undefined;
    out += sign === small ? letter : letter.toUpperCase();
    before = letter;
  }
  return out.normalize('NFC');
}
