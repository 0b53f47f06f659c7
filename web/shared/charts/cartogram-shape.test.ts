import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitCatalogue } from '#geography/index.ts';
import type { PartialDate, UnitId } from '#values/index.ts';
import { allTiles, type Direction, islandTiles, nextTile, provinceTiles, stepOf } from './cartogram-shape.ts';

test('each province of today has one tile, and so have Hoàng Sa of Đà Nẵng and Trường Sa of Khánh Hòa; no two stand in one place', () => {
  const { provincesOn, nameOf, pathOf } = unitCatalogue();
  assert.deepEqual(
    provinceTiles.map(({ unitId }) => unitId).sort(),
    provincesOn(20261123 as PartialDate)
      .map(({ id }) => id as number)
      .sort(),
  );
  assert.deepEqual(
    islandTiles.map(({ unitId }) => pathOf(unitId as UnitId)),
    ['Đặc khu Hoàng Sa, Thành phố Đà Nẵng', 'Đặc khu Trường Sa, Tỉnh Khánh Hòa'],
  );
  assert.equal(new Set(allTiles.map(({ column, row }) => `${column} ${row}`)).size, 36);
  assert.equal(nameOf(provinceTiles[8]?.unitId as UnitId), 'Tỉnh Phú Thọ');
});

test('arrows reach each tile from each other, and stop at the edge', () => {
  const directions: Direction[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
  for (const start of allTiles) {
    const reached = new Set([start]);
    for (const tile of reached) for (const direction of directions) reached.add(nextTile(tile, direction));
    assert.equal(reached.size, 36);
  }
  const top = provinceTiles[0] as (typeof provinceTiles)[number];
  assert.equal(nextTile(top, 'ArrowUp'), top);
});

test('the step of a share: the palest from 99 %, the darkest below 75 %', () => {
  assert.deepEqual([1, 0.99, 0.9899, 0.95, 0.9, 0.75, 0.7499, 0].map(stepOf), [5, 5, 4, 4, 3, 2, 1, 1]);
});
