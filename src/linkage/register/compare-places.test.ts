import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparePlaces, placeLevels } from './compare-places.ts';
import type { PlaceTable } from './records.ts';

/** Units by number: 1 and 2 communes of one ground, 3 and 4 of one district, 5 a province of before, 6 a commune of which no province is known. */
const places = {
  isCommune: [0, 1, 1, 1, 1, 0, 1],
  area: [0, 9, 9, 3, 4, 0, 6],
  district: [0, 1, 0, 2, 2, 0, 0],
  province: [0, 1, 0, 1, 1, 2, 0],
  newProvince: [0, 1, 1, 1, 1, 1, 0],
} as unknown as PlaceTable;

for (const [promise, a, b, expected] of [
  ['a commune and itself', 1, 1, placeLevels.commune],
  ['a commune before and after the reform', 1, 2, placeLevels.area],
  ['two communes of one district', 3, 4, placeLevels.district],
  ['two districts of one province', 1, 3, placeLevels.province],
  ['two provinces of before, one since', 1, 5, placeLevels.else],
  ['a commune of now and a province of before that went into its province', 2, 5, placeLevels.province],
  ['a commune of which no province is known says nothing of another', 1, 6, 0],
  ['nothing says nothing', 0, 1, 0],
] as const) {
  test(promise, () => {
    assert.equal(comparePlaces(places, a, b), expected);
    assert.equal(comparePlaces(places, b, a), expected);
  });
}
