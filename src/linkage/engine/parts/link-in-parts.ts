/**
 * The whole of linkage where memory cannot hold all records: their rows stand in a file, and one part after the other is brought
 * into a window, as much memory as the schema's rows are given. What comes out is what comes of linking them in memory.
 */
import { cutBlocks, forEachPairInPass, numberBlocks, type PassBlocks, pairsInBlock, pairsOfPass, type Taking, takingPart } from '../blocks.ts';
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

export type PartNeeds = Omit<LinkNeeds, 'schema' | 'source'> & {
  /** Where the rows of all records stand, and all else will. */
  readonly folder: string;
  /** The schema of all records whose `rows` are a window, of so many records. */
  withWindow(records: number): Pick<LinkNeeds, 'schema' | 'source'>;
  /** Records in the window while pairs are compared, and while clusters are made, which takes more memory beside it; more where more hang together. */
  readonly windows: { readonly compare: number; readonly cluster: number };
};

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

/** Opens the pool anew; whatever it had been told is forgotten. */
export function openWindow({ schema, source, pool, folder }: Pick<LinkNeeds, 'schema' | 'source' | 'pool'> & Pick<PartNeeds, 'folder'>): Window {
  const capacity = schema.rows.length / schema.rowLength;
  const width = schema.passes.length;
  const [known, blockOf] = [sharedWholes(capacity), sharedInts(capacity * width)];
  pool.open(schema, source);
  globalThis.gc?.(); // a window that was before gives back its memory now, where the process may ask for it
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
export function columnReader({ count, rows, rowLength }: Pick<Schema, 'count' | 'rows' | 'rowLength'>, folder: string): ReadColumn {
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

/** Keys are taken a range after the other, of about as many records as the window holds: so no more of them are sorted at once. */
async function makeBlocks(schema: Schema, folder: string, pass: number, window: Window): Promise<{ readonly firstWindow: number; readonly pairs: number }> {
  const keyOf = new Uint32Array(schema.count);
  withNumbers(folder, fileNames.keys(pass), (file) => file.read(0, keyOf));
  const into = blocksFile(folder, pass);
  try {
    for (const { least, beyond } of rangesOfKeys(keyOf, window.capacity)) {
      into.add(await cutFromFiles(schema, pass, takingPart(keyOf, least, beyond), window));
    }
    into.end();
  } finally {
    into.close();
  }
  const { firstWindow } = into;
  const blocks = fileBlocks(folder, pass, firstWindow);
  const blockOf = keyOf.fill(0); // its memory is free by now
  for (const { from, to } of rangesOf(firstWindow, blocksAtOnce)) {
    numberBlocks(blocks.some(from, to), (record, block) => {
      blockOf[record] = from + block;
    });
  }
  withNumbers(folder, fileNames.blockOf(pass), (file) => file.write(0, blockOf));
  return { firstWindow, pairs: pairsOfPass(blocks) };
}

const blocksAtOnce = 50_000;

/** Ranges of keys with about so many records each; what shares a key is never parted. */
function* rangesOfKeys(keyOf: Uint32Array, records: number): Generator<{ readonly least: number; readonly beyond: number }> {
  const bins = new Uint32Array(2 ** 12);
  const binSize = 2 ** 20;
  for (const key of keyOf) bins[key >>> 20]!++;
  for (let from = 0; from < bins.length; ) {
    let [to, size] = [from + 1, bins[from]!];
    while (to < bins.length && size + bins[to]! <= records) size += bins[to++]!;
    yield { least: Math.max(1, from * binSize), beyond: to * binSize };
    from = to;
  }
}

async function cutFromFiles(schema: Schema, pass: number, taking: Taking, window: Window): Promise<PassBlocks> {
  const { refine } = schema.passes[pass]!;
  const making = cutBlocks(schema, pass, taking);
  let step = making.next();
  while (!step.done) {
    const { depth, records } = step.value;
    const further = new Uint32Array(records.length);
    for (const { from, to } of rangesOf(records.length, window.capacity)) {
      await window.bring(records.subarray(from, to), 0);
      for (let place = from; place < to; place++) further[place] = refine[depth]!((place - from) * schema.rowLength);
    }
    step = making.next(further);
  }
  return step.value;
}

/** Writes blocks as they come; windows after all others. */
function blocksFile(folder: string, pass: number) {
  const [members, starts] = [openNumbers(folder, fileNames.members(pass)), openNumbers(folder, fileNames.starts(pass))];
  members.cut(0);
  starts.cut(0);
  const windows: Uint32Array[] = [];
  let [filled, blocks, firstWindow] = [0, 0, 0];
  const write = (own: Uint32Array, begins: Uint32Array): void => {
    members.write(filled, own);
    starts.write(
      blocks,
      begins.map((start) => filled + start),
    );
    filled += own.length;
    blocks += begins.length;
  };
  return {
    get firstWindow() {
      return firstWindow;
    },
    add(some: PassBlocks): void {
      write(some.members.subarray(0, some.starts[some.firstWindow]), some.starts.subarray(0, some.firstWindow));
      for (let block = some.firstWindow; block + 1 < some.starts.length; block++) windows.push(some.members.slice(some.starts[block], some.starts[block + 1]));
      firstWindow = blocks;
    },
    end(): void {
      for (const own of windows) write(own, Uint32Array.of(0));
      starts.write(blocks, Uint32Array.of(filled));
    },
    close(): void {
      members.close();
      starts.close();
    },
  };
}

/** Blocks of a pass whose members stay in their file. */
type FileBlocks = {
  readonly starts: Uint32Array;
  readonly firstWindow: number;
  /** Those from `from` to before `to`. */
  some(from: number, to: number): PassBlocks;
};

function fileBlocks(folder: string, pass: number, firstWindow: number): FileBlocks {
  const starts = withNumbers(folder, fileNames.starts(pass), (file) => {
    const all = new Uint32Array(file.length);
    file.read(0, all);
    return all;
  });
  return {
    starts,
    firstWindow,
    some(from, to) {
      const [first, end] = [starts[from]!, starts[to]!];
      const own = { members: new Uint32Array(end - first), starts: sharedWholes(to - from + 1) };
      withNumbers(folder, fileNames.members(pass), (file) => file.read(first, own.members));
      for (let block = from; block <= to; block++) own.starts[block - from] = starts[block]! - first;
      return { ...own, firstWindow: Math.max(0, Math.min(to, firstWindow) - from) };
    },
  };
}

/** Some blocks of a pass by their place in the window, in which they follow one another. */
type Part = { readonly members: Uint32Array; readonly blocks: PassBlocks /** The block after them. */; readonly next: number };

/** Blocks from `first` on, as many at a time as the window holds. */
function* partsOf({ starts, some }: FileBlocks, { capacity, places }: Window, first = 0): Generator<Part> {
  const count = starts.length - 1;
  for (let block = first; block < count; ) {
    const from = block;
    while (block < count && starts[block + 1]! - starts[from]! <= capacity) block++;
    if (block === from) throw new Error(`a window of ${capacity} records does not hold a block`);
    const { members, ...own } = some(from, block);
    yield { members, blocks: { ...own, members: places }, next: block };
  }
}

/** Those blocks of a pass that are taken, as a pass of their own. */
function takeBlocks({ starts, firstWindow, some }: FileBlocks, isTaken: (block: number) => boolean): FileBlocks {
  const [members, begins]: [number[], number[]] = [[], [0]];
  let windowsFrom = 0;
  for (let block = 0; block + 1 < starts.length; block++) {
    if (!isTaken(block)) continue;
    for (const member of some(block, block + 1).members) members.push(member);
    begins.push(members.length);
    if (block < firstWindow) windowsFrom++;
  }
  return {
    starts: Uint32Array.from(begins),
    firstWindow: windowsFrom,
    some: (from, to) => ({
      members: Uint32Array.from(members.slice(begins[from], begins[to])),
      starts: shared(Uint32Array.from(begins.slice(from, to + 1), (start) => start - begins[from]!)),
      firstWindow: Math.max(0, Math.min(to, windowsFrom) - from),
    }),
  };
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
