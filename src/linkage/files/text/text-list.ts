/** Texts by number, whether as strings, as bytes or in a file; and distinct texts that are given their numbers. */
import { newByteDictionary } from '../../engine/dictionary.ts';

/** Asked for again and again, a text may be made anew each time: no more of them need stand in memory than their bytes. */
export type TextList = { readonly count: number; of(place: number): string };

export const listed = (texts: readonly string[]): TextList => ({ count: texts.length, of: (place) => texts[place]! });

export const mapped = (texts: TextList, change: (text: string) => string): TextList => ({ count: texts.count, of: (place) => change(texts.of(place)) });

export type DistinctTexts = TextList & {
  /** Numbers go from 1 on in the order of first coming; the empty text is 0. */
  numberOf(text: string): number;
};

/** As bytes, some 16 a text beside its own, where a Map takes a hundred. */
export function distinctTexts(): DistinctTexts {
  const dictionary = newByteDictionary();
  let room = Buffer.allocUnsafe(4096);
  return {
    get count() {
      return dictionary.size + 1;
    },
    of: dictionary.textOf,
    numberOf(text) {
      if (text === '') return 0;
      if (text.length * 3 > room.length) room = Buffer.allocUnsafe(text.length * 3);
      return dictionary.idOf(room, 0, room.write(text, 0));
    },
  };
}
