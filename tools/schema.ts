/** `npm run schema`: writes schema.sql as a fresh register has it after all migrations. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '#database/index.ts';
import { printSchema } from './print-schema.ts';

/** In a register of its own that is made for the purpose; a server named by DATABASE_URL is left alone. */
export async function freshSchema(): Promise<string> {
  delete process.env['DATABASE_URL'];
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-schema-'));
  const db = await openDatabase(folder, { connections: 2 });
  try {
    return await printSchema(db.sql);
  } finally {
    await db.close();
    await serverEnded(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The server ends by itself once nobody holds it; its folder goes after it. */
async function serverEnded(folder: string): Promise<void> {
  for (let tries = 0; tries < 200 && existsSync(path.join(folder, 'data/postmaster.pid')); tries += 1) await pause(25);
}

if (import.meta.main) writeFileSync(path.resolve(import.meta.dirname, '../schema.sql'), await freshSchema());
