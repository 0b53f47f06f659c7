/** The whole of it without files: a table in; pairs, clusters, model and an estimate of its own errors out. */
import { chanceFrom, mixed } from '../engine/chance.ts';
import { type Atom, atomsOf } from './blocks/atoms.ts';
import { type Blocks, forEachPairOfPass, makeBlocks } from './blocks/blocks.ts';
import { type Choice, choosePasses } from './blocks/choose-passes.ts';
import { givenPasses } from './blocks/given-passes.ts';
import { type Errors, imaginePairs, usualErrors } from './blocks/imagine-pairs.ts';
import { learnedErrors } from './blocks/learned-errors.ts';
import { type Clusters, clusterPairs, type Edges } from './cluster.ts';
import type { Comparison } from './compare/comparison.ts';
import { comparisonsOf, factsOfTable } from './compare/comparisons-of.ts';
import type { ValueFacts } from './compare/value-facts.ts';
import { countFrequencies, type Frequencies } from './model/frequencies.ts';
import { givenModel } from './model/given-model.ts';
import type { Shares } from './model/model.ts';
import { levelReader, newSample, type Sample, sampleAgreeing, sampleAny } from './model/samples.ts';
import { newScorer, type Scorer } from './model/scorer.ts';
import { chooseThreshold, estimateQuality, type Quality } from './model/threshold.ts';
import { type Trained, trainModel } from './model/train.ts';
import type { Table } from './read/read-tables.ts';
import type { Settings } from './settings/settings.ts';

export type Phase = 'blocks' | 'learn' | 'score' | 'cluster';

export type LinkNeeds = {
  readonly settings: Settings;
  /** A model of an earlier run: nothing is learned then. */
  readonly model?: { shares(comparisons: readonly Comparison[]): Shares };
  /** Told before pairs are weighed. */
  readonly onLearned?: (shares: Shares, comparisons: readonly Comparison[]) => Promise<void>;
  readonly onProgress?: (phase: Phase, done: number, total: number) => void;
  /** Aborted when the run is to end. */
  readonly stopping?: AbortSignal;
};

export type Linked = {
  readonly comparisons: readonly Comparison[];
  readonly facts: readonly ValueFacts[];
  readonly frequencies: Frequencies;
  readonly blocks: Blocks;
  readonly choice: Choice;
  readonly sourceOf: Uint16Array | undefined;
  /** All pairs of records that may be compared. */
  readonly pairs: number;
  readonly compared: number;
  readonly candidates: Sample;
  readonly trained: Trained;
  /** From `nearFrom` up. */
  readonly edges: Edges;
  readonly threshold: number;
  readonly nearFrom: number;
  readonly clusters: Clusters;
  readonly quality: Quality;
  readonly scorer: Scorer;
};

/** Pairs with odds of one to a hundred are kept to be looked at. */
const nearBits = -6.64;
const mostSampled = 150_000;

