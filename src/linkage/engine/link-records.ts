/** The whole of linkage without a database: records in, persons, conflicts, model and an estimate of its own errors out. */
import { type Blocks, forEachPairOfPass, makeBlocks, timesMet } from './blocks.ts';
import { type Clusters, clusterPairs, type Edges } from './cluster.ts';
import { type Contradiction, contradictionJudge } from './contradictions.ts';
import { countFrequencies } from './frequencies.ts';
import { type Model, probabilityOf } from './model.ts';
import { passesOf } from './passes.ts';
import { chooseThreshold, estimateQuality, type Quality } from './quality.ts';
import { at, type Records, rowLength } from './records.ts';
import { levelReader, scorer } from './score.ts';
import { trainModel } from './train.ts';

export type Linked = {
  /** By record: the least record of its person. */
  readonly clusterOf: Uint32Array;
  readonly edges: Edges;
  readonly joins: Clusters['joins'];
  readonly conflicts: readonly { readonly a: number; readonly b: number; readonly weight: number; readonly contradiction: Contradiction }[];
  readonly model: Model;
  readonly quality: Quality;
  /** Pairs that were compared. */
  readonly compared: number;
  /** Level of each comparison of two records; good until the next call. */
  levelsOf(a: number, b: number): Uint8Array;
};

export type EngineOptions = { onProgress?(done: number, total: number): void };

/** Lets other work of the process have its turn: linkage computes for seconds at a time. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Records that carry a person already stay with that person; only pairs with at least one new record are compared then. */
export async function linkRecords(records: Records, { onProgress }: EngineOptions = {}): Promise<Linked> {
  const frequencies = countFrequencies(records);
  await breathe();
  const passes = passesOf(records);
  const blocks = makeBlocks(records.count, passes);
  const passNumbers = { parents: passes.findIndex(({ id }) => id === 'parents'), household: passes.findIndex(({ id }) => id === 'household') };
  const trained = await trainModel(records, frequencies, blocks, passNumbers, breathe);
  const model = chooseThreshold(trained);
  const { weigh } = scorer(records, frequencies, model);
  const reader = levelReader(records, frequencies);
  const isNew = (record: number): boolean => records.rows[record * rowLength + at.person] === 0;
  const found = await collectEdges(
    blocks,
    (a, b) => isNew(a) || isNew(b),
    (a, b) => weigh(a, b, model.nearFrom),
    model.nearFrom,
    onProgress,
  );
  const clusters = clusterPairs(
    { records, judge: contradictionJudge(records), threshold: model.threshold, weigh: (a, b) => weigh(a, b) },
    found.edges,
    fixedGroups(records),
  );
  return {
    clusterOf: clusters.clusterOf,
    edges: found.edges,
    joins: clusters.joins,
    conflicts: clusters.refused.map(({ edge, a, b, contradiction }) => ({ a, b, weight: found.edges.weight[edge]!, contradiction })),
    model,
    quality: estimateQuality(found.edges, clusters, (a, b) => timesMet(blocks, a, b), probabilityOf),
    compared: found.compared,
    levelsOf(a, b) {
      reader.read(a, b);
      return reader.levels;
    },
  };
}

type Pairwise<T> = (a: number, b: number) => T;

async function collectEdges(
  blocks: Blocks,
  takes: Pairwise<boolean>,
  weigh: Pairwise<number>,
  from: number,
  onProgress: EngineOptions['onProgress'],
): Promise<{ edges: Edges; compared: number }> {
  let [a, b, weight] = [new Uint32Array(1024), new Uint32Array(1024), new Float32Array(1024)];
  let [count, compared] = [0, 0];
  const grow = () => {
    const [moreA, moreB, moreWeight] = [new Uint32Array(count * 2), new Uint32Array(count * 2), new Float32Array(count * 2)];
    moreA.set(a);
    moreB.set(b);
    moreWeight.set(weight);
    [a, b, weight] = [moreA, moreB, moreWeight];
  };
  for (let pass = 0; pass < blocks.passes; pass++) {
    forEachPairOfPass(blocks, pass, (one, other) => {
      if (!takes(one, other)) return;
      compared++;
      const own = weigh(one, other);
      if (own < from) return;
      if (count === a.length) grow();
      a[count] = one;
      b[count] = other;
      weight[count++] = own;
    });
    onProgress?.(pass + 1, blocks.passes);
    await breathe();
  }
  return { edges: { count, a: a.subarray(0, count), b: b.subarray(0, count), weight: weight.subarray(0, count) }, compared };
}

function fixedGroups(records: Records): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>();
  for (let record = 0; record < records.count; record++) {
    const person = records.rows[record * rowLength + at.person]!;
    if (person === 0) continue;
    const group = groups.get(person);
    if (group) group.push(record);
    else groups.set(person, [record]);
  }
  return [...groups.values()];
}
