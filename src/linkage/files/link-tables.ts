/** The whole of it without files: a table in; pairs, clusters, model and an estimate of its own errors out. */
import { chanceFrom } from '../engine/chance.ts';
import { type Pool, rangesOf, startPool } from '../engine/pool.ts';
import type { Drawn } from '../engine/sample-pairs.ts';
import { sharedInts, sharedShorts, sharedWholes } from '../engine/shared.ts';
import { nearPairs, type Pair } from './accepted-pairs.ts';
import { type AllRecords, joinDrawn, type Single } from './all-records.ts';
import { type Atom, atomsOf } from './blocks/atoms.ts';
import { type Candidate, type Choice, choosePasses, combinations, mostPasses, pricedRecords } from './blocks/choose-passes.ts';
import { givenPasses } from './blocks/given-passes.ts';
import { type Errors, imaginePairs, usualErrors } from './blocks/imagine-pairs.ts';
import { learnedErrors } from './blocks/learned-errors.ts';
import { type Clusters, holdNobodyTwice } from './cluster.ts';
import type { Comparison } from './compare/comparison.ts';
import { type ColumnFacts, comparisonsOf, factsOfList } from './compare/comparisons-of.ts';
import type { ValueFacts } from './compare/value-facts.ts';
import { type EdgeList, weightsOf as weightsOfEdges } from './edge-list.ts';
import { learnAbout } from './model/about.ts';
import { shareBorneOut, withCaution } from './model/caution.ts';
import { countFrequencies, type Frequencies, setLimits } from './model/frequencies.ts';
import { givenShares } from './model/given-model.ts';
import { aboutOf, classAt, type Shares, weightsOf } from './model/model.ts';
import { addTallies, newPosterior, type Posterior } from './model/posterior.ts';
import { drawAgreeing, drawAny, joinLevels, type Sample } from './model/samples.ts';
import { chooseThreshold, estimateQuality, type Quality } from './model/threshold.ts';
import { trainModel } from './model/train.ts';
import type { Table } from './read/read-tables.ts';
import { recordsInMemory } from './records-in-memory.ts';
import { recordsInParts, type Windows } from './records-in-parts.ts';
import { type FilesSpec, type Learning, openSpec, rarityOfSpec, runOwn } from './schema.ts';
import type { Column } from './settings/kinds.ts';
import type { Settings } from './settings/settings.ts';

export type Phase = 'blocks' | 'learn' | 'score' | 'cluster';

export type LinkNeeds = {
  readonly settings: Settings;
  /** A model of an earlier run: nothing is learned then. */
  readonly model?: { shares(comparisons: readonly Comparison[]): Shares };
  /** Told when nothing that was given can be refused any more. */
  readonly onBegin?: () => Promise<void>;
  /** Told before pairs are weighed. */
  readonly onLearned?: (shares: Shares, comparisons: readonly Comparison[]) => Promise<void>;
  readonly onProgress?: (phase: Phase, done: number, total: number) => void;
  /** Aborted when the run is to end. */
  readonly stopping?: AbortSignal;
  /** Threads at most, this one counted; absent: one. */
  readonly workers?: number;
  /** Where the rows of the table stand in a file: its folder, and how many of them may be in memory, beside so many bytes of values. */
  readonly parts?: { readonly folder: string; windows(passes: number, valueBytes: number, threads: number): Windows };
};

/** What the shares of the model say of pairs. */
export type Trained = { readonly shares: Shares; readonly posterior: Posterior };

export type Linked = {
  readonly comparisons: readonly Comparison[];
  readonly frequencies: Frequencies;
  readonly choice: Choice;
  /** By pass: how many blocks there were. */
  readonly blocks: readonly number[];
  readonly sourceOf: Uint16Array | undefined;
  /** All pairs of records that may be compared. */
  readonly pairs: number;
  readonly compared: number;
  /** Its posterior weighs pairs where `single` brings them. */
  readonly trained: Trained;
  /** From `nearFrom` up. */
  readonly edges: EdgeList;
  readonly threshold: number;
  readonly nearFrom: number;
  readonly clusters: Clusters;
  readonly quality: Quality;
  /** Weights were given without a prior: they order pairs, and tell no probability. */
  readonly isByHand: boolean;
  readonly single: Single;
  /** In the order of clusters, or of records where what is above the given threshold is accepted and nothing else. */
  accepted(): Iterable<Pair>;
  /** Those left for somebody to look at. */
  near(): Iterable<Pair>;
};

