/** A fresh, migrated database for one test, dropped after it; all tests share one embedded server that ends with the last of them. */
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

/** The database's `dataDir` is a folder of its own, so that keys and received files of two tests never meet; `serverDir` opens it a second time. */
export async function withTestDatabase(t: TestContext): Promise<Database & { readonly serverDir: string }> {
  mkdirSync(serverFolder, { recursive: true });
  const name = `test_${randomBytes(6).toString('hex')}`;
  const db = await openDatabase(serverFolder, { databaseName: name, connections: 6 });
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sogoc-test-'));
  t.after(async () => {
    rmSync(dataDir, { recursive: true, force: true });
    await db.close();
    const server = await openDatabase(serverFolder, { databaseName: keeper, connections: 1 });
    await server.sql`drop database if exists ${server.sql(name)} with (force)`;
    await server.close();
  });
  return { ...db, dataDir, serverDir: serverFolder };
}
