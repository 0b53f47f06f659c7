/** Promises of likeness: who may be one person is not called two. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Form } from '#intake/index.ts';
import { maybeSamePerson, sameName, unlikeNames } from './likeness.ts';

const person = (facts: object): Form => facts as Form;

test('case and marks part no names; a letter does', () => {
  assert.equal(sameName('Nguyễn Thị Hà', 'NGUYEN THI HA'), true);
  assert.equal(sameName('Nguyễn Thị Hà', 'Nguyễn Thị Hoà'), false);
});

test('given names more than one letter apart are unlike, whatever stands before them', () => {
  for (const [one, other] of [
    ['Lê Hùng', 'Lê Hung'],
    ['Lê Văn Hùng', 'Trần Hùng'],
    ['Lê Hằng', 'Lê Hẵn'],
    ['Lê Nam', 'Lê Lam'],
    ['Lê An', 'Lê Lan'],
    ['Lê An', 'Lê Anh'],
  ] as const) {
    assert.equal(unlikeNames(one, other), false, `${one}, ${other}`);
    assert.equal(unlikeNames(other, one), false, `${other}, ${one}`);
  }
  for (const [one, other] of [
    ['Lê Hùng', 'Lê Sơn'],
    ['Lê An', 'Lê Khang'],
    ['Lê Hoa', 'Lê Hai'],
    ['Lê Ly', 'Lê Nhung'],
  ] as const) {
    assert.equal(unlikeNames(one, other), true, `${one}, ${other}`);
    assert.equal(unlikeNames(other, one), true, `${other}, ${one}`);
  }
  assert.equal(unlikeNames(undefined, 'Lê An'), false);
  assert.equal(unlikeNames('Lê An', undefined), false);
});

test('a name with one letter left out is never unlike itself', () => {
  const word = fc.stringMatching(/^[a-z]{2,7}$/);
  fc.assert(
    fc.property(word, fc.nat(6), (given, at) => void assert.equal(unlikeNames(`Lê ${given}`, `Lê ${given.slice(0, at)}${given.slice(at + 1)}`), false)),
  );
});

test('one number is one person; so is one birth with one sex, and a near name with a near year', () => {
  const hung = { fullName: 'Lê Văn Hùng', dateOfBirth: 19700315, sex: 'M', personNumber: '001070000123' };
  assert.equal(maybeSamePerson(person(hung), person({ ...hung, fullName: 'Trần Thị Hoa', dateOfBirth: 19900101, sex: 'F' })), true);
  const son = { fullName: 'Lê Sơn', dateOfBirth: 19700315, sex: 'M' };
  assert.equal(maybeSamePerson(person(hung), person(son)), true);
  assert.equal(maybeSamePerson(person(hung), person({ ...son, sex: 'F' })), false);
  assert.equal(maybeSamePerson(person(hung), person({ fullName: 'Le Van Hung', dateOfBirth: 19720101 })), true);
  assert.equal(maybeSamePerson(person(hung), person({ fullName: 'Le Van Hung', dateOfBirth: 19730101 })), false);
  assert.equal(maybeSamePerson(person(hung), person({ fullName: 'Lê Sơn', dateOfBirth: 19710101 })), false);
  assert.equal(maybeSamePerson(person(hung), person({ dateOfBirth: 19730101 })), true);
  assert.equal(maybeSamePerson(person(hung), person({ fullName: 'Lê Hùng' })), true);
  assert.equal(maybeSamePerson(person(hung), person({ fullName: 'Lê Sơn' })), false);
});
