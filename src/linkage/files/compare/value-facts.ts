/**
 * What comparisons know of each distinct value of a column, worked out once: folded text, words with their weights, dates, numbers.
 * All of it is memory that threads share.
 */
import { shared } from '../../engine/shared.ts';
import { fold } from '../text/fold.ts';
import { packTexts, type Texts } from '../text/texts.ts';

export type ValueFacts = {
  /** Equal for values that differ in marks only. */
  readonly folded: Int32Array;
  readonly packed: Texts;
  /** Equal for values of the same words in any order, and for those that differ only in where words are divided. */
  readonly sorted: Int32Array;
  readonly joined: Int32Array;
  readonly words: Words;
};

/** Words of value `v` are `ids[start[v]]` to `ids[start[v + 1] - 1]`. */
export type Words = {
  readonly start: Uint32Array;
  readonly ids: Int32Array;
  readonly packed: Texts;
  /** Rare words weigh more: bits, at least a half. */
  readonly weight: Float64Array;
  readonly isNumber: Uint8Array;
};

/** `folded`: the texts as `fold` makes them. */
export function factsOf(folded: readonly string[], shortens: boolean): ValueFacts {
  const words = wordsOf(folded, shortens);
  const shortened = shortens ? (value: number) => Array.from(words.ids.subarray(words.start[value], words.start[value + 1])).join(' ') : undefined;
  return {
    folded: numbered(folded),
    packed: packTexts(folded),
    sorted: numbered(folded.map((text, value) => (shortened ? shortened(value) : text).split(' ').toSorted().join(' '))),
    joined: numbered(folded.map((text) => text.replaceAll(' ', ''))),
    words,
  };
}

export const foldAll = (texts: readonly string[]): readonly string[] => texts.map(fold);

/** Equal texts get equal numbers; the empty text 0. */
export function numbered(texts: readonly string[]): Int32Array {
  const numbers = new Map<string, number>([['', 0]]);
  return shared(
    Int32Array.from(texts, (text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    }),
  );
}

function wordsOf(texts: readonly string[], shortens: boolean): Words {
  const numbers = new Map<string, number>();
  const list: string[] = [];
  const start = new Uint32Array(texts.length + 1);
  const ids: number[] = [];
  const counts: number[] = [];
  for (const [value, text] of texts.entries()) {
    for (const written of text === '' ? [] : text.split(' ')) {
      const word = shortens ? (short[written] ?? written) : written;
      let id = numbers.get(word);
      if (id === undefined) {
        id = list.length;
        numbers.set(word, id);
        list.push(word);
        counts.push(0);
      }
      counts[id]!++;
      ids.push(id);
    }
    start[value + 1] = ids.length;
  }
  return {
    start: shared(start),
    ids: shared(Int32Array.from(ids)),
    packed: packTexts(list),
    weight: shared(Float64Array.from(counts, (count) => Math.max(0.5, Math.log2((texts.length + 1) / count)))),
    isNumber: shared(Uint8Array.from(list, (word) => (/\d/.test(word) ? 1 : 0))),
  };
}

const short: { readonly [word: string]: string } = {
  street: 'st',
  saint: 'st',
  strasse: 'str',
  road: 'rd',
  avenue: 'av',
  ave: 'av',
  drive: 'dr',
  lane: 'ln',
  place: 'pl',
  court: 'ct',
  crescent: 'cr',
  cres: 'cr',
  square: 'sq',
  terrace: 'tce',
  close: 'cl',
  boulevard: 'blvd',
  parade: 'pde',
  highway: 'hwy',
  circuit: 'cct',
  grove: 'gr',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  apartment: 'apt',
  building: 'bldg',
  calle: 'c',
  avenida: 'av',
  limited: 'ltd',
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
  companies: 'cos',
  international: 'intl',
  brothers: 'bros',
  und: 'and',
  et: 'and',
  y: 'and',
  e: 'and',
  gesellschaft: 'ges',
  aktiengesellschaft: 'ag',
  associates: 'assoc',
  association: 'assoc',
  manufacturing: 'mfg',
  services: 'svcs',
  service: 'svc',
  department: 'dept',
  university: 'univ',
};
