import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Officer } from '#access/index.ts';
import { type Looker, record } from '#audit/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { maiDong } from '../../../test/support/signed-in.ts';
import { reviewLook } from '../looks/review-looks.ts';
import { listQueues } from './list-queues.ts';

const friday = new Date('2026-11-20T03:00:00Z');
const monday = new Date('2026-11-23T03:00:00Z');
const taCa = unitId('commune', '16852', 0);
const officerOf = (role: Role, unit: UnitId | null, id: number): Officer => ({
  kind: 'officer',
  accountId: id,
  humanId: id,
  personId: null,
  name: `officer ${id}`,
  role,
  unit,
});
const queueOf = async (db: Database, actor: Officer, now: Date) =>
  (await inTransaction(db, (tx) => listQueues({ tx, now, actor }))).find(({ slug }) => slug === 'oversight');

test('an emergency look-up stands with the unit’s head from then on, late after the next working day, until it is judged; nobody else has it', async (t) => {
  const db = await withTestDatabase(t);
  const by: Looker = { kind: 'officer', accountId: 1, humanId: 1, role: 'commune-police', unitId: maiDong };
  const entry = await inTransaction(db, (tx) =>
    record(tx, { at: friday, by, origin: '::1', what: 'x', purpose: 'emergency', reason: 'Tai nạn', subjects: [7], outcome: 'answered' }),
  );
  const tuan = officerOf('commune-police-chief', maiDong, 2);
  const own = await queueOf(db, tuan, friday);
  assert.deepEqual([own?.count, own?.next?.en, own?.due?.on, own?.due?.workingDaysLeft], [1, '1 in an emergency', '2026-11-23', 1]);
  assert.equal((await queueOf(db, tuan, new Date('2026-11-24T03:00:00Z')))?.due?.workingDaysLeft, -1);
  assert.equal((await queueOf(db, officerOf('commune-police-chief', taCa, 3), monday))?.count, 0);
  assert.equal((await queueOf(db, officerOf('committee-chairman', maiDong, 4), monday))?.count, 0, 'the other branch');
  assert.equal(await queueOf(db, officerOf('commune-police', maiDong, 5), monday), undefined);
  assert.equal((await queueOf(db, officerOf('auditor', null, 6), monday))?.count, 1);
  await inTransaction(db, (tx) => reviewLook({ tx, now: monday, actor: tuan, see: () => {} }, entry, { justified: true }));
  assert.deepEqual([(await queueOf(db, tuan, monday))?.count, (await queueOf(db, tuan, monday))?.due], [0, null]);
});
