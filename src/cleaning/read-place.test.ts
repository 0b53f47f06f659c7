import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitCatalogue } from '#geography/index.ts';
import { type PartialDate, withoutMarks } from '#values/index.ts';
import { circumstancesOf, makePlaceReader, readPlaceOf } from './read-place.ts';

const { unitsOn, pathOf } = unitCatalogue();
const paths = [20200101, 20260101].flatMap((on) =>
  unitsOn(on as PartialDate)
    .filter((_, at) => at % 40 === 0)
    .map(({ id }) => pathOf(id)),
);
const beginnings = ['Thôn Đông, ', 'Tổ 5,', 'xã Tân Hưng, ', 'Quận 1, ', 'Số 1  Tổ 2, ', ' Thôn Tây, ', ', ', '', 'Tổ 5, Khu Bắc, ', 'ThÃ´n, ', 'Ấp 1\u0300, '];
/** Of an old font, so that it looks odd whatever stands before. */
const oldFont = ['Xaõ Hoøa Bình, Huyeän Kyø Sôn', 'Xã Hà Lâm, Hà Nam'];
/** Endings that say less than a whole path, so that what stands before may tell more. */
const cutShort = paths.map((path) => path.slice(path.indexOf(',') + 2));

test('one address after another is read as it would be alone, however its ending was met before', () => {
  const office = unitsOn(20200101 as PartialDate).find(({ level }) => level === 'commune')?.id;
  const read = makePlaceReader();
  let met = 0;
  for (const [at, path] of [...paths, ...cutShort, ...paths.map(withoutMarks), ...oldFont, ...paths].entries()) {
    for (const circumstances of [circumstancesOf(0, undefined), circumstancesOf(1, office), circumstancesOf(2, office)]) {
      for (let turn = 0; turn < 3; turn++) {
        const text = `${beginnings[(at + turn * 4) % beginnings.length]}${path}`;
        assert.deepEqual(read(circumstances, text), readPlaceOf(circumstances, text).place, text);
        met++;
      }
    }
  }
  assert.ok(met > 10_000);
});
