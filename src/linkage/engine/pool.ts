/**
 * Threads that do the jobs of a run side by side, over the memory that its arrays share; this thread is one of them.
 *
 * Jobs are handed out one by one as threads come free, and their results are put in the order of the jobs: what comes out does
 * not depend on how many threads there are, nor on which is faster. A thread that fails ends the run with its reason; when the
 * run is stopped or done, all threads end.
 */
import { Worker } from 'node:worker_threads';
import { type Done, type Facts, type Job, type JobName, newWorkshop, type Workshop } from './jobs.ts';
import type { Pairing, SchemaSource } from './schema.ts';

export type Pool = {
  /** What is worked on; before any job. */
  open(pairing: Pairing, source: SchemaSource): void;
  tell(facts: Facts): void;
  /** Results in the order of the jobs. `onDone` hears of each as it comes. One run at a time. */
  run<Name extends JobName>(name: Name, jobs: readonly Job<Name>[], onDone?: (done: Done<Name>) => void): Promise<Done<Name>[]>;
  end(): Promise<void>;
};

export type PoolOptions = {
  /** This one counted: 1 starts none beside it. */
  readonly threads: number;
  readonly signal?: AbortSignal;
};

export type ToThread = { readonly open: SchemaSource } | { readonly tell: Facts } | { readonly name: JobName; readonly job: unknown };
export type FromThread = { readonly done: unknown } | { readonly failed: unknown };

type Task = { readonly name: JobName; readonly job: unknown; settle(done: unknown): void };

/** Tasks that a thread holds at a time: one in work, and one so that it need not wait while this thread is at work itself. */
const tasksAhead = 2;

/** Starts the threads at once, so that they are up when the first job comes. */
export function startPool({ threads: count, signal }: PoolOptions): Pool {
  let workshop: Workshop | undefined;
  let [failure, hasEnded, isWorking] = [undefined as { readonly reason: unknown } | undefined, false, false];
  let rejectRun: (reason: unknown) => void = () => {};
  const waiting: Task[] = [];
  const threads = Array.from({ length: Math.max(0, count - 1) }, () => ({
    worker: new Worker(new URL('./thread.ts', import.meta.url), { name: 'linkage' }),
    tasks: [] as Task[],
  }));
  for (const { worker, tasks } of threads) {
    worker.on('message', (message: FromThread) => {
      if ('failed' in message) return fail(message.failed);
      const task = tasks.shift();
      giveWork();
      task?.settle(message.done);
    });
    worker.on('error', fail);
    worker.on('exit', (code) => {
      if (!hasEnded) fail(new Error(`a thread of the linkage engine ended with code ${code}`));
    });
  }
  const onAbort = (): void => fail(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });

  function fail(reason: unknown): void {
    failure ??= { reason };
    waiting.length = 0;
    rejectRun(failure.reason);
    void end();
  }
  async function end(): Promise<void> {
    hasEnded = true;
    workshop = undefined; // and with it all memory that it was told of
    signal?.removeEventListener('abort', onAbort);
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }
  function giveWork(): void {
    for (let held = 0; held < tasksAhead; held++) {
      for (const { worker, tasks } of threads) {
        const task = tasks.length > held ? undefined : waiting.shift();
        if (!task) continue;
        tasks.push(task);
        worker.postMessage({ name: task.name, job: task.job } satisfies ToThread);
      }
    }
    if (isWorking || waiting.length === 0) return;
    isWorking = true;
    setImmediate(workHere); // other work of the process has its turn between two jobs
  }
  function workHere(): void {
    isWorking = false;
    const task = waiting.shift();
    if (!task) return;
    try {
      const done = workshop!.do(task.name, task.job as never);
      giveWork();
      task.settle(done);
    } catch (reason) {
      fail(reason);
    }
  }
  const tellThreads = (message: ToThread): void => {
    for (const { worker } of threads) worker.postMessage(message);
  };
  return {
    open(pairing, source) {
      workshop = newWorkshop(pairing);
      tellThreads({ open: source });
    },
    tell(facts) {
      workshop!.tell(facts);
      tellThreads({ tell: facts });
    },
    async run(name, jobs, onDone) {
      signal?.throwIfAborted();
      if (failure) throw failure.reason;
      const results = new Array(jobs.length);
      await new Promise<void>((resolve, reject) => {
        rejectRun = reject;
        let left = jobs.length;
        if (left === 0) resolve();
        for (const [place, job] of jobs.entries()) {
          waiting.push({
            name,
            job,
            settle(done) {
              results[place] = done;
              onDone?.(done as never);
              if (--left === 0) resolve();
            },
          });
        }
        giveWork();
      });
      return results;
    },
    end,
  };
}

/** Parts of a size, the last one smaller: how work is cut into jobs. */
export const rangesOf = (count: number, size: number): { readonly from: number; readonly to: number }[] =>
  Array.from({ length: Math.ceil(count / size) }, (_, part) => ({ from: part * size, to: Math.min(count, (part + 1) * size) }));