export async function linkTables(table: Table, needs: LinkNeeds): Promise<Linked> {
  const { settings } = needs;
  const progress = (phase: Phase, done: number, total: number): void => {
    needs.stopping?.throwIfAborted();
    needs.onProgress?.(phase, done, total);
  };
  const breathe = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    needs.stopping?.throwIfAborted();
  };
  const tableFacts = factsOfTable(table, settings.comparisons);
  const { facts } = tableFacts;
  const comparisons = comparisonsOf({ columns: table.columns, rows: table.rows, facts, given: settings.comparisons ?? {} });
  const frequencies = countFrequencies(table, facts);
  const { sourceOf, pairs } = pairsOf(table);

  progress('blocks', 0, 1);
  await breathe();
  const largest = settings.blocking ? largestGiven : largestBlock(table.count);
  const atoms = atomsOf(table, tableFacts);
  const first = settings.blocking ? givenPasses(table, atoms, settings.blocking) : autoPasses(table, atoms, frequencies, usualErrors(table, atoms), largest);
  await breathe();
  const firstBlocks = makeBlocks(table, first.passes, largest);

  progress('learn', 0, 1);
  await breathe();
  const isGiven = comparisons.every(({ id }) => settings.comparisons?.[id]?.weights);
  const { candidates, oneOf } = sampleCandidates(table, comparisons, firstBlocks, first, sourceOf, isGiven ? 0 : mostSampled);
  const trained =
    givenModel(table, comparisons, settings, needs.model, frequencies) ??
    (await trainModel(
      {
        table,
        comparisons,
        frequencies,
        given: settings.comparisons ?? {},
        candidates,
        oneOf,
        ...drawPairs(table, comparisons, facts, frequencies, sourceOf),
        pairs,
      },
      breathe,
    ));

  await needs.onLearned?.(trained.shares, comparisons);
  await breathe();
  const choice = settings.blocking ? first : autoPasses(table, atoms, frequencies, learnedErrors(table, atoms, candidates, trained), largest);
  const blocks = choice === first ? firstBlocks : makeBlocks(table, choice.passes, largest);

  const scorer = newScorer(table, comparisons, trained.about, trained.shares, trained.rarity, trained.posterior);
  const nearFrom = (settings.threshold ?? 0) + nearBits;
  const { edges, compared } = await collectEdges(blocks, sourceOf, scorer, nearFrom, progress, breathe);

  progress('cluster', 0, 1);
  await breathe();
  const threshold = settings.threshold ?? chooseThreshold(edges);
  const clusters = clusterPairs(
    {
      records: table.count,
      threshold,
      sourceOf,
      oneToOne: settings.oneToOne,
      plainly: settings.threshold !== undefined && settings.oneToOne === undefined,
      weigh: (a, b) => scorer.weigh(a, b, Number.NEGATIVE_INFINITY),
    },
    edges,
  );
  return {
    comparisons,
    facts,
    frequencies,
    blocks,
    choice,
    sourceOf,
    pairs,
    compared,
    candidates,
    trained,
    edges,
    threshold,
    nearFrom,
    clusters,
    quality: estimateQuality(edges, clusters, threshold, blocks, choice.lost),
    scorer,
  };
}

function pairsOf({ count, starts }: Table): { readonly sourceOf: Uint16Array | undefined; readonly pairs: number } {
  const within = (records: number): number => (records * (records - 1)) / 2;
  if (starts.length === 2) return { sourceOf: undefined, pairs: Math.max(1, within(count)) };
  const sourceOf = new Uint16Array(count);
  let pairs = within(count);
  for (let source = 0; source < starts.length - 1; source++) {
    sourceOf.fill(source, starts[source], starts[source + 1]);
    pairs -= within((starts[source + 1] as number) - (starts[source] as number));
  }
  return { sourceOf, pairs: Math.max(1, pairs) };
}

const largestBlock = (count: number): number => (count < 50_000 ? 300 : 60);
/** Blocking that is given is taken at its word, up to blocks of this many records. */
const largestGiven = 20_000;

function autoPasses(table: Table, atoms: readonly Atom[], frequencies: Frequencies, errors: Errors, largest: number): Choice {
  const imagined = imaginePairs(table, atoms, frequencies, errors, chanceFrom(table.count + 1), 3000);
  return choosePasses(table, atoms, imagined, largest, Math.max(3_000_000, table.count * 25));
}

/** Rarer agreement than this is not learned from pairs drawn by chance. */
const rare = 0.02;

