/** All benches, in the order in which they run. */
import { linkage, linkageMillion } from './linkage.ts';
import { pipeline, pipelineMillion } from './pipeline.ts';

export type Result = {
  readonly what: string;
  readonly ours: string;
  readonly other: string;
  readonly otherIs: string;
  readonly ratio: number;
  readonly goal: number;
  readonly note?: string;
};

export type Bench = { readonly name: string; readonly about: string; run(): AsyncGenerator<Result> };

export const benches: readonly Bench[] = [pipeline, pipelineMillion, linkage, linkageMillion];
