/** The whole of it without files: a table in; pairs, clusters, model and an estimate of its own errors out. */
import { type Blocks, pairsOfPass } from '../engine/blocks.ts';
import { chanceFrom } from '../engine/chance.ts';
import { type Edges, inOrderOfRecords } from '../engine/cluster.ts';
import { indexAndBlock, scoreAll } from '../engine/link-records.ts';
import { type Pool, rangesOf, startPool } from '../engine/pool.ts';
import { candidateStep, type Drawn } from '../engine/sample-pairs.ts';
import { type Scorer, weigher } from '../engine/score.ts';
import { sharedShorts } from '../engine/shared.ts';
import { type Atom, atomsOf, exactAtomsOf } from './blocks/atoms.ts';
import { type Candidate, type Choice, choosePasses, combinations } from './blocks/choose-passes.ts';
import { givenPasses } from './blocks/given-passes.ts';
import { type Errors, imaginePairs, usualErrors } from './blocks/imagine-pairs.ts';
import { learnedErrors } from './blocks/learned-errors.ts';
import { type Clusters, clusterPairs } from './cluster.ts';
import type { Comparison } from './compare/comparison.ts';
import { comparisonsOf, factsOfTable } from './compare/comparisons-of.ts';
import type { ValueFacts } from './compare/value-facts.ts';
import { countFrequencies, type Frequencies, setLimits } from './model/frequencies.ts';
import { givenShares } from './model/given-model.ts';
import { type About, aboutOf, classAt, type Shares, weightsOf } from './model/model.ts';
import { addTallies, newPosterior, type Posterior } from './model/posterior.ts';
import { drawAgreeing, drawAny, joinLevels, type Sample } from './model/samples.ts';
import { chooseThreshold, estimateQuality, type Quality } from './model/threshold.ts';
import { trainModel } from './model/train.ts';
import type { Table } from './read/read-tables.ts';
import { type FilesJobs, type FilesSpec, type Learning, rarityOfSpec, schemaOf } from './schema.ts';
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
  /** Threads at most, this one counted; absent: one. */
  readonly workers?: number;
};

/** What the shares of the model say of pairs, and whose evidence each comparison is. */
export type Trained = { readonly shares: Shares; readonly posterior: Posterior; readonly about: readonly About[] };