/** Pairs with odds of one to a hundred are kept to be looked at. */
const nearBits = -6.64;
/**
 * A thread must have so many records to be worth its start and the compiling of the hot loops once more, some 0.35 s of CPU: where all
 * is given, nothing is learned, and a million records cost 2 s.
 */
const recordsForThread = { learning: 5000, given: 1_000_000 } as const;

/** How many threads so many records are worth. */
export function threadsFor(records: number, columns: readonly Column[], { comparisons = {}, blocking }: Settings, most: number): number {
  const isGiven = blocking !== undefined && columns.every(({ name }) => comparisons[name]?.weights);
  return Math.max(1, Math.min(most, Math.ceil(records / recordsForThread[isGiven ? 'given' : 'learning'])));
}

export async function linkTables(table: Table, needs: LinkNeeds): Promise<Linked> {
  const threads = threadsFor(table.count, table.columns, needs.settings, needs.workers ?? 1);
  const pool = startPool({ threads, ...(needs.stopping && { signal: needs.stopping }) });
  try {
    return await linkWith(table, needs, pool, threads);
  } finally {
    await pool.end();
  }
}

async function linkWith(table: Table, needs: LinkNeeds, pool: Pool, threads: number): Promise<Linked> {
  const { settings } = needs;
  const progress = (phase: Phase, done: number, total: number): void => {
    needs.stopping?.throwIfAborted();
    needs.onProgress?.(phase, done, total);
  };
  progress('blocks', 0, 1);
  const { spec, atoms, frequencies, pairs } = specOf(table, settings);
  const { count, rowLength } = spec;
  const about = aboutOf(table.columns, frequencies.agreement);
  const comparisons = comparisonsOf(spec);
  const records = recordsOf(table, spec, pool, needs, threads);
  const given = givenShares(comparisons, about, settings, needs.model);
  await needs.onBegin?.();
  const { shares, choice } = given && records.chosen ? { shares: given, choice: records.chosen } : await learn();

  progress('score', 0, 1);
  setLimits(spec.limits, shares, count);
  const threshold = settings.threshold === undefined ? undefined : Math.fround(settings.threshold); // as weights are kept
  const nearFrom = (threshold ?? 0) + nearBits;
  const weights = weightsOf(comparisons, shares, spec.hasRarity);
  const { edges, compared, blocks, single, join } = await records.weighAll(choice, {
    weights,
    nearFrom,
    onPairs: (visited, total) => progress('score', visited, total),
  });

  progress('cluster', 0, 1);
  const line = threshold ?? chooseThreshold(weightsOfEdges(edges));
  // what is above a given threshold is accepted and joined, and nothing else, so that engines can be compared
  const plainly = settings.threshold !== undefined && settings.oneToOne === undefined;
  const { sourceOf } = spec;
  const oneToOne = sourceOf !== undefined && (settings.oneToOne ?? (!plainly && holdNobodyTwice(edges, line, sourceOf, count)));
  const { clusters: joined, met, accepted } = await join({ threshold: line, oneToOne, plainly });
  const clusters = { ...joined, oneToOne };
  const isByHand = given !== undefined && !needs.model && settings.prior === undefined;
  const posterior = newPosterior(shares, rarityOfSpec(single.spec, comparisons), rowLength);
  return {
    comparisons,
    frequencies,
    choice,
    blocks,
    sourceOf,
    pairs,
    compared,
    trained: { shares, posterior },
    edges,
    threshold: line,
    nearFrom,
    clusters,
    quality: isByHand ? { precision: null, recall: null } : estimateQuality(edges, clusters, met, { lost: choice.lost, caution: shares.caution, sourceOf }),
    isByHand,
    single,
    accepted,
    near: () => nearPairs({ edges, clusters, threshold: line }, plainly),
  };

  /** What is to be compared, and the model; both by candidates of the first choice, unless everything is given. */
  async function learn(): Promise<{ readonly shares: Shares; readonly choice: Choice }> {
    const choose = settings.blocking ? undefined : await newChooser(table, spec, atoms, frequencies, pool);
    const first = choose ? choose(usualErrors(table, atoms)) : givenPasses(table.columns, atoms, settings.blocking ?? []);
    const isGiven = comparisons.every(({ id }) => settings.comparisons?.[id]?.weights);
    const candidates = isGiven ? { drawn: joinDrawn([]), oneOf: 1 } : await records.candidates(first.passes);
    progress('learn', 0, 1);
    const drawn = given ? { any: joinDrawn([]), agreeing: [] } : drawPairs(table, spec, frequencies);
    const { rows, pairs: placed } = records.atHand([candidates.drawn, drawn.any, ...drawn.agreeing]);
    const own = { ...spec, rows, count: rows.length / rowLength };
    const samples = await readSamples(own, placed, drawn.agreeing.length, pool);
    const [sample, any, ...agreeing] = samples as [Sample, Sample, ...Sample[]];
    const rarity = rarityOfSpec(own, comparisons);
    const posteriorOf = (by: Shares): Posterior => {
      setLimits(spec.limits, by, count);
      return newPosterior(by, rarity, rowLength);
    };
    const learned =
      given ??
      (await trainModel({
        table,
        comparisons,
        about: learnAbout(comparisons, about, frequencies.agreement, agreeing),
        frequencies,
        given: settings.comparisons ?? {},
        candidates: sample,
        oneOf: candidates.oneOf,
        any,
        agreeing,
        pairs,
        async sum(some, by) {
          setLimits(spec.limits, by, count);
          pool.tell({ own: { samples, shares: by } satisfies Learning });
          const parts = rangesOf(some.count, pairsInSum).map((range) => ({ sample: samples.indexOf(some), ...range }));
          return addTallies(await runOwn(pool, 'tally', parts), comparisons.length);
        },
        strangers: (some, by) => posteriorOf(by).of(some)[classAt.stranger] as Float64Array,
      }));
    const even = count / 2 / pairs;
    const shares = given ?? withCaution(learned, shareBorneOut(sample, learned, even, posteriorOf(learned), rowLength), even);
    await needs.onLearned?.(shares, comparisons);
    const stayed = posteriorOf(shares).of(sample)[classAt.stayed] as Float64Array;
    return { shares, choice: choose ? choose(learnedErrors({ rows, rowLength }, atoms, sample, stayed, shares)) : first };
  }
}

