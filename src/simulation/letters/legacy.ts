/** Byte encodings of before Unicode, as the offices' old programs saved them: TCVN3 (ABC fonts) and VNI for Windows. */

const tcvn3Pairs =
  'àµ ả¶ ã· á¸ ạ¹ ă¨ ằ» ẳ¼ ẵ½ ắ¾ ặÆ â© ầÇ ẩÈ ẫÉ ấÊ ậË èÌ ẻÎ ẽÏ éÐ ẹÑ êª ềÒ ểÓ ễÔ ếÕ ệÖ ì× ỉØ ĩÜ íÝ ịÞ òß ỏá õâ óã ọä ô« ồå ổæ ỗç ốè ộé ơ¬ ờê ởë ỡì ớí ợî ùï ủñ ũò úó ụô ừõ ửö ữ÷ ứø ựù ỳú ỷû ỹü ýý ỵþ đ®'.split(
    ' ',
  );
const tcvn3Capitals = 'Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§'.split(' ');

/** Letter → Latin-1 letters of the bytes. A capital with a tone has no byte of its own: only the font made it look like one. */
const tcvn3: ReadonlyMap<string, string> = new Map([
  ...tcvn3Pairs.map((pair) => [pair[0] as string, pair[1] as string] as const),
  ...tcvn3Pairs.map((pair) => [(pair[0] as string).toUpperCase(), pair[1] as string] as const),
  ...tcvn3Capitals.map((pair) => [pair[0] as string, pair[1] as string] as const),
  ['ư', '\u00AD'], // the soft hyphen: written out, since no editor shows it
]);

/** VNI sets a second sign after the vowel: sắc huyền hỏi ngã nặng, alone, on ^ and on ă. */
const vniSigns: { readonly [kind: string]: readonly string[] } = {
  plain: ['ù', 'ø', 'û', 'õ', 'ï'],
  hat: ['á', 'à', 'å', 'ã', 'ä'],
  breve: ['é', 'è', 'ú', 'ü', 'ë'],
};
// biome-ignore format: a table
const vniRows: readonly (readonly [letters: string, base: string, kind: string])[] = [
  ['áàảãạ', 'a', 'plain'], ['ấầẩẫậ', 'a', 'hat'], ['ắằẳẵặ', 'a', 'breve'], ['éèẻẽẹ', 'e', 'plain'], ['ếềểễệ', 'e', 'hat'],
  ['óòỏõọ', 'o', 'plain'], ['ốồổỗộ', 'o', 'hat'], ['ớờởỡợ', 'ô', 'plain'], ['úùủũụ', 'u', 'plain'], ['ứừửữự', 'ö', 'plain'],
  ['ýỳỷỹ', 'y', 'plain'],
];
const vniAlone = 'âaâ ăaê êeâ ôoâ ơô ưö íí ìì ỉæ ĩó ịò ỵî đñ'.split(' ');

const vniSmall: readonly (readonly [string, string])[] = [
  ...vniRows.flatMap(([letters, base, kind]) => [...letters].map((letter, tone) => [letter, base + vniSigns[kind]?.[tone]] as const)),
  ...vniAlone.map((pair) => [pair[0] as string, pair.slice(1)] as const),
];
const vni: ReadonlyMap<string, string> = new Map([...vniSmall, ...vniSmall.map(([letter, bytes]) => [letter.toUpperCase(), bytes.toUpperCase()] as const)]);

function translate(text: string, table: ReadonlyMap<string, string>): string {
  let latin1 = '';
  for (const letter of text.normalize('NFC')) latin1 += table.get(letter) ?? letter;
  return latin1;
}

/**
 * The bytes, each as the Latin-1 letter of its value.
 *
 * @example tcvn3Letters('Nguyễn Văn Hùng') // => 'NguyÔn V¨n Hïng'
 */
export const tcvn3Letters = (text: string): string => translate(text, tcvn3);

/** @example vniLetters('Nguyễn Văn Hùng') // => 'Nguyeãn Vaên Huøng' */
export const vniLetters = (text: string): string => translate(text, vni);

/** A letter that the table lacks (ŏ, č …) was a question mark in these files. */
export const latin1Bytes = (letters: string): Buffer => Buffer.from(letters.replace(/[^\u0000-\u00FF]/g, '?'), 'latin1');

const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * UTF-8 opened as Windows-1252 and saved again.
 *
 * @example readAsWindows1252('Nguyễn') // => 'Nguyá»…n'
 */
export function readAsWindows1252(text: string): string {
  return Array.from(Buffer.from(text, 'utf8'), (byte) => (byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80] : String.fromCharCode(byte))).join('');
}
