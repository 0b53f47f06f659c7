/** All benches, in the order in which they run. */
import { exportsBench } from './exports.ts';
import { intake } from './intake.ts';
import { linkage, linkageMillion } from './linkage.ts';
import { matching, matchingMillion } from './matching.ts';
import { numbers } from './numbers.ts';
import { officers, officersMillion } from './officers.ts';
import { pipeline, pipelineMillion, pipelineTenMillion } from './pipeline.ts';

export type Result = {
  readonly what: string;
  readonly ours: string;
  readonly other: string;
  readonly otherIs: string;
  readonly ratio: number;
  /** Absent where the size is not the goal's. */
  readonly goal?: number;
  readonly note?: string;
};

export type Bench = {
  readonly name: string;
  readonly about: string;
  /** Too large to run where no bench is named. */
  readonly onlyNamed?: true;
  /** `people`: of how many people, where a bench may be run at another size. */
  run(people?: number): AsyncGenerator<Result>;
};

export const benches: readonly Bench[] = [
  pipeline,
  pipelineMillion,
  pipelineTenMillion,
  intake,
  exportsBench,
  linkage,
  linkageMillion,
  matching,
  matchingMillion,
  officers,
  officersMillion,
  numbers,
];
