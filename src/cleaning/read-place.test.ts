import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitCatalogue } from '#geography/index.ts';
import { type PartialDate, type UnitId, withoutMarks } from '#values/index.ts';
import { circumstancesOf, makePlaceReader, readPlaceOf } from './read-place.ts';

const { unitsOn, pathOf, parentOf, unit } = unitCatalogue();
const bareNames = (id: UnitId): string[] => [unit(id)?.bareName ?? '', ...(parentOf(id) === undefined ? [] : bareNames(parentOf(id) as UnitId))];
const paths = [20200101, 20260101].flatMap((on) =>
  unitsOn(on as PartialDate)
    .filter((_, at) => at % 40 === 0)
    .map(({ id }) => pathOf(id)),
);
// biome-ignore format: a list of texts
const beginnings = ['Thôn Đông, ', 'Tổ 5,', 'xã Tân Hưng, ', 'Quận 1, ', 'Số 1  Tổ 2, ', ' Thôn Tây, ', ', ', '', 'Tổ 5, Khu Bắc, ', 'ThÃ´n, ', 'Thoân Ñoâng, ', 'Ấp 1\u0300, '];
/** Without a letter beyond Latin-1, so that what stands before tells whether an old font was used. */
const withinLatin1 = unitsOn(20200101 as PartialDate)
  .map(({ id }) => `xã ${bareNames(id).join(', ')}`)
  .filter((text) => /, .*, /.test(text) && /^[\0-\u00FF]+$/.test(text))
  .slice(0, 50);
/** Endings that say less than a whole path, so that what stands before may tell more. */
const cutShort = paths.map((path) => path.slice(path.indexOf(',') + 2));

test('one address after another is read as it would be alone, however its ending was met before', () => {
  const office = unitsOn(20200101 as PartialDate).find(({ level }) => level === 'commune')?.id;
  const read = makePlaceReader();
  let met = 0;
  for (const [at, path] of [...paths, ...cutShort, ...paths.map(withoutMarks), ...withinLatin1, ...paths].entries()) {
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
