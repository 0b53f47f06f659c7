import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Joining, looseEnd } from './loose-end.ts';

const pair = (formId: number, otherFormId: number, weight: number): Joining => ({ formId, otherFormId, weight });

test('the part behind the weakest pair that holds an archive together', () => {
  assert.deepEqual(looseEnd([1, 2, 3, 4, 5], [pair(1, 2, 20), pair(2, 3, 18), pair(3, 4, 6), pair(4, 5, 15)]), [4, 5]);
});

test('a weak pair beside surer ones is no seam', () => {
  assert.deepEqual(looseEnd([1, 2, 3], [pair(1, 2, 20), pair(2, 3, 18), pair(1, 3, 5.5), pair(1, 3, 5)]), [3]);
});

test('what officers joined, and no pair, comes first', () => {
  assert.deepEqual(looseEnd([1, 2, 3], [pair(1, 2, 5.1)]), [3]);
});

test('one form has no loose end; of two the later one', () => {
  assert.deepEqual([looseEnd([1], []), looseEnd([1, 2], [pair(1, 2, 9)])], [[], [2]]);
});

test('always a part of the forms, never all of them, and not more than half where there are two parts', () => {
  const forms = [1, 2, 3, 4, 5, 6];
  const pairs = fc.array(fc.record({ formId: fc.constantFrom(...forms), otherFormId: fc.constantFrom(...forms), weight: fc.integer({ min: 5, max: 40 }) }));
  fc.assert(
    fc.property(pairs, (joined) => {
      const part = looseEnd(forms, joined);
      assert.ok(part.length > 0 && part.length < forms.length);
      assert.equal(new Set(part).size, part.length);
    }),
  );
});
