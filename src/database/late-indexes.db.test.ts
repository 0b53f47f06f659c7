import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTestDatabase } from '../../test/support/database.ts';
import { type Database, inSql, inTransaction, type LateIndexes, leaveIndexes, makeIndexes } from './index.ts';

const late: LateIndexes = { table: 'made_up.thing', indexes: { thing_name: '(name)', thing_size: '(size) where size > 1' } };

async function withThings(db: Database): Promise<() => Promise<string[]>> {
  await inTransaction(db, async (tx) => {
    await inSql(tx).unsafe('create schema made_up; create table made_up.thing (id int primary key, name text, size int)');
    await makeIndexes(tx, late);
  });
  return async () =>
    (await db.sql<{ name: string }[]>`select indexname as name from pg_indexes where schemaname = 'made_up' order by 1`).map(({ name }) => name);
}

test('an empty table is left without its late indexes, and has them again when they are made, twice as once', async (t) => {
  const db = await withTestDatabase(t);
  const indexes = await withThings(db);
  await inTransaction(db, (tx) => leaveIndexes(tx, late));
  assert.deepEqual(await indexes(), ['thing_pkey']);
  for (const _ of [1, 2]) await inTransaction(db, (tx) => makeIndexes(tx, late));
  assert.deepEqual(await indexes(), ['thing_name', 'thing_pkey', 'thing_size']);
});

test('a table with a row keeps them', async (t) => {
  const db = await withTestDatabase(t);
  const indexes = await withThings(db);
  await db.sql`insert into made_up.thing values (1, 'one', 1)`;
  await inTransaction(db, (tx) => leaveIndexes(tx, late));
  assert.deepEqual(await indexes(), ['thing_name', 'thing_pkey', 'thing_size']);
});
