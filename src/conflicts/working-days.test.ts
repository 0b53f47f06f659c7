import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { workingDaysAfter } from './working-days.ts';

test('the day on which it is found is not counted', () => {
  assert.equal(workingDaysAfter(new Date('2026-11-23T03:00:00Z'), 1), '2026-11-24');
});

test('weekends are not counted', () => {
  assert.equal(workingDaysAfter(new Date('2026-11-20T03:00:00Z'), 1), '2026-11-23');
  assert.equal(workingDaysAfter(new Date('2026-11-23T03:00:00Z'), 10), '2026-12-07');
});

test('30 April, 1 May and the weekend after them are not counted', () => {
  assert.equal(workingDaysAfter(new Date('2026-04-28T03:00:00Z'), 2), '2026-05-04');
});

test('five days of Tết are not counted', () => {
  assert.equal(workingDaysAfter(new Date('2027-02-04T03:00:00Z'), 1), '2027-02-10');
});

test('late evening in London is the next day in Việt Nam', () => {
  assert.equal(workingDaysAfter(new Date('2026-11-23T18:00:00Z'), 1), '2026-11-25');
});

test('one working day more is always a later day, and never a Saturday or Sunday', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 60 }),
      (from, days) => {
        const due = workingDaysAfter(from, days);
        return workingDaysAfter(from, days + 1) > due && ![0, 6].includes(new Date(due).getUTCDay());
      },
    ),
    { numRuns: 200 },
  );
});
