import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareDates, dateLevels } from './compare-dates.ts';

const cases: readonly (readonly [number, number, keyof typeof dateLevels])[] = [
  [19950315, 19950315, 'exact'],
  [19950305, 19950503, 'swapped'],
  [19480000, 19480612, 'yearOnly'],
  [19480000, 19480000, 'yearOnly'],
  [19480101, 19480612, 'newYear'],
  [19480101, 19480101, 'newYear'],
  [19950315, 19950325, 'oneDigit'],
  [19950315, 19950415, 'oneDigit'],
  [19580315, 19680315, 'oneDigit'],
  [19950319, 19950320, 'oneDay'],
  [19950304, 19950327, 'onePart'],
  [19950315, 19970315, 'yearSlip'],
  [20020720, 19020720, 'oneDigit'],
  [19900115, 19891219, 'lunar'],
  [19751103, 19751001, 'lunar'],
  [19950315, 19950827, 'year'],
  [19900115, 19891101, 'else'],
  [20020000, 19020720, 'nearYear'],
  [19950000, 19960827, 'nearYear'],
  [19500101, 19520612, 'nearYear'],
  [19500101, 19530612, 'else'],
  [19950315, 19990827, 'else'],
];
for (const [a, b, expected] of cases) {
  test(`${a} and ${b}: ${expected}`, () => {
    assert.equal(compareDates(a, b), dateLevels[expected]);
  });
}

test('an unknown date says nothing', () => {
  assert.equal(compareDates(0, 19950315), 0);
});

const date = fc
  .tuple(fc.integer({ min: 1940, max: 1960 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 28 }))
  .map(([year, month, day]) => year * 10_000 + (month === 0 ? 0 : month * 100 + day));

test('the order of the two dates never matters', () => {
  fc.assert(
    fc.property(date, date, (a, b) => compareDates(a, b) === compareDates(b, a)),
    { numRuns: 5000 },
  );
});

test('only equal whole dates are exact', () => {
  fc.assert(
    fc.property(date, date, (a, b) => (compareDates(a, b) === dateLevels.exact) === (a === b && a % 10_000 !== 0 && a % 10_000 !== 101)),
    { numRuns: 5000 },
  );
});
