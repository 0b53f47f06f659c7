import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forEachPair, forEachPairOfBlocks, makeBlocks, timesMet } from './blocks.ts';
import type { Pass } from './schema.ts';

const [rowLength, largestBlock] = [16, 40];

const passOf = (keys: readonly number[], refine: readonly (readonly number[])[] = []): Pass => ({
  id: 'test',
  key: (row) => keys[row / rowLength]!,
  refine: refine.map((column) => (row) => column[row / rowLength]!),
});

function pairsOf(count: number, passes: readonly Pass[]): string[] {
  const pairs: string[] = [];
  forEachPair(makeBlocks({ count, rowLength, passes }), (a, b) => pairs.push(`${a} ${b}`));
  return pairs;
}

test('every pair that shares a key in some pass comes, and comes once', () => {
  const column = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(column, column, column, (first, second, third) => {
      const pairs = pairsOf(30, [passOf(first), passOf(second), passOf(third)]);
      const expected: string[] = [];
      for (let a = 0; a < 30; a++)
        for (let b = a + 1; b < 30; b++) if ([first, second, third].some((keys) => keys[a] !== 0 && keys[a] === keys[b])) expected.push(`${a} ${b}`);
      assert.deepEqual(pairs.sort(), expected.sort());
    }),
    { numRuns: 200 },
  );
});

test('a block over the bound is split by the next column, and loses only pairs that differ in it', () => {
  const count = largestBlock * 3;
  const half = Array.from({ length: count }, (_, record) => 1 + (record % 6));
  const pairs = new Set(pairsOf(count, [passOf(Array(count).fill(1), [half])]));
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) assert.equal(pairs.has(`${a} ${b}`), half[a] === half[b]);
});

test('a block of 100,000 equal records costs eight pairs a record and still hangs together', () => {
  const count = 100_000;
  const next = new Uint8Array(count);
  let pairs = 0;
  const schema = { count, rowLength, passes: [passOf(Array(count).fill(1))] };
  forEachPair(makeBlocks(schema), (a, b) => {
    pairs++;
    if (b === a + 1) next[a] = 1;
  });
  assert.ok(pairs <= count * 8);
  assert.equal(next.subarray(0, count - 1).indexOf(0), -1);
});

test('how often two records meet is counted over all passes', () => {
  const schema = { count: 3, rowLength, passes: [passOf([1, 1, 2]), passOf([5, 5, 5]), passOf([0, 0, 0])] };
  const blocks = makeBlocks(schema);
  assert.equal(timesMet(blocks, 0, 1), 2);
  assert.equal(timesMet(blocks, 0, 2), 1);
});

/** The slow, obvious way: pairs of records that stand together after all splitting; those of windows left out. */
function slowPairs(records: readonly number[], keys: readonly (readonly number[])[], largest: number): string[] {
  if (records.length <= largest) return records.flatMap((a, at) => records.slice(at + 1).map((b) => `${a} ${b}`));
  const [column, ...rest] = keys;
  if (!column) return [];
  return [...new Set(records.map((record) => column[record]!))].flatMap((key) =>
    slowPairs(
      records.filter((record) => column[record] === key),
      rest,
      largest,
    ),
  );
}

test('blocks split at any depth, in as many passes as there may be: each of their pairs comes, and comes once, in whatever parts they are walked', () => {
  const count = 40;
  const column = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: count, maxLength: count });
  const pass = fc.tuple(column, fc.array(column, { maxLength: 4 }));
  fc.assert(
    fc.property(fc.array(pass, { minLength: 1, maxLength: 13 }), fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 5 }), (columns, largest, part) => {
      const schema = { count, rowLength, passes: columns.map(([key, refine]) => passOf(key, refine)), largestBlock: largest };
      const blocks = makeBlocks(schema);
      const found: string[] = [];
      for (const [number, { firstWindow }] of blocks.passes.entries()) {
        for (let from = 0; from < firstWindow; from += part) {
          forEachPairOfBlocks(blocks, number, from, Math.min(firstWindow, from + part), (a, b) => found.push(`${a} ${b}`));
        }
      }
      const all = Array.from({ length: count }, (_, record) => record);
      const expected = columns.flatMap(([key, refine]) =>
        [1, 2, 3].flatMap((value) =>
          slowPairs(
            all.filter((record) => key[record] === value),
            refine,
            largest,
          ),
        ),
      );
      assert.deepEqual(found.sort(), [...new Set(expected)].sort());
      for (const pair of new Set(expected)) {
        const [a, b] = pair.split(' ').map(Number) as [number, number];
        assert.equal(timesMet(blocks, a, b), expected.filter((own) => own === pair).length);
      }
    }),
    { numRuns: 150 },
  );
});
