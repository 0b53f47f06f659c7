/** How far a run in parts has come: after every part, so that a killed run is taken up at the part where it stopped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../model.ts';
import { writeWhole } from './record-files.ts';

/** `Learned` is what weighs, as the run's own trainer leaves it. */
export type Progress<Learned = Model> = {
  readonly isArranged: boolean;
  /** Of each pass whose blocks are made: the block from which on they are windows, and pairs that a walk over all visits. */
  readonly blocks: readonly { readonly firstWindow: number; readonly pairs: number }[];
  /** The model that weighs, and how many pairs it expects to compare, about; once it is known. */
  readonly model?: Learned;
  readonly expected?: number;
  /** The pass and block that are next, pairs compared so far, edges kept so far. */
  readonly scored: { readonly pass: number; readonly block: number; readonly compared: number; readonly edges: number };
};

const nothing: Progress<never> = { isArranged: false, blocks: [], scored: { pass: 0, block: 0, compared: 0, edges: 0 } };

export type RunState<Learned = Model> = { readonly progress: Progress<Learned>; note(more: Partial<Progress<Learned>>): void };

/** What is noted is believed: files are written before it is. */
export function runState<Learned = Model>(folder: string): RunState<Learned> {
  const path = join(folder, 'progress.json');
  let progress = readProgress<Learned>(path);
  return {
    get progress() {
      return progress;
    },
    note(more) {
      progress = { ...progress, ...more };
      writeWhole(path, JSON.stringify(progress));
    },
  };
}

function readProgress<Learned>(path: string): Progress<Learned> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Progress<Learned>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return nothing;
    throw error;
  }
}
