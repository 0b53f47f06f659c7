/**
 * What comparisons know of each distinct value of a column, worked out once: folded text, words with their weights, dates, numbers.
 * All of it is memory that threads share.
 */
import { shared, sharedBytes, sharedInts, sharedWholes } from '../../engine/shared.ts';
import { textsInMemory } from '../read/text-store.ts';
import { fold } from '../text/fold.ts';
import { distinctTexts, listed, mapped, type TextList } from '../text/text-list.ts';
import { packTexts, type Texts } from '../text/texts.ts';

/** Of what comparisons of its kind do not ask, nothing stands there. */
export type ValueFacts = {
  /** Equal for values that differ in marks only. */
  readonly folded: Int32Array;
  readonly packed: Texts;
  /** Equal for values of the same words in any order, and for those that differ only in where words are divided. */
  readonly sorted: Int32Array;
  readonly joined: Int32Array;
  readonly words: Words;
};

/** What comparisons and keys ask of a value. */
export type AskedFacts = { readonly letters: boolean; readonly words: boolean; readonly order: boolean };

/** Words of value `v` are `ids[start[v]]` to `ids[start[v + 1] - 1]`. */
export type Words = {
  readonly start: Uint32Array;
  readonly ids: Int32Array;
  readonly packed: Texts;
  /** Rare words weigh more: bits, at least a half. */
  readonly weight: Float64Array;
  readonly isNumber: Uint8Array;
};

/** `folded`: the texts as `fold` makes them. `shortens`: words that are usually shortened, as of streets, are. */
export function factsOf(folded: TextList, shortens: boolean, asked: AskedFacts = { letters: true, words: true, order: true }): ValueFacts {
  const words = wordsOf(asked.words ? folded : nothing, shortens);
  const wordsIn = (value: number): readonly (string | number)[] =>
    shortens ? Array.from(words.ids.subarray(words.start[value], words.start[value + 1])) : folded.of(value).split(' ');
  return {
    folded: numbered(folded),
    packed: packTexts(asked.letters ? folded : nothing),
    sorted: numbered(asked.order ? { count: folded.count, of: (value) => wordsIn(value).toSorted().join(' ') } : nothing),
    joined: numbered(asked.order ? mapped(folded, (text) => text.replaceAll(' ', '')) : nothing),
    words,
  };
}

const nothing = listed(['']);

/** Of a list as `fold` makes them, as bytes. */
export function foldAll(texts: TextList): TextList {
  const folded = textsInMemory();
  for (let value = 0; value < texts.count; value++) folded.add(fold(texts.of(value)));
  return folded;
}

/** Equal texts get equal numbers; the empty text 0. Memory that threads share. */
export function numbered(texts: TextList): Int32Array {
  const numbers = sharedInts(texts.count);
  const distinct = distinctTexts();
  for (let value = 0; value < texts.count; value++) numbers[value] = distinct.numberOf(texts.of(value));
  return numbers;
}

function wordsOf(texts: TextList, shortens: boolean): Words {
  const distinct = distinctTexts();
  const start = sharedWholes(texts.count + 1);
  let [ids, filled] = [new Int32Array(1024), 0];
  for (let value = 0; value < texts.count; value++) {
    const text = texts.of(value);
    for (const written of text === '' ? [] : text.split(' ')) {
      if (filled === ids.length) {
        const more = new Int32Array(filled * 2);
        more.set(ids);
        ids = more;
      }
      ids[filled++] = distinct.numberOf(shortens ? (short.get(written) ?? written) : written) - 1;
    }
    start[value + 1] = filled;
  }
  const list: TextList = { count: distinct.count - 1, of: (word) => distinct.of(word + 1) };
  const counts = new Uint32Array(list.count);
  for (let at = 0; at < filled; at++) counts[ids[at]!]!++;
  const isNumber = sharedBytes(list.count);
  for (let word = 0; word < list.count; word++) isNumber[word] = /\d/.test(list.of(word)) ? 1 : 0;
  return {
    start,
    ids: shared(ids.subarray(0, filled)),
    packed: packTexts(list),
    weight: shared(Float64Array.from(counts, (count) => Math.max(0.5, Math.log2((texts.count + 1) / count)))),
    isNumber,
  };
}

const short = new Map(
  Object.entries({
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
  }),
);
