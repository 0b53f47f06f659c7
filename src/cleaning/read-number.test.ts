import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PartialDate, partialDate } from '#values/index.ts';
import { readDocumentNumber, readInsuranceNumber, readPhone, readRelativeNumber } from './read-number.ts';

const woman1995 = { sex: 'F', dateOfBirth: partialDate(1995, 3, 15) as PartialDate } as const;

test('twelve digits are a personal number, nine a card of before, whatever stands between', () => {
  assert.deepEqual(readDocumentNumber('001195000123', woman1995), { personNumber: '001195000123' });
  assert.deepEqual(readDocumentNumber('001 195 000 123', woman1995), { personNumber: '001195000123' });
  assert.deepEqual(readDocumentNumber('012345678', {}), { identityCard: '012345678' });
});

test('a zero that a spreadsheet ate is put back only where the number then agrees with the person', () => {
  assert.deepEqual(readDocumentNumber('1195000123', woman1995), { personNumber: '001195000123', repair: 'number-lost-zero' });
  assert.deepEqual(readDocumentNumber('36188004217', { sex: 'F', dateOfBirth: partialDate(1988, 4, 12) }), {
    personNumber: '036188004217',
    repair: 'number-lost-zero',
  });
  assert.deepEqual(readDocumentNumber('36188004217', { sex: 'M', dateOfBirth: partialDate(1988, 4, 12) }), { flaw: 'number-shape' });
  assert.deepEqual(readDocumentNumber('12345678', {}), { identityCard: '012345678', repair: 'number-lost-zero' });
});

test('letters for digits, zeros for padding', () => {
  assert.deepEqual(readDocumentNumber('OO1195000l23', woman1995), { personNumber: '001195000123', repair: 'number-letters-for-digits' });
  assert.deepEqual(readDocumentNumber('000012345678', {}), { identityCard: '012345678', repair: 'number-padded' });
});

test('digits that are lost are not guessed', () => {
  assert.deepEqual(readDocumentNumber('1.23E+11', woman1995), { flaw: 'number-scientific' });
  assert.deepEqual(readDocumentNumber('1,23E+11', woman1995), { flaw: 'number-scientific' });
  assert.deepEqual(readDocumentNumber('12345', {}), { flaw: 'number-shape' });
  assert.deepEqual(readDocumentNumber('10123457.5', {}), { flaw: 'number-shape' });
  assert.deepEqual(readDocumentNumber('101.234.575', {}), { identityCard: '101234575' });
  assert.deepEqual(readDocumentNumber('không', {}), { flaw: 'number-shape' });
});

test('numbers of relatives, telephones and insurance', () => {
  assert.equal(readRelativeNumber('012 345 678'), '012345678');
  assert.equal(readRelativeNumber('12'), undefined);
  for (const whole of ['0912.345.678', '+84 912 345 678', '84912345678']) assert.deepEqual(readPhone(whole), { number: '0912345678' }, whole);
  assert.deepEqual(readPhone('912345678'), { number: '0912345678', lostZero: true });
  for (const none of ['12', '212345678', '8491234567']) assert.deepEqual(readPhone(none), {}, none);
  assert.deepEqual(readInsuranceNumber('0112345678'), { number: '0112345678' });
  assert.deepEqual(readInsuranceNumber('112345678'), { number: '0112345678', lostZero: true });
  assert.deepEqual(readInsuranceNumber('x'), {});
});
