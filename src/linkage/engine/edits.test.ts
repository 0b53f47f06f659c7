import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isOneDigitSlip, isOneSlip } from './edits.ts';

/** The slow, obvious distance: optimal string alignment. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = best;
    }
  }
  return rows[a.length]![b.length]!;
}

test('one slip is exactly a distance of one', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(text, text, (a, b) => isOneSlip(a, b) === (distance(a, b) === 1)),
    { numRuns: 5000 },
  );
});

test('two numbers: one digit wrong or two neighbours exchanged', () => {
  assert.ok(isOneDigitSlip(1_195_000_123, 1_195_000_132));
  assert.ok(isOneDigitSlip(1_195_000_123, 1_195_000_129));
  assert.ok(isOneDigitSlip(91_195_000_123, 1_195_000_123));
  assert.ok(!isOneDigitSlip(1_195_000_123, 1_195_000_123));
  assert.ok(!isOneDigitSlip(1_195_000_123, 1_195_000_321));
  assert.ok(!isOneDigitSlip(1_195_000_123, 1_295_000_129));
});

test('numbers of 12 digits slip as their texts of 12 digits do, without letters left out or put in', () => {
  const digits = fc.string({ unit: fc.constantFrom('1', '2'), minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(digits, digits, (a, b) => isOneDigitSlip(Number(a), Number(b)) === (distance(a, b) === 1)),
    { numRuns: 5000 },
  );
});
