import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newNumberDictionary, newTextDictionary } from './dictionary.ts';
import { sortByKey } from './sort.ts';

test('a number gets one id for good, and the id gives the number back', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.integer({ min: 1, max: 50 }),
          fc.maxSafeNat().map((n) => n + 1),
        ),
        { maxLength: 5000 },
      ),
      (numbers) => {
        const dictionary = newNumberDictionary();
        const ids = numbers.map((number) => dictionary.idOf(number));
        return (
          ids.every((id, at) => dictionary.valueOf(id) === numbers[at] && dictionary.idOf(numbers[at]!) === id) && dictionary.size === new Set(numbers).size
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('0 is no value', () => {
  const dictionary = newNumberDictionary();
  assert.equal(dictionary.idOf(0), 0);
  assert.equal(dictionary.size, 0);
});

test('a hundred thousand numbers do not meet', () => {
  const dictionary = newNumberDictionary();
  for (let number = 1; number <= 100_000; number++) dictionary.idOf(number * 4_294_967_296);
  assert.equal(dictionary.size, 100_000);
  assert.equal(dictionary.valueOf(dictionary.idOf(77 * 4_294_967_296)), 77 * 4_294_967_296);
});

test('texts likewise', () => {
  const dictionary = newTextDictionary();
  assert.deepEqual(
    ['b', 'a', 'b', 'a long text of many signs'].map((text) => dictionary.idOf(text)),
    [1, 2, 1, 3],
  );
  assert.equal(dictionary.textOf(3), 'a long text of many signs');
});

test('sorting by key is stable and agrees with the slow way', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 0xffffffff }))), (keys) => {
      const slow = keys.map((_, at) => at).sort((a, b) => keys[a]! - keys[b]! || a - b);
      assert.deepEqual([...sortByKey(Uint32Array.from(keys))], slow);
    }),
  );
});
