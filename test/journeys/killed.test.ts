/** kill -9 of the program or of PostgreSQL at any instant, then the same command: the same digest as a run that nobody touched. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase, serverPid } from '#database/index.ts';
import { freshFolder, jsonOf, outcomeOf, startSogoc } from '../support/program.ts';

type Report = { digest: string; records: number; forms: number; refused: number; persons: number; seconds: number };

/** Sample files and a number key, made once for all trials of this file. */
async function makeSample(t: TestContext): Promise<{ files: string; key: string; folder: string }> {
  const folder = freshFolder(t);
  const files = path.join(folder, 'files');
  const key = path.join(folder, 'number.key');
  writeFileSync(key, randomBytes(32));
  const { run } = await jsonOf(['simulate', '--people', '6000', '--seed', '77', '--out', files]);
  assert.equal(run.code, 0, run.stderr);
  return { files, key, folder };
}

const workerCounts = [1, 2, 7];

test('killed 20 times at random instants, half of them PostgreSQL: the digest of an unkilled run, with 1, 2 and 7 workers', async (t) => {
  const { files, key, folder } = await makeSample(t);
  const build = (data: string, workers: number): string[] => ['build', files, '--number-key', key, '--workers', String(workers), '--data', data];
  const unkilled = await jsonOf<Report>(build(path.join(folder, 'unkilled'), 1));
  assert.equal(unkilled.run.code, 0, unkilled.run.stderr);
  assert.equal(unkilled.data.records, unkilled.data.forms + unkilled.data.refused);
  const lasts = unkilled.data.seconds * 1000 + 1500;
  for (let trial = 0; trial < 20; trial++) {
    const data = path.join(folder, `killed-${trial}`);
    const workers = workerCounts[trial % 3] ?? 1;
    const victim = trial % 2 === 0 ? 'program' : 'postgres';
    const at = Math.round(lasts * ((trial + 0.5) / 20));
    const child = startSogoc([...build(data, workers), '--json']);
    const ended = outcomeOf(child);
    await Promise.race([pause(at), ended]);
    const pid = victim === 'program' ? child.pid : serverPid(data);
    if (pid) kill(pid);
    await Promise.race([ended, pause(20_000)]);
    child.kill('SIGKILL');
    const again = await jsonOf<Report>(build(data, workers));
    assert.equal(again.run.code, 0, `trial ${trial}, ${victim} killed after ${at} ms: ${again.run.stderr}`);
    assert.equal(again.data.digest, unkilled.data.digest, `trial ${trial}, ${victim} killed after ${at} ms, ${workers} workers`);
    rmSync(data, { recursive: true, force: true });
  }
});

for (const [kind, statement] of [
  ['a slice of forms', 'update intake.slice'],
  ['a slice of archives', 'update population.slice'],
] as const) {
  test(`PostgreSQL killed inside the commit of ${kind}: the digest of an unkilled run, and every index that the migrations made`, async (t) => {
    const { files, key, folder } = await makeSample(t);
    const build = (data: string): string[] => ['build', files, '--number-key', key, '--workers', '1', '--data', data];
    const unkilled = await jsonOf<Report>(build(path.join(folder, 'unkilled')));
    const data = path.join(folder, 'killed');
    const db = await openDatabase(data); // made before the run, so that its statements can be watched from the first
    const made = await indexesOf(db);
    const child = startSogoc([...build(data), '--json']);
    const ended = outcomeOf(child);
    assert.ok(await sawStatement(db.sql, statement, child), `the run ended before ${statement} was seen`);
    kill(serverPid(data) ?? 0);
    await ended;
    await db.close();
    const again = await jsonOf<Report>(build(data));
    assert.equal(again.run.code, 0, again.run.stderr);
    assert.equal(again.data.digest, unkilled.data.digest);
    const after = await openDatabase(data);
    assert.deepEqual(await indexesOf(after), made);
    await after.close();
  });
}

async function indexesOf({ sql }: { readonly sql: Sql }): Promise<string[]> {
  const rows = await sql<{ made: string }[]>`select indexdef as made from pg_indexes where schemaname not in ('pg_catalog', 'pg_toast') order by indexdef`;
  return rows.map(({ made }) => made);
}

type Sql = Awaited<ReturnType<typeof openDatabase>>['sql'];

/** Watches the server until the statement that ends a slice's transaction is being run, or has just been. */
async function sawStatement(sql: Sql, statement: string, child: { exitCode: number | null }): Promise<boolean> {
  while (child.exitCode === null) {
    const seen = await sql`
      select 1 from pg_stat_activity
      where pid <> pg_backend_pid() and xact_start is not null and query ilike ${`%${statement}%`}`;
    if (seen.length > 0) return true;
  }
  return false;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it had already ended
  }
}
