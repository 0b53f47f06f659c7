/** Promises of judging an archive: findings stand on the forms at fault, and show values as officials write them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PartialDate, PersonNumber } from '#values/index.ts';
import { madeForm } from '../../test/support/made-register.ts';
import { judgeArchive, missingItems } from './index.ts';

const complete = {
  fullName: 'Nguyễn Thị Thu Hà',
  dateOfBirth: 19950315 as PartialDate,
  sex: 'F',
  birthRegistrationPlace: 'Hà Nội',
  originPlace: 'Nam Định',
  ethnicity: 1,
  nationality: 'VNM',
  residencePlace: 'Mai Động, Hoàng Mai, Hà Nội',
  residenceUnit: 30_003_100,
  relationToHead: 'head',
  filledOn: 20170914,
};

test('an archive whose forms agree is found sound', () => {
  assert.deepEqual(
    judgeArchive([madeForm({ record: 1, ...complete }), madeForm({ record: 2, source: 'y-te', fullName: 'NGUYEN THI THU HA', dateOfBirth: 19950000 })]),
    [],
  );
});

test('each form at odds has a finding of its own, with its value as officials write it', () => {
  const found = judgeArchive([madeForm({ record: 1, ...complete }), madeForm({ record: 2, ...complete, source: 'cmnd', dateOfBirth: 19681107, sex: 'M' })]);
  assert.deepEqual(
    found.map(({ formId, rule, found: value }) => ({ record: formId % 2 ** 32, rule, value })),
    [
      { record: 1, rule: 'births-disagree', value: '15/03/1995' },
      { record: 2, rule: 'births-disagree', value: '07/11/1968' },
      { record: 1, rule: 'sexes-disagree', value: 'Nữ' },
      { record: 2, rule: 'sexes-disagree', value: 'Nam' },
    ],
  );
});

test('what no form tells is found at the first item that is missing, and without a value', () => {
  const { originPlace: _, ethnicity: __, ...partly } = complete;
  const lacking = madeForm({ record: 1, ...partly });
  assert.deepEqual(
    judgeArchive([lacking]).map(({ rule, field, found }) => [rule, field, found]),
    [['incomplete-archive', 'originPlace', undefined]],
  );
  const { relationToHead: ___, ...unrelated } = complete;
  assert.deepEqual(missingItems([lacking, madeForm({ record: 2, ...unrelated, source: 'bhxh' })]), []);
  assert.deepEqual(missingItems([lacking]), ['originPlace', 'ethnicity']);
});

test('a number that is doubted contradicts nobody', () => {
  const other = { ...complete, personNumber: '001195000999' as PersonNumber };
  const first = madeForm({ record: 1, ...complete, personNumber: '001195000123' as PersonNumber });
  assert.deepEqual(
    judgeArchive([first, madeForm({ record: 2, ...other })]).map(({ rule }) => rule),
    ['two-numbers', 'two-numbers'],
  );
  assert.deepEqual(judgeArchive([first, madeForm({ record: 2, ...other, doubts: ['personNumber'] })]), []);
});
