/** How long each step of a run took, and the most memory that its programs held. */
import type { BuildStep } from './build-store.ts';

export type StepReport = { readonly name: BuildStep; readonly seconds: number; readonly peakMemoryMb: number };

export type Clock = {
  step<T>(name: BuildStep, work: () => Promise<T>): Promise<T>;
  /** Peak memory in MB of the worker processes that ran beside this one in the step that runs. */
  addWorkers(peakMemoryMb: number): void;
  readonly steps: readonly StepReport[];
  seconds(): number;
};

const lookEveryMs = 50;

/**
 * Most memory of this process from here on. The system tells the peak of the whole life only: where that grew meanwhile it is the
 * answer, to the byte; where it did not, the most that was seen in looking twenty times a second.
 */
function watchOwnPeak(): () => number {
  const before = process.resourceUsage().maxRSS;
  let most = process.memoryUsage.rss();
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, lookEveryMs).unref();
  return () => {
    clearInterval(look);
    const now = process.resourceUsage().maxRSS;
    return now > before ? now / 1024 : Math.max(most, process.memoryUsage.rss()) / 2 ** 20;
  };
}

export function startClock(): Clock {
  const began = performance.now();
  const steps: StepReport[] = [];
  let workers = 0;
  return {
    async step(name, work) {
      const from = performance.now();
      workers = 0;
      const ownPeakMb = watchOwnPeak();
      try {
        return await work();
      } finally {
        steps.push({ name, seconds: round((performance.now() - from) / 1000), peakMemoryMb: Math.round(ownPeakMb() + workers) });
      }
    },
    addWorkers: (peak) => {
      workers += peak;
    },
    steps,
    seconds: () => round((performance.now() - began) / 1000),
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
