import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { workingDaysAfter, workingDaysLeft } from './working-days.ts';

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

test('five days of Tết are not counted, and those of them on a weekend are made good after it', () => {
  assert.equal(workingDaysAfter(new Date('2026-02-13T03:00:00Z'), 1), '2026-02-23');
  assert.equal(workingDaysAfter(new Date('2025-01-24T03:00:00Z'), 1), '2025-02-03');
  assert.equal(workingDaysAfter(new Date('2027-02-04T03:00:00Z'), 1), '2027-02-12');
  assert.equal(workingDaysAfter(new Date('2030-01-31T03:00:00Z'), 1), '2030-02-08');
});

test("Hùng Kings' day on a Sunday is made good on Monday", () => {
  assert.equal(workingDaysAfter(new Date('2026-04-24T03:00:00Z'), 1), '2026-04-28');
});

test('a day swapped for a Saturday: it is off, the Saturday is worked', () => {
  assert.equal(workingDaysAfter(new Date('2026-08-21T03:00:00Z'), 1), '2026-08-22');
  assert.equal(workingDaysAfter(new Date('2026-08-28T03:00:00Z'), 1), '2026-09-03');
});

test('each year has its weekdays less the eleven holidays of the Labour Code', () => {
  for (let year = 2025; year <= 2030; year++) {
    const days = Array.from({ length: 366 }, (_, at) => new Date(Date.UTC(year, 0, 1 + at))).filter((day) => day.getUTCFullYear() === year);
    const weekdays = days.filter((day) => day.getUTCDay() % 6 !== 0).length;
    const worked = days.filter((day) => workingDaysAfter(new Date(day.getTime() - 86_400_000), 1) === day.toISOString().slice(0, 10)).length;
    assert.equal(weekdays - worked, 11, String(year));
  }
});

test('late evening in London is the next day in Việt Nam', () => {
  assert.equal(workingDaysAfter(new Date('2026-11-23T18:00:00Z'), 1), '2026-11-25');
});

test('one working day more is always a later day, and never a Sunday', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 60 }),
      (from, days) => {
        const due = workingDaysAfter(from, days);
        return workingDaysAfter(from, days + 1) > due && new Date(due).getUTCDay() !== 0;
      },
    ),
    { numRuns: 200 },
  );
});

test('what is left is what was given, less each working day that has passed; the day itself is the last, then it is late', () => {
  const found = new Date('2026-11-20T03:00:00Z');
  assert.equal(workingDaysLeft(found, workingDaysAfter(found, 10)), 10);
  assert.equal(workingDaysLeft(new Date('2026-11-22T03:00:00Z'), '2026-11-23'), 1, 'a Sunday');
  assert.equal(workingDaysLeft(new Date('2026-11-23T16:59:00Z'), '2026-11-23'), 0, 'still the 23rd in Việt Nam');
  assert.equal(workingDaysLeft(new Date('2026-11-23T17:00:00Z'), '2026-11-23'), -1);
  assert.equal(workingDaysLeft(new Date('2026-11-21T03:00:00Z'), '2026-11-20'), -1, 'late on a Saturday too');
});
