/** What the rarity of names was made of in the build that learned, as lists that are kept: so that forms which come later are weighed by the same. */
import { mixed } from '../engine/chance.ts';
import { sortTogether } from '../engine/sort.ts';
import {
  type AtHome,
  type Averages,
  type Counted,
  expectedShares,
  type Frequencies,
  fillRarities,
  flatFrequencies,
  type HomeKey,
  homeKeys,
  leastShare,
  packedAtHome,
  type RareKey,
  rareKeys,
  sharesAtHome,
  withMarksRead,
} from '../register/frequencies.ts';
import { inName, type NameTable } from '../register/names.ts';
import { at, type Rows, rowLength } from '../register/records.ts';
import type { Entries } from './chunks.ts';
import type { NameHashes } from './name-hashes.ts';

/**
 * In the order of their numbers in `linkage.rarity_chunk`. Words: how often each stands first, within, last. Names: shares, as the bits
 * of a float, by key. Communes: their forms. At home: forms of one name and commune, where there are more than one person has.
 */
export const rarityLists = ['first', 'inner', 'last', 'toned', 'folded', 'ends', 'homes', 'toned-home', 'folded-home'] as const;
export type RarityList = (typeof rarityLists)[number];

/** What is one number for the whole register; readable, beside the model. */
export type RaritySummary = {
  readonly forms: number;
  readonly formsPerPerson: number;
  readonly names: number;
  readonly inners: number;
  readonly lengths: readonly number[];
  readonly average: Averages<RareKey>;
  readonly averageAtHome: Averages<HomeKey>;
};

export const summaryOf = (forms: number, { formsPerPerson, words, average }: Counted): Omit<RaritySummary, 'averageAtHome'> => ({
  forms,
  formsPerPerson,
  names: words.names,
  inners: words.inners,
  lengths: [...words.lengths],
  average,
});

const homeKey = (home: number, name: number): number => mixed(mixed(7, home), name) || 1;
const floats = new Float32Array(1);
const bits = new Uint32Array(floats.buffer);
const bitsOf = (value: number): number => {
  floats[0] = value;
  return bits[0]!;
};
const floatOf = (value: number): number => {
  bits[0] = value;
  return floats[0]!;
};

/** Each list as it is kept, one after the other: as long as the caller keeps none, one is in memory. */
export function* entriesOfRarities(names: NameTable, counted: Counted, hashes: NameHashes): Generator<readonly [RarityList, Entries]> {
  const { words, shares, homes, home, formsPerPerson } = counted;
  const { hash } = names.word;
  for (const list of ['first', 'inner', 'last'] as const)
    yield [
      list,
      entries(
        hash.length,
        (word) => hash[word]!,
        (word) => words[list][word]!,
      ),
    ];
  for (const key of rareKeys) {
    const own = hashes(inName[key]);
    yield [
      key,
      entries(
        own.length,
        (name) => own[name]!,
        (name) => bitsOf(shares[key][name]!),
      ),
    ];
  }
  const units = [...homes.keys()];
  yield [
    'homes',
    entries(
      units.length,
      (place) => units[place]!,
      (place) => homes.get(units[place]!)!,
    ),
  ];
  for (const key of homeKeys) {
    const [own, { nameOf, homeOf, namesakes }] = [hashes(inName[key]), home[key]];
    yield [
      `${key}-home`,
      entries(
        namesakes.length,
        (record) => (namesakes[record]! > formsPerPerson ? homeKey(homeOf[record]!, own[nameOf[record]!]!) : 0),
        (record) => namesakes[record]!,
      ),
    ];
  }
}

/** One entry a key; key 0 and value 0 say nothing. Both are asked twice rather than held for all items. */
function entries(count: number, keyOf: (item: number) => number, valueOf: (item: number) => number): Entries {
  let taken = 0;
  for (let item = 0; item < count; item++) if (keyOf(item) !== 0 && valueOf(item) !== 0) taken++;
  const [allKeys, items] = [new Uint32Array(taken), new Uint32Array(taken)];
  for (let item = 0, place = 0; item < count; item++) {
    const key = keyOf(item);
    if (key === 0 || valueOf(item) === 0) continue;
    allKeys[place] = key;
    items[place++] = item;
  }
  const { keys, records } = sortTogether(allKeys, items);
  let kept = 0;
  for (let place = 0; place < taken; place++) {
    if (place > 0 && keys[place] === keys[kept - 1]) continue;
    keys[kept] = keys[place]!;
    records[kept++] = valueOf(records[place]!);
  }
  return { keys: keys.slice(0, kept), values: records.slice(0, kept) };
}

