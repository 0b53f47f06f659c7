import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitCatalogue } from '#geography/index.ts';
import { type PartialDate, unitId } from '#values/index.ts';
import { isSameValue, plainValue, wordsOfValue } from './format-value.ts';

const catalogue = unitCatalogue();
const on = (day: number) => ({ catalogue, on: day as PartialDate });
const maiDong = unitId('commune', '00310', 0);

test('values read as officials write them, in both languages', () => {
  assert.deepEqual(wordsOfValue('dateOfBirth', 19480000, on(20261123)), { vi: '--/--/1948', en: '--/--/1948' });
  assert.deepEqual(wordsOfValue('sex', 'F', on(20261123)), { vi: 'Nữ', en: 'Female' });
  assert.deepEqual(wordsOfValue('maritalStatus', 'widowed', on(20261123)), { vi: 'Goá', en: 'Widowed' });
  assert.deepEqual(wordsOfValue('relationToHead', 'child-in-law', on(20261123)), { vi: 'Con dâu, con rể', en: 'Child-in-law' });
  assert.deepEqual(wordsOfValue('nationality', 'VNM', on(20261123)), { vi: 'Việt Nam', en: 'Viet Nam' });
  assert.deepEqual(wordsOfValue('nationality', 'LAO', on(20261123)), { vi: 'LAO', en: 'LAO' });
  assert.equal(wordsOfValue('personNumber', '001195000123', on(20261123)).vi, '001 195 000 123');
  assert.equal(wordsOfValue('ethnicity', 1, on(20261123)).vi, 'Kinh');
});

test('a unit reads as it is called on the day asked for; one that was divided reads as it was entered, until an officer chooses', () => {
  const muongXen = unitId('commune', '16813', 0);
  assert.equal(wordsOfValue('residenceUnit', muongXen, on(20250630)).vi, 'Thị trấn Mường Xén, Huyện Kỳ Sơn, Tỉnh Nghệ An');
  assert.equal(wordsOfValue('residenceUnit', muongXen, on(20250701)).vi, 'Xã Mường Xén, Tỉnh Nghệ An');
  assert.equal(wordsOfValue('residenceUnit', maiDong, on(20250701)).vi, 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội');
});

test('for programs: dates as far as they are known, the rest as it is', () => {
  assert.deepEqual(
    [plainValue('dateOfBirth', 19950315), plainValue('dateOfDeath', 19480000), plainValue('ethnicity', 1), plainValue('householdId', 77)],
    ['1995-03-15', '1948', 1, '77'],
  );
});

test('what differs in case or in where a tone stands says the same; what differs in a tone does not', () => {
  assert.ok(isSameValue('NGUYỄN THỊ HOÀ', 'Nguyễn Thị Hòa'));
  assert.ok(!isSameValue('Nguyễn Thị Hoa', 'Nguyễn Thị Hòa'));
  assert.ok(!isSameValue(1, 2));
});
