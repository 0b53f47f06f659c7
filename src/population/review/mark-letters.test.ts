import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { markLetters, type Stretch } from './mark-letters.ts';

const told = (stretches: readonly Stretch[]): string =>
  stretches.map(({ text, mark }) => (mark === null ? text : `${{ mark: '~', swapped: '=', letter: '#' }[mark]}${text}|`)).join('');
const both = (one: string, other: string) => markLetters(one, other).map(told);

test('lost marks are marked letter by letter; capitals are no difference', () => {
  assert.deepEqual(both('Nguyễn Thị Thuỷ', 'NGUYEN THI THUY'), ['Nguy~ễ|n Th~ị| Thu~ỷ|', 'NGUY~E|N TH~I| THU~Y|']);
  assert.deepEqual(both('Đặng', 'DANG'), ['~Đặ|ng', '~DA|NG']);
});

test('another letter is no lost mark', () => {
  assert.deepEqual(both('Lan', 'Lam'), ['La#n|', 'La#m|']);
  assert.deepEqual(both('Hoàng', 'Huỳnh'), ['H#oà|n#g|', 'H#uỳ|n#h|']);
});

test('a letter or word too many stands alone', () => {
  assert.deepEqual(both('Nguyễn Thị Lan', 'Nguyễn Lan'), ['Nguyễn #Thị |Lan', 'Nguyễn Lan']);
});

test('day and month that changed places, words in another order, two neighbouring letters: swapped', () => {
  assert.deepEqual(both('03/07/1979', '07/03/1979'), ['=03|/=07|/1979', '=07|/=03|/1979']);
  assert.deepEqual(both('Y Blô Niê', 'Niê Blô Y'), ['=Y| Blô =Niê|', '=Niê| Blô =Y|']);
  assert.deepEqual(both('Lan', 'Lna'), ['L=an|', 'L=na|']);
  assert.deepEqual(both('162345678', '162354678'), ['1623=45|678', '1623=54|678']);
});

test('marks that are composed or not are one letter', () => {
  assert.deepEqual(both('Thuỷ'.normalize('NFD'), 'Thuỷ'), ['Thuỷ', 'Thuỷ']);
});

test('no letter is lost, and equal values bear no mark', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aăâeêuưnghiyđ Nễỷọ/017'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [a, b] = markLetters(one, other).map((side) => side.map(({ text: part }) => part).join(''));
      assert.deepEqual([a, b], [one.normalize('NFC'), other.normalize('NFC')]);
      assert.ok(markLetters(one, one).every((side) => side.every(({ mark }) => mark === null)));
    }),
  );
});
