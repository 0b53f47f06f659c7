/** Texts of one record, made readable: legacy fonts and misread bytes for the whole record, typing keys word by word. Nothing that is Vietnamese already is touched. */
import { fromTcvn3, fromVni } from './legacy-fonts.ts';
import { fromMojibake } from './mojibake.ts';
import { isSyllable, wordsOf } from './syllable.ts';
import { withoutTypingKeys } from './typing.ts';

export type Decode = (text: string) => string | undefined;

const decoders: readonly Decode[] = [fromMojibake, fromTcvn3, fromVni];

const beyondAscii = /[\u0080-\uFFFF]/;

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
 * How the record's texts were really written: the reading under which nearly all of its words are syllables, where under the
 * reading at hand many are not. `undefined`: as it stands. Names of other peoples are no syllables under any reading, so they stay.
 */
export function decoderOf(texts: readonly string[]): Decode | undefined {
  const now = garbled(texts);
  if (now.bad === 0) return undefined;
  let best: { decode: Decode; bad: number } | undefined;
  for (const decode of decoders) {
    const read = texts.map((text) => (beyondAscii.test(text) ? decode(text) : text));
    const changed = read.filter((text): text is string => text !== undefined);
    const { words, bad } = garbled(changed);
    const unread = read.length - changed.length;
    if (changed.length === 0 || words === 0 || bad > words * 0.1 || unread > read.length * 0.3) continue;
    if (bad < now.bad * 0.5 && (best === undefined || bad < best.bad)) best = { decode, bad };
  }
  return best?.decode;
}

/** The name without leftover typing keys; `undefined` when there are none, or when it does not look Vietnamese enough to be sure. */
export function withoutKeysInName(name: string): string | undefined {
  const words = name.split(' ');
  const meant = words.map((word) => withoutTypingKeys(word) ?? word);
  const mended = meant.filter((word, at) => word !== words[at]).length;
  if (mended === 0 || !meant.every(isSyllable)) return undefined;
  return words.length > 2 ? meant.join(' ') : undefined; // two words may be anybody's: Lee Max
}
