/** Which old font a record's texts were written in, told by what they become: legacy bytes turn into syllables, Vietnamese does not. */
import { memo } from '../memo.ts';
import { fromTcvn3, fromVni } from './legacy-fonts.ts';
import { isSyllable, wordsOf } from './syllable.ts';

export type Decode = (text: string) => string | undefined;

const beyondAscii = /[\u0080-\uFFFF]/;
/** Old fonts know single bytes only: a text with other signs was written in Unicode. */
const beyondLatin = /[\u0100-\uFFFF]/;
/** Latin-1 signs that Vietnamese never uses; Ð and ð it does, by mistake. */
const foreignSign =
  /[\u00A1-\u00BF\u00C4-\u00C7\u00CB\u00CE\u00CF\u00D1\u00D6-\u00D8\u00DB\u00DC\u00DE\u00DF\u00E4-\u00E7\u00EB\u00EE\u00EF\u00F1\u00F6-\u00F8\u00FB\u00FC\u00FE\u00FF]/;

/** A vowel and a marked vowel that no syllable has side by side: how VNI writes one letter. */
const foreignPair = /[ae][à-ÿ]|[oô][ùõâ]|[uöy]õ/i;

/** Words with letters beyond ASCII that are syllables. */
function spoken(text: string): number {
  let count = 0;
  for (const word of wordsOf(text)) if (beyondAscii.test(word) && isSyllable(word)) count++;
  return count;
}

const isSound = (text: string): boolean => wordsOf(asUnicode(text)).every((word) => !beyondAscii.test(word) || isSyllable(word));

/** As it would read if it is Unicode: composed, Đ from its look-alike. */
const asUnicode = (text: string): string => text.normalize('NFC').replace(/Ð/g, 'Đ').replace(/ð/g, 'đ');

type Font = { readonly decode: Decode; readonly gain: (text: string) => number | undefined };

/** `gain`: how many syllables the font gains; below zero where it destroys some, `undefined` where the text cannot be of this font. */
const fonts: readonly Font[] = [fromTcvn3, fromVni].map((decode) => ({
  decode,
  gain: memo((text) => {
    const meant = decode(text);
    return meant === undefined ? undefined : spoken(meant) - spoken(asUnicode(text));
  }),
}));

/**
 * The font of one text among others that are Unicode: somebody copied it out of an old file. A sign or pair stands in it that Vietnamese
 * has not, one font alone gains by it, and of no word beyond ASCII is left what is no syllable.
 */
const fontOf = memo((text: string): Font | undefined => {
  if (!beyondAscii.test(text) || beyondLatin.test(text) || !(foreignSign.test(text) || foreignPair.test(text)) || isSound(text)) return undefined;
  const gaining = fonts.filter(({ decode, gain }) => (gain(text) ?? 0) > 0 && isSound(decode(text) ?? text));
  return gaining.length === 1 ? gaining[0] : undefined;
});

/**
 * The font under which more texts of the record gain syllables than lose any. One syllable alone is no proof, unless a sign or a pair
 * stands there that Vietnamese has not. Names of other peoples gain nothing under any font, so they stay. Where the record has no font, each
 * text is asked by itself; where part of it is Unicode, what is sound stays. `undefined`: no font.
 */
export function decoderOf(texts: readonly string[]): Decode | undefined {
  const candidates = texts.filter((text) => beyondAscii.test(text) && !beyondLatin.test(text));
  if (candidates.length === 0) return undefined;
  let best: { readonly font: Font; readonly syllables: number } | undefined;
  for (const font of fonts) {
    let [syllables, better, worse] = [0, 0, 0];
    for (const text of candidates) {
      const more = font.gain(text);
      if (more === undefined ? isSound(text) : more < 0) worse++;
      else if (more !== undefined && more > 0) {
        better++;
        syllables += more;
      }
    }
    const proven = syllables > 1 || (syllables === 1 && candidates.some((text) => foreignSign.test(text) || foreignPair.test(text)));
    if (proven && better > worse && syllables > (best?.syllables ?? 0)) best = { font, syllables };
  }
  const font = best?.font;
  if (!font) return candidates.some((text) => fontOf(text) !== undefined) ? (text) => fontOf(text)?.decode(text) : undefined;
  const hasUnicode = texts.some((text) => beyondLatin.test(text) && spoken(text) > 0);
  return (text) => {
    if (!beyondAscii.test(text) || beyondLatin.test(text)) return undefined;
    const more = font.gain(text) ?? -1;
    return more > 0 || (more === 0 && !(hasUnicode && isSound(text))) ? font.decode(text) : undefined;
  };
}
