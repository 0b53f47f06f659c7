/** Slices done side by side: this process and as many more of the same program as were asked for, each taking what is free. */
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#database/index.ts';
import { doJob, type Job, type SliceJob, takeSlices } from './take-slices.ts';

export type WorkerCounts = { readonly [name: string]: number };

/** Runs until every slice of the job is done; a worker that dies leaves its slice to the others. Returns the workers' peak memory in MB, added up. */
export async function runWorkers(
  db: Database,
  job: SliceJob,
  workers: number,
  stopping: AbortSignal,
  onCounts: (counts: WorkerCounts) => void,
): Promise<number> {
  const totals: { [name: string]: number } = {};
  const add = (counts: WorkerCounts): void => {
    for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count;
    onCounts(totals);
  };
  const peaks: number[] = [];
  const children = Array.from({ length: workers - 1 }, () => startWorker(db, job, add, (peak) => peaks.push(peak)));
  const endThem = (): void => {
    for (const child of children) child.kill('SIGTERM');
  };
  stopping.addEventListener('abort', endThem, { once: true });
  try {
    for (let left = 1; left > 0 && !stopping.aborted; ) {
      left = await takeSlices(db, job, stopping, add);
      if (left > 0) await pause(100); // slices that others hold: theirs to finish, ours if they die
    }
    await Promise.all(children.map(ended));
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
  return peaks.reduce((sum, peak) => sum + peak, 0);
}

/** Runs a job in a process of its own while `work` runs in this one; where that process fails, the job is done here after it. */
export async function runBeside<T>(db: Database, job: Job, stopping: AbortSignal, work: () => Promise<T>): Promise<{ result: T; peak: number }> {
  let peak = 0;
  const child = startWorker(
    db,
    job,
    () => {},
    (peakMb) => {
      peak = peakMb;
    },
  );
  const endIt = (): void => void child.kill('SIGTERM');
  stopping.addEventListener('abort', endIt, { once: true });
  try {
    const result = await work();
    await ended(child);
    if (child.exitCode !== 0 && !stopping.aborted) await doJob(db, job, stopping, () => {});
    return { result, peak };
  } finally {
    stopping.removeEventListener('abort', endIt);
    child.kill('SIGKILL');
  }
}

function startWorker(db: Database, job: Job, onCounts: (counts: WorkerCounts) => void, onPeak: (peakMb: number) => void): ChildProcess {
  const child = fork(new URL('./build-worker.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=512'], // collects sooner: a slice needs less than half of it
  });
  child.send({ dataDir: db.dataDir, databaseName: db.databaseName, job });
  child.on('message', (message: { counts?: WorkerCounts; peakMemoryMb?: number }) => {
    if (message.counts) onCounts(message.counts);
    if (message.peakMemoryMb !== undefined) onPeak(message.peakMemoryMb);
  });
  return child;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => void child.once('exit', () => resolve()));
}
