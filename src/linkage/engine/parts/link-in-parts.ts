/**
 * The whole of linkage where memory cannot hold all records: their rows stand in a file, and one part after the other is brought
 * into a window, as much memory as the schema's rows are given. What comes out is what comes of linking them in memory.
 */
import { cutBlocks, forEachPairInPass, numberBlocks, type PassBlocks, pairsInBlock, pairsOfPass } from '../blocks.ts';
import type { Done } from '../jobs.ts';
import { type LinkNeeds, type LinkResult, scoringJobs } from '../link-records.ts';
import { fits, type Model, toldOf } from '../model.ts';
import { type Pool, rangesOf } from '../pool.ts';
import { chooseThreshold } from '../quality.ts';
import { candidateStep, type DrawNeeds, type Drawn, drawPairs, isSampled, newMeant, passOfDraw, shareOf } from '../sample-pairs.ts';
import { joinSamples, type Sample } from '../samples.ts';
import type { ReadColumn, Schema } from '../schema.ts';
import { shared, sharedInts, sharedWholes } from '../shared.ts';
import { sortByKey } from '../sort.ts';
import { type Lessons, readDrawn, trainModel } from '../train.ts';
import { clusterInParts } from './cluster-in-parts.ts';
import { fileNames, openNumbers, withNumbers } from './record-files.ts';
import { type RunState, runState } from './run-state.ts';

export type PartNeeds = LinkNeeds & {
  /** Where the rows of `schema.count` records stand, and all else will; its `rows` are the window. */
  readonly folder: string;
  /** The same schema with a window of as many records: asked where more of them hang together than there is room for. */
  widen(records: number): Pick<LinkNeeds, 'schema' | 'source'>;
};

/** A run that was killed goes on from the folder that it left; its records must be the same. */
export async function linkInParts(needs: PartNeeds): Promise<LinkResult> {
  const { schema, folder, pool, model: given, onPairs } = needs;
  if (given && !fits(schema, given)) throw new Error(`a model of ${given.schema ?? 'other things'} with other comparisons or levels cannot weigh ${schema.id}`);
  const state = runState(folder);
  const window = openWindow(needs);
  const column = columnReader(schema, folder);
  const prepared = schema.prepare?.(column);
  if (!state.progress.isArranged) {
    await window.arrange(prepared && { place: prepared.place, values: shared(prepared.values) });
    state.note({ isArranged: true });
  }
  for (let pass = state.progress.blocks.length; pass < schema.passes.length; pass++) {
    const made = await makeBlocks(schema, folder, pass, window);
    state.note({ blocks: [...state.progress.blocks, made] });
  }
  if (!state.progress.model) state.note(given ? { model: given } : await learn(schema, pool, state, folder, column, window));
  const model = state.progress.model!;
  pool.tell(toldOf(schema, model));
  await scoreParts(schema, folder, window, state, pool, onPairs);
  const { edges, compared } = state.progress.scored;
  const clusters = await clusterInParts({ ...needs, model, column, window, edges });
  return { ...clusters, model, compared };
}

/** Memory that threads share, into which records are brought. */
export type Window = {
  /** As many records stand in it at once. */
  readonly capacity: number;
  /** Its places in their order; shared memory. */
  readonly places: Uint32Array;
  /** Brings records to the places of their order, with their blocks in the passes before `passes`. */
  bring(records: Uint32Array, passes: number): Promise<void>;
  /** Tells the threads the blocks of a pass that now stand in it, by place. */
  holds(pass: number, blocks: PassBlocks): void;
  arrange(prepared: { readonly place: number; readonly values: Int32Array } | undefined): Promise<void>;
};

const recordsInJob = 8192;

export function openWindow({ schema, source, pool, folder }: Pick<PartNeeds, 'schema' | 'source' | 'pool' | 'folder'>): Window {
  const capacity = schema.rows.length / schema.rowLength;
  const width = schema.passes.length;
  const [known, blockOf] = [sharedWholes(capacity), sharedInts(capacity * width)];
  pool.open(schema, source);
  const wanted = { records: sharedWholes(capacity), places: sharedWholes(capacity) };
  pool.tell({ known, blockOf, folder, wanted });
  const none: PassBlocks = { members: new Uint32Array(), starts: new Uint32Array(1), firstWindow: 0 };
  const places = sharedWholes(capacity);
  for (let place = 0; place < capacity; place++) places[place] = place;
  return {
    capacity,
    places,
    async bring(records, passes) {
      const order = sortByKey(records);
      wanted.places.set(order);
      for (let place = 0; place < order.length; place++) wanted.records[place] = records[order[place]!]!;
      const jobs = rangesOf(records.length, recordsInJob).map((range) => ({ ...range, passes }));
      await pool.run('load', jobs);
    },
    holds: (pass, blocks) => pool.tell({ blocks: { blockOf, passes: schema.passes.map((_, own) => (own === pass ? blocks : none)) } }),
    async arrange(prepared) {
      pool.tell({ prepared });
      for (const wave of rangesOf(schema.count, capacity)) {
        const jobs = rangesOf(wave.to - wave.from, recordsInJob).map(({ from, to }) => ({ from: wave.from + from, to: wave.from + to, at: from }));
        await pool.run('arrange', jobs);
      }
      pool.tell({ prepared: undefined });
    },
  };
}

