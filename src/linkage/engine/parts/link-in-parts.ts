/**
 * The whole of linkage where memory cannot hold all records: their rows stand in a file, and one part after the other is brought
 * into a window, as much memory as the schema's rows are given. What comes out is what comes of linking them in memory.
 */
import { forEachPairInPass, type PassBlocks } from '../blocks.ts';
import type { LinkResult } from '../link-records.ts';
import { fits, type Model, toldOf } from '../model.ts';
import { type Pool, rangesOf } from '../pool.ts';
import { candidateStep, type DrawNeeds, type Drawn, drawPairs, isSampled, newMeant, passOfDraw, shareOf } from '../sample-pairs.ts';
import { joinSamples, type Sample } from '../samples.ts';
import type { ReadColumn, Schema } from '../schema.ts';
import { shared } from '../shared.ts';
import { chooseThreshold } from '../threshold.ts';
import { type Lessons, readDrawn, trainModel } from '../train.ts';
import { clusterInParts } from './cluster-in-parts.ts';
import { blockInParts, scoreParts } from './compare-in-parts.ts';
import { type FileBlocks, fileBlocks, partsOf, takeBlocks } from './file-blocks.ts';
import { type RunState, runState } from './run-state.ts';
import { columnReader, openWindow, type PartNeeds, type Window } from './window.ts';

/** A run that was killed goes on from the folder that it left; its records must be the same. */
export async function linkInParts(needs: PartNeeds): Promise<LinkResult> {
  const { model, compared, edges } = await compareInParts(needs); // by now its window is garbage
  return { ...(await clusterInParts({ ...needs, model, edges })), model, compared };
}

type Compared = { readonly model: Model; readonly compared: number /** How many stand in their file. */; readonly edges: number };

async function compareInParts(needs: PartNeeds): Promise<Compared> {
  const { folder, pool, model: given, onPairs } = needs;
  const bound = needs.withWindow(needs.windows.compare);
  const { schema } = bound;
  if (given && !fits(schema, given)) throw new Error(`a model of ${given.schema ?? 'other things'} with other comparisons or levels cannot weigh ${schema.id}`);
  const state = runState(folder);
  const window = openWindow({ ...needs, ...bound });
  const column = columnReader(schema, folder);
  await arrange(schema, column, window, state);
  const comparing = { schema, folder, window, pool };
  await blockInParts(comparing, state);
  if (!state.progress.model) state.note(given ? { model: given } : await learn(schema, pool, state, folder, column, window));
  const model = state.progress.model!;
  pool.tell(toldOf(schema, model));
  await scoreParts({ ...comparing, ...(onPairs && { onPairs }) }, state);
  const { edges, compared } = state.progress.scored;
  return { model, compared, edges };
}

/** What weighing needs is made again by a run that is taken up; rows are as they were left. */
async function arrange(schema: Schema, column: ReadColumn, window: Window, state: RunState): Promise<void> {
  const prepared = schema.prepare?.(column);
  if (state.progress.isArranged) return;
  await window.arrange(prepared && { place: prepared.place, values: shared(prepared.values) });
  state.note({ isArranged: true });
}

async function learn(
  schema: Schema,
  pool: Pool,
  { progress }: RunState,
  folder: string,
  column: ReadColumn,
  window: Window,
): Promise<{ readonly model: Model; readonly expected: number }> {
  const { others, count, rowLength } = schema;
  const blocksOf = (pass: number): FileBlocks => fileBlocks(folder, pass, progress.blocks[pass]!.firstWindow);
  const oneOf = candidateStep(progress.blocks.reduce((sum, { pairs }) => sum + pairs, 0));
  const sampled: Sample[] = [];
  for (const pass of schema.passes.keys()) {
    const taken = takeBlocks(blocksOf(pass), (block) => isSampled(count, pass, block, oneOf));
    for (const { members, blocks } of partsOf(taken, window)) {
      await window.bring(members, pass);
      window.holds(pass, blocks);
      sampled.push(...(await pool.run('sample', [{ pass, oneOf: 1 }])));
    }
  }
  const meant: Map<number, ReturnType<ReturnType<typeof newMeant>['finish']>> = new Map();
  for (const [kind, { draw, isProven }] of others.entries()) {
    if (draw.kind !== 'pairs') continue;
    const pairs = newMeant(draw, isProven);
    for (const { members, blocks } of partsOf(blocksOf(passOfDraw(schema, draw)), window)) {
      await window.bring(members, 0);
      forEachPairInPass(blocks, (a, b) => pairs.offer(a * rowLength, b * rowLength, members[a]!, members[b]!));
    }
    meant.set(kind, pairs.finish());
  }
  const allBlocks = (pass: number): PassBlocks => blocksOf(pass).some(0, blocksOf(pass).starts.length - 1);
  const needs: DrawNeeds = { schema, column, blocksOf: allBlocks, meant };
  const otherShares = Object.fromEntries(others.map(({ id }, kind) => [id, shareOf(needs, kind)]));
  const apart: Sample[] = [];
  for (const drawn of drawPairs(needs)) apart.push(await readInParts(schema, pool, drawn, window));
  const lessons: Lessons = { otherShares, candidates: joinSamples(schema, sampled), oneOf, apart };
  const trained = await trainModel(schema, lessons, pool);
  return { model: chooseThreshold(schema, trained), expected: trained.candidates.pairs * trained.oneOf };
}

async function readInParts(schema: Schema, pool: Pool, { a, b }: Drawn, window: Window): Promise<Sample> {
  const samples: Sample[] = [];
  for (const { from, to } of rangesOf(a.length, Math.floor(window.capacity / 2))) {
    const records = new Uint32Array((to - from) * 2);
    records.set(a.subarray(from, to));
    records.set(b.subarray(from, to), to - from);
    await window.bring(records, 0);
    const places = Uint32Array.from({ length: to - from }, (_, pair) => pair);
    samples.push(await readDrawn(schema, pool, { a: places, b: places.map((pair) => pair + to - from) }));
  }
  return joinSamples(schema, samples);
}
