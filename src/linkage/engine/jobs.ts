/** The parts of a run that can be done side by side: each depends on the schema, on facts told before, and on what it is given. */
import { type Blocks, forEachBatchOfBlocks, forEachPairOfBlocks, keepPairs, makeBlocksOfPass, type PassBlocks, writeKeys } from './blocks.ts';
import { type CountedAs, expect, type Odds, type Tally } from './expectation.ts';
import { newFound } from './found.ts';
import type { Weights } from './model.ts';
import { arrangeRecords, type Prepared } from './parts/arrange-records.ts';
import { clusterPart, type PartClusters, type PartOfEdges } from './parts/cluster-part.ts';
import { loadRecords, type Wanted } from './parts/load-records.ts';
import { type Drawn, isSampled } from './sample-pairs.ts';
import { readLevels, type Sample } from './samples.ts';
import type { OwnJob, Pairing, Schema } from './schema.ts';
import { type LevelReader, levelReader, type Scorer, weigher, writeKnown } from './score.ts';

/** What jobs of one kind have in common; told once, and again when it changes. Large arrays are shared memory. */
export type Facts = {
  /** Filled by the jobs `index` with keys, by the jobs `blocks` with numbers of blocks. */
  readonly blockOf?: Int32Array;
  /** Filled by the jobs `index`. */
  readonly known?: Uint32Array;
  readonly blocks?: Blocks;
  readonly samples?: readonly Sample[];
  readonly odds?: Odds;
  readonly weights?: Weights;
  /** Least weight of a pair that may join two records, in bits. */
  readonly threshold?: number;
  /** Pairs that weigh less are of no interest, in bits. */
  readonly nearFrom?: number;
  /** What the schema's own jobs are told. */
  readonly own?: unknown;
  /** Of a run in parts: the folder of its files, a column for its rows, and what is brought into its window. */
  readonly folder?: string;
  readonly prepared?: Prepared | undefined;
  readonly wanted?: Wanted;
};

/** By name: what a job is given, and what it gives. */
export type Jobs = {
  /** Keys of some records, and what they know. */
  index: [given: { readonly from: number; readonly to: number }, gives: undefined];
  /** The blocks of a pass; its numbers are left in `blockOf`. */
  blocks: [given: { readonly pass: number }, gives: PassBlocks];
  /** Levels of the candidates of a pass that the sample takes. */
  sample: [given: { readonly pass: number; readonly oneOf: number }, gives: Sample];
  /** Levels of drawn pairs. */
  read: [given: Drawn, gives: Sample];
  /** A part of the sums of a step of EM. */
  expect: [given: { readonly sample: number; readonly wanted: readonly CountedAs[]; readonly from: number; readonly to: number }, gives: Tally[]];
  /** Pairs of some blocks of a pass that weigh enough. */
  score: [given: { readonly pass: number; readonly from: number; readonly to: number }, gives: Scored];
  /** A job of the schema's own. */
  own: [given: { readonly name: string; readonly given: unknown }, gives: unknown];
  /** Of a run in parts: rows made ready, in the window from `at` on. */
  arrange: [given: { readonly from: number; readonly to: number; readonly at: number }, gives: undefined];
  /** Some of what is wanted in the window, with its blocks in the passes before `passes`. */
  load: [given: { readonly from: number; readonly to: number; readonly passes: number }, gives: undefined];
  /** Clusters of some families that stand there. */
  cluster: [given: PartOfEdges, gives: PartClusters];
};
export type JobName = keyof Jobs;
export type Job<Name extends JobName> = Jobs[Name][0];
export type Done<Name extends JobName> = Jobs[Name][1];

export type Scored = {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly weight: Float32Array;
  /** Pairs that were compared. */
  readonly compared: number;
};

export type Workshop = {
  tell(facts: Facts): void;
  do<Name extends JobName>(name: Name, job: Job<Name>): Done<Name>;
};

export function newWorkshop(pairing: Pairing): Workshop {
  let facts: Facts = {};
  let [reader, scorer]: [LevelReader | undefined, Scorer | undefined] = [undefined, undefined];
  const fact = <Name extends keyof Facts>(name: Name): NonNullable<Facts[Name]> => {
    const own = facts[name];
    if (own === undefined) throw new Error(`a job of the linkage engine came before its ${name}`);
    return own as NonNullable<Facts[Name]>;
  };
  const ownReader = (): LevelReader => (reader ??= levelReader(pairing, fact('known')));
  const ownScorer = (): Scorer => (scorer ??= weigher(pairing, fact('known'), fact('weights')));
  const does: { readonly [Name in JobName]: (job: Job<Name>) => Done<Name> } = {
    index: ({ from, to }) => {
      writeKeys(pairing, fact('blockOf'), from, to);
      writeKnown(pairing, fact('known'), from, to);
      return undefined;
    },
    blocks: ({ pass }) => makeBlocksOfPass(pairing, pass, fact('blockOf')),
    sample: ({ pass, oneOf }) => readLevels(pairing, ownReader(), sampledPairs(pairing, fact('blocks'), pass, oneOf)),
    read: (drawn) => readLevels(pairing, ownReader(), drawn),
    expect: ({ sample, wanted, from, to }) => expect(fact('samples')[sample]!, fact('odds'), wanted, from, to),
    score: (job) => scoreBlocks(pairing, ownScorer(), fact('blocks'), fact('nearFrom'), job),
    own: ({ name, given }) => (pairing.jobs![name] as OwnJob)(given as never, facts),
    arrange: ({ from, to, at }) => {
      arrangeRecords({ pairing, folder: fact('folder'), known: fact('known'), prepared: facts.prepared }, from, to, at);
      return undefined;
    },
    load: ({ from, to, passes }) => {
      loadRecords({ pairing, folder: fact('folder'), wanted: fact('wanted'), known: fact('known'), blockOf: fact('blockOf') }, from, to, passes);
      return undefined;
    },
    cluster: (job) =>
      clusterPart({ schema: pairing as Schema, threshold: fact('threshold'), scorer: ownScorer(), reader: ownReader(), blockOf: fact('blockOf') }, job),
  };
  return {
    tell(more) {
      facts = { ...facts, ...more };
      if (more.known) reader = undefined;
      if (more.known || more.weights) scorer = undefined;
    },
    do: (name, job) => does[name](job),
  };
}

function sampledPairs({ count }: Pairing, blocks: Blocks, pass: number, oneOf: number): Drawn {
  const [a, b]: [number[], number[]] = [[], []];
  for (let block = 0; block + 1 < blocks.passes[pass]!.starts.length; block++) {
    if (!isSampled(count, pass, block, oneOf)) continue;
    forEachPairOfBlocks(blocks, pass, block, block + 1, (one, other) => {
      a.push(one);
      b.push(other);
    });
  }
  return { a: Uint32Array.from(a), b: Uint32Array.from(b) };
}

function scoreBlocks({ takes }: Pairing, { weighBatch }: Scorer, blocks: Blocks, least: number, { pass, from, to }: Job<'score'>): Scored {
  const { members } = blocks.passes[pass]!;
  const found = newFound();
  let compared = 0;
  forEachBatchOfBlocks(blocks, pass, from, to, (batch) => {
    if (takes) keepPairs(batch, (one, other) => takes(members[batch.start + one]!, members[batch.start + other]!));
    compared += batch.count;
    weighBatch(members, batch, least, found);
  });
  const { a, b, weight } = found.all();
  return { a, b, weight, compared };
}
