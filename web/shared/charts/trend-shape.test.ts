import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trendPath } from './trend-shape.ts';

test('from nothing at the foot to all of it at the top, left to right', () => {
  assert.deepEqual(trendPath([0, 0.5, 1], 100, 10), { line: 'M0 10L50 5L100 0', end: { x: 100, y: 0 } });
});

test('a withheld day is a gap; one day is a dot; no day is nothing', () => {
  assert.deepEqual(trendPath([0.5, null, 0.5, 1], 90, 10), { line: 'M0 5M60 5L90 0', end: { x: 90, y: 0 } });
  assert.deepEqual(trendPath([0.5], 90, 10), { line: 'M90 5', end: { x: 90, y: 5 } });
  assert.deepEqual(trendPath([], 90, 10), { line: '', end: null });
});
