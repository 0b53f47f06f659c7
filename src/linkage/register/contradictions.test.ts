import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formFields } from '#intake/index.ts';
import { contradictionsOf } from './contradictions.ts';
import { type LinkRecord, recordsOf } from './made-up-forms.ts';

const ofNumber = 2 ** formFields.indexOf('personNumber');
const one: Omit<LinkRecord, 'id'> = {
  source: 'dc01',
  fullName: 'Nguyễn Thị Kim Anh',
  dateOfBirth: 20040312,
  sex: 'F',
  residenceUnit: 30_000_001,
  filledOn: 20180101,
};
const between = (a: Partial<LinkRecord>, b: Partial<LinkRecord>): string | undefined =>
  contradictionsOf(
    recordsOf([
      { ...one, ...a, id: 1 },
      { ...one, ...b, id: 2 },
    ]),
  ).between(0, 1);

const cases: readonly (readonly [string, Partial<LinkRecord>, Partial<LinkRecord>, string | undefined])[] = [
  ['another sex alone is a slip', {}, { sex: 'M' }, undefined],
  ['so is another sex with a letter wrong', {}, { sex: 'M', fullName: 'Nguyễn Thị Kim Amh' }, undefined],
  ['and with a year beside the true one', {}, { sex: 'M', dateOfBirth: 20050312 }, undefined],
  ['another sex and another given name are two persons', {}, { sex: 'M', fullName: 'Nguyễn Thị Kim Trang' }, 'sex-and-more'],
  ['another sex and another day', {}, { sex: 'M', dateOfBirth: 20041105 }, 'sex-and-more'],
  ['two numbers', { personNumber: 1_304_000_123 }, { personNumber: 1_304_777_777 }, 'two-numbers'],
  ['one digit of a number is a slip', { personNumber: 1_304_000_123 }, { personNumber: 1_304_000_128 }, undefined],
  ['a number that does not fit its form contradicts nobody', { personNumber: 1_304_000_123 }, { personNumber: 1_304_777_777, doubted: ofNumber }, undefined],
  ['two cards of one province', { identityCard: 311_000_123 }, { identityCard: 312_777_777 }, 'two-cards'],
  ['the century typed wrong on one form, the day on the other', {}, { dateOfBirth: 19041105 }, undefined],
  ['three years and a day apart are two slips', {}, { dateOfBirth: 20071105 }, undefined],
  ['four years are not', {}, { dateOfBirth: 20081105 }, 'impossible-dates'],
  ['a form filled in after the death', { dateOfDeath: 20150201 }, {}, 'after-death'],
  ['one that says itself that he is dead', { dateOfDeath: 20150201 }, { dateOfDeath: 20150203 }, undefined],
  ['father and son of one name: years that no slip explains', {}, { dateOfBirth: 19760708 }, 'impossible-dates'],
];
for (const [promise, a, b, expected] of cases) {
  test(promise, () => {
    assert.equal(between(a, b), expected);
    assert.equal(between(b, a), expected);
  });
}

test('two numbers of which one may be a slip are two persons once each stands on two forms', () => {
  const numbered = (...numbers: readonly number[]) => {
    const { within } = contradictionsOf(recordsOf(numbers.map((personNumber, place) => ({ ...one, personNumber, id: place + 1 }))));
    return within!([...numbers.keys()]);
  };
  const [own, slip] = [1_304_000_123, 1_304_000_128];
  assert.equal(numbered(own, own, slip, slip), 'two-numbers');
  assert.equal(numbered(own, own, own, slip), undefined);
});
