/**
 * Threads that do the jobs of a run side by side, over the memory that its arrays share.
 *
 * Jobs are handed out one by one as threads come free, and their results are put in the order of the jobs: what comes out does
 * not depend on how many threads there are, nor on which is faster. A thread that fails ends the run with its reason; when the
 * run is stopped or done, all threads end.
 */
import { Worker } from 'node:worker_threads';
import { type Done, type Facts, type Job, type JobName, newWorkshop } from './jobs.ts';
import type { Schema, SchemaSource } from './schema.ts';

export type Pool = {
  /** What the threads work on; before any job. */
  open(schema: Schema, source: SchemaSource): void;
  tell(facts: Facts): void;
  /** Results in the order of the jobs. `onDone` hears of each as it comes. */
  run<Name extends JobName>(name: Name, jobs: readonly Job<Name>[], onDone?: (done: Done<Name>) => void): Promise<Done<Name>[]>;
  end(): Promise<void>;
};

export type PoolOptions = {
  /** 1: the work is done in this thread, which takes breath between jobs. */
  readonly threads: number;
  readonly signal?: AbortSignal;
};

/** Starts at once, so that threads are up when the first job comes. */
export function startPool({ threads, signal }: PoolOptions): Pool {
  return threads > 1 ? threadPool(threads, signal) : lonePool(signal);
}

export type ToThread = { readonly open: SchemaSource } | { readonly tell: Facts } | { readonly name: JobName; readonly job: unknown };
export type FromThread = { readonly done: unknown } | { readonly failed: unknown };

/** Lets other work of the process have its turn. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function lonePool(signal: AbortSignal | undefined): Pool {
  let workshop: ReturnType<typeof newWorkshop> | undefined;
  return {
    open(schema) {
      workshop = newWorkshop(schema);
    },
    tell: (facts) => workshop!.tell(facts),
    async run(name, jobs, onDone) {
      const results = [];
      for (const job of jobs) {
        await breathe();
        signal?.throwIfAborted();
        const done = workshop!.do(name, job);
        onDone?.(done);
        results.push(done);
      }
      return results;
    },
    end: async () => {},
  };
}

type Task = { readonly message: ToThread; settle(done: unknown): void };

function threadPool(count: number, signal: AbortSignal | undefined): Pool {
  const [waiting, working] = [[] as Task[], new Map<Worker, Task>()];
  let [failure, ended]: [{ readonly reason: unknown } | undefined, boolean] = [undefined, false];
  let reject: (reason: unknown) => void = () => {};
  const fail = (reason: unknown): void => {
    failure ??= { reason };
    reject(failure.reason);
    void end();
  };
  const threads = Array.from({ length: count }, () => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), { name: 'linkage' });
    thread.on('message', (message: FromThread) => {
      if ('failed' in message) return fail(message.failed);
      const task = working.get(thread);
      working.delete(thread);
      giveWork();
      task?.settle(message.done);
    });
    thread.on('error', fail);
    thread.on('exit', (code) => {
      if (!ended) fail(new Error(`a thread of the linkage engine ended with code ${code}`));
    });
    return thread;
  });
  const onAbort = (): void => fail(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  async function end(): Promise<void> {
    ended = true;
    signal?.removeEventListener('abort', onAbort);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  function giveWork(): void {
    for (const thread of threads) {
      const task = working.has(thread) ? undefined : waiting.shift();
      if (!task) continue;
      working.set(thread, task);
      thread.postMessage(task.message);
    }
  }
  const tellAll = (message: ToThread): void => {
    for (const thread of threads) thread.postMessage(message);
  };
  return {
    open: (_, source) => tellAll({ open: source }),
    tell: (facts) => tellAll({ tell: facts }),
    async run(name, jobs, onDone) {
      signal?.throwIfAborted();
      if (failure) throw failure.reason;
      const results = new Array(jobs.length);
      await new Promise<void>((resolve, rejectRun) => {
        reject = rejectRun;
        let left = jobs.length;
        if (left === 0) resolve();
        for (const [place, job] of jobs.entries()) {
          waiting.push({
            message: { name, job },
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
