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

const ownPeakMb = (): number => process.resourceUsage().maxRSS / 1024;

export function startClock(): Clock {
  const began = performance.now();
  const steps: StepReport[] = [];
  let workers = 0;
  return {
    async step(name, work) {
      const from = performance.now();
      workers = 0;
      const result = await work();
      steps.push({ name, seconds: round((performance.now() - from) / 1000), peakMemoryMb: Math.round(ownPeakMb() + workers) });
      return result;
    },
    addWorkers: (peak) => {
      workers += peak;
    },
    steps,
    seconds: () => round((performance.now() - began) / 1000),
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
