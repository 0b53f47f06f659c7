import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remembered } from './remembered.ts';

test('each pair of frequent values is compared once, in whatever order it comes; all others are compared whenever they come', () => {
  const asked: string[] = [];
  const levelOf = remembered((a, b) => {
    asked.push(`${a} ${b}`);
    return 1 + ((a + 3 * b) % 200);
  });
  for (const [a, b] of [
    [3, 7],
    [7, 3],
    [3, 7],
    [5, 2000],
    [2000, 5],
    [1023, 1023],
    [1023, 1023],
    [1024, 1023],
  ] as const) {
    const [one, other] = [Math.min(a, b), Math.max(a, b)];
    assert.equal(levelOf(a, b), 1 + ((one + 3 * other) % 200));
  }
  assert.deepEqual(asked, ['3 7', '5 2000', '5 2000', '1023 1023', '1023 1024']);
});
