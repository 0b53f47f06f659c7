/** What linking does with all records, and so does in one way where memory holds them, and in another where it does not. */
import type { Weights } from '../engine/model.ts';
import type { Drawn } from '../engine/sample-pairs.ts';
import type { Scorer } from '../engine/score.ts';
import type { Pair } from './accepted-pairs.ts';
import type { Choice } from './blocks/choose-passes.ts';
import type { FilesPass } from './blocks/passes.ts';
import type { Clusters } from './cluster.ts';
import type { EdgeList } from './edge-list.ts';
import type { Joining } from './join-families.ts';
import type { Met } from './model/threshold.ts';
import type { FilesSpec } from './schema.ts';

export type AllRecords = {
  /** What an earlier run, that was ended, had chosen to compare. */
  readonly chosen: Choice | undefined;
  /** Pairs of whole blocks of the passes, one of `oneOf`. */
  candidates(passes: readonly FilesPass[]): Promise<{ readonly drawn: Drawn; readonly oneOf: number }>;
  /** Rows among which all records of these pairs stand, and the pairs by their places there. */
  atHand(pairs: readonly Drawn[]): { readonly rows: Int32Array; readonly pairs: readonly Drawn[] };
  /** Pairs of all blocks that weigh enough. */
  weighAll(choice: Choice, weighing: Weighing): Promise<Weighed>;
};

export type Weighing = { readonly weights: Weights; readonly nearFrom: number; onPairs(visited: number, total: number): void };

export type Weighed = {
  readonly edges: EdgeList;
  readonly compared: number;
  /** By pass. */
  readonly blocks: readonly number[];
  readonly single: Single;
  join(joining: Joining): Promise<Joined>;
};

/** Single pairs, of any two records: rows brought to hand, and weighed by their places there. */
export type Single = { readonly spec: FilesSpec; readonly scorer: Scorer; bring(a: number, b: number): readonly [placeA: number, placeB: number] };

export type Joined = {
  readonly clusters: Omit<Clusters, 'oneToOne'>;
  readonly met: Met;
  /** In the order of clusters by their least records. */
  accepted(): Iterable<Pair>;
};

/** Candidates to learn from, about. */
export const mostSampled = 150_000;

export function joinDrawn(parts: readonly Drawn[]): Drawn {
  const count = parts.reduce((sum, { a }) => sum + a.length, 0);
  const [a, b] = [new Uint32Array(count), new Uint32Array(count)];
  let at = 0;
  for (const part of parts) {
    a.set(part.a, at);
    b.set(part.b, at);
    at += part.a.length;
  }
  return { a, b };
}
