/** kill -9 of every worker of a build while they hold slices: their leases are free at once, and the same run ends at the digest of one that nobody touched. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '#database/index.ts';
import { freshFolder, jsonOf, outcomeOf, startSogoc } from '../support/program.ts';

type Report = { readonly digest: string; readonly forms: number };

const childrenOf = (pid: number): number[] => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
const isWorker = (pid: number): boolean => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('build-worker');

/** Until `find` finds something; undefined where the run ends before. */
async function whileRunning<T>(child: { readonly exitCode: number | null }, find: () => Promise<T | undefined>): Promise<T | undefined> {
  while (child.exitCode === null) {
    const found = await find();
    if (found !== undefined) return found;
    await pause(20);
  }
  return undefined;
}

test('every worker is killed while it holds a slice: within five seconds the leases are free, and the run itself ends at the same digest', {
  skip: process.platform === 'linux' ? false : 'tells workers by /proc',
}, async (t) => {
  const folder = freshFolder(t);
  const [files, key, data] = [path.join(folder, 'files'), path.join(folder, 'number.key'), path.join(folder, 'register')];
  writeFileSync(key, randomBytes(32));
  assert.equal((await jsonOf(['simulate', '--people', '9000', '--seed', '78', '--out', files])).run.code, 0);
  const build = (into: string, workers: string): string[] => ['build', files, '--number-key', key, '--workers', workers, '--data', into, '--json'];
  const untouched = await jsonOf<Report>(build(path.join(folder, 'untouched'), '1').slice(0, -1));
  const db = await openDatabase(data);
  try {
    /** Sessions that hold slices of forms or of archives. */
    const holding = async (): Promise<number[]> =>
      (await db.sql<{ pid: number }[]>`select distinct pid from pg_locks where locktype = 'advisory' and granted and objsubid = 2 and classid in (2, 3)`).map(
        ({ pid }) => pid,
      );
    const child = startSogoc(build(data, '3'));
    const outcome = outcomeOf(child);
    const held = await whileRunning(child, async () => {
      const sessions = await holding();
      return sessions.length > 0 ? sessions : undefined;
    });
    assert.ok(held, 'the run ended before a slice was seen');
    const workers = childrenOf(child.pid!).filter(isWorker);
    assert.ok(workers.length > 1, `${workers.length} workers`);
    for (const pid of workers) process.kill(pid, 'SIGKILL');
    const killed = Date.now();
    while ((await holding()).some((session) => held.includes(session)) && Date.now() - killed < 5000) await pause(20);
    assert.ok(!(await holding()).some((session) => held.includes(session)), 'leases are held five seconds later');
    const { code, stdout, stderr } = await outcome;
    assert.equal(code, 0, stderr);
    const { digest, forms } = JSON.parse(stdout) as Report;
    assert.deepEqual({ digest, forms }, { digest: untouched.data.digest, forms: untouched.data.forms });
  } finally {
    await db.close();
  }
});
