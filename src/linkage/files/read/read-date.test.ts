import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DateOrder, dateReader, orderOfFormat, orderOfValues } from './read-date.ts';

test('dates are read as people write them', () => {
  const cases: readonly (readonly [DateOrder, string, number])[] = [
    ['ymd', '19800203', 19800203],
    ['ymd', '1980-02-03', 19800203],
    ['ymd', '1980-02-03T00:00:00Z', 19800203],
    ['dmy', '03/02/1980', 19800203],
    ['dmy', '3.2.80', 19800203],
    ['mdy', '02/03/1980', 19800203],
    ['mdy', '2-3-24', 20240203],
    ['dmy', '13 March 1975', 19750313],
    ['dmy', '13. März 1975', 19750313],
    ['mdy', 'Mar 13, 1975', 19750313],
    ['dmy', '1 juillet 1999', 19990701],
    ['dmy', '1980', 19800000],
    ['dmy', '02/1980', 19800200],
    ['ymd', '1980-13-02', 19800213],
    ['ymd', '1980-00-00', 19800000],
    ['dmy', '31121999', 19991231],
    ['dmy', 'never', 0],
    ['dmy', '99/99/9999', 0],
  ];
  for (const [order, text, date] of cases) assert.equal(dateReader(order, 2026)(text), date, `${order} ${text}`);
});

test('the order is told by a format, or by what most values allow', () => {
  assert.equal(orderOfFormat('yyyyMMdd'), 'ymd');
  assert.equal(orderOfFormat('dd/MM/yyyy'), 'dmy');
  assert.equal(orderOfFormat('%m-%d-%Y'), 'mdy');
  assert.equal(orderOfFormat('nonsense'), undefined);
  assert.equal(orderOfValues(['01/02/1980', '05/06/1980', '25/06/1980']), 'dmy');
  assert.equal(orderOfValues(['01/02/1980', '05/26/1980']), 'mdy');
  assert.equal(orderOfValues(['1980-02-03', '']), 'ymd');
});
