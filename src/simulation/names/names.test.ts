import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sex } from '#values/index.ts';
import { chanceOf } from '../chance.ts';
import { everydayName, namePerson, nameTwin, newSurname } from './name-person.ts';
import type { Part } from './surnames.ts';

function drawNames(count: number, sex: Sex, year: number, part: Part = 'north', people = 1): string[] {
  const chance = chanceOf('names', sex, year, part, people);
  return Array.from({ length: count }, () => {
    const surname = newSurname(chance, people, part);
    return namePerson(chance, people, sex, year, surname, newSurname(chance, people, part)).full;
  });
}
const share = (names: readonly string[], test: (name: string) => boolean) => names.filter(test).length / names.length;

test('surnames are those of the part of the country', () => {
  const [north, south] = [drawNames(8_000, 'M', 1990), drawNames(8_000, 'M', 1990, 'south')];
  const bears = (surname: string) => (name: string) => name.startsWith(`${surname} `);
  assert.ok(Math.abs(share(north, bears('Nguyễn')) - 0.384) < 0.02);
  assert.ok(Math.abs(share(south, bears('Nguyễn')) - 0.315) < 0.02);
  assert.equal(share(north, bears('Huỳnh')), 0);
  assert.ok(share(south, bears('Huỳnh')) > 0.025);
  assert.ok(share(north, bears('Vũ')) > 0.03);
});

test('Thị and Văn go out of use', () => {
  const thi = (year: number) => share(drawNames(4_000, 'F', year), (name) => name.includes(' Thị '));
  const van = (year: number) => share(drawNames(4_000, 'M', year), (name) => name.includes(' Văn '));
  assert.ok(Math.abs(thi(1960) - 0.7) < 0.04, String(thi(1960)));
  assert.ok(Math.abs(thi(1994) - 0.45) < 0.06, String(thi(1994)));
  assert.ok(thi(2010) < 0.22);
  assert.ok(van(1960) > 0.35 && van(2010) < 0.05);
});

test('names grow longer: four words for two women in three born about 2009', () => {
  const fourWords = share(drawNames(4_000, 'F', 2010), (name) => name.split(' ').length >= 4);
  assert.ok(Math.abs(fourWords - 0.646) < 0.06, String(fourWords));
  const threeWords = share(drawNames(4_000, 'M', 1965), (name) => name.split(' ').length === 3);
  assert.ok(threeWords > 0.84, String(threeWords));
});

test('the given names of HCMC girls: Anh leads with 7 %', () => {
  const names = drawNames(8_000, 'F', 2010, 'south');
  assert.ok(Math.abs(share(names, (name) => name.endsWith(' Anh')) - 0.071) < 0.012);
});

test('each people is named in its own way', () => {
  assert.ok(drawNames(50, 'M', 1990, 'highlands', 12).every((name) => name.startsWith('Y ')));
  assert.ok(drawNames(50, 'F', 1990, 'highlands', 12).every((name) => /^H['’ʼ]? ?/.test(name)));
  assert.ok(drawNames(50, 'M', 1990, 'highlands', 22).every((name) => name.startsWith('Điểu ')));
  assert.ok(drawNames(50, 'F', 1990, 'highlands', 14).every((name) => name.startsWith('Y ')));
  for (let people = 1; people <= 54; people++) {
    for (const name of drawNames(30, 'F', 1990, 'north', people)) assert.match(name, /^\p{L}[\p{L}\p{M}'’ʼ ]+\p{L}$/u, `${people}: ${name}`);
  }
});

test('every name is NFC, without double spaces', () => {
  for (const people of [1, 3, 5, 8, 10, 12, 17, 21, 29]) {
    for (const name of drawNames(300, 'M', 2005, 'highlands', people)) {
      assert.equal(name, name.normalize('NFC'));
      assert.doesNotMatch(name, /^ | $| {2}/);
    }
  }
});

test('twins differ in the last word only', () => {
  const chance = chanceOf('twins');
  const name = { full: 'Nguyễn Thị Minh Anh', surname: 'Nguyễn' };
  for (let twin = 0; twin < 200; twin++) {
    const other = nameTwin(chance, 1, 'F', 2010, name).full;
    assert.ok(other.startsWith('Nguyễn Thị Minh ') && other !== name.full, other);
  }
});

test('an everyday name keeps the surname', () => {
  assert.match(everydayName(chanceOf('e'), { full: 'Trần Văn Hùng', surname: 'Trần' }, true), /^Trần Văn (?!Hùng)\S+$/);
});
