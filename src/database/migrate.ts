/** Numbered SQL files, forward only, each in a transaction of its own; two programs at once migrate once. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type postgres from 'postgres';
import { refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';
import { grantRights, makeRoles } from './roles.ts';

/** Any fixed number: the advisory lock under which migrations run. */
const migrationLock = 5_063_907;

export type Migration = { readonly number: number; readonly name: string; readonly sql: string; readonly sha256: string };

export const migrationsFolder = path.resolve(import.meta.dirname, '../../migrations');

/** The migrations of this version in order. */
export function knownMigrations(folder: string = migrationsFolder): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-.*\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(path.join(folder, file), 'utf8');
      return { number: Number(file.slice(0, 4)), name: file, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Brings the schema to this version; returns how many steps it has. Refused: a schema newer than this version, or one made by other steps. */
export async function migrate(sql: postgres.Sql, migrations: readonly Migration[] = knownMigrations()): Promise<number> {
  const held = await sql.reserve();
  try {
    await held`select pg_advisory_lock(${migrationLock})`;
    await held.unsafe(ownTable);
    const applied = await held<{ number: number; name: string; sha256: string }[]>`select number, name, sha256 from database.migration order by number`;
    const newest = migrations.at(-1)?.number ?? 0;
    for (const done of applied) {
      if (done.number > newest) refuse(refusals, 'database.newer', { found: done.number, known: newest });
      const known = migrations.find((migration) => migration.number === done.number);
      if (known && known.sha256 !== done.sha256) refuse(refusals, 'database.migration-changed', { migration: done.name });
    }
    await makeRoles(held);
    for (const migration of migrations.slice(applied.length)) await apply(held, migration);
    if (applied.length < migrations.length) await grantRights(held);
    return migrations.length;
  } finally {
    await held`select pg_advisory_unlock(${migrationLock})`.catch(() => {});
    held.release();
  }
}

async function apply(held: postgres.ReservedSql, { number, name, sql, sha256 }: Migration): Promise<void> {
  await held.unsafe('begin');
  try {
    await held.unsafe(sql);
    await held`insert into database.migration (number, name, sha256, applied_at) values (${number}, ${name}, ${sha256}, now())`;
    await held.unsafe('commit');
  } catch (error) {
    await held.unsafe('rollback').catch(() => {});
    throw error;
  }
}

const ownTable = `
create schema if not exists database;
comment on schema database is 'What was done to the schema itself';
create table if not exists database.migration (
  number integer primary key,
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null
);
comment on table database.migration is 'Schema steps that ran on this register';
comment on column database.migration.number is 'Number of the step, from 1';
comment on column database.migration.name is 'Name of its file';
comment on column database.migration.sha256 is 'Hash of its text: a step is never changed after it ran';
comment on column database.migration.applied_at is 'When it ran';
`;
