import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatDate, formatMoment, formatNumber, formatShare, formatTenths, groupsOf, isoDayOf, readTypedBirth, readTypedDate, weekdayOf } from './format.ts';

test('numbers are written as each language writes them', () => {
  assert.equal(formatNumber(1_234_567, 'vi'), '1.234.567');
  assert.equal(formatNumber(1_234_567, 'en'), '1,234,567');
  assert.equal(formatNumber(-12, 'vi'), '\u221212');
  assert.equal(formatShare(0.9964, 'vi'), '99,64%');
  assert.equal(formatTenths(6.25, 'vi'), '6,3');
});

test('a date shows its unknown parts as dashes', () => {
  assert.equal(formatDate('1988-04-12'), '12/04/1988');
  assert.equal(formatDate('1999-12'), '--/12/1999');
  assert.equal(formatDate('1948'), '--/--/1948');
  assert.equal(formatDate('2026-11-24T02:20:04Z'), '24/11/2026');
});

test('a moment is told by the clock and the day of Việt Nam, whatever the clock of the machine', () => {
  const late = '2026-11-23T17:20:04Z';
  assert.equal(formatMoment(late), '24/11/2026 00:20');
  assert.equal(isoDayOf(new Date(late)), '2026-11-24');
  assert.deepEqual([weekdayOf(late, 'vi'), weekdayOf(late, 'en')], ['Thứ Ba', 'Tuesday']);
});

test('a typed day is read in the order of Việt Nam, with any separator or none', () => {
  for (const typed of ['30/06/2025', '30-6-2025', '30.06.2025', '30062025', ' 30 / 6 / 2025 ']) assert.equal(readTypedDate(typed), '2025-06-30', typed);
});

test('refused: a day that is not in the calendar, a year alone, words', () => {
  for (const typed of ['31/02/2020', '29/02/1900', '00/00/1948', '1948', '2025-06-30', '1112026', 'hôm nay', ''])
    assert.equal(readTypedDate(typed), undefined, typed);
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1880-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10);
      assert.equal(readTypedDate(formatDate(iso)), iso);
    }),
  );
});

test('only twelve digits fall into groups', () => {
  assert.deepEqual(groupsOf('036188004217'), ['036', '188', '004', '217']);
  assert.deepEqual(groupsOf('162803914'), ['162803914']);
});

test('a date of birth may be a year or a month of one; nothing else is guessed', () => {
  assert.deepEqual(['1956', '11/1956', '3/1956', '24/11/1956', '24111956'].map(readTypedBirth), ['1956', '1956-11', '1956-03', '1956-11-24', '1956-11-24']);
  for (const typed of ['', '56', '13/1956', '0/1956', '31/02/1956', '1956-11', '0999']) assert.equal(readTypedBirth(typed), undefined, typed);
});
