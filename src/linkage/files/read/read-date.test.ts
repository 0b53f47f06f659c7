import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DateOrder, dateReader, looksLikeDate, orderOfFormat, orderOfValues } from './read-date.ts';

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
    ['ymd', '1980年2月3日', 19800203],
    ['ymd', '昭和55年2月3日', 19800203],
    ['ymd', '令和元年5月1日', 20190501],
    ['dmy', '3/2/2523', 19800203],
    ['dmy', '3 февраля 1980 г.', 19800203],
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
  assert.equal(orderOfValues(['800203', '811231', '750613']), 'ymd');
  assert.equal(orderOfValues(['030280', '311281', '130675']), 'dmy');
});

test('what is written as a date is told from what only looks like one', () => {
  for (const date of ['31/12/1999', '1999-12-31T00:00', '12.31.99', '19991231', '31121999', '1999年12月31日', 'Dec 31, 1999', '31 December 1999', '31-DEC-99'])
    assert.ok(looksLikeDate(date), date);
  for (const other of ['123-45-6789', '1999', '12 March Street', '555-123-4567', '20459917', 'May', '1/2']) assert.ok(!looksLikeDate(other), other);
});
