/** Work in processes of the same program: slices done side by side, each process taking what is free; and linkage, in one of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#database/index.ts';
import { type LinkOptions, type LinkPlan, type LinkResult, linkRegister } from '#linkage/index.ts';
import { type SliceJob, takeSlices } from './take-slices.ts';

export type WorkerCounts = { readonly [name: string]: number };
type LinkJob = { readonly kind: 'link'; readonly actId: number; readonly now: Date; readonly threads: number; readonly memoryBytes?: number };

/** Of one worker at most: two slices of archives in hand, each with its lease. */
export const workerConnections = 4;

/** What a worker is told. */
export type Order = { readonly dataDir: string; readonly databaseName: string; readonly job: SliceJob | LinkJob };
/** What it tells. */
export type Told = {
  readonly counts?: WorkerCounts;
  /** Done and total. */
  readonly forms?: readonly [number, number];
  readonly pairs?: readonly [number, number];
  readonly plan?: LinkPlan;
  readonly links?: LinkResult;
  readonly peakMemoryMb?: number;
};

/**
 * Runs until every slice of the job is done, in so many processes beside this one, or in this one; a worker that dies leaves its
 * slice to the others, and to this process where none is left. `cut` makes slices while the workers begin with those that are there. Returns the workers' peak memory in MB, added up.
 *
 * Workers are processes of their own: what slices leave in their memory ends with them, and this one stays small for the steps that
 * it does alone.
 */
export async function runWorkers(
  db: Database,
  job: SliceJob,
  { processes, memoryBytes }: { readonly processes: number; readonly memoryBytes?: number },
  stopping: AbortSignal,
  onCounts: (counts: WorkerCounts) => void,
  cut: () => Promise<void>,
): Promise<number> {
  const totals: { [name: string]: number } = {};
  const add = (counts: WorkerCounts): void => {
    for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count;
    onCounts(totals);
  };
  const peaks: number[] = [];
  const hear = ({ counts, peakMemoryMb }: Told): void => {
    if (counts) add(counts);
    if (peakMemoryMb !== undefined) peaks.push(peakMemoryMb);
  };
  const children = Array.from({ length: processes }, () => startWorker(db, job, memoryBytes === undefined ? [] : smallHeapOf[job.kind], hear));
  const endThem = (): void => {
    for (const child of children) child.kill('SIGTERM');
  };
  stopping.addEventListener('abort', endThem, { once: true });
  try {
    await cut();
    await Promise.all(children.map(ended));
    for (let left = 1; left > 0 && !stopping.aborted; ) {
      left = await takeSlices(db, job, stopping, add);
      if (left > 0) await pause(100); // of a process that is about to die: ours then
    }
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
  return peaks.reduce((sum, peak) => sum + peak, 0);
}

type Listener = Required<Pick<LinkOptions, 'onPlan' | 'onProgress' | 'onPairs'>>;

/**
 * Links in a process of its own, so that the memory of all forms ends with it, while `beside` runs in this one; before it where one
 * process at a time is all that is wanted. Where that process fails, forms are linked here after it: then the failure is this one's
 * to tell.
 */
export async function linkApart(
  db: Database,
  job: LinkJob,
  stopping: AbortSignal,
  listener: Listener,
  beside: () => Promise<unknown>,
): Promise<{ readonly links: LinkResult; readonly peak: number }> {
  if (job.threads === 1) await beside();
  stopping.throwIfAborted();
  let [links, peak]: [LinkResult | undefined, number] = [undefined, 0];
  // in parts, linkage gives back one window before the next
  const child = startWorker(db, job, ['--expose-gc'], (told) => {
    if (told.plan) listener.onPlan(told.plan);
    if (told.forms) listener.onProgress(...told.forms);
    if (told.pairs) listener.onPairs(...told.pairs);
    links = told.links ?? links;
    peak = told.peakMemoryMb ?? peak;
  });
  const endIt = (): void => void child.kill('SIGTERM');
  stopping.addEventListener('abort', endIt, { once: true });
  try {
    if (job.threads > 1) await beside();
    await ended(child);
    stopping.throwIfAborted();
    return { links: links ?? (await linkRegister(db, { ...job, signal: stopping, ...listener })), peak };
  } finally {
    stopping.removeEventListener('abort', endIt);
    child.kill('SIGKILL');
  }
}

/**
 * Where memory is bounded, slices collect their garbage sooner, at a tenth more CPU: cleaning was seen to need 100 MB at 2.5 million
 * forms, and to hold 430 MB of garbage where it was let.
 */
const smallHeapOf = { clean: ['--max-old-space-size=256', '--max-semi-space-size=8'], archive: ['--max-old-space-size=512'] } as const;

function startWorker(db: Database, job: Order['job'], flags: readonly string[], onTold: (told: Told) => void): ChildProcess {
  const child = fork(new URL('./build-worker.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
    execArgv: [...flags],
  });
  child.send({ dataDir: db.dataDir, databaseName: db.databaseName, job } satisfies Order);
  child.on('message', (told) => onTold(told as Told));
  return child;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => void child.once('exit', () => resolve()));
}
