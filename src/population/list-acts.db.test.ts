import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { type Act, recordAct } from '#intake/index.ts';
import type { FormId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { listActs } from './list-acts.ts';

const now = new Date('2026-11-23T03:00:00Z');
const record = (db: Database, act: Partial<Act> & Pick<Act, 'kind'>) => inTransaction(db, (tx) => recordAct(tx, { officers: ['Hoa', 'Tuấn'], ...act }, now));
const list = (db: Database, how: Partial<Parameters<typeof listActs>[1]> = {}) => inTransaction(db, (tx) => listActs(tx, { limit: 50, ...how }));

test('acts are listed with who, why and whether they stand: an undoing that was undone leaves its act standing', async (t) => {
  const db = await withTestDatabase(t);
  const undo = (undoes: FormId) => record(db, { kind: 'undo', undoes });
  await record(db, { kind: 'build', officers: ['sogoc build'] });
  const merge = await record(db, { kind: 'merge', reason: 'Một người', evidence: 'Sổ 12' });
  const stands = async () => (await list(db)).map(({ act, undoneBy, canBeUndone }) => [Number(act), undoneBy === null ? null : Number(undoneBy), canBeUndone]);
  assert.deepEqual(await stands(), [
    [merge, null, true],
    [1, null, false],
  ]);
  const first = await undo(merge);
  assert.deepEqual((await stands()).slice(0, 2), [
    [first, null, true],
    [merge, first, false],
  ]);
  const second = await undo(first);
  assert.deepEqual((await stands()).slice(0, 3), [
    [second, null, true],
    [first, second, false],
    [merge, null, true],
  ]);
  const third = await undo(merge);
  assert.deepEqual(
    (await stands()).find(([act]) => act === merge),
    [merge, third, false],
  );
  const [told] = await list(db, { kind: 'merge' });
  assert.deepEqual(
    [told?.kind, told?.words.vi, told?.officers, told?.reason, told?.evidence, told?.recordedAt, told?.undoes],
    ['merge', 'nhập hồ sơ', ['Hoa', 'Tuấn'], 'Một người', 'Sổ 12', now.toISOString(), null],
  );
  assert.deepEqual(
    (await list(db, { kind: 'undo', limit: 1 })).map(({ act, undoes }) => [Number(act), Number(undoes)]),
    [[third, merge]],
  );
});
