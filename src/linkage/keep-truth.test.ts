import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathFinder } from './keep-truth.ts';

test('a file is the same path of the truth, or the only one that ends as it does, either way round', () => {
  const find = pathFinder(['dc01/00310.csv', 'cmnd/66.csv', 'north/y-te/1.csv', 'south/y-te/1.csv']);
  assert.equal(find('cmnd/66.csv'), 1);
  assert.equal(find('66.csv'), 1);
  assert.equal(find('delivery/of/may/dc01/00310.csv'), 0);
  assert.equal(find('north/y-te/1.csv'), 2);
});

test('none fits, several fit, or only a part of a name does: none', () => {
  const find = pathFinder(['cmnd/66.csv', 'bhxh/66.csv', 'dc01/00310.csv']);
  assert.deepEqual([find('66.csv'), find('0310.csv'), find('other/00310.csv'), find('dc01')], [-1, -1, -1, -1]);
});
