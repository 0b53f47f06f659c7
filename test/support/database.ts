/** A fresh, migrated database for one test, dropped after it; all tests share one embedded server that ends with the last of them. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { type Database, openDatabase } from '#database/index.ts';

const serverFolder = path.resolve(import.meta.dirname, '../../node_modules/.cache/sogoc-test');

/** The database's `dataDir` is a folder of its own, so that keys and received files of two tests never meet. */
export async function withTestDatabase(t: TestContext): Promise<Database> {
  mkdirSync(serverFolder, { recursive: true });
  const name = `test_${randomBytes(6).toString('hex')}`;
  const db = await openDatabase(serverFolder, { databaseName: name, connections: 6 });
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sogoc-test-'));
  t.after(async () => {
    rmSync(dataDir, { recursive: true, force: true });
    await db.close();
    const server = await openDatabase(serverFolder, { databaseName: 'sogoc', connections: 1 });
    await server.sql`drop database if exists ${server.sql(name)} with (force)`;
    await server.close();
  });
  return { ...db, dataDir };
}
