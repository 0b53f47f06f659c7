import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sidesOfLater } from './sides-of-later.ts';

const pairs = (...all: readonly (readonly [number, number])[]) => all.map(([formId, otherFormId]) => ({ formId, otherFormId }));
const sides = new Map([
  [1, 10],
  [2, 10],
  [3, 20],
]);

test('a later form goes with the form that brought it in, also through another later one', () => {
  assert.deepEqual([...sidesOfLater(sides, pairs([3, 7], [7, 8], [2, 9]))].sort(), [
    [7, 20],
    [8, 20],
    [9, 10],
  ]);
  assert.deepEqual([...sidesOfLater(sides, pairs([7, 8], [3, 8]))].sort(), [
    [7, 20],
    [8, 20],
  ]);
});

test('a pair between the sides says nothing, the surer of two decides, and what hangs with nobody is left where it is', () => {
  assert.deepEqual([...sidesOfLater(sides, pairs([1, 3], [3, 7], [1, 7], [8, 9]))], [[7, 20]]);
});
