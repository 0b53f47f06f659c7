/** What records can come together by: of each column its value, and what of it survives an error. */
import { mixed } from '../../engine/chance.ts';
import { shared } from '../../engine/shared.ts';
import type { TableFacts } from '../compare/comparisons-of.ts';
import type { ValueFacts } from '../compare/value-facts.ts';
import type { Table } from '../read/read-tables.ts';
import type { Column } from '../settings/kinds.ts';
import { soundOf } from '../text/sound.ts';

export type Atom = AtomKeys & { readonly id: string; readonly isExact: boolean };

export type AtomKeys = {
  /** Column of the table. */
  readonly place: number;
  /** By value: equal for values that come together, 0 for those that take no part. Memory that threads share. */
  readonly keys: Int32Array;
};

export function atomsOf(table: Table, { facts, folded }: TableFacts): Atom[] {
  const exact = exactAtomsOf(table, facts);
  return table.columns.flatMap((column, place) => atomsOfColumn(column, exact[place]!, facts[place]!, table.values[place]!, folded[place]!));
}

/** One a column. Where levels are given, values are what is written. */
export function exactAtomsOf({ columns, values }: Pick<Table, 'columns' | 'values'>, facts: readonly Pick<ValueFacts, 'folded'>[]): Atom[] {
  return columns.map(({ name, isRaw }, place) => ({
    id: name,
    place,
    keys: isRaw ? shared(Int32Array.from(values[place]!.keys())) : facts[place]!.folded,
    isExact: true,
  }));
}

function atomsOfColumn(column: Column, exact: Atom, facts: ValueFacts, texts: readonly string[], foldedTexts: readonly string[]): Atom[] {
  const { place } = exact;
  const rough = (id: string, keyOf: (text: string, value: number) => string | number): Atom => ({
    id: `${column.name}:${id}`,
    place,
    keys: shared(Int32Array.from(texts, (text, value) => (text === '' ? 0 : keyNumber(keyOf(text, value))))),
    isExact: false,
  });
  const folded = (value: number): string => foldedTexts[value] as string;
  switch (column.kind) {
    case 'given-name':
    case 'surname':
      return [
        exact,
        rough('sound', (_, value) => soundOf(folded(value))),
        rough('start', (_, value) => folded(value).slice(0, 3)),
        rough('initial', (_, value) => folded(value).slice(0, 1)),
      ];
    case 'full-name':
    case 'company':
    case 'text':
    case 'address':
      return [
        exact,
        rough('words', (_, value) => facts.sorted[value] as number),
        rough('rarest', (_, value) => rareWord(facts, value, 0)),
        rough('rare', (_, value) => rareWord(facts, value, 1)),
        rough('first', (_, value) => soundOf(folded(value).split(' ')[0] as string)),
        rough('last', (_, value) => soundOf(folded(value).split(' ').at(-1) as string)),
        rough('start', (_, value) => folded(value).replaceAll(' ', '').slice(0, 5)),
      ];
    case 'date':
      return [
        exact,
        rough('year', (date) => (date.startsWith('0000') ? '' : date.slice(0, 4))),
        rough('day', (date) => (date.endsWith('00') || date.endsWith('0101') ? '' : date.slice(4))),
        rough('month', (date) => (date.slice(4, 6) === '00' ? '' : date.slice(0, 6))),
        rough('figures', (date) => (date.endsWith('00') || date.endsWith('0101') ? '' : [...date].sort().join(''))),
      ];
    case 'identifier':
    case 'phone':
      return [exact, rough('start', (_, value) => half(folded(value), true)), rough('end', (_, value) => half(folded(value), false))];
    case 'code':
      return [exact, rough('start', (_, value) => half(folded(value), true))];
    case 'email':
      return [exact, rough('local', (text) => text.replace(/@.*$/, '')), rough('start', (text) => text.slice(0, 5))];
    case 'year':
    case 'category':
      return [exact];
    case 'number':
      return [exact, rough('about', (text) => Math.round(Math.log1p(Math.abs(Number(text))) * 10))];
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
