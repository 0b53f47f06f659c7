/** `kill -9` while the demo makes its sample, in the build of 2019 and in that of today: the next start ends at the same register, and nothing of today is dated 2019. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, inTransaction, openDatabase } from '#database/index.ts';
import { latestBuild } from '#population/index.ts';
import { freshFolder, startSogoc, takesFiles } from '../support/program.ts';
import { serveDemo } from '../support/served-demo.ts';

/** Until the so many-th build goes on; it must not have ended before it was seen. */
async function goesOn(db: Database, demo: ChildProcess, nth: number): Promise<void> {
  for (;;) {
    assert.equal(demo.exitCode ?? demo.signalCode, null, 'the demo ended by itself');
    const build = await inTransaction(db, latestBuild);
    const [count] = await db.sql<{ builds: number }[]>`select count(*)::int as builds from population.build`;
    if (count?.builds === nth && build?.finishedAt === null) return;
    await pause(20);
  }
}

for (const [nth, name] of [
  [1, 'what the register knew in 2019'],
  [2, 'all else'],
] as const)
  test(`killed while it takes in ${name}: the next start has both, each on its own day`, async (t) => {
    const data = path.join(freshFolder(t), 'register');
    const killed = startSogoc(['demo', '--data', data, '--port', '0']);
    await takesFiles(killed, data);
    const db = await openDatabase(data, { make: false });
    try {
      await goesOn(db, killed, nth);
      killed.kill('SIGKILL');
      await new Promise((resolve) => killed.once('close', resolve));
      const demo = await serveDemo(data);
      await demo.stop();
      const builds = await db.sql<{ begun: string; ended: string; persons: number }[]>`
        select extract(year from started_at)::text as begun, extract(year from finished_at)::text as ended, (report ->> 'persons')::int as persons
        from population.build
        order by act_id`;
      const now = String(new Date().getFullYear());
      assert.deepEqual(
        builds.map((build) => ({ ...build })),
        [
          { begun: '2019', ended: '2019', persons: 8 },
          { begun: now, ended: now, persons: 4931 },
        ],
      );
      const known = await db.sql<{ persons: number; files: number }[]>`
        select
          (select count(distinct person_id)::int from population.version where recorded_at < '2020-01-01') as persons,
          (select count(*)::int from intake.file where received_at < '2020-01-01') as files`;
      assert.deepEqual({ ...known[0] }, { persons: 8, files: 1 });
    } finally {
      await db.close();
    }
  });
