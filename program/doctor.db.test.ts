import assert from 'node:assert/strict';
import { chmodSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { record, sequenceWaiting } from '#audit/index.ts';
import { type Database, inTransaction, setClock } from '#database/index.ts';
import { ownKey } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { freshFolder, jsonOf } from '../test/support/program.ts';
import { signInAs } from '../test/support/signed-in.ts';
import { registerCheckUps } from './doctor.ts';

async function stateOf(db: Database, check: string, production = false): Promise<string | undefined> {
  return (await registerCheckUps.find((one) => one.check === check)?.look({ db, production }))?.state;
}

type Told = { ok: boolean; checks: { check: string; state: string; remedy?: { vi: string; en: string } }[] };
const ill = ({ checks }: Told) => checks.filter(({ state }) => state === 'bad').map(({ check }) => check);

test('a new register is well for a trial and not for production; without a register that is what is found', async (t) => {
  const data = path.join(freshFolder(t), 'register');
  const none = await jsonOf<Told>(['doctor', '--data', data]);
  assert.deepEqual([none.run.code, ill(none.data)], [3, ['register']]);
  assert.equal((await jsonOf(['init', '--data', data])).run.code, 0);
  const trial = await jsonOf<Told>(['doctor', '--data', data]);
  assert.deepEqual([trial.run.code, trial.data.ok, ill(trial.data)], [0, true, []]);
  const earnest = await jsonOf<Told>(['doctor', '--production', '--data', data]);
  assert.deepEqual([earnest.run.code, ill(earnest.data)], [3, ['server-version', 'administrators', 'log-witnesses']]);
  for (const { state, remedy } of [...none.data.checks, ...earnest.data.checks]) assert.equal(remedy === undefined, state === 'good');
});

test('a key that is gone, that is none, that others can read, that another one has replaced', async (t) => {
  const db = await withTestDatabase(t);
  assert.equal(await stateOf(db, 'log-key'), 'good');
  await inTransaction(db, (tx) =>
    record(tx, { at: db.now(), by: { kind: 'machine' }, origin: 'test', what: 'test', purpose: 'operation', subjects: [1], outcome: 'answered' }),
  );
  await sequenceWaiting(db);
  assert.equal(await stateOf(db, 'log-key'), 'good');
  const file = path.join(db.dataDir, 'keys', 'audit.key');
  chmodSync(file, 0o640);
  assert.equal(await stateOf(db, 'log-key'), 'bad');
  rmSync(file);
  assert.equal(await stateOf(db, 'log-key'), 'bad');
  assert.equal(statSync(file, { throwIfNoEntry: false }), undefined, 'looking makes no key');
  writeFileSync(file, 'no key', { mode: 0o600 });
  assert.equal(await stateOf(db, 'log-key'), 'bad');

  const number = path.join(db.dataDir, 'keys', 'number.key');
  assert.equal(await stateOf(db, 'number-key'), 'good', 'not used yet');
  await db.sql`insert into numbering.number (person_no, person_id, state, act_id) values (1095000001, 1, 'active', 1)`;
  assert.equal(await stateOf(db, 'number-key'), 'bad');
  ownKey(number);
  assert.equal(await stateOf(db, 'number-key'), 'good');
});

test('what waits too long, a clock that was moved, an administrator who cannot sign in', async (t) => {
  const db = await withTestDatabase(t);
  const longAgo = new Date(db.now().getTime() - 2 * 3_600_000);
  await inTransaction(db, (tx) =>
    record(tx, { at: db.now(), by: { kind: 'machine' }, origin: 'test', what: 'test', purpose: 'operation', subjects: [1], outcome: 'answered' }),
  );
  assert.equal(await stateOf(db, 'log-waiting'), 'good', 'a moment is no fault');
  await db.sql`update audit.entry set at = ${longAgo}`;
  assert.equal(await stateOf(db, 'log-waiting'), 'warning');

  await db.sql`insert into notices.notice (once_key, kind, "values", account_id, roles, units, made_at) values ('k', 'test', '{}', 1, '{}', '{}', ${longAgo})`;
  await db.sql`insert into notices.message (notice_id, channel, text, made_at) select notice_id, 'sms', '', ${longAgo} from notices.notice`;
  assert.equal(await stateOf(db, 'messages'), 'warning');
  await db.sql`update notices.message set carried_at = now()`;
  assert.equal(await stateOf(db, 'messages'), 'good');

  assert.deepEqual([await stateOf(db, 'clock'), await stateOf(db, 'clock', true)], ['good', 'good']);
  await inTransaction(db, (tx) => setClock(tx, longAgo));
  assert.deepEqual([await stateOf(db, 'clock'), await stateOf(db, 'clock', true)], ['good', 'bad']);

  assert.equal(await stateOf(db, 'administrators', true), 'bad');
  await signInAs(db, 'administrator', { unit: null });
  assert.equal(await stateOf(db, 'administrators', true), 'bad', 'an account of the demo has no key of its own');
});