/** Values by list and key, as many as are kept. */
export type KeptValues = { get(list: RarityList, key: number): number | undefined };

type Weighed = Pick<Rows, 'count' | 'rows' | 'names' | 'places'>;

/** By number of the list: all keys, ascending, that weighing these records may ask for. */
export function keysOfRarities(records: Weighed, hashes: NameHashes): Uint32Array[] {
  const words = records.names.word.hash.subarray(1);
  const { nameOf, homeOf } = columnsAtHome(records);
  const atHome = (key: HomeKey): Uint32Array => {
    const own = hashes(inName[key]);
    return Uint32Array.from(nameOf, (name, record) => (name === 0 || homeOf[record] === 0 ? 0 : homeKey(homeOf[record]!, own[name]!)));
  };
  return [words, words, words, ...rareKeys.map((key) => hashes(inName[key])), homeOf, ...homeKeys.map(atHome)].map(distinct);
}

function columnsAtHome({ count, rows, places }: Weighed): { readonly nameOf: Int32Array; readonly homeOf: Int32Array } {
  const [nameOf, homeOf] = [new Int32Array(count), new Int32Array(count)];
  for (let record = 0, row = 0; record < count; record++, row += rowLength) {
    nameOf[record] = rows[row + at.name]!;
    homeOf[record] = places.home[rows[row + at.residence]!]!;
  }
  return { nameOf, homeOf };
}

/** Ascending, without 0. */
function distinct(keys: ArrayLike<number>): Uint32Array {
  const sorted = Uint32Array.from(keys).sort();
  let kept = 0;
  for (const key of sorted) if (key !== 0 && (kept === 0 || key !== sorted[kept - 1])) sorted[kept++] = key;
  return sorted.slice(0, kept);
}

/**
 * Rarities for records that were not all counted themselves: as the build that learned counted them, and by their words where it
 * did not meet a name. Those within communes are put into the rows.
 */
export function recallFrequencies(records: Weighed, summary: RaritySummary, kept: KeptValues, hashes: NameHashes): Frequencies {
  const { names, rows } = records;
  const { formsPerPerson, average, averageAtHome } = summary;
  const countsOf = (list: 'first' | 'inner' | 'last'): Float64Array => Float64Array.from(names.word.hash, (hash) => kept.get(list, hash >>> 0) ?? 0);
  const expected = expectedShares(names, {
    first: countsOf('first'),
    inner: countsOf('inner'),
    last: countsOf('last'),
    lengths: Float64Array.from(summary.lengths),
    names: summary.names,
    inners: summary.inners,
  });
  const sharesOf = (key: RareKey): Float32Array =>
    Float32Array.from(hashes(inName[key]), (hash, name) => {
      if (hash === 0) return 0;
      const known = kept.get(key, hash);
      return known === undefined ? Math.min(1, expected[name]!) + leastShare : floatOf(known);
    });
  const shares = withMarksRead(names, { toned: sharesOf('toned'), folded: sharesOf('folded'), ends: sharesOf('ends') });
  const frequencies = flatFrequencies(records);
  fillRarities(names, { formsPerPerson, shares }, average, frequencies);
  const { nameOf, homeOf } = columnsAtHome(records);
  const homes = new Map([...new Set(homeOf)].map((home) => [home, kept.get('homes', home >>> 0) ?? 0]));
  const atHome = (key: HomeKey): AtHome => {
    const own = hashes(inName[key]);
    const namesakes = Uint32Array.from(nameOf, (name, record) =>
      own[name] === 0 || homeOf[record] === 0 ? 0 : (kept.get(`${key}-home`, homeKey(homeOf[record]!, own[name]!)) ?? 1),
    );
    return { nameOf, homeOf, namesakes };
  };
  const home = sharesAtHome(names, { formsPerPerson, shares }, homes, { toned: atHome('toned'), folded: atHome('folded') });
  for (const [record, packed] of packedAtHome(home, averageAtHome).entries()) {
    rows[record * rowLength + at.homeRarity] = packed;
  }
  return frequencies;
}
