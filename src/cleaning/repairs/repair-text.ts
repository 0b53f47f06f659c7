/** Texts of one record, made readable: legacy fonts for the whole record, typing keys word by word. Nothing that is Vietnamese already is touched. */
import { fromTcvn3, fromVni } from './legacy-fonts.ts';
import { isSyllable, wordsOf } from './syllable.ts';
import { withoutTypingKeys } from './typing.ts';

export type Decode = (text: string) => string | undefined;

const fonts: readonly Decode[] = [fromTcvn3, fromVni];

const beyondAscii = /[\u0080-\uFFFF]/;
/** Old fonts know single bytes only: a text with other signs was written in Unicode. */
const beyondLatin = /[\u0100-\uFFFF]/;

/** Words with letters beyond ASCII, as many as are no syllables: what a wrong reading leaves behind. */
function garbled(texts: readonly string[]): { readonly words: number; readonly bad: number } {
  let words = 0;
  let bad = 0;
  for (const text of texts) {
    if (!beyondAscii.test(text)) continue;
    for (const word of wordsOf(text.normalize('NFC'))) {
      if (!beyondAscii.test(word)) continue;
      words++;
      if (!isSyllable(word)) bad++;
    }
  }
  return { words, bad };
}

/**
 * The font in which the record's texts were written: the one under which nearly all of its words are syllables, where as they
 * stand many are not. `undefined`: no font. Names of other peoples are no syllables under any font, so they stay.
 */
export function decoderOf(texts: readonly string[]): Decode | undefined {
  const candidates = texts.filter((text) => beyondAscii.test(text) && !beyondLatin.test(text));
  const now = garbled(candidates);
  if (now.bad === 0) return undefined;
  let best: { decode: Decode; bad: number } | undefined;
  for (const decode of fonts) {
    const read = candidates.map(decode).filter((text) => text !== undefined);
    const { words, bad } = garbled(read);
    const unread = candidates.length - read.length;
    if (words === 0 || bad > words * 0.1 || unread > candidates.length * 0.3) continue;
    if (bad < now.bad * 0.5 && (best === undefined || bad < best.bad)) best = { decode, bad };
  }
  return best && ((text) => (beyondLatin.test(text) ? undefined : best.decode(text)));
}

/** The name without leftover typing keys; `undefined` when there are none, or when it does not look Vietnamese enough to be sure. */
export function withoutKeysInName(name: string): string | undefined {
  const words = name.split(' ');
  const meant = words.map((word) => withoutTypingKeys(word) ?? word);
  const mended = meant.filter((word, at) => word !== words[at]).length;
  if (mended === 0 || !meant.every(isSyllable)) return undefined;
  return words.length > 2 ? meant.join(' ') : undefined; // two words may be anybody's: Lee Max
}
