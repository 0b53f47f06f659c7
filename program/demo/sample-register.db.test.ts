import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { recordAct } from '#intake/index.ts';
import { Refusal } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { signInAs } from '../../test/support/signed-in.ts';
import { requireSample } from './sample-register.ts';

const judge = (db: Database) => inTransaction(db, (tx) => requireSample(tx, db.dataDir));
const isRefused = (error: unknown) => error instanceof Refusal && error.code === 'demo.not-sample';

test('refused: made-up people in a register that was built into, or in one that an administrator has begun', async (t) => {
  const [built, begun] = [await withTestDatabase(t), await withTestDatabase(t)];
  await inTransaction(built, (tx) => recordAct(tx, { kind: 'build', officers: ['sogoc build'] }, new Date()));
  await signInAs(begun, 'administrator', { unit: null });
  await assert.rejects(judge(built), isRefused);
  await assert.rejects(judge(begun), isRefused);
});

test('a new register may become a sample; one that is may go on', async (t) => {
  const db = await withTestDatabase(t);
  await judge(db);
  mkdirSync(path.join(db.dataDir, 'sample'));
  await inTransaction(db, (tx) => recordAct(tx, { kind: 'build', officers: ['sogoc build'] }, new Date()));
  await judge(db);
});
