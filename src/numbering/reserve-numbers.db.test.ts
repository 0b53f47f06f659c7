import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listConflicts } from '#conflicts/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import type { Form } from '#intake/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { archiveAll, buildFrom, madeForm, proposeBuild, testKey } from '../../test/support/made-register.ts';
import { reserveNumbers, sixDigits } from './index.ts';

const now = new Date('2026-11-23T03:00:00Z');
const maiDong = unitId('commune', '00310', 0);
const woman = { fullName: 'Lê Thị Hoà', dateOfBirth: 19950315, sex: 'F', birthRegistrationUnit: maiDong, residenceUnit: maiDong };
const drawnAt = (counter: number): number => 1_195_000_000 + (sixDigits(testKey).permute(Buffer.from('001195'), Uint32Array.of(counter))[0] as number);

async function reserve(db: Database, clusters: readonly (readonly Form[])[]): Promise<(number | string | null)[]> {
  const actId = await proposeBuild(db, clusters, now);
  await reserveNumbers(db, { actId, key: testKey, now });
  return await reservations(db);
}
const reservations = async (db: Database): Promise<(number | string | null)[]> =>
  (await db.sql<{ no: number | null; reason: string | null }[]>`select person_no as no, reason from numbering.reservation order by person_id`).map(
    ({ no, reason }) => reason ?? no,
  );

test("drawn in order of person, past every number that stands on any form, as somebody's own or as a mother's", async (t) => {
  const db = await withTestDatabase(t);
  const own = madeForm({ record: 3, ...woman, personNumber: String(drawnAt(1)).padStart(12, '0') });
  const child = madeForm({ record: 4, ...woman, dateOfBirth: 20150101, motherNumber: String(drawnAt(2)).padStart(12, '0') });
  const [first, second, kept] = await reserve(db, [[madeForm({ record: 1, ...woman })], [madeForm({ record: 2, ...woman })], [own], [child]]);
  assert.deepEqual([first, second, kept], [drawnAt(0), drawnAt(3), drawnAt(1)]);
  const [stratum] = await db.sql`select next_counter from numbering.stratum where stratum = 1195`;
  assert.equal(stratum?.['next_counter'], 4);
});

test('a later build goes on where the stratum stood, past numbers of forms that it does not look at again', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [[madeForm({ record: 1, ...woman, fatherNumber: String(drawnAt(1)).padStart(12, '0') })]], now);
  await buildFrom(db, [[madeForm({ file: 2, record: 1, ...woman })], [madeForm({ file: 2, record: 2, ...woman })]], now);
  assert.deepEqual(await reservations(db), [drawnAt(0), drawnAt(2), drawnAt(3)]);
});

test('claimed twice: nobody gets it, nobody else ever draws it, and a conflict opens with every form that states it', async (t) => {
  const db = await withTestDatabase(t);
  const number = String(drawnAt(0)).padStart(12, '0');
  const clusters = [
    [madeForm({ record: 1, ...woman, personNumber: number }), madeForm({ record: 4, ...woman, personNumber: number })],
    [madeForm({ record: 2, ...woman, personNumber: number })],
    [madeForm({ record: 3, ...woman })],
  ];
  assert.deepEqual(await reserve(db, clusters), ['contested', 'contested', drawnAt(1)]);
  const { items } = await inTransaction(db, (tx) => listConflicts(tx));
  assert.deepEqual(
    items.map(({ kind, ownerUnit, parties }) => [kind, ownerUnit, parties.length]),
    [['number-claimed-twice', maiDong, 3]],
  );
});

test('contested stays contested in later builds until an officer decides; later claims join what he is asked', async (t) => {
  const db = await withTestDatabase(t);
  const number = '001195000123';
  const first = madeForm({ record: 1, ...woman, personNumber: number });
  const second = madeForm({ record: 2, ...woman, personNumber: number });
  await buildFrom(db, [[first], [second]], now);
  await buildFrom(db, [[first, madeForm({ file: 2, record: 1, ...woman, source: 'y-te' })]], now);
  await buildFrom(db, [[madeForm({ file: 3, record: 1, ...woman, fullName: 'Lê Thị Hạnh', personNumber: number })]], now);
  assert.deepEqual(await reservations(db), ['contested', 'contested', 'contested']);
  const { items } = await inTransaction(db, (tx) => listConflicts(tx));
  assert.deepEqual([items.length, items[0]?.parties.length, items[0]?.version], [1, 3, 2], 'the third claim joined the conflict');
  await db.sql`update conflicts.conflict set state = 'settled'`;
  await buildFrom(db, [[first, madeForm({ file: 4, record: 1, ...woman, source: 'y-te' })]], now);
  assert.equal((await reservations(db))[0], 1_195_000_123);
});