/** Reads rows from their file, one after the other, at the beginning of the window. */
function columnReader({ count, rows, rowLength }: Schema, folder: string): ReadColumn {
  const atOnce = Math.min(recordsInJob, rows.length / rowLength);
  return (of) =>
    withNumbers(folder, fileNames.rows, (file) => {
      const column = new Int32Array(count);
      for (const { from, to } of rangesOf(count, atOnce)) {
        file.read(from * rowLength, rows.subarray(0, (to - from) * rowLength));
        for (let record = from; record < to; record++) column[record] = of((record - from) * rowLength);
      }
      return column;
    });
}

async function makeBlocks(schema: Schema, folder: string, pass: number, window: Window): Promise<{ readonly firstWindow: number; readonly pairs: number }> {
  const { count, passes, rowLength } = schema;
  const { refine } = passes[pass]!;
  const keys = new Uint32Array(count);
  withNumbers(folder, fileNames.keys(pass), (file) => file.read(0, keys));
  const making = cutBlocks(schema, pass, keys);
  let step = making.next();
  while (!step.done) {
    const { depth, records } = step.value;
    const further = new Uint32Array(records.length);
    for (const { from, to } of rangesOf(records.length, window.capacity)) {
      await window.bring(records.subarray(from, to), 0);
      for (let place = from; place < to; place++) further[place] = refine[depth]!((place - from) * rowLength);
    }
    step = making.next(further);
  }
  const blocks = step.value;
  const blockOf = keys.fill(0); // its memory is free by now
  numberBlocks(blocks, (record, block) => {
    blockOf[record] = block;
  });
  withNumbers(folder, fileNames.blockOf(pass), (file) => file.write(0, blockOf));
  for (const name of ['members', 'starts'] as const) {
    withNumbers(folder, fileNames[name](pass), (file) => {
      file.cut(0);
      file.write(0, blocks[name]);
    });
  }
  return { firstWindow: blocks.firstWindow, pairs: pairsOfPass(blocks) };
}

function readBlocks(folder: string, pass: number, { blocks }: RunState['progress']): PassBlocks {
  const whole = (name: string): Uint32Array =>
    withNumbers(folder, name, (file) => {
      const all = new Uint32Array(file.length);
      file.read(0, all);
      return all;
    });
  return { members: whole(fileNames.members(pass)), starts: whole(fileNames.starts(pass)), firstWindow: blocks[pass]!.firstWindow };
}

/** Some blocks of a pass by their place in the window, in which they follow one another. */
type Part = { readonly members: Uint32Array; readonly blocks: PassBlocks /** The block after them. */; readonly next: number };

/** Blocks from `first` on, as many at a time as the window holds. */
function* partsOf({ members, starts, firstWindow }: PassBlocks, { capacity, places }: Window, first = 0): Generator<Part> {
  const count = starts.length - 1;
  for (let block = first; block < count; ) {
    const from = block;
    while (block < count && starts[block + 1]! - starts[from]! <= capacity) block++;
    if (block === from) throw new Error(`a window of ${capacity} records does not hold a block`);
    const own = { members: members.subarray(starts[from], starts[block]), starts: sharedWholes(block - from + 1) };
    for (let number = 0; number < own.starts.length; number++) own.starts[number] = starts[from + number]! - starts[from]!;
    const blocks = { members: places, starts: own.starts, firstWindow: Math.max(0, Math.min(block, firstWindow) - from) };
    yield { members: own.members, blocks, next: block };
  }
}

/** Those blocks of a pass that are taken, as a pass of their own. */
function takeBlocks({ members, starts, firstWindow }: PassBlocks, isTaken: (block: number) => boolean): PassBlocks {
  const [taken, begins]: [number[], number[]] = [[], [0]];
  let windowsFrom = 0;
  for (let block = 0; block + 1 < starts.length; block++) {
    if (!isTaken(block)) continue;
    for (let place = starts[block]!; place < starts[block + 1]!; place++) taken.push(members[place]!);
    begins.push(taken.length);
    if (block < firstWindow) windowsFrom++;
  }
  return { members: Uint32Array.from(taken), starts: Uint32Array.from(begins), firstWindow: windowsFrom };
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
  const oneOf = candidateStep(progress.blocks.reduce((sum, { pairs }) => sum + pairs, 0));
  const sampled: Sample[] = [];
  for (const pass of schema.passes.keys()) {
    const taken = takeBlocks(readBlocks(folder, pass, progress), (block) => isSampled(count, pass, block, oneOf));
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
    for (const { members, blocks } of partsOf(readBlocks(folder, passOfDraw(schema, draw), progress), window)) {
      await window.bring(members, 0);
      forEachPairInPass(blocks, (a, b) => pairs.offer(a * rowLength, b * rowLength, members[a]!, members[b]!));
    }
    meant.set(kind, pairs.finish());
  }
  const needs: DrawNeeds = { schema, column, blocksOf: (pass) => readBlocks(folder, pass, progress), meant };
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
      const blocks = readBlocks(folder, pass, state.progress);
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

/** An edge in its file: two records and the bits of its weight. */
export const edgeLength = 3;

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
