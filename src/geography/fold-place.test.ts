/** Promises of folding. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nameKey } from '#values/index.ts';
import { foldName, foldPlace, tonedName } from './fold-place.ts';

const words = (text: string) => foldPlace(text).map((segment) => segment.words);

for (const [text, expected] of [
  ['P.01, Quận Mỹ Tho', ['p 1', 'quan mi tho']],
  ['Q1,TPHCM', ['q 1', 'tphcm']],
  ['Tổ 007 ; Xã Ea H’Leo\nĐắk Lắk', ['to 7', 'xa ea h leo', 'dak lak']],
  ['TT-Huế, BR-VT', ['tt hue', 'br vt']],
  ['Phú Quý, Phú Quí, Thúy', ['phu qui', 'phu qui', 'thuy']],
  ['  ,, Ðà Nẵng\u200b ,Đ\u200bắk\ufeff Lắk', ['da nang', 'dak lak']],
  ['P.100, 10', ['p 100', '10']],
  ['', []],
] as const) {
  test(`"${text}" folds to ${JSON.stringify(expected)}`, () => assert.deepEqual(words(text), expected));
}

test('a segment tells where it stood', () => {
  const text = '12/3 Tổ 5, Phường Mai Động,Hà Nội';
  assert.deepEqual(
    foldPlace(text).map(({ from, to }) => text.slice(from, to)),
    ['12/3 Tổ 5', ' Phường Mai Động', 'Hà Nội'],
  );
});

const vietnamese = fc.string({ unit: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặềểễếệỉĩíịồổỗốộờởỡớợủũúụừửữứựỷỹýỵ ') });

test('it folds letters exactly as names are folded, but for y and i', () => {
  fc.assert(fc.property(vietnamese, (text) => assert.equal(foldName(text).replaceAll('y', 'i'), nameKey(text).replaceAll('y', 'i'))));
});

test('composition and case never matter', () => {
  fc.assert(fc.property(vietnamese, (text) => assert.equal(foldName(text.normalize('NFD').toUpperCase()), foldName(text))));
});

test('a text far longer than any address is folded whole', () => assert.equal(foldName('Hà1'.repeat(5000)).length, 'ha 1'.length * 5000));

test('names that differ in a tone differ, wherever the tone is written', () => {
  assert.equal(tonedName('HÒA  Bình'), tonedName('Hoà bình'));
  assert.notEqual(tonedName('Tân Hưng'), tonedName('Tân Hùng'));
});
