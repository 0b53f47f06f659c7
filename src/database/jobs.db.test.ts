import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { withTestDatabase } from '../../test/support/database.ts';
import { connectionString } from './database.ts';
import { hearOnce } from './hear-events.ts';
import { type AnnouncedEvent, announce, type Database, inTransaction, type Listener, runJobs, runTimers, type Timer } from './index.ts';

const now = new Date('2026-11-30T03:00:00Z');
const happened = (db: Database, thing: number) => inTransaction(db, (tx) => announce(tx, 'test.happened', { thing }, now));

/** A listener that notes what it heard, also in the database, so that a rolled back hearing shows. */
function hearing(fails: (event: AnnouncedEvent, times: number) => boolean = () => false): { listener: Listener; heard: unknown[]; tries: unknown[] } {
  const [heard, tries]: [unknown[], unknown[]] = [[], []];
  const listener: Listener = {
    name: 'test.hears',
    hears: ['test.happened'],
    hear: async (_, event) => {
      tries.push(event.payload['thing']);
      if (fails(event, tries.length)) throw new Error('a name that nobody may read');
      heard.push(event.payload['thing']);
    },
  };
  return { listener, heard, tries };
}

function start(t: TestContext, db: Database, listeners: readonly Listener[], timers: readonly Timer[] = [], clock = () => now) {
  const faults: string[] = [];
  const jobs = runJobs(db, { clock, listeners, timers, onFault: (_error, what) => void faults.push(what), everyMs: 50 });
  t.after(() => jobs.stop());
  return { jobs, faults };
}

/** Until it is so; a test that waits in vain is ended by its time limit. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20);
}

const heardRows = (db: Database) => db.sql`select event_id, listener from database.heard`;
const limit = { timeout: 60_000 };

test('what was committed is heard, once; what was rolled back never happened', limit, async (t) => {
  const db = await withTestDatabase(t);
  const { listener, heard } = hearing();
  await happened(db, 1); // no program hears yet
  await assert.rejects(
    inTransaction(db, async (tx) => {
      await announce(tx, 'test.happened', { thing: 2 }, now);
      throw new Error('killed before the commit');
    }),
  );
  await inTransaction(db, (tx) => announce(tx, 'test.unheard', {}, now));
  start(t, db, [listener]);
  await until(() => heard.length === 1);
  await happened(db, 3);
  await until(() => heard.length === 2);
  assert.deepEqual(heard, [1, 3]);
  assert.equal((await heardRows(db)).length, 2);
});

test('a hundred events, two programs and two listeners: each hears each once', limit, async (t) => {
  const db = await withTestDatabase(t);
  const [one, two] = [hearing(), hearing()];
  const listeners = [one.listener, { ...two.listener, name: 'test.also' as const }];
  start(t, db, listeners);
  start(t, db, listeners);
  for (let thing = 0; thing < 100; thing++) await happened(db, thing);
  await until(async () => (await heardRows(db)).length === 200);
  const sorted = (things: unknown[]) => (things as number[]).sort((a, b) => a - b);
  assert.deepEqual(sorted(one.heard), sorted([...Array(100).keys()]));
  assert.deepEqual(sorted(two.heard), sorted([...Array(100).keys()]));
});

test('a listener that fails is tried again; what it threw is neither kept nor logged by name', limit, async (t) => {
  const db = await withTestDatabase(t);
  const { listener, heard, tries } = hearing((_, times) => times < 2);
  const { faults } = start(t, db, [listener]);
  await happened(db, 1);
  await until(() => tries.length === 1);
  await until(async () => (await db.sql`select from graphile_worker.jobs where last_error is not null`).length === 1 || heard.length === 1);
  const [job] = await db.sql<{ said: string }[]>`select last_error as said from graphile_worker.jobs`;
  assert.doesNotMatch(job?.said ?? '', /nobody may read/);
  await db.sql`select graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) from graphile_worker.jobs`;
  await until(() => heard.length === 1);
  assert.deepEqual([tries, faults], [[1, 1], ['test.hears']]);
});

test('killed after its commit and before its end was noted: tried again it does nothing more', async (t) => {
  const db = await withTestDatabase(t);
  const { listener, heard } = hearing();
  await happened(db, 1);
  const [event] = await db.sql<{ eventId: number }[]>`select event_id as "eventId" from database.event`;
  const job = { eventId: event!.eventId, listener: listener.name };
  await Promise.all([hearOnce(db, [listener], job, now), hearOnce(db, [listener], job, now)]);
  await hearOnce(db, [listener], job, now);
  assert.deepEqual(heard, [1]);
});

test('a program that is killed while it hears, on a server of DATABASE_URL: another takes its job up', limit, async (t) => {
  const db = await withTestDatabase(t);
  await happened(db, 1);
  const script = path.resolve(import.meta.dirname, '../../test/support/hold-jobs.ts');
  const child = spawn(process.execPath, [script, db.dataDir, db.databaseName], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: connectionString(db, 'test') },
  });
  t.after(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const { listener, heard } = hearing();
  start(t, db, [listener]);
  await until(() => heard.length === 1);
  assert.equal((await heardRows(db)).length, 1);
});

test('a timer runs once a day or minute, whoever looks and however often; a moved clock makes it due once', async (t) => {
  const db = await withTestDatabase(t);
  const ran: string[] = [];
  const timer = (every: 'day' | 'minute'): Timer => ({
    name: `test.${every}`,
    every,
    run: async ({ now }) => void ran.push(`${every} ${now.toISOString().slice(0, 16)}`),
  });
  const timers = [timer('day'), timer('minute')];
  const at = async (text: string) => {
    ran.length = 0;
    await Promise.all([runTimers(db, timers, new Date(text)), runTimers(db, timers, new Date(text))]);
    await runTimers(db, timers, new Date(text));
    return ran.toSorted();
  };
  assert.deepEqual(await at('2026-11-30T03:00:10Z'), ['day 2026-11-30T03:00', 'minute 2026-11-30T03:00']);
  assert.deepEqual(await at('2026-11-30T03:01:00Z'), ['minute 2026-11-30T03:01']);
  assert.deepEqual(await at('2026-11-30T17:00:00Z'), ['day 2026-11-30T17:00', 'minute 2026-11-30T17:00']); // midnight in Việt Nam
  assert.deepEqual(await at('2026-12-24T03:00:00Z'), ['day 2026-12-24T03:00', 'minute 2026-12-24T03:00']);
  assert.deepEqual(await at('2026-12-25T03:00:00Z'), ['day 2026-12-25T03:00', 'minute 2026-12-25T03:00']);
  assert.deepEqual(await at('2026-12-01T03:00:00Z'), []);
});

test('a timer that fails leaves no note and holds up no other', async (t) => {
  const db = await withTestDatabase(t);
  let [fails, ran] = [true, 0];
  const timers: Timer[] = [
    { name: 'test.fails', every: 'day', run: async () => void (fails ? assert.fail('killed') : ran++) },
    { name: 'test.runs', every: 'day', run: async () => void ran++ },
  ];
  assert.deepEqual(
    (await runTimers(db, timers, now)).map(({ name }) => name),
    ['test.fails'],
  );
  fails = false;
  assert.deepEqual(await runTimers(db, timers, now), []);
  assert.equal(ran, 2);
});