test('claimed though it was given before: the holder keeps it, the other gets none, and a conflict opens', async (t) => {
  const db = await withTestDatabase(t);
  const number = '001195000123';
  await buildFrom(db, [[madeForm({ record: 1, ...woman, personNumber: number })]], now);
  await buildFrom(db, [[madeForm({ file: 2, record: 1, ...woman, fullName: 'Lê Thị Hạnh', personNumber: number })]], now);
  assert.deepEqual(
    (await db.sql`select person_no from population.person order by person_id`).map((row) => row['person_no']),
    [1195000123, null],
  );
  const { items } = await inTransaction(db, (tx) => listConflicts(tx));
  assert.equal(items[0]?.parties.length, 2);
});

test('run again after it committed: nothing changes; run again after it was lost: all of it comes the same', async (t) => {
  const db = await withTestDatabase(t);
  const number = '001195000123';
  const clusters = [
    [madeForm({ record: 1, ...woman, personNumber: number })],
    [madeForm({ record: 2, ...woman, personNumber: number })],
    [madeForm({ record: 3, ...woman })],
    [madeForm({ record: 4, ...woman, personNumber: '001195000001' }), madeForm({ record: 5, ...woman, personNumber: '001195000002' })],
  ];
  const actId = await proposeBuild(db, clusters, now);
  await reserveNumbers(db, { actId, key: testKey, now });
  const before = await reservations(db);
  await reserveNumbers(db, { actId, key: testKey, now });
  assert.deepEqual(await reservations(db), before);
  assert.equal((await db.sql`select from conflicts.conflict`).length, 2);
  await db.sql`truncate numbering.reservation, numbering.stratum, conflicts.conflict, conflicts.party`;
  await reserveNumbers(db, { actId, key: testKey, now });
  assert.deepEqual(await reservations(db), before);
});

test('two numbers of equal weight in one archive: none of them, and a conflict', async (t) => {
  const db = await withTestDatabase(t);
  const cluster = [madeForm({ record: 1, ...woman, personNumber: '001195000001' }), madeForm({ record: 2, ...woman, personNumber: '001195000002' })];
  assert.deepEqual(await reserve(db, [cluster]), ['contradiction']);
  const { items } = await inTransaction(db, (tx) => listConflicts(tx));
  assert.deepEqual(
    items.map(({ kind, parties }) => [kind, parties.length]),
    [['two-numbers', 2]],
  );
});

test('a person without a number gets one when a later form brings what was missing; who has one keeps it', async (t) => {
  const db = await withTestDatabase(t);
  const { sex: _sex, ...unknownSex } = woman;
  const first = madeForm({ record: 1, ...unknownSex });
  await buildFrom(db, [[first]], now);
  assert.deepEqual(await reservations(db), ['no-sex']);
  const second = madeForm({ file: 2, record: 1, ...woman, source: 'khai-sinh' });
  await buildFrom(db, [[first, second]], now);
  assert.deepEqual(
    (await db.sql`select person_no from population.person`).map((row) => row['person_no']),
    [drawnAt(0)],
  );
  await buildFrom(db, [[first, second, madeForm({ file: 3, record: 1, ...woman, personNumber: '001195777777' })]], now);
  assert.deepEqual(
    (await db.sql`select person_no, state from numbering.number`).map((row) => [row['person_no'], row['state']]),
    [[drawnAt(0), 'active']],
  );
});

test('the same forms under the same key have the same numbers, however they are sliced', async (t) => {
  const clusters = Array.from({ length: 12 }, (_, at) => [madeForm({ record: at + 1, ...woman, dateOfBirth: 19950000 + 101 + (at % 3) })]);
  const seen: unknown[] = [];
  for (const perSlice of [1, 5, 100]) {
    const db = await withTestDatabase(t);
    const actId = await proposeBuild(db, clusters, now, perSlice);
    await reserveNumbers(db, { actId, key: testKey, now });
    await archiveAll(db, actId, now);
    seen.push([...(await db.sql`select person_id, person_no from population.person order by person_id`)]);
  }
  assert.deepEqual(seen[1], seen[0]);
  assert.deepEqual(seen[2], seen[0]);
});
