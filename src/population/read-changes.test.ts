import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PartialDate, Refusal, unitId } from '#values/index.ts';
import { fieldFacts, type PersonField } from './fields.ts';
import { changesInTime, readChanges } from './read-changes.ts';

const on = 20210101 as PartialDate;
const refused = (field: string, text: string, code: string): void =>
  assert.throws(
    () => readChanges({ [field]: text }, on),
    (error: unknown) =>
      error instanceof Refusal && error.code === code && error.say('vi').includes(code === 'correction.value' ? fieldFacts[field as PersonField].vi : field),
    `${field} ${text}`,
  );

test('what an officer types becomes typed values; a place brings its unit', () => {
  assert.deepEqual(readChanges({ fullName: ' Nguyễn  Văn Ðức ', dateOfBirth: '1948', sex: 'M', ethnicity: 'Kinh', nationality: 'VNM' }, on), {
    fullName: 'Nguyễn Văn Đức',
    dateOfBirth: 19480000,
    sex: 'M',
    ethnicity: 1,
    nationality: 'VNM',
  });
  assert.deepEqual(readChanges({ residencePlace: 'Tổ 5, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội' }, on), {
    residencePlace: 'Tổ 5, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội',
    residenceUnit: unitId('commune', '00310', 0),
  });
});

test('a place is read in the units of its day: a ward of today bears the name of one that is gone; of two that fit both are named', () => {
  const text = 'Tổ 3, Phường Vĩnh Tuy, Thành phố Hà Nội';
  const today = readChanges({ residencePlace: text }, 20261130 as PartialDate);
  assert.deepEqual(today, { residencePlace: text, residenceUnit: unitId('commune', '00283', 1) });
  const before = readChanges({ residencePlace: 'Phường Vĩnh Tuy, Quận Hai Bà Trưng, Thành phố Hà Nội' }, on);
  assert.notEqual(before.residenceUnit, today.residenceUnit);
  assert.throws(
    () => readChanges({ residencePlace: text }, undefined),
    (error: unknown) => error instanceof Refusal && error.code === 'correction.place-several' && error.say('vi').includes('Quận Hai Bà Trưng'),
  );
});

test('refused with what is expected: a day that does not exist, a name of one word, a number of eleven digits, a place of no commune', () => {
  for (const [field, text] of [
    ['dateOfBirth', '1981-02-30'],
    ['fullName', 'Nam'],
    ['fullName', 'Nguyễn Văn 3'],
    ['sex', 'nam'],
    ['identityCard', '12345678'],
    ['fatherNumber', '12345678901'],
    ['phone', '09-12'],
    ['maritalStatus', 'yes'],
    ['nationality', 'Việt Nam'],
    ['ethnicity', 'Klingon'],
    ['residencePlace', 'nhà bà Tư'],
    ['insuranceNumber', '1'],
    ['religion', ''],
    ['relationToHead', 'toString'],
  ] as const)
    refused(field, text, 'correction.value');
});

test('refused: the number, a unit without its place, a field that does not exist', () => {
  for (const field of ['personNumber', 'residenceUnit', 'householdId', 'toString']) refused(field, '1', 'correction.field');
});

test('only what changes in a life has a first day', () => {
  assert.ok(changesInTime({ maritalStatus: 'married' }));
  assert.ok(!changesInTime({ fullName: 'A B' }));
});
