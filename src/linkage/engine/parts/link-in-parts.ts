/**
 * The whole of linkage where memory cannot hold all records: their rows stand in a file, and one part after the other is brought
 * into a window, as much memory as the schema's rows are given. What comes out is what comes of linking them in memory.
 */
import { forEachPairInPass, type PassBlocks, pairsInBlock, pairsOfPass } from '../blocks.ts';
import type { Done } from '../jobs.ts';
import { type LinkNeeds, type LinkResult, scoringJobs } from '../link-records.ts';
import { fits, type Model, toldOf } from '../model.ts';
import { type Pool, rangesOf } from '../pool.ts';
import { candidateStep, type DrawNeeds, type Drawn, drawPairs, isSampled, newMeant, passOfDraw, shareOf } from '../sample-pairs.ts';
import { joinSamples, type Sample } from '../samples.ts';
import type { ReadColumn, Schema } from '../schema.ts';
import { shared } from '../shared.ts';
import { chooseThreshold } from '../threshold.ts';
import { type Lessons, readDrawn, trainModel } from '../train.ts';
import { clusterInParts } from './cluster-in-parts.ts';
import { type FileBlocks, fileBlocks, makeBlocks, partsOf, takeBlocks } from './file-blocks.ts';
import { edgeLength, fileNames, openNumbers } from './record-files.ts';
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
  for (let pass = state.progress.blocks.length; pass < schema.passes.length; pass++) {
    const made = await makeBlocks(schema, folder, pass, window);
    state.note({ blocks: [...state.progress.blocks, made] });
  }
  if (!state.progress.model) state.note(given ? { model: given } : await learn(schema, pool, state, folder, column, window));
  const model = state.progress.model!;
  pool.tell(toldOf(schema, model));
  await scoreParts(schema, folder, window, state, pool, onPairs);
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

/** Edges of all passes, part by part, into their file: in order of pass and block. */
async function scoreParts(schema: Schema, folder: string, window: Window, state: RunState, pool: Pool, onPairs: LinkNeeds['onPairs']): Promise<void> {
  const file = openNumbers(folder, fileNames.edges);
  const total = state.progress.blocks.reduce((sum, { pairs }) => sum + pairs, 0);
  const { scored } = state.progress;
  file.cut(scored.edges * edgeLength);
  try {
    for (let { pass, block } = scored; pass < schema.passes.length; pass++, block = 0) {
      const blocks = fileBlocks(folder, pass, state.progress.blocks[pass]!.firstWindow);
      let visited = state.progress.blocks.slice(0, pass).reduce((sum, { pairs }) => sum + pairs, 0);
      for (let own = 0; own < block; own++) visited += pairsInBlock(blocks, own);
      for (const part of partsOf(blocks, window, block)) {
        await window.bring(part.members, pass);
        window.holds(pass, part.blocks);
        let { compared, edges } = state.progress.scored;
        const before = compared;
        visited += pairsOfPass(part.blocks);
        const found = await pool.run('score', scoringJobs(part.blocks, pass), (done) => {
          compared += done.compared;
          const expected = state.progress.expected ?? 0;
          onPairs?.(compared, Math.max(compared, expected > 0 ? expected : total - visited + before));
        });
        for (const some of found) {
          file.write(edges * edgeLength, packEdges(some, part.members));
          edges += some.a.length;
        }
        state.note({ scored: { pass, block: part.next, compared, edges } });
      }
      state.note({ scored: { ...state.progress.scored, pass: pass + 1, block: 0 } });
    }
  } finally {
    file.close();
  }
}

function packEdges({ a, b, weight }: Done<'score'>, members: Uint32Array): Uint32Array {
  const packed = new Uint32Array(a.length * edgeLength);
  const weights = new Float32Array(packed.buffer);
  for (let edge = 0, at = 0; edge < a.length; edge++, at += edgeLength) {
    packed[at] = members[a[edge]!]!;
    packed[at + 1] = members[b[edge]!]!;
    weights[at + 2] = weight[edge]!;
  }
  return packed;
}
