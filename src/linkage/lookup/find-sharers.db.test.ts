import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { chunksOfIndex, insertChunks, readIndex, type Segment } from '../lookup-store.ts';
import { type Hear, lookUpKeys, readLists } from './ask-lists.ts';
import { type Entries, forEachValue } from './chunks.ts';
import { type Asking, findSharers, type Sharers } from './find-sharers.ts';

/** Keys 1000, 1003, 1006 …, the code of each ten times as much; every hundredth key has three codes. */
function entries(count: number, from = 1000): Entries {
  const [keys, values]: [number[], number[]] = [[], []];
  for (let place = 0; place < count; place++) {
    const key = from + 3 * place;
    for (let nth = 0; nth < (place % 100 === 99 ? 3 : 1); nth++) {
      keys.push(key);
      values.push(key * 10 + nth);
    }
  }
  return { keys: Uint32Array.from(keys), values: Uint32Array.from(values) };
}

async function keep(t: TestContext, segments: readonly (readonly [actId: number, lists: readonly Entries[]])[]): Promise<Database> {
  const db = await withTestDatabase(t);
  for (const [actId, lists] of segments) await inTransaction(db, (tx) => insertChunks(tx, 'index', actId, lists.entries()));
  return db;
}

/** All that is heard: list, key and value. */
function listener(lists: readonly Uint32Array[]) {
  const heard = new Set<string>();
  const hear: Hear = (list, place, chunk) => {
    const key = lists[list]![place]!;
    forEachValue(chunk, key, (value) => heard.add(`${list} ${key} ${value}`));
  };
  return { heard, hear };
}

test('keys looked up one by one and keys read beside the lists find the same: all that stand there, also at the edges of chunks', async (t) => {
  const kept = [entries(600), entries(5000, 90_000)];
  const db = await keep(t, [[1, kept]]);
  const every = kept.map(({ keys }) => Uint32Array.from(new Set([...keys].flatMap((key) => [key - 1, key, key + 1]))));
  const lists = [Uint32Array.of(5, ...every[0]!, 4_000_000_000), every[1]!];
  const [one, other] = [listener(lists), listener(lists)];
  await inTransaction(db, async (tx) => {
    await lookUpKeys((asked) => chunksOfIndex(tx, [1], asked), lists, one.hear);
    await readLists((numbers, heard) => readIndex(tx, [1], numbers, heard), lists, other.hear);
  });
  const expected = kept.flatMap(({ keys, values }, list) => [...keys].map((key, place) => `${list} ${key} ${values[place]}`));
  assert.deepEqual([...one.heard].sort(), expected.sort());
  assert.deepEqual([...other.heard].sort(), expected);
});

/** Records that ask by two passes; the keys of each, 0 for none. */
const askingFor = (keys: readonly (readonly [number, number])[]): Asking => ({
  count: keys.length,
  rowLength: 1,
  passes: [0, 1].map((pass) => ({ id: String(pass), key: (row) => keys[row]![pass]!, refine: [] })),
  column: (of) => Int32Array.from(keys.keys(), of),
});

test('a pair comes once, with all passes in which it meets, from segments large and small', async (t) => {
  const large = entries(3000);
  const db = await keep(t, [
    [1, [large, large]],
    [
      2,
      [
        { keys: Uint32Array.of(1000, 1003), values: Uint32Array.of(1, 2) },
        { keys: Uint32Array.of(1000), values: Uint32Array.of(1) },
      ],
    ],
  ]);
  const segment = (actId: number, chunks: number): Segment => ({ actId, keys: '', forms: 0, chunks });
  const asking = askingFor([[1000, 1000], [1003, 0], [999, 1297], [1000, 7]]); // biome-ignore format: a record, its two keys
  const find = (chunks: number): Promise<Sharers> => inTransaction(db, (tx) => findSharers(tx, [segment(1, chunks), segment(2, 1)], asking));
  const told = ({ count, codes, records, passes }: Sharers) => Array.from({ length: count }, (_, pair) => [records[pair], codes[pair], passes[pair]]);
  const expected = [
    [0, 1, 3],
    [0, 10_000, 3],
    [1, 2, 1],
    [1, 10_030, 1],
    [2, 12_970, 2],
    [2, 12_971, 2],
    [2, 12_972, 2],
    [3, 1, 1],
    [3, 10_000, 1],
  ];
  for (const chunks of [1, 1_000_000]) {
    const found = await find(chunks);
    assert.deepEqual(told(found), expected);
  }
});

test('more pairs than were thought of', async (t) => {
  const db = await keep(t, [[1, [entries(3000), entries(1)]]]);
  const asking = askingFor(Array.from({ length: 3000 }, (_, record) => [1000 + 3 * record, 0]));
  const found = await inTransaction(db, (tx) => findSharers(tx, [{ actId: 1, keys: '', forms: 0, chunks: 1 }], asking));
  assert.equal(found.count, entries(3000).keys.length);
  assert.deepEqual([...found.codes], [...entries(3000).values]);
});