/** What comparisons, keys and rarities are built from; the rows only where all of them are in memory. */
function specOf(table: Table, settings: Settings) {
  const given = settings.comparisons ?? {};
  const { columns, rows, rowLength, count } = table;
  const { facts, atoms } = factsAndAtoms(table, given, settings.blocking !== undefined);
  const frequencies = countFrequencies(table, facts);
  const { sourceOf, pairs } = pairsOf(table);
  const spec: FilesSpec = {
    columns,
    rows: rows.whole ?? sharedInts(0),
    facts,
    given,
    count,
    rowLength,
    sourceOf,
    atoms: atoms.map(({ place, keys }) => ({ place, keys })),
    passes: [],
    largestBlock: settings.blocking ? largestGiven : largestBlock(count),
    hasRarity: columns.map(({ name }) => !given[name]?.weights),
    shareBits: frequencies.shareBits,
    limits: new Float64Array(new SharedArrayBuffer((columns.length + 2) * 8)),
  };
  return { spec, atoms, frequencies, pairs };
}

/** By column; list by list, so that what is made on the way of one is gone before the next. */
function factsAndAtoms({ columns, lists, listOf }: Table, given: NonNullable<Settings['comparisons']>, onlyExact: boolean) {
  const facts: ColumnFacts[] = [];
  const atoms: Atom[][] = [];
  const surnames = lists[listOf[columns.findIndex(({ kind }) => kind === 'surname')] ?? -1];
  for (const [list, texts] of lists.entries()) {
    const places = [...columns.keys()].filter((place) => listOf[place] === list);
    const own = factsOfList(texts, places.map((place) => columns[place]!) as [Column, ...Column[]], surnames, given);
    for (const place of places) {
      facts[place] = own.facts;
      atoms[place] = atomsOf(columns[place]!, place, texts, own, onlyExact);
    }
  }
  return { facts, atoms: atoms.flat() };
}

