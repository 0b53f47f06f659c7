import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusedWith } from '../../../../test/support/promises.ts';
import { askedPairs } from './asked-pairs.ts';

const own = ['a', 'b', 'c', 'b', 'd'];
const table = { count: own.length, ids: { of: (record: number) => own[record]!, hashOf: () => 0, hold: () => {} } };

test('a pair is found by its ids, the lower record first; an id of two files is the first on the left, the last on the right', () => {
  assert.deepEqual(askedPairs(table, ['a=c', 'd = a', 'b=b']), [
    { a: 0, b: 2 },
    { a: 0, b: 4 },
    { a: 1, b: 3 },
  ]);
  assert.deepEqual(askedPairs(table, []), []);
});

test('refused: an id that there is not, one record twice, and what is no pair', () => {
  assert.throws(() => askedPairs(table, ['a=z']), refusedWith('link.pair-unknown'));
  for (const wrong of ['a=a', 'a', 'a=', 'a=b=c', '']) assert.throws(() => askedPairs(table, [wrong]), refusedWith('link.pair-wrong'));
});
