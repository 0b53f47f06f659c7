/** Promises of the list of peoples. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withoutMarks } from '#values/index.ts';
import { ethnicityName, ethnicityOf, foreigner, peoples } from './ethnicities.ts';

const codes = fc.integer({ min: 1, max: foreigner });
const anySpelling = fc.record({
  hyphen: fc.constantFrom('-', ' ', ''),
  upper: fc.boolean(),
  marks: fc.boolean(),
  form: fc.constantFrom('NFC', 'NFD'),
  before: fc.constantFrom('', 'Dân tộc ', ' '),
});

test('every people is found by its name in any case, with or without marks and hyphens, composed or not', () => {
  fc.assert(
    fc.property(codes, anySpelling, (code, how) => {
      let text = how.before + (ethnicityName(code) ?? '').replaceAll('-', how.hyphen);
      if (how.upper) text = text.toUpperCase();
      if (!how.marks) text = withoutMarks(text);
      assert.equal(ethnicityOf(text.normalize(how.form)), code);
    }),
  );
});

test('no spelling that is listed names two peoples', () => {
  for (const [code, ...names] of peoples) {
    for (const name of names) assert.equal(ethnicityOf(withoutMarks(name)), code, name);
  }
});

test('54 peoples and the foreigners have a code each, and no other number is one', () => {
  assert.deepEqual(
    Array.from({ length: 60 }, (_, code) => code).filter((code) => ethnicityName(code) !== undefined),
    Array.from({ length: 55 }, (_, i) => i + 1),
  );
});

for (const [text, code] of [
  ["H'Mông", 8],
  ['Mông', 8],
  ['H’ mông', 8],
  ['Hmông', 8],
  ['Ê Đê', 12],
  ['Ê-đê', 12],
  ['Rhadé', 12],
  ['Ba Na', 13],
  ['Bahnar', 13],
  ['Giẻ Triêng', 27],
  ['Cơ Ho', 16],
  ["K'ho", 16],
  ['Khơ Me', 5],
  ['KHMER', 5],
  ['Xtiêng', 22],
  ['Stiêng', 22],
  ['Raglai', 21],
  ['Kinh (Việt)', 1],
  ['Dao (Mán)', 9],
  ['08', 8],
  ['8', 8],
  ['99', 55],
  ['Người nước ngoài', 55],
  ['Người Kinh', 1],
] as const) {
  test(`${text} is people ${code}`, () => assert.equal(ethnicityOf(text), code));
}

for (const text of ['', 'Không', 'Kinhh', '0', '56', '123', '()', 'dân tộc']) {
  test(`nobody is guessed from "${text}"`, () => assert.equal(ethnicityOf(text), undefined));
}
