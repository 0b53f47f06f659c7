/** The whole of it without files: a table in; pairs, clusters, model and an estimate of its own errors out. */
import { chanceFrom } from '../engine/chance.ts';
import { atomsOf } from './blocks/atoms.ts';
import { type Blocks, forEachPairOfPass, makeBlocks } from './blocks/blocks.ts';
import { choosePasses, type ImaginedPair } from './blocks/choose-passes.ts';
import { imaginePairs } from './blocks/imagine-pairs.ts';
import { comparisonsOf } from './compare/comparisons-of.ts';
import { countFrequencies } from './model/frequencies.ts';
import { levelReader, newSample, sampleAny } from './model/samples.ts';
import { trainModel } from './model/train.ts';
import type { Table } from './read/read-tables.ts';

export async function linkTables(table: Table) {
  const { comparisons, facts } = comparisonsOf(table);
  const atoms = atomsOf(table, facts);
  const frequencies = countFrequencies(table, facts);
  const chance = chanceFrom(table.count);
  const sources = table.starts.length - 1;
  const sourceOf = sources > 1 ? Uint16Array.from({ length: table.count }, (_, record) => table.starts.findLastIndex((start) => start <= record)) : undefined;
  const takes = (a: number, b: number) => !sourceOf || sourceOf[a] !== sourceOf[b];
  let pairs = (table.count * (table.count - 1)) / 2;
  for (let s = 0; sourceOf && s < sources; s++) { const own = table.starts[s + 1]! - table.starts[s]!; pairs -= (own * (own - 1)) / 2; }
  const imagined: ImaginedPair[] = imaginePairs(table, atoms, comparisons, frequencies, chance, 3000);
  const largest = table.count < 50_000 ? 300 : 60;
  const budget = Math.max(3_000_000, table.count * 30);
  const t0 = performance.now();
  const choice = choosePasses(table, atoms, imagined, largest, budget);
  const t1 = performance.now();
  const blocks: Blocks = makeBlocks(table, choice.passes, largest);
  const t2 = performance.now();
  const read = levelReader(table, comparisons);
  const any = sampleAny(table, read, comparisons.length, takes, chance, 300_000);
  const t3 = performance.now();
  const sampled = newSample(read, comparisons.length, 3_000_000);
  const oneOf = Math.max(1, Math.ceil(choice.pairs / 2_500_000));
  for (let pass = 0; pass < blocks.passes.length; pass++) forEachPairOfPass(blocks, pass, sourceOf, (a, b) => { sampled.take(a, b); }, oneOf > 1 ? (block) => block % oneOf === 0 : undefined);
  const candidates = sampled.done();
  const t4 = performance.now();
  const trained = trainModel({ table, comparisons, frequencies, candidates, oneOf, any, pairs });
  const t5 = performance.now();
  return { comparisons, facts, atoms, frequencies, choice, blocks, candidates, trained, sourceOf, pairs, posterior: trained.posterior, read, times: [t1 - t0, t2 - t1, t3 - t2, t4 - t3, t5 - t4] };
}
