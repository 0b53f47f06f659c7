import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PersonNumber, partsOf } from '#values/index.ts';
import { readCountry } from './country.ts';
import { giveNumbers } from './numbers.ts';

const hanoi = readCountry('1').communes.get('00310')!.province;
const ngheAn = readCountry('1').communes.get('16852')!.province;

test('a personal number says province, sex and year, and is given once', () => {
  const numbers = giveNumbers('1');
  const given = Array.from({ length: 30_000 }, () => numbers.personNumber(hanoi, 'F', 1995));
  assert.equal(new Set(given).size, given.length);
  assert.deepEqual({ ...partsOf(given[77] as PersonNumber), drawn: 0 }, { registeredIn: '001', sex: 'F', birthYear: 1995, drawn: 0 });
  assert.match(numbers.personNumber(ngheAn, 'M', 2018), /^0402 18\d{6}$|^040218\d{6}$/);
});

test("old cards begin with the province's digits; Hà Nội has two pairs of them", () => {
  const numbers = giveNumbers('1');
  const cards = Array.from({ length: 2_000 }, () => numbers.oldCard(hanoi));
  assert.equal(new Set(cards).size, cards.length);
  assert.deepEqual([...new Set(cards.map((card) => card.slice(0, 2)))].sort(), ['01', '11']);
  assert.match(numbers.oldCard(ngheAn), /^18\d{7}$/);
});

test('provinces that share a prefix share one series', () => {
  const country = readCountry('1');
  const numbers = giveNumbers('1');
  const [an, tinh] = [ngheAn, [...country.communes.values()].find((commune) => commune.province.code === '42')!.province];
  const cards = Array.from({ length: 4_000 }, (_, at) => numbers.oldCard(at % 2 === 0 ? an : tinh));
  assert.equal(new Set(cards).size, cards.length);
});

test('telephones and insurance numbers are given once', () => {
  const numbers = giveNumbers('1');
  const phones = Array.from({ length: 5_000 }, (_, at) => {
    numbers.personNumber(hanoi, 'M', 1930 + (at % 80));
    return numbers.phone();
  });
  assert.equal(new Set(phones).size, phones.length);
  for (const phone of phones) assert.match(phone, /^0\d{9}$/);
  assert.match(numbers.insurance(hanoi), /^01\d{8}$/);
});

test('another seed gives other numbers', () => {
  assert.notEqual(giveNumbers('1').personNumber(hanoi, 'F', 1995), giveNumbers('2').personNumber(hanoi, 'F', 1995));
});
