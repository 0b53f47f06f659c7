/** Jobs of a serving program: events are queued, heard by graphile-worker, and timers run, until it stops. */
import { randomBytes } from 'node:crypto';
import { Logger, type Runner, run } from 'graphile-worker';
import { connectionString, type Database, inSql, inTransaction } from './database.ts';
import type { Listener, Timer } from './event.ts';
import { freeConnections } from './free-connections.ts';
import { type HearJob, hearOnce, hearTask, queueEvents } from './hear-events.ts';
import { runTimers } from './run-timers.ts';

export type JobOptions = {
  readonly clock: () => Date;
  readonly listeners: readonly Listener[];
  readonly timers: readonly Timer[];
  /** Told of what failed, to be logged without a person's data; it is tried again. */
  readonly onFault: (error: unknown, what: string) => void;
  /** Between two looks at what is due; for tests. */
  readonly everyMs?: number;
};

export type Jobs = { stop(): Promise<void> };

const [lookMs, unlockMs, againMs] = [1_000, 10_000, 60_000];

/** Of the worker's own pool: one listens for new jobs, one takes and ends them. */
const workerConnections = 2;

/**
 * The worker does one job at a time. Its name is that of its connections, so that a worker whose connections are gone is known to be
 * dead by all that live: they free what it had taken, for which graphile-worker itself would wait 4 hours.
 */
export function runJobs(db: Database, options: JobOptions): Jobs {
  const { clock, listeners, timers, onFault, everyMs = lookMs } = options;
  const name = `sogoc-jobs-${randomBytes(9).toString('hex')}`;
  const failedAt = new Map<string, number>();
  let [stopped, unlockedAt] = [false, 0];
  let runner: Runner | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  const startWorker = async (): Promise<void> => {
    if (runner !== undefined || (await freeConnections(db)) < workerConnections) return;
    const started = await startRunner(db, name, { listeners, clock, onFault });
    runner = started;
    started.promise.catch(() => {}).finally(() => (runner = undefined)); // it is started anew
  };
  const look = async (): Promise<void> => {
    await startWorker();
    if (runner !== undefined) while ((await queueEvents(db, listeners)) > 0);
    if (runner !== undefined && Date.now() - unlockedAt >= unlockMs) {
      await unlockDead(db);
      unlockedAt = Date.now();
    }
    const rested = timers.filter((one) => Date.now() - (failedAt.get(one.name) ?? 0) >= againMs);
    for (const failure of await runTimers(db, rested, clock())) {
      failedAt.set(failure.name, Date.now());
      onFault(failure.error, failure.name);
    }
  };
  const again = (): void => {
    looking = look().catch(() => {}); // a lost database shows in every answer
    void looking.finally(() => {
      if (!stopped) timer = setTimeout(again, everyMs).unref();
    });
  };
  again();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
      await runner?.stop().catch(() => {});
    },
  };
}

async function startRunner(db: Database, name: string, { listeners, clock, onFault }: Pick<JobOptions, 'listeners' | 'clock' | 'onFault'>): Promise<Runner> {
  const options = {
    connectionString: connectionString(db, name),
    maxPoolSize: workerConnections,
    concurrency: 1,
    workerId: name,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: new Logger(() => () => {}), // its words repeat what a listener threw
    taskList: {
      [hearTask]: async (payload: unknown) => {
        const job = payload as HearJob;
        await hearOnce(db, listeners, job, clock()).catch((error: unknown) => {
          onFault(error, job.listener);
          throw new Error(`${job.listener} failed`); // what it threw may hold a person's data, and this is kept
        });
      },
    },
  };
  return await run(options);
}

/** Frees what workers had taken whose connections are gone. */
async function unlockDead(db: Database): Promise<void> {
  await inTransaction(db, async (tx) => {
    const sql = inSql(tx);
    const dead = await sql<{ name: string }[]>`
      select distinct locked_by as name
      from graphile_worker.jobs
      where locked_by is not null
        and not exists (select from pg_stat_activity where application_name = locked_by and datname = current_database())`;
    if (dead.length > 0) await sql`select graphile_worker.force_unlock_workers(${dead.map(({ name }) => name)}::text[])`;
  });
}
