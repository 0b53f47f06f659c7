/** A fresh, migrated database for one test, copied from one that was migrated once, dropped after it; all tests share one embedded server that ends with the last of them. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { type Database, openDatabase } from '#database/index.ts';

const serverFolder = path.resolve(import.meta.dirname, '../../node_modules/.cache/sogoc-test');

/** The database from which the others are dropped; another text of a migration is another one, since a database refuses to be opened by a changed text. */
const keeper = `keeper_${hashOfMigrations()}`;

function hashOfMigrations(): string {
  const folder = path.resolve(import.meta.dirname, '../../migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(path.join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

/** Migrated once for all tests; nobody is connected to it, since a copy waits for whoever is. */
const template = `template_${hashOfMigrations()}`;
const templateLock = 7_040_115;

async function withServer<T>(use: (sql: Database['sql']) => Promise<T>): Promise<T> {
  const server = await openDatabase(serverFolder, { databaseName: keeper, connections: 1 });
  try {
    return await use(server.sql);
  } finally {
    await server.close();
  }
}

/** Under another name until it is whole: a test that is killed in the midst leaves no half of it. */
async function copyTemplate(name: string): Promise<void> {
  await withServer(async (sql) => {
    await sql`select pg_advisory_lock(${templateLock})`;
    const [made] = await sql`select 1 from pg_database where datname = ${template}`;
    if (made === undefined) {
      const draft = `draft_of_${template}`;
      await (await openDatabase(serverFolder, { databaseName: draft, connections: 1 })).close();
      await sql`alter database ${sql(draft)} rename to ${sql(template)}`;
    }
    await sql`select pg_advisory_unlock(${templateLock})`;
    await sql`create database ${sql(name)} template ${sql(template)}`;
  });
}

/** The database's `dataDir` is a folder of its own, so that keys and received files of two tests never meet; `serverDir` opens it a second time. */
export async function withTestDatabase(t: TestContext): Promise<Database & { readonly serverDir: string }> {
  mkdirSync(serverFolder, { recursive: true });
  const name = `test_${randomBytes(6).toString('hex')}`;
  await copyTemplate(name);
  const db = await openDatabase(serverFolder, { databaseName: name, connections: 6 });
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sogoc-test-'));
  t.after(async () => {
    rmSync(dataDir, { recursive: true, force: true });
    await db.close();
    await withServer((sql) => sql`drop database if exists ${sql(name)} with (force)`);
  });
  return { ...db, dataDir, serverDir: serverFolder };
}
