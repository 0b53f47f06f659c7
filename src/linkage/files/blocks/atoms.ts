/** What records can come together by: of each column its value, and what of it survives an error. */
import { mixed } from '../../engine/chance.ts';
import { sharedInts } from '../../engine/shared.ts';
import type { ListFacts } from '../compare/comparisons-of.ts';
import type { ValueFacts } from '../compare/value-facts.ts';
import type { Column } from '../settings/kinds.ts';
import { soundOf } from '../text/sound.ts';
import type { TextList } from '../text/text-list.ts';

export type Atom = AtomKeys & { readonly id: string; readonly isExact: boolean };

export type AtomKeys = {
  /** Column of the table. */
  readonly place: number;
  /** By value: equal for values that come together, 0 for those that take no part. Memory that threads share. */
  readonly keys: Int32Array;
};

/** Of a column; where all that is asked for is the value, `isExact` ones only. Where levels are given, values are what is written. */
export function atomsOf(column: Column, place: number, texts: TextList, { facts, folded }: ListFacts, onlyExact: boolean): Atom[] {
  const exact: Atom = { id: column.name, place, keys: column.isRaw ? counting(texts.count) : facts.folded, isExact: true };
  return onlyExact ? [exact] : [exact, ...roughAtoms(column, place, texts, facts, folded)];
}

function counting(count: number): Int32Array {
  const keys = sharedInts(count);
  for (let value = 0; value < count; value++) keys[value] = value;
  return keys;
}

function roughAtoms(column: Column, place: number, texts: TextList, facts: ValueFacts, foldedTexts: TextList): Atom[] {
  const rough = (id: string, keyOf: (text: string, value: number) => string | number): Atom => {
    const keys = sharedInts(texts.count);
    for (let value = 0; value < texts.count; value++) {
      const text = texts.of(value);
      if (text !== '') keys[value] = keyNumber(keyOf(text, value));
    }
    return { id: `${column.name}:${id}`, place, keys, isExact: false };
  };
  const folded = foldedTexts.of;
  switch (column.kind) {
    case 'given-name':
    case 'surname':
      return [
        rough('sound', (_, value) => soundOf(folded(value))),
        rough('start', (_, value) => folded(value).slice(0, 3)),
        rough('initial', (_, value) => folded(value).slice(0, 1)),
      ];
    case 'full-name':
    case 'company':
    case 'text':
    case 'address':
      return [
        rough('words', (_, value) => facts.sorted[value] as number),
        rough('rarest', (_, value) => rareWord(facts, value, 0)),
        rough('rare', (_, value) => rareWord(facts, value, 1)),
        rough('first', (_, value) => soundOf(folded(value).split(' ')[0] as string)),
        rough('last', (_, value) => soundOf(folded(value).split(' ').at(-1) as string)),
        rough('start', (_, value) => folded(value).replaceAll(' ', '').slice(0, 5)),
      ];
    case 'date':
      return [
        rough('year', (date) => (date.startsWith('0000') ? '' : date.slice(0, 4))),
        rough('day', (date) => (date.endsWith('00') || date.endsWith('0101') ? '' : date.slice(4))),
        rough('month', (date) => (date.slice(4, 6) === '00' ? '' : date.slice(0, 6))),
        rough('figures', (date) => (date.endsWith('00') || date.endsWith('0101') ? '' : [...date].sort().join(''))),
      ];
    case 'identifier':
    case 'phone':
      return [rough('start', (_, value) => half(folded(value), true)), rough('end', (_, value) => half(folded(value), false))];
    case 'code':
      return [rough('start', (_, value) => half(folded(value), true))];
    case 'email':
      return [rough('local', (text) => text.replace(/@.*$/, '')), rough('start', (text) => text.slice(0, 5))];
    case 'year':
    case 'category':
      return [];
    case 'number':
      return [rough('about', (text) => Math.round(Math.log1p(Math.abs(Number(text))) * 10))];
  }
}

const half = (text: string, start: boolean): string => (text.length < 4 ? '' : start ? text.slice(0, text.length >> 1) : text.slice(text.length >> 1));

/** Place in the order of rarity, of the words of a value. */
function rareWord(facts: ValueFacts, value: number, rank: number): number {
  const { start, ids, weight } = facts.words;
  const own = [...new Set(ids.subarray(start[value], start[value + 1]))].sort((a, b) => (weight[b] as number) - (weight[a] as number) || a - b);
  return own[rank] === undefined ? 0 : (own[rank] as number) + 1;
}

function keyNumber(key: string | number): number {
  if (typeof key === 'number') return key;
  if (key === '') return 0;
  let hash = key.length;
  for (let at = 0; at < key.length; at++) hash = mixed(hash, key.charCodeAt(at));
  return hash | 0 || 1;
}
