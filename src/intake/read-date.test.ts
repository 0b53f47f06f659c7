import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { daysIn, formatIso, formatOfficial, partialDate } from '#values/index.ts';
import { excelDate } from './excel-date.ts';
import { sourceNames } from './form.ts';
import { isExcelSerial, readSourceDate } from './read-date.ts';

for (const [text, date] of [
  ['15/3/1995', 19950315],
  [' 05-03-1975 ', 19750305],
  ['15.03.1975', 19750315],
  ['1995-03-15', 19950315],
  ['1948', 19480000],
  ['00/00/1948', 19480000],
  ['--/--/1948', 19480000],
  ['00/05/1948', 19480500],
  ['5/1948', 19480500],
  ['29/02/2000', 20000229],
  ['01/01/1026', 10260101],
  ['15/03/2999', 29990315],
  ['33000', 19900507],
] as const) {
  test(`read: ${text}`, () => assert.equal(readSourceDate(text, 'dc01'), date));
}

for (const text of ['31/02/1990', '29/02/1900', '25/13/1961', '15/00/1948', '1990-02-30', '0000']) {
  test(`no such day: ${text}`, () => assert.equal(readSourceDate(text, 'dc01'), 'no-such-day'));
}

for (const text of ['', 'không nhớ', 'l5/O3/1995', '15/3/95', '15/3-1995', '60001', '150395', '15/03/1995 00:00']) {
  test(`not written as a date: "${text}"`, () => assert.equal(readSourceDate(text, 'dc01'), 'unreadable'));
}

test('an Excel day number is read where the source comes from a sheet, and nowhere else', () => {
  assert.equal(isExcelSerial('33000', 'bhxh'), true);
  assert.equal(isExcelSerial('33000', 'khai-sinh'), false);
  assert.equal(readSourceDate('33000', 'khai-sinh'), 'unreadable');
  assert.equal(isExcelSerial('1948', 'bhxh'), false);
});

test('every day from 1900 on is read as it is written, whichever way and in whichever source', () => {
  const day = fc.record({ year: fc.integer({ min: 1900, max: 2099 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) });
  fc.assert(
    fc.property(day, fc.constantFrom(...sourceNames), ({ year, month, day: of }, source) => {
      const date = partialDate(year, month, Math.min(of, daysIn(year, month)));
      assert.ok(date);
      assert.equal(readSourceDate(formatIso(date), source), date);
      assert.equal(readSourceDate(formatOfficial(date), source), date);
      assert.equal(readSourceDate(formatOfficial(date).replaceAll('/', '-'), source), date);
    }),
  );
});

test('Excel counts from 01/01/1900, has a 29/02/1900, and counts from 1904 where a workbook says so', () => {
  assert.deepEqual(excelDate(1, false), { year: 1900, month: 1, day: 1 });
  assert.deepEqual(excelDate(59, false), { year: 1900, month: 2, day: 28 });
  assert.deepEqual(excelDate(60, false), { year: 1900, month: 2, day: 29 });
  assert.deepEqual(excelDate(61, false), { year: 1900, month: 3, day: 1 });
  assert.deepEqual(excelDate(45658.75, false), { year: 2025, month: 1, day: 1 });
  assert.deepEqual(excelDate(0, true), { year: 1904, month: 1, day: 1 });
  assert.deepEqual(excelDate(44196, true), { year: 2025, month: 1, day: 1 });
  assert.equal(excelDate(-1, false), undefined);
  assert.equal(excelDate(3_000_000, false), undefined);
});
