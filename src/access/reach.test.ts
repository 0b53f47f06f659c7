import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitCatalogue } from '#geography/index.ts';
import { type PartialDate, type Role, type UnitId, unitId } from '#values/index.ts';
import type { Officer } from './actor.ts';
import { reachOf } from './reach.ts';

const officer = (role: Role, unit: UnitId | null): Officer => ({ kind: 'officer', accountId: 1, humanId: 1, personId: null, name: 'x', role, unit });
const unitsOf = (role: Role, unit: UnitId | null): ReadonlySet<UnitId> => {
  const reach = reachOf(officer(role, unit));
  return reach.all ? new Set() : reach.units;
};
const old = unitId('commune', '00310', 0);
const today = 20261130 as PartialDate;

test('a commune of before the reform reaches itself; its successors reach it too, each of them while it is divided', () => {
  const projection = unitCatalogue().project(old, today);
  assert.ok('candidates' in projection && projection.candidates.length === 2);
  assert.deepEqual([...unitsOf('commune-police', old)], [old]);
  for (const successor of projection.candidates) {
    const units = unitsOf('commune-police', successor);
    assert.ok(units.has(successor) && units.has(old));
    assert.ok(!units.has(unitId('commune', '16852', 0)));
  }
});

test('a province reaches all of its communes, today and before', () => {
  const units = unitsOf('provincial-police', unitId('province', '01', 1));
  for (const commune of unitCatalogue().communesOf(unitId('province', '01', 1))) assert.ok(units.has(commune));
  assert.ok(units.has(old));
  assert.ok(!units.has(unitId('commune', '16852', 0)));
});

test('the country, nobody, a person about themself', () => {
  assert.deepEqual(reachOf(officer('national-operator', null)), { all: true });
  assert.deepEqual([...unitsOf('administrator', null)], []);
  assert.deepEqual([...unitsOf('commune-police', null)], []);
  assert.deepEqual(reachOf({ kind: 'citizen', personId: 1, level: 2 }), { all: false, units: new Set() });
});
