import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMaritalStatus, readNationality, readRelation, readSex } from './read-words.ts';

test('sex in the words and codes of every source', () => {
  for (const word of ['Nam', 'nam', 'NAM', '1']) assert.equal(readSex(word), 'M', word);
  for (const word of ['Nữ', 'nu', 'NỮ', '0']) assert.equal(readSex(word), 'F', word);
  assert.equal(readSex('x'), undefined);
});

test('marital status as officers write it', () => {
  for (const [word, status] of [
    ['Chưa kết hôn', 'single'],
    ['Đã kết hôn', 'married'],
    ['Có vợ', 'married'],
    ['Đã ly hôn', 'divorced'],
    ['Ly dị', 'divorced'],
    ['Góa', 'widowed'],
    ['Goá vợ', 'widowed'],
  ] as const)
    assert.equal(readMaritalStatus(word), status, word);
  assert.equal(readMaritalStatus('?'), undefined);
});

test('relations to the head of DOMAIN 2.3', () => {
  for (const [word, code] of [
    ['chủ hộ', 'head'],
    ['Vợ', 'spouse'],
    ['con đẻ', 'child'],
    ['Con nuôi', 'adopted-child'],
    ['bố', 'parent'],
    ['mẹ chồng', 'parent'],
    ['con dâu', 'child-in-law'],
    ['cháu ruột', 'grandchild'],
    ['Bà', 'grandparent'],
    ['em ruột', 'sibling'],
    ['cô', 'relative'],
    ['người ở thuê', 'lodger'],
    ['khác', 'other'],
  ] as const) {
    assert.equal(readRelation(word), code, word);
  }
  assert.equal(readRelation('bạn học'), undefined);
});

test('nationalities by name', () => {
  assert.equal(readNationality('Việt Nam'), 'VNM');
  assert.equal(readNationality('Hoa Kỳ'), 'USA');
  assert.equal(readNationality('Sao Hoả'), undefined);
});
