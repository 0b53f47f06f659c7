import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { measureNames } from './measures.ts';
import type { Counts } from './place-counts.ts';
import { few, withholdFew } from './withhold-few.ts';

const of = (persons: number, clean: number): Counts => ({ persons, complete: persons, clean, right: persons, alive: persons });
const tell = (rows: readonly Counts[], own: readonly number[] = []) =>
  withholdFew(rows.map((counts, at) => ({ counts, isOwn: own.includes(at) }))).map(({ persons, clean }) => [persons, clean]);

test('a unit of few persons is withheld, and with it the smallest of the others; one’s own is told', () => {
  assert.deepEqual(tell([of(9, 9), of(400, 400), of(30, 30)]), [
    [null, null],
    [400, 400],
    [null, null],
  ]);
  assert.deepEqual(tell([of(9, 9), of(400, 400), of(30, 30)], [0]), [
    [9, 9],
    [400, 400],
    [30, 30],
  ]);
});

test('a measure that few fail is withheld, and that of the one that fails it least among the others; who fail it by nobody is told', () => {
  assert.deepEqual(tell([of(500, 497), of(400, 200), of(300, 280), of(200, 200)]), [
    [500, null],
    [400, 200],
    [300, null],
    [200, 200],
  ]);
});

test('from a sum and what is told of its parts no figure of few is had: where one is withheld, two are, if there are two that could be', () => {
  const counts = fc.record({ persons: fc.nat(60), failed: fc.array(fc.nat(60), { minLength: 4, maxLength: 4 }) }).map(
    ({ persons, failed }): Counts => ({
      persons,
      ...(Object.fromEntries(measureNames.map((measure, at) => [measure, persons - Math.min(persons, failed[at] as number)])) as Omit<Counts, 'persons'>),
    }),
  );
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 8 }), (rows) => {
      const told = withholdFew(rows.map((one) => ({ counts: one, isOwn: false })));
      for (const measure of measureNames) {
        const left = rows.map((row) => row.persons - row[measure]);
        for (const [at, one] of told.entries()) assert.ok(one[measure] === null || left[at] === 0 || (left[at] as number) >= few);
        const hidden = told.filter((one) => one[measure] === null).length;
        if (hidden === 1) assert.ok(left.filter((n) => n > 0).length <= 1, 'nothing else could be withheld');
      }
    }),
  );
});
