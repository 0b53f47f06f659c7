import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chanceOf, odds } from './chance.ts';
import { permuted } from './permutation.ts';

test('one key, one run of draws; another key, another', () => {
  const run = (...key: (string | number)[]) =>
    Array.from(
      { length: 20 },
      (
        (chance) => () =>
          chance.below(1_000_000)
      )(chanceOf(...key)),
    );
  assert.deepEqual(run('11', '00310', 7), run('11', '00310', 7));
  assert.notDeepEqual(run('11', '00310', 7), run('11', '00310', 8));
  assert.notDeepEqual(run('1', '1'), run('11', ''));
});

test('neighbouring keys do not draw alike: first draws of 20,000 households are spread evenly', () => {
  const bins = new Array<number>(20).fill(0);
  for (let household = 0; household < 20_000; household++) bins[chanceOf('seed', '00310', household).below(20)]!++;
  for (const bin of bins) assert.ok(Math.abs(bin - 1_000) < 150, `${bins}`);
});

test('odds are met: three to one', () => {
  const chance = chanceOf('odds');
  const table = odds([
    ['often', 3],
    ['seldom', 1],
    ['never', 0],
  ]);
  let often = 0;
  for (let draw = 0; draw < 20_000; draw++) {
    const value = chance.draw(table);
    assert.notEqual(value, 'never');
    if (value === 'often') often++;
  }
  assert.ok(Math.abs(often / 20_000 - 0.75) < 0.015);
});

test('a permutation gives no number twice and none outside', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), fc.integer(), (size, key) => {
      const seen = new Set<number>();
      for (let counter = 0; counter < size; counter++) {
        const number = permuted(counter, size, key);
        assert.ok(Number.isInteger(number) && number >= 0 && number < size);
        seen.add(number);
      }
      assert.equal(seen.size, size);
    }),
    { numRuns: 40 },
  );
});

test('permuted counters do not lie in a row, and a counter outside is refused', () => {
  const drawn = Array.from({ length: 1_000 }, (_, counter) => permuted(counter, 1_000_000, 5));
  const neighbours = drawn.filter((number, at) => at > 0 && Math.abs(number - drawn[at - 1]!) < 1_000).length;
  assert.ok(neighbours < 12, String(neighbours));
  assert.throws(() => permuted(10, 10, 1), RangeError);
});
