/** Bytes of the old Vietnamese fonts, read as Latin-1, back to Unicode: TCVN3 (ABC, .VnTime) and VNI. */

const tcvn3 = table(
  '¸á µà ¶ả ·ã ¹ạ ¨ă ¾ắ »ằ ¼ẳ ½ẵ Æặ ©â Êấ Çầ Èẩ Éẫ Ëậ ®đ Ðé Ìè Îẻ Ïẽ Ñẹ ªê Õế Òề Óể Ôễ Öệ Ýí ×ì Øỉ Üĩ Þị ãó ßò áỏ âõ äọ «ô èố åồ æổ çỗ éộ ¬ơ íớ êờ ëở ìỡ îợ óú ïù ñủ òũ ôụ \u00ADư øứ õừ öử ÷ữ ùự ýý úỳ ûỷ üỹ þỵ ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ',
);

function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(' ').map((pair) => [pair[0] ?? '', pair.slice(1)]));
}

/** `undefined` when the text holds a sign that this font has not: then it was not written in it. Capitals with tones come out small: the font, not the byte, made them capital. */
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
  return out.split(' ').map(evenCase).join(' ');
}

/** `NGUYễN` was set in the capitals' font: NGUYỄN. */
function evenCase(word: string): string {
  const plain = word.replace(/[^A-Za-z]/g, '');
  return plain.length > 1 && plain === plain.toUpperCase() ? word.toUpperCase() : word;
}

const vniMarks: { readonly [sign: string]: string } = {
  ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323', // sắc huyền hỏi ngã nặng
  â: '\u0302', á: '\u0302\u0301', à: '\u0302\u0300', å: '\u0302\u0309', ã: '\u0302\u0303', ä: '\u0302\u0323',
  ê: '\u0306', é: '\u0306\u0301', è: '\u0306\u0300', ú: '\u0306\u0309', ü: '\u0306\u0303', ë: '\u0306\u0323',
};
const vniLetters: { readonly [sign: string]: string } = { ñ: 'đ', ô: 'ơ', ö: 'ư', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };
const bears: { readonly [letter: string]: RegExp } = {
  a: /[ùøûõïâáàåãäêéèúüë]/, e: /[ùøûõïâáàåãä]/, o: /[ùøûõïâáàåãä]/, u: /[ùøûõï]/, y: /[ùøûõ]/, ơ: /[ùøûõï]/, ư: /[ùøûõï]/,
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
