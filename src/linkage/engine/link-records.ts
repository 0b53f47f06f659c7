/** The whole of linkage without a database: records in, clusters, conflicts, model and an estimate of its own errors out. */
import { type Blocks, emptyBlockOf, type PassBlocks, pairsInBlock, pairsOfPass, timesMet } from './blocks.ts';
import { type Clusters, type Conflict, clusterPairs, conflictsOf, type Edges, groupsOf, inOrderOfRecords } from './cluster.ts';
import type { Job, Scored } from './jobs.ts';
import { type KeptPair, keptPairs } from './kept-pairs.ts';
import { fits, type Model, probabilityOf, toldOf } from './model.ts';
import { type Pool, rangesOf } from './pool.ts';
import { proofOf, type Quality, qualityOf, sumQuality } from './quality.ts';
import type { Pairing, ReadColumn, Schema, SchemaSource } from './schema.ts';
import { levelReader, scorer } from './score.ts';
import { sharedWholes } from './shared.ts';
import { type SparseCluster, sparsestClusters, toldOnly } from './sparse-clusters.ts';
import { chooseThreshold } from './threshold.ts';
import { takeLessons, trainModel } from './train.ts';

/** What comes of linking, in whatever way records were held. */
export type LinkResult = {
  /** By record: the least record of its cluster. */
  readonly clusterOf: Uint32Array;
  /** Joins: each put two clusters together. */
  readonly joined: number;
  /** Joins that did not happen, in order of records. */
  readonly conflicts: readonly Conflict[];
  readonly model: Model;
  readonly quality: Quality;
  /** Clusters that hang together by the fewest of their pairs, the sparsest first. */
  readonly sparsest: readonly SparseCluster[];
  /** Pairs that were compared. */
  readonly compared: number;
  kept(): Iterable<KeptPair>;
};

export type Linked = LinkResult & { readonly edges: Edges; readonly joins: Clusters['joins'] };

export type LinkNeeds = {
  readonly schema: Schema;
  /** How threads of the pool build the same schema. */
  readonly source: SchemaSource;
  readonly pool: Pool;
  /** A model made before, or by hand, of the same schema; nothing is learned then, and its threshold holds. */
  readonly model?: Model;
  /** Pairs compared, of so many, about. */
  onPairs?(done: number, total: number): void;
};

/** Groups that are fixed stay together; `Schema.takes` says which pairs are compared at all. */
export async function linkRecords({ schema, source, pool, model: given, onPairs }: LinkNeeds): Promise<Linked> {
  if (given && !fits(schema, given)) throw new Error(`a model of ${given.schema ?? 'other things'} with other comparisons or levels cannot weigh ${schema.id}`);
  pool.open(schema, source);
  const column = columnReader(schema);
  const { blocks, known } = await indexAndBlock(schema, pool, () => schema.prepare?.(column));
  const trained = given ? undefined : await trainModel(schema, await takeLessons(schema, blocks, column, pool), pool);
  const model = trained ? chooseThreshold(schema, trained) : given!;
  pool.tell(toldOf(schema, model));
  const expected = trained ? trained.candidates.pairs * trained.oneOf : 0;
  const { edges: found, compared } = await scoreAll(blocks, pool, (done, visited, total) =>
    onPairs?.(done, expected > 0 ? Math.max(done, expected) : Math.round((done / visited) * total)),
  );
  return linkedBy(schema, model, { edges: inOrderOfRecords(found), compared, known, timesMet: (a, b) => timesMet(blocks, a, b) });
}

export type Weighed = {
  /** In order of their records, each once: pairs that weigh enough to be told. */
  readonly edges: Edges;
  /** How many were compared. */
  readonly compared: number;
  /** By record: `knownMasks`. */
  readonly known: Uint32Array;
  /** In how many passes a pair meets. */
  readonly timesMet: (a: number, b: number) => number;
};

