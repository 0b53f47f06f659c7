import assert from 'node:assert/strict';
import { test } from 'node:test';
import postgres from 'postgres';
import type { Refusal } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { makeRoles } from './roles.ts';

test('refused: a role of DATABASE_URL that may make no roles and was granted none', async (t) => {
  const db = await withTestDatabase(t);
  const name = `poor_${db.databaseName}`;
  await db.sql.unsafe(`create role ${name} login password 'secret'`);
  const sql = postgres({ host: '127.0.0.1', port: db.sql.options.port[0] as number, user: name, password: 'secret', database: db.databaseName, max: 1 });
  try {
    const held = await sql.reserve();
    await assert.rejects(makeRoles(held), (error: Refusal) => error.code === 'database.roles');
    await db.sql.unsafe(`grant sogoc_app, sogoc_register to ${name}`);
    await makeRoles(held);
    held.release();
  } finally {
    await sql.end();
    await db.sql.unsafe(`drop role ${name}`);
  }
});

test('made many times at once: each is there', async (t) => {
  const db = await withTestDatabase(t);
  await Promise.all(
    [1, 2, 3].map(async () => {
      const held = await db.sql.reserve();
      await makeRoles(held as never);
      held.release();
    }),
  );
  const [row] = await db.sql<{ roles: number }[]>`select count(*)::int as roles from pg_roles where rolname in ('sogoc_app', 'sogoc_register')`;
  assert.equal(row?.roles, 2);
});
