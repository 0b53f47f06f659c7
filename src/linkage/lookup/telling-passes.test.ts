import assert from 'node:assert/strict';
import { test } from 'node:test';
import { worthReading } from './telling-passes.ts';

const passes = ['number', 'phone', 'household', 'parents', 'name-year', 'ends-year', 'date-commune'].map((id) => ({ id }));

/** Pairs of one new form with forms 0, 1, 2 …, by the passes in which they meet; which of them are worth reading. */
function worth(met: readonly (readonly string[])[], isRead = (_: number): boolean => false): number[] {
  const bits = met.map((ids) => ids.reduce((sum, id) => sum + 2 ** passes.findIndex((pass) => pass.id === id), 0));
  const pairs = { count: met.length, records: new Uint32Array(met.length), codes: Uint32Array.from(met.keys()), passes: Uint32Array.from(bits) };
  return [...worthReading(pairs, passes, isRead).codes];
}

test('an identifier alone is worth reading, whoever else bears it', () => {
  assert.deepEqual(worth([['number'], ['number'], ['number'], ['number'], ['number']]), [0, 1, 2, 3, 4]);
});

test('a telling pass alone is, as long as it brings no more than one person has', () => {
  assert.deepEqual(worth([['name-year'], ['name-year'], ['name-year']]), [0, 1, 2]);
  assert.deepEqual(worth([['name-year'], ['name-year'], ['name-year'], ['name-year'], ['date-commune']]), [4]);
});

test('two passes are, but not two that a family shares', () => {
  assert.deepEqual(worth([['ends-year'], ['ends-year', 'name-year'], ['phone', 'household', 'parents'], ['phone', 'ends-year']]), [1, 3]);
});

test('a form that is read anyway is compared, whatever brings it', () => {
  assert.deepEqual(
    worth([['ends-year'], ['phone']], (code) => code === 1),
    [1],
  );
});
