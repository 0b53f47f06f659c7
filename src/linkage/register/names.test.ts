import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newByteDictionary } from '../engine/dictionary.ts';
import { compareNames, compareRelatives, nameLevels, relativeNameLevels } from './compare-names.ts';
import { makeNameTable, type NameTable, soundOf, tonedWord } from './names.ts';

function tableOf(...texts: readonly string[]): NameTable {
  const names = newByteDictionary();
  for (const text of texts) names.idOf(Buffer.from(text), 0, Buffer.byteLength(text));
  return makeNameTable(names);
}

function level(a: string, b: string): number {
  return compareNames(tableOf(a, b), 1, a === b ? 1 : 2);
}

const cases: readonly (readonly [string, string, string, keyof typeof nameLevels])[] = [
  ['the place of the tone mark does not matter', 'Nguyễn Thị Hoà', 'Nguyễn Thị Hòa', 'exact'],
  ['nor does i for y', 'Lý Mỹ Kỳ', 'Lí Mĩ Kì', 'exact'],
  ['nor does case', 'NGUYỄN VĂN ĐÔNG', 'Nguyễn Văn Đông', 'exact'],
  ['nor does an apostrophe of another shape', "H' Lan Niê", 'H’Lan Niê', 'exact'],
  ['a name in capitals without marks is its own level', 'NGUYEN VAN DUNG', 'Nguyễn Văn Dũng', 'marksLost'],
  ['one tone wrong', 'Nguyễn Văn Dũng', 'Nguyễn Văn Dụng', 'oneMark'],
  ['one letter mark wrong', 'Trần Thị Hương', 'Trần Thị Hưong', 'oneMark'],
  ['several marks wrong', 'Trần Thị Hương', 'Trân Thi Hưong', 'marks'],
  ['words in another order', 'Y Niê Lan', 'Lan Niê Y', 'order'],
  ['an apostrophe lost with its space', "H' Lan Niê", 'HLan Niê', 'order'],
  ['a clan first or last, as Ê Đê and Kinh clerks write it', 'Y Blô Êban', 'ÊBAN Y BLÔ', 'order'],
  ['letters of the Highlands without their marks', "H' Bliă Kbuôr", 'H BLIA KBUOR', 'marksLost'],
  ['a clan of two words', 'Rơ Mah Hùng', 'RƠMAH HÙNG', 'order'],
  ['a name of the Khmer with a word left out', 'Thạch Thị Sa Rươne', 'Thạch Sa Rươne', 'shortened'],
  ['Thị left out', 'Lò Thị Ín', 'Lò Ín', 'shortened'],
  ['an everyday name is another given name', 'Nguyễn Văn Hùng', 'Nguyễn Văn Tí', 'surname'],
  ['n for l', 'Nguyễn Văn Lam', 'Nguyễn Văn Nam', 'sound'],
  ['tr for ch, n for ng', 'Trần Thị Trang', 'Trần Thị Chan', 'sound'],
  ['one letter', 'Nguyễn Văn Thành', 'Nguyễn Văn Thàmh', 'oneLetter'],
  ['middle name left out', 'Nguyễn Thị Thu Hà', 'Nguyễn Thu Hà', 'shortened'],
  ['abbreviated', 'Ng. T. Lan', 'Nguyễn Thị Lan', 'shortened'],
  ['abbreviated, with a surname of two letters', 'L. C. Phát', 'Lý Cẩm Phát', 'shortened'],
  ['another middle name', 'Nguyễn Văn Nam', 'Nguyễn Đức Nam', 'middle'],
  ['brothers', 'Nguyễn Văn Hùng', 'Nguyễn Văn Quang', 'surname'],
  ['only the given name', 'Trần Minh Anh', 'Lê Thị Anh', 'given'],
  ['a surname and one word more, of two words', 'Trần An', 'Trần Văn Bình', 'else'],
  ['nothing', 'Trần Minh Anh', 'Lê Văn Quang', 'else'],
];
for (const [promise, a, b, expected] of cases) {
  test(`${promise}: ${a} / ${b}`, () => {
    assert.equal(level(a, b), nameLevels[expected]);
    assert.equal(level(b, a), nameLevels[expected]);
  });
}

test('Thúi is not Thúy: i for y stands alone in its rhyme, as in Lí and Quí', () => {
  assert.equal(tonedWord('quý'), tonedWord('quí'));
  assert.notEqual(tonedWord('thúy'), tonedWord('thúi'));
});

test('ng at the start is no n', () => {
  assert.notEqual(soundOf('ngoc'), soundOf('loc'));
});

test('a relative known without marks, with one letter wrong, without surname or by the given name only, is no other relative', () => {
  const names = tableOf('Trần Văn Bình', 'TRAN VAN BINH', 'Trần Văn Bìmh', 'Văn Bình', 'Bình', 'Lê Thị Hà', 'Hà Bình');
  const { same, marks, near, given, else: other } = relativeNameLevels;
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7].map((name) => compareRelatives(names, 1, name)),
    [same, marks, near, near, given, other, other],
  );
});

const word = fc.constantFrom('Nguyễn', 'Trần', 'Văn', 'Thị', 'Hà', 'Hòa', 'Hoà', 'Lý', 'Li', 'T.', 'Đức', 'Duc', 'Trang', 'Chang', 'Y', 'Ênuôl', 'H’');
const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));

test('the order of the two names never matters', () => {
  fc.assert(
    fc.property(name, name, (a, b) => level(a, b) === level(b, a)),
    { numRuns: 3000 },
  );
});

test('a name agrees with itself, and without its marks on the second level at worst', () => {
  fc.assert(
    fc.property(name, (own) => {
      const plain = own.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd');
      return level(own, own) === nameLevels.exact && level(own, plain) <= nameLevels.marks;
    }),
  );
});
