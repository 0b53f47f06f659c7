import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allTiles, type Direction, islandTiles, nextTile, provinceTiles, stepOf } from './cartogram-shape.ts';

test('34 provinces and the two archipelagos, each once, no two in one place', () => {
  assert.equal(provinceTiles.length, 34);
  assert.equal(islandTiles.length, 2);
  assert.equal(new Set(allTiles.map(({ unitId }) => unitId)).size, 36);
  assert.equal(new Set(allTiles.map(({ column, row }) => `${column} ${row}`)).size, 36);
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
