import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { tellLogRefused } from './tell-log.ts';

test('a witness that refuses is told of once to auditors, the centre and administrators, with its name', async (t) => {
  const db = await withTestDatabase(t);
  const now = new Date('2026-11-30T02:00:00Z');
  const event = { eventId: 4, type: 'log.refused', payload: { witness: 'sogoc/witness/1', code: 'audit.forked' }, announcedAt: now } as const;
  for (let again = 0; again < 2; again++) await inTransaction(db, (tx) => tellLogRefused({ tx, now, dataDir: db.dataDir }, event));
  const rows = await db.sql<{ roles: string[]; witness: string }[]>`select roles, values ->> 'witness' as witness from notices.notice`;
  assert.deepEqual(
    rows.map(({ roles, witness }) => [roles.toSorted().join(), witness]),
    [['administrator,auditor,national-operator', 'sogoc/witness/1']],
  );
});
