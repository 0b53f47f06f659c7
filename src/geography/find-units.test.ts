import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PartialDate, partialDate } from '#values/index.ts';
import { unitCatalogue } from './catalogue.ts';
import { findUnits } from './find-units.ts';

const [before, after] = [partialDate(2025, 6, 1), partialDate(2026, 11, 23)] as [PartialDate, PartialDate];
const found = (text: string, on = after) => findUnits(text, { on, level: 'commune', limit: 20 }).map(({ unit, was }) => [unit.code, was]);

test('by its name with or without marks, with its kind or its province; the own name first', () => {
  assert.deepEqual(found('vinh tuy ha noi')[0], ['00283', null]);
  assert.deepEqual(found('Phường Vĩnh Tuy')[0], ['00283', null]);
  const [first] = findUnits('vĩnh tuy', { on: after, level: 'commune', limit: 5 });
  assert.match(first?.unit.name ?? '', /Vĩnh Tuy$/);
});

test('by the name of before the reform what became of it, every part of a divided commune; before the reform itself', () => {
  assert.deepEqual(
    found('mai dong').filter(([, was]) => was === 'Phường Mai Động').map(([code]) => code).sort(), // biome-ignore format: one thought
    ['00283', '00322'], // Vĩnh Tuy and Tương Mai
  );
  assert.ok(found('mai động').some(([code, was]) => code === '00283' && was === 'Phường Mai Động'));
  assert.deepEqual(found('mai động hoàng mai', before)[0], ['00310', null]);
});

test('nothing typed, and the naughty strings, find nothing; what is found is of that day and not more than was asked for', () => {
  for (const text of ['', '   ', '%', "' or 1=1", 'x'.repeat(10_000), '\u0000', '<script>', '🙂']) assert.deepEqual(found(text), [], text.slice(0, 20));
  const { units } = unitCatalogue();
  const today = new Set(units.filter(({ generation }) => generation === 1).map(({ code }) => code));
  const all = findUnits('an', { on: after, level: 'commune', limit: 7 });
  assert.equal(all.length, 7);
  assert.ok(all.every(({ unit }) => today.has(unit.code) && unit.generation === 1));
});

test('by its code, and by the beginning of one; of every level where any will do, districts while there were any', () => {
  assert.deepEqual(found('00283')[0], ['00283', null]);
  assert.ok(found('0028').every(([code, was]) => code?.startsWith('0028') === true || was !== null));
  const levels = (text: string, on: PartialDate) => new Set(findUnits(text, { on, level: 'any', limit: 50 }).map(({ unit }) => unit.level));
  assert.deepEqual(levels('hoàng mai', before), new Set(['district', 'commune']));
  assert.ok(!levels('hoàng mai', after).has('district'));
  assert.equal(findUnits('01', { on: after, level: 'any', limit: 5 })[0]?.unit.level, 'province');
});