export type Linked = {
  readonly comparisons: readonly Comparison[];
  readonly frequencies: Frequencies;
  readonly blocks: Blocks;
  readonly choice: Choice;
  readonly sourceOf: Uint16Array | undefined;
  /** All pairs of records that may be compared. */
  readonly pairs: number;
  readonly compared: number;
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
/** A thread must have so many records to be worth its start: where all is given, nothing is learned, and a record costs little. */
const recordsForThread = { learning: 5000, given: 200_000 } as const;

export async function linkTables(table: Table, needs: LinkNeeds): Promise<Linked> {
  const { comparisons = {}, blocking } = needs.settings;
  const isGiven = blocking !== undefined && table.columns.every(({ name }) => comparisons[name]?.weights);
  const worth = Math.ceil(table.count / recordsForThread[isGiven ? 'given' : 'learning']);
  const threads = Math.max(1, Math.min(needs.workers ?? 1, worth));
  const pool = startPool({ threads, ...(needs.stopping && { signal: needs.stopping }) });
  try {
    return await linkWith(table, needs, pool);
  } finally {
    await pool.end();
  }
}

async function linkWith(table: Table, needs: LinkNeeds, pool: Pool): Promise<Linked> {
  const { settings } = needs;
  const progress = (phase: Phase, done: number, total: number): void => {
    needs.stopping?.throwIfAborted();
    needs.onProgress?.(phase, done, total);
  };
  progress('blocks', 0, 1);
  const given = settings.comparisons ?? {};
  const tableFacts = factsOfTable(table, given);
  const { facts } = tableFacts;
  const { rows, rowLength, count } = table;
  const frequencies = countFrequencies(table, facts);
  const { sourceOf, pairs } = pairsOf(table);
  const atoms = settings.blocking ? exactAtomsOf(table, facts) : atomsOf(table, tableFacts);
  const about = table.columns.map(({ kind }, place) => aboutOf(kind, frequencies.agreement[place] as number));
  const spec: FilesSpec = {
    columns: table.columns,
    rows,
    facts,
    given,
    count,
    rowLength,
    sourceOf,
    atoms: atoms.map(({ place, keys }) => ({ place, keys })),
    passes: [],
    largestBlock: settings.blocking ? largestGiven : largestBlock(count),
    about,
    hasRarity: table.columns.map(({ name }) => !given[name]?.weights),
    shareBits: frequencies.shareBits,
    limits: new Float64Array(new SharedArrayBuffer((table.columns.length + 2) * 8)),
  };
  const comparisons = comparisonsOf(spec);
  const open = (passes: FilesSpec['passes']) => {
    const own = { ...spec, passes };
    const pairing = schemaOf(own);
    pool.open(pairing, { module: new URL('./schema.ts', import.meta.url).href, spec: own });
    return pairing;
  };
  const choose = settings.blocking ? undefined : await newChooser(table, atoms, frequencies, pool, open);
  const first = choose ? choose(usualErrors(table, atoms)) : givenPasses(table.columns, atoms, settings.blocking ?? []);
  const candidates = await takeCandidates();
  progress('learn', 0, 1);
  const rarity = rarityOfSpec(spec, comparisons);
  const posteriorOf = (own: Shares): Posterior => {
    setLimits(spec.limits, own, count);
    return newPosterior(about, own, rarity, rowLength);
  };
  const shares = givenShares(comparisons, settings, needs.model) ?? (await learn());
  const trained: Trained = { shares, posterior: posteriorOf(shares), about };
  await needs.onLearned?.(shares, comparisons);
  const stayed = trained.posterior.of(candidates.sample)[classAt.stayed] as Float64Array;
  const choice = choose ? choose(learnedErrors(table, atoms, candidates.sample, stayed, shares, about)) : first;
  const pairing = open(choice.passes);
  const { blocks, known } = await indexAndBlock(pairing, pool);

  progress('score', 0, 1);
  const threshold = settings.threshold === undefined ? undefined : Math.fround(settings.threshold); // as weights are kept
  const nearFrom = (threshold ?? 0) + nearBits;
  const weights = weightsOf(comparisons, about, shares, spec.hasRarity);
  pool.tell({ weights, nearFrom });
  const scored = await scoreAll(blocks, pool, (_done, visited, total) => progress('score', visited, total));
  const edges = inOrderOfRecords(scored.edges);

  progress('cluster', 0, 1);
  const scorer = weigher(pairing, known, weights);
  const line = threshold ?? chooseThreshold(edges);
  const clusters = clusterPairs(
    {
      records: count,
      threshold: line,
      sourceOf,
      oneToOne: settings.oneToOne,
      plainly: settings.threshold !== undefined && settings.oneToOne === undefined,
      weigh: (a, b) => scorer.weigh(a, b),
    },
    edges,
  );
  const quality = estimateQuality(edges, clusters, line, blocks, choice.lost, sourceOf);
  return {
    comparisons,
    frequencies,
    blocks,
    choice,
    sourceOf,
    pairs,
    compared: scored.compared,
    trained,
    edges,
    threshold: line,
    nearFrom,
    clusters,
    quality,
    scorer,
  };

  /** Their blocks are gone when others are made. None where nothing is to be learned. */
  async function takeCandidates(): Promise<{ readonly sample: Sample; readonly oneOf: number }> {
    const isGiven = comparisons.every(({ id }) => given[id]?.weights);
    if (isGiven) return { sample: joinLevels([], comparisons.length), oneOf: 1 };
    const { blocks } = await indexAndBlock(open(first.passes), pool);
    const oneOf = candidateStep(
      blocks.passes.reduce((sum, pass) => sum + pairsOfPass(pass), 0),
      mostSampled,
    );
    const parts = await runOwn(
      pool,
      'candidates',
      first.passes.map((_, pass) => ({ pass, oneOf })),
    );
    return { sample: joinLevels(parts, comparisons.length), oneOf };
  }

  async function learn(): Promise<Shares> {
    const { any, agreeing } = await drawPairs(table, comparisons.length, facts, frequencies, sourceOf, pool);
    const samples = [candidates.sample, any, ...agreeing];
    return trainModel({
      table,
      comparisons,
      about,
      frequencies,
      given,
      candidates: candidates.sample,
      oneOf: candidates.oneOf,
      any,
      agreeing,
      pairs,
      async sum(sample, own) {
        setLimits(spec.limits, own, count);
        pool.tell({ own: { samples, shares: own } satisfies Learning });
        const parts = rangesOf(sample.count, pairsInSum).map((range) => ({ sample: samples.indexOf(sample), ...range }));
        return addTallies(await runOwn(pool, 'tally', parts), comparisons.length);
      },
      strangers: (sample, own) => posteriorOf(own).of(sample)[classAt.stranger] as Float64Array,
    });
  }
}

const mostSampled = 150_000;
/** Sums are taken in parts of so many pairs, added in their order, so that they are the same however the work is shared out. */
const pairsInSum = 5000;
const pairsInRead = 10_000;
const combinationsInJob = 16;

const runOwn = <Name extends keyof FilesJobs>(pool: Pool, name: Name, given: readonly FilesJobs[Name][0][]): Promise<FilesJobs[Name][1][]> =>
  pool.run(
    'own',
    given.map((own) => ({ name, given: own })),
  ) as Promise<FilesJobs[Name][1][]>;

function pairsOf({ count, starts }: Table): { readonly sourceOf: Uint16Array | undefined; readonly pairs: number } {
  const within = (records: number): number => (records * (records - 1)) / 2;
  if (starts.length === 2) return { sourceOf: undefined, pairs: Math.max(1, within(count)) };
  const sourceOf = sharedShorts(count);
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

/** Prices what might make a pass once; then passes are chosen by how records of one thing are thought to differ. */
async function newChooser(
  table: Table,
  atoms: readonly Atom[],
  frequencies: Frequencies,
  pool: Pool,
  open: (passes: FilesSpec['passes']) => unknown,
): Promise<(errors: Errors) => Choice> {
  open([]);
  const all = combinations(atoms);
  const parts = rangesOf(all.length, combinationsInJob).map(({ from, to }) => all.slice(from, to));
  const costs = (await runOwn(pool, 'price', parts)).flat();
  const priced = all.map((own, at): Candidate => ({ atoms: own, cost: costs[at] as number }));
  const budget = Math.max(3_000_000, table.count * 25);
  return (errors) => choosePasses(atoms, priced, imaginePairs(table, atoms, frequencies, errors, chanceFrom(table.count + 1), 3000), budget, table.count);
}

/** Rarer agreement than this is not learned from pairs drawn by chance. */
const rare = 0.02;

async function drawPairs(
  { rows, rowLength, count }: Table,
  columns: number,
  facts: readonly Pick<ValueFacts, 'folded'>[],
  { agreement }: Frequencies,
  sourceOf: Uint16Array | undefined,
  pool: Pool,
): Promise<{ readonly any: Sample; readonly agreeing: readonly Sample[] }> {
  const chance = chanceFrom(count);
  const takes = (a: number, b: number): boolean => !sourceOf || sourceOf[a] !== sourceOf[b];
  const read = async ({ a, b }: Drawn): Promise<Sample> => {
    const parts = rangesOf(a.length, pairsInRead).map(({ from, to }) => ({ a: a.slice(from, to), b: b.slice(from, to) }));
    return joinLevels(await runOwn(pool, 'levels', parts), columns);
  };
  const any = await read(drawAny(count, takes, chance, 150_000));
  const agreeing: Sample[] = [];
  for (let number = 0; number < columns; number++) {
    const { folded } = facts[number] as ValueFacts;
    const isLeftOut = columns < 3 || (agreement[number] as number) > rare;
    const keys = Uint32Array.from({ length: isLeftOut ? 0 : count }, (_, record) => folded[rows[record * rowLength + number] as number] as number);
    const sample = await read(drawAgreeing(keys, takes, chance, 10_000));
    for (let pair = 0; pair < sample.count; pair++) sample.levels[pair * columns + number] = 0;
    agreeing.push(sample);
  }
  return { any, agreeing };
}