function drawPairs(
  table: Table,
  comparisons: readonly Comparison[],
  facts: readonly ValueFacts[],
  { agreement }: Frequencies,
  sourceOf: Uint16Array | undefined,
): { readonly any: Sample; readonly agreeing: readonly Sample[] } {
  const [read, columns] = [levelReader(table, comparisons), comparisons.length];
  const chance = chanceFrom(table.count);
  const takes = (a: number, b: number): boolean => !sourceOf || sourceOf[a] !== sourceOf[b];
  const any = sampleAny(table, read, columns, takes, chance, 150_000);
  return {
    any,
    agreeing: comparisons.map(({ place }, number) => {
      const leftOut = comparisons.length < 3 || (agreement[place] as number) > rare;
      const without = (a: number, b: number, levels: Uint8Array, at: number): void => {
        read(a, b, levels, at);
        levels[at + number] = 0;
      };
      return leftOut ? newSample(read, columns, 1).done() : sampleAgreeing(table, facts[place] as ValueFacts, place, without, columns, takes, chance, 10_000);
    }),
  };
}

/** Whole blocks are taken or left, so that a pair is in the sample exactly as often as its first block. */
function sampleCandidates(
  table: Table,
  comparisons: readonly Comparison[],
  blocks: Blocks,
  choice: Choice,
  sourceOf: Uint16Array | undefined,
  most: number,
): { readonly candidates: Sample; readonly oneOf: number } {
  const sample = newSample(levelReader(table, comparisons), comparisons.length, most * 2);
  const oneOf = Math.max(1, Math.ceil(choice.pairs / Math.max(1, most)));
  for (let pass = 0; most > 0 && pass < blocks.passes.length; pass++) {
    forEachPairOfPass(blocks, pass, sourceOf, (a, b) => sample.take(a, b), oneOf > 1 ? (block) => mixed(mixed(1, pass), block) % oneOf === 0 : undefined);
  }
  return { candidates: sample.done(), oneOf };
}

async function collectEdges(
  blocks: Blocks,
  sourceOf: Uint16Array | undefined,
  scorer: Scorer,
  nearFrom: number,
  progress: (phase: Phase, done: number, total: number) => void,
  breathe: () => Promise<void>,
): Promise<{ readonly edges: Edges; readonly compared: number }> {
  let [a, b, weight] = [new Uint32Array(4096), new Uint32Array(4096), new Float64Array(4096)];
  let [count, compared] = [0, 0];
  const grow = (): void => {
    const [moreA, moreB, moreWeight] = [new Uint32Array(count * 2), new Uint32Array(count * 2), new Float64Array(count * 2)];
    moreA.set(a);
    moreB.set(b);
    moreWeight.set(weight);
    [a, b, weight] = [moreA, moreB, moreWeight];
  };
  for (let pass = 0; pass < blocks.passes.length; pass++) {
    progress('score', pass, blocks.passes.length);
    await breathe();
    forEachPairOfPass(blocks, pass, sourceOf, (one, other) => {
      compared++;
      const own = scorer.weigh(one, other, nearFrom);
      if (own < nearFrom) return;
      if (count === a.length) grow();
      a[count] = one;
      b[count] = other;
      weight[count++] = own;
    });
  }
  const edges = { count, a: a.subarray(0, count), b: b.subarray(0, count), weight: weight.subarray(0, count) };
  const hasWindows = blocks.firstWindow.some((first, pass) => first < (blocks.starts[pass] as Uint32Array).length - 1);
  return { edges: hasWindows ? withoutRepeats(edges) : edges, compared };
}

/** A pair can come twice from windows over equal records. */
function withoutRepeats({ count, a, b, weight }: Edges): Edges {
  const order = Uint32Array.from({ length: count }, (_, edge) => edge).sort(
    (one, other) => (a[one] as number) - (a[other] as number) || (b[one] as number) - (b[other] as number),
  );
  const kept = order.filter((edge, place) => place === 0 || a[edge] !== a[order[place - 1] as number] || b[edge] !== b[order[place - 1] as number]);
  return {
    count: kept.length,
    a: Uint32Array.from(kept, (edge) => a[edge] as number),
    b: Uint32Array.from(kept, (edge) => b[edge] as number),
    weight: Float64Array.from(kept, (edge) => weight[edge] as number),
  };
}
