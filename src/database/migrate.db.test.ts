import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTestDatabase } from '../../test/support/database.ts';
import { knownMigrations, migrate } from './migrate.ts';

const code =
  (expected: string) =>
  (error: { code?: string }): boolean =>
    error.code === expected;

test('migrating again does nothing; two at once migrate once', async (t) => {
  const { sql } = await withTestDatabase(t);
  const [first, second] = await Promise.all([migrate(sql as never), migrate(sql as never)]);
  assert.equal(first, second);
  const [row] = await sql<{ steps: number }[]>`select count(*)::int as steps from database.migration`;
  assert.equal(row?.steps, knownMigrations().length);
});

test('refused: a register that a newer version has opened', async (t) => {
  const { sql } = await withTestDatabase(t);
  await sql`insert into database.migration (number, name, sha256, applied_at) values (9999, '9999-later.sql', 'x', now())`;
  await assert.rejects(migrate(sql as never), code('database.newer'));
});

test('refused: a step that differs from the one that ran', async (t) => {
  const { sql } = await withTestDatabase(t);
  await sql`update database.migration set sha256 = 'another' where number = 1`;
  await assert.rejects(migrate(sql as never), code('database.migration-changed'));
});

test('a step that fails leaves nothing of itself', async (t) => {
  const { sql } = await withTestDatabase(t);
  const broken = { number: 10_000, name: '10000-broken.sql', sql: 'create table public.half (id integer); select 1/0', sha256: 'x' };
  await assert.rejects(migrate(sql as never, [...knownMigrations(), broken]), /division by zero/);
  const [row] = await sql<{ half: string | null }[]>`select to_regclass('public.half')::text as half`;
  assert.equal(row?.half, null);
});