/** Clusters of weighed pairs, and what is to be told of them. */
export function linkedBy(schema: Schema, model: Model, { edges, compared, known, timesMet: timesOf }: Weighed): Linked {
  const { weigh } = scorer(schema, known, model);
  const { group } = schema;
  const fixedGroups = group && { fixedGroups: () => groupsOf(columnReader(schema)(group)) };
  const clusters = clusterPairs({ ...schema, ...fixedGroups }, { threshold: model.threshold, weigh }, edges);
  const reader = levelReader(schema, known);
  const levelsOf = (a: number, b: number): Uint8Array => {
    reader.read(a, b);
    return reader.levels;
  };
  return {
    clusterOf: clusters.clusterOf,
    edges,
    joins: clusters.joins,
    joined: clusters.joins.count,
    conflicts: conflictsOf(edges, clusters),
    model,
    quality: qualityOf(sumQuality(edges, clusters, { timesMet: timesOf, probability: probabilityOf, proof: proofOf(schema) })),
    sparsest: toldOnly(sparsestClusters(edges, clusters.clusterOf, model.threshold)),
    compared,
    kept: () => keptPairs(edges, clusters, levelsOf),
  };
}

/** Reads a column of rows that are in memory. */
export const columnReader =
  ({ count, rowLength }: Pick<Schema, 'count' | 'rowLength'>): ReadColumn =>
  (of) => {
    const column = new Int32Array(count);
    for (let record = 0; record < count; record++) column[record] = of(record * rowLength);
    return column;
  };

/** Blocks of all passes, and what each record knows; both are told to the pool. `prepare` is asked while threads are at work. */
export async function indexAndBlock(
  pairing: Pairing,
  pool: Pool,
  prepare?: () => ReturnType<NonNullable<Schema['prepare']>>,
): Promise<{ readonly blocks: Blocks; readonly known: Uint32Array }> {
  const [blockOf, known] = [emptyBlockOf(pairing), sharedWholes(pairing.count)];
  pool.tell({ blockOf, known });
  const indexing = pool.run('index', rangesOf(pairing.count, recordsInJob));
  const prepared = prepare?.();
  await indexing;
  if (prepared) for (const [record, value] of prepared.values.entries()) pairing.rows[record * pairing.rowLength + prepared.place] = value;
  const passes = await pool.run(
    'blocks',
    pairing.passes.map((_, pass) => ({ pass })),
  );
  const blocks = { blockOf, passes };
  pool.tell({ blocks });
  return { blocks, known };
}

const recordsInJob = 20_000;

/** A job holds blocks with about so many pairs: some hundredths of a second. */
const pairsInJob = 60_000;

/** Jobs that walk all blocks of a pass, in order. */
export function scoringJobs(blocks: PassBlocks, pass: number): Job<'score'>[] {
  const jobs: Job<'score'>[] = [];
  let [from, pairs] = [0, 0];
  for (let block = 0; block + 1 < blocks.starts.length; block++) {
    pairs += pairsInBlock(blocks, block);
    if (pairs < pairsInJob && block + 2 < blocks.starts.length) continue;
    jobs.push({ pass, from, to: block + 1 });
    [from, pairs] = [block + 1, 0];
  }
  return jobs;
}

/** Pairs of all blocks that weigh enough, in order of pass and block; the pool knows weights and blocks. From windows a pair may come again. */
export async function scoreAll(
  blocks: Blocks,
  pool: Pool,
  onProgress: (compared: number, visited: number, total: number) => void,
): Promise<{ readonly edges: Edges; readonly compared: number }> {
  const ranges = blocks.passes.flatMap((own, pass) => scoringJobs(own, pass));
  const total = blocks.passes.reduce((sum, own) => sum + pairsOfPass(own), 0);
  let [compared, jobs] = [0, 0];
  const scored = await pool.run('score', ranges, (done) => {
    compared += done.compared;
    onProgress(compared, (++jobs / ranges.length) * total, total);
  });
  return { edges: joinScored(scored), compared };
}

/** In order of pass and block. */
function joinScored(parts: readonly Scored[]): Edges {
  const count = parts.reduce((sum, { a }) => sum + a.length, 0);
  const edges = { count, a: new Uint32Array(count), b: new Uint32Array(count), weight: new Float32Array(count) };
  let at = 0;
  for (const { a, b, weight } of parts) {
    edges.a.set(a, at);
    edges.b.set(b, at);
    edges.weight.set(weight, at);
    at += a.length;
  }
  return edges;
}