function recordsOf({ rows }: Table, spec: FilesSpec, pool: Pool, { parts, settings }: LinkNeeds, threads: number): AllRecords {
  if (!parts) return recordsInMemory(spec, pool);
  return recordsInParts(spec, pool, {
    folder: parts.folder,
    rows,
    windows: parts.windows(settings.blocking?.length ?? mostPasses(spec.count), bytesOf(spec), threads),
  });
}

/** Of the memory that a spec shares, each array once. */
export function bytesOf(spec: FilesSpec): number {
  const buffers = new Set<ArrayBufferLike>();
  const look = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer);
    else if (value !== null && typeof value === 'object') for (const own of Object.values(value)) look(own);
  };
  look(spec);
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Sums are taken in parts of so many pairs, added in their order, so that they are the same however the work is shared out. */
const pairsInSum = 5000;
const pairsInRead = 10_000;
const recordsInIndex = 20_000;
const combinationsInJob = 16;

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
async function newChooser(table: Table, spec: FilesSpec, atoms: readonly Atom[], frequencies: Frequencies, pool: Pool): Promise<(errors: Errors) => Choice> {
  openSpec(pool, { ...spec, rows: table.rows.take(pricedRecords(table.count)) });
  const all = combinations(atoms);
  const parts = rangesOf(all.length, combinationsInJob).map(({ from, to }) => all.slice(from, to));
  const costs = (await runOwn(pool, 'price', parts)).flat();
  const priced = all.map((own, at): Candidate => ({ atoms: own, cost: costs[at] as number }));
  const budget = Math.max(3_000_000, table.count * 25);
  return (errors) => choosePasses(atoms, priced, imaginePairs(table, atoms, frequencies, errors, chanceFrom(table.count + 1), 3000), budget, table.count);
}

/** Rarer agreement than this is not learned from pairs drawn by chance. */
const rare = 0.02;

/** Any two records; and by column two that agree in it, where that is rare. */
function drawPairs(
  { rows, rowLength, count, columns }: Table,
  { facts, sourceOf }: FilesSpec,
  { agreement }: Frequencies,
): { readonly any: Drawn; readonly agreeing: readonly Drawn[] } {
  const chance = chanceFrom(count);
  const takes = (a: number, b: number): boolean => !sourceOf || sourceOf[a] !== sourceOf[b];
  const any = drawAny(count, takes, chance, 150_000);
  const agreeing = columns.map((_, number): Drawn => {
    const { folded } = facts[number] as ValueFacts;
    if (columns.length < 2 || (agreement[number] as number) > rare) return joinDrawn([]);
    const keys = new Uint32Array(count);
    rows.each((own, from, to) => {
      for (let record = from, row = number; record < to; record++, row += rowLength) keys[record] = folded[own[row] as number] as number;
    });
    return drawAgreeing(keys, takes, chance, 10_000);
  });
  return { any, agreeing };
}

/** Levels of pairs whose records stand in the rows of the spec: candidates, any two, and by column two that agree in it, its own level left out. */
async function readSamples(spec: FilesSpec, pairs: readonly Drawn[], agreeing: number, pool: Pool): Promise<readonly Sample[]> {
  const known = sharedWholes(spec.count);
  openSpec(pool, spec);
  pool.tell({ known, blockOf: sharedInts(0) });
  await pool.run('index', rangesOf(spec.count, recordsInIndex));
  const columns = spec.columns.length;
  const samples: Sample[] = [];
  for (const { a, b } of pairs) {
    const parts = rangesOf(a.length, pairsInRead).map(({ from, to }) => ({ a: a.slice(from, to), b: b.slice(from, to) }));
    samples.push(joinLevels(await runOwn(pool, 'levels', parts), columns));
  }
  for (const [number, { count, levels }] of samples.slice(samples.length - agreeing).entries()) {
    for (let pair = 0; pair < count; pair++) levels[pair * columns + number] = 0;
  }
  return samples;
}
