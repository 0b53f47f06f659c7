import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { waterfallShape } from './waterfall-shape.ts';

test('each bar begins where the last ended, the last ends at the sum', () => {
  const { bars, sum } = waterfallShape([-13, 4, 5.5], [0, 12]);
  assert.deepEqual(bars, [
    { from: 0, to: -13 },
    { from: -13, to: -9 },
    { from: -9, to: -3.5 },
  ]);
  assert.equal(sum, -3.5);
});

test('all of it, zero and the threshold lie within the picture, in the order of their values', () => {
  const weight = fc.double({ min: -40, max: 40, noNaN: true });
  fc.assert(
    fc.property(fc.array(weight, { maxLength: 20 }), weight, (weights, threshold) => {
      const { bars, place } = waterfallShape(weights, [threshold]);
      for (const value of [0, threshold, ...bars.flatMap(({ from, to }) => [from, to])]) assert.ok(place(value) >= 0 && place(value) <= 100);
      for (const { from, to } of bars) assert.ok(from <= to === place(from) <= place(to) || Math.abs(from - to) < 1e-9);
    }),
  );
});
