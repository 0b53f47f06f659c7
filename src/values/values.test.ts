import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  agreesWith,
  fill,
  formatIso,
  formatOfficial,
  formatPersonNumber,
  formId,
  formIdParts,
  isAct,
  nameKey,
  type PartialDate,
  type PersonNumber,
  partialDate,
  partsOf,
  personNumberFrom,
  Refusal,
  readIsoDate,
  readPersonNumber,
  refuse,
  storedPersonNumber,
  stratumOf,
  swapDayAndMonth,
  tidyName,
  unitId,
  unitParts,
  withoutMarks,
} from './index.ts';

test('a date that no calendar has cannot be made', () => {
  assert.equal(partialDate(1995, 3, 15), 19950315);
  assert.equal(partialDate(1948, 0, 0), 19480000);
  for (const [year, month, day] of [
    [1900, 2, 29],
    [1988, 2, 31],
    [1961, 13, 25],
    [1961, 0, 5],
    [0, 1, 1],
  ] as const)
    assert.equal(partialDate(year, month, day), undefined);
  assert.equal(partialDate(2000, 2, 29), 20000229);
});

test('a date reads back as it was written, whole or in part', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 31 }), (year, month, day) => {
      const date = partialDate(year, month, day);
      if (date !== undefined) assert.equal(readIsoDate(formatIso(date)), date);
    }),
  );
  assert.equal(formatOfficial(19480000 as PartialDate), '--/--/1948');
  assert.equal(readIsoDate('1995-02-30'), undefined);
});

test('day and month change places only where both are then a date', () => {
  assert.equal(swapDayAndMonth(19950304 as PartialDate), 19950403);
  assert.equal(swapDayAndMonth(19950315 as PartialDate), undefined);
  assert.equal(swapDayAndMonth(19480000 as PartialDate), undefined);
});

test('a personal number says place, sex and year, and keeps its zeros in storage (NĐ 137/2015, Art. 13)', () => {
  const number = readPersonNumber('001195000123') as PersonNumber;
  assert.deepEqual(partsOf(number), { registeredIn: '001', sex: 'F', birthYear: 1995, drawn: 123 });
  assert.equal(personNumberFrom(storedPersonNumber(number)), number);
  assert.equal(formatPersonNumber(number), '001 195 000 123');
  assert.equal(readPersonNumber('1195000123'), undefined);
  assert.equal(stratumOf('001', 'F', 1995), '001195');
  assert.equal(stratumOf('036', 'M', 2016), '036216');
  assert.equal(stratumOf('036', 'M', 1899), undefined);
  assert.ok(agreesWith(number, { sex: 'F', dateOfBirth: 19950000 as PartialDate }));
  assert.ok(!agreesWith(number, { sex: 'M' }));
});

test('marks fall off any text as Unicode takes letters apart, whatever signs stand beside them', () => {
  const signs = fc.constantFrom(...'aăâđeêioôơuưyàạảãáẦẬẨẪẤỵĐƀɃðÐñçßøŁ Az09.\u0301\u0323’"');
  fc.assert(
    fc.property(fc.array(fc.oneof(signs, fc.string({ unit: 'grapheme' }))), (parts) => {
      const text = parts.join('');
      const apart = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').replace(/ƀ/g, 'b').replace(/Ƀ/g, 'B');
      assert.equal(withoutMarks(text), apart);
      assert.equal(nameKey(text), nameKey(text.normalize('NFD')));
    }),
  );
});

test('a name finds itself whatever keyboard it was typed on', () => {
  assert.equal(nameKey('Nguyễn Thị Ðào'), 'nguyen thi dao');
  assert.equal(nameKey('NGUYỄN  THỊ ĐÀO'), nameKey('nguyen thi dao'));
  for (const name of ["H' Lan Niê", 'H’Lan Niê', 'Hʼ Lan Niê']) assert.equal(nameKey(name), 'h lan nie');
  assert.equal(tidyName(' Nguyễn\u00A0 Văn\u200B Ðức '), 'Nguyễn Văn Đức');
});

test('keys of forms and units come apart into what they were made of', () => {
  assert.deepEqual(formIdParts(formId(3, 812)), { fileNo: 3, record: 812 });
  assert.ok(isAct(formId(0, 1)) && !isAct(formId(1, 1)));
  assert.ok(Number.isSafeInteger(formId(2_000_000, 2 ** 32 - 1)));
  assert.deepEqual(unitParts(unitId('commune', '00310', 1)), { level: 'commune', code: '00310', generation: 1 });
  assert.notEqual(unitId('commune', '00310', 0), unitId('commune', '00310', 1));
});

const texts = { 'card.blocked': { kind: 'conflict', vi: 'Thẻ {card} đã bị khoá.', en: 'Card {card} was blocked.' } } as const;

test('a refusal carries its code, its kind and its words in both languages', () => {
  assert.throws(
    () => refuse(texts, 'card.blocked', { card: '0001' }),
    (error) =>
      error instanceof Refusal &&
      error.code === 'card.blocked' &&
      error.kind === 'conflict' &&
      error.say('vi') === 'Thẻ 0001 đã bị khoá.' &&
      error.say('en') === 'Card 0001 was blocked.',
  );
  assert.equal(fill('Line {line} of {file}', { line: 3 }), 'Line 3 of {file}');
});
