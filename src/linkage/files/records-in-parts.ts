/** All records linked where memory does not hold them: rows, blocks, edges and accepted pairs stand in files, a part at a time in memory. */
import type { Weights } from '../engine/model.ts';
import type { PartOfEdges } from '../engine/parts/cluster-part.ts';
import { blockInParts, scoreParts } from '../engine/parts/compare-in-parts.ts';
import { sortEdges } from '../engine/parts/edge-file.ts';
import { entriesInRanges } from '../engine/parts/entries-in-ranges.ts';
import { cutAtFamilies, edgesOf, findFamilies, placesOf, shareOut } from '../engine/parts/families.ts';
import { fileBlocks, partsOf, takeBlocks } from '../engine/parts/file-blocks.ts';
import { fileNames, openNumbers, withNumbers } from '../engine/parts/record-files.ts';
import { runState } from '../engine/parts/run-state.ts';
import { type Bound, openWindow } from '../engine/parts/window.ts';
import type { Pool } from '../engine/pool.ts';
import { candidateStep, type Drawn, isSampled } from '../engine/sample-pairs.ts';
import { weigher, writeKnown } from '../engine/score.ts';
import { sharedInts, sharedShorts } from '../engine/shared.ts';
import { sortByKey } from '../engine/sort.ts';
import { type Pair, pairsAbove } from './accepted-pairs.ts';
import { type AllRecords, type Joined, joinDrawn, mostSampled, type Single, type Weighing } from './all-records.ts';
import type { Choice } from './blocks/choose-passes.ts';
import type { FilesPass } from './blocks/passes.ts';
import { edgesInFile } from './edge-list.ts';
import type { JoinedFamilies, Joining, PackedPairs } from './join-families.ts';
import type { Rows } from './read/rows.ts';
import { type FilesSpec, moduleOf, openSpec, runOwn, schemaOf } from './schema.ts';

/** Records in the window while pairs are compared and while clusters are made, and entries of a file that are sorted at once. */
export type Windows = { readonly compare: number; readonly cluster: number; readonly entries: number };

type InParts = { readonly folder: string; readonly windows: Windows; readonly rows: Rows };

/** Of whose passes blocks are made, or were begun; and what is to be compared in the end, once it is chosen. */
type Learned = { readonly passes: readonly FilesPass[]; readonly choice?: Choice };

const anew = { isArranged: false, blocks: [], scored: { pass: 0, block: 0, compared: 0, edges: 0 } } as const;

/** `spec`: of all records, `sourceOf` by record; its rows stand in the folder. */
export function recordsInParts(spec: FilesSpec, pool: Pool, { folder, windows, rows }: InParts): AllRecords {
  const state = runState<Learned>(folder);
  const bind = (passes: readonly FilesPass[], records: number): Bound => bindWindow(spec, passes, Math.max(1, Math.min(records, Math.max(spec.count, 1))));
  const begin = (learned: Learned): void => {
    const { model } = state.progress;
    const isSame = JSON.stringify(model?.passes) === JSON.stringify(learned.passes);
    state.note({ ...(!isSame && anew), model: learned });
  };
  const compare = async (passes: readonly FilesPass[]) => {
    const bound = bind(passes, windows.compare);
    const comparing = { schema: bound.schema, folder, pool, window: openWindow({ ...bound, pool, folder }) };
    if (!state.progress.isArranged) await comparing.window.arrange(undefined);
    state.note({ isArranged: true });
    await blockInParts(comparing, state);
    return comparing;
  };
  /** In a function of its own, so that nothing holds its window when it has ended. */
  const scoreAll = async ({ passes }: Choice, { weights, nearFrom, onPairs }: Weighing): Promise<void> => {
    const comparing = await compare(passes);
    pool.tell({ weights, nearFrom });
    await scoreParts({ ...comparing, onPairs }, state);
  };
  /** What stood in a window is given back: threads let go of what they were told when they are told of something else. */
  const release = (): void => {
    openSpec(pool, spec);
    globalThis.gc?.();
  };
  return {
    chosen: state.progress.model?.choice,
    atHand(pairs) {
      const { a, b } = joinDrawn(pairs);
      const records = new Uint32Array(a.length * 2);
      records.set(a);
      records.set(b, a.length);
      let from = 0;
      const placed = pairs.map((own): Drawn => {
        const places = Uint32Array.from(own.a, (_, pair) => from + pair);
        from += own.a.length;
        return { a: places, b: places.map((place) => place + a.length) };
      });
      return { rows: rows.take(records), pairs: placed };
    },
    async candidates(passes) {
      begin({ passes });
      const { schema, window } = await compare(passes);
      const oneOf = candidateStep(
        state.progress.blocks.reduce((sum, { pairs }) => sum + pairs, 0),
        mostSampled,
      );
      const found: Drawn[] = [];
      for (const [pass, { firstWindow }] of state.progress.blocks.entries()) {
        const taken = takeBlocks(fileBlocks(folder, pass, firstWindow), (block) => isSampled(schema.count, pass, block, oneOf));
        for (const { members, blocks } of partsOf(taken, window)) {
          await window.bring(members, pass);
          window.holds(pass, blocks);
          for (const { a, b } of await runOwn(pool, 'candidates', [{ pass, oneOf: 1 }]))
            found.push({ a: a.map((place) => members[place]!), b: b.map((place) => members[place]!) });
        }
      }
      release();
      return { drawn: joinDrawn(found), oneOf };
    },
    async weighAll(choice, { weights, nearFrom, onPairs }) {
      begin({ passes: choice.passes, choice });
      await scoreAll(choice, { weights, nearFrom, onPairs });
      release();
      const { compared, edges: found } = state.progress.scored;
      const count = sortEdges(folder, found, spec.count, windows.entries);
      const edges = edgesInFile(folder, fileNames.sortedEdges, count);
      return {
        edges,
        compared,
        blocks: choice.passes.map((_, pass) => withNumbers(folder, fileNames.starts(pass), ({ length }) => length - 1)),
        single: singlePairs(spec, choice.passes, rows, weights),
        async join(joining) {
          const needs = { folder, pool, windows, weights, edges: count, bind: (records: number) => bind(choice.passes, records) };
          const { accepted, ...joined } = await joinInParts(needs, joining);
          release();
          const acceptedPairs = (): Iterable<Pair> =>
            joining.plainly ? pairsAbove(edges, joining.threshold) : acceptedInOrder(folder, accepted, spec.count, windows.entries);
          return { ...joined, accepted: acceptedPairs };
        },
      };
    },
  };
}

function bindWindow(spec: FilesSpec, passes: readonly FilesPass[], records: number): Bound {
  const sourceOf = spec.sourceOf && sharedShorts(records);
  const own: FilesSpec = { ...spec, passes, rows: sharedInts(records * spec.rowLength), sourceOf };
  return {
    schema: schemaOf(own),
    source: { module: moduleOf, spec: own },
    ...(sourceOf && {
      brought(wanted: Uint32Array): void {
        for (let place = 0; place < wanted.length; place++) sourceOf[place] = spec.sourceOf![wanted[place]!]!;
      },
    }),
  };
}

/** Two rows at a time, in this thread. */
function singlePairs(spec: FilesSpec, passes: readonly FilesPass[], rows: Rows, weights: Weights): Single {
  const own: FilesSpec = { ...spec, passes, rows: sharedInts(2 * spec.rowLength), sourceOf: undefined };
  const [pairing, known] = [schemaOf(own), new Uint32Array(2)];
  return {
    spec: own,
    scorer: weigher(pairing, known, weights),
    bring(a, b) {
      own.rows.set(rows.take(Uint32Array.of(a, b)));
      writeKnown(pairing, known, 0, 2);
      return [0, 1];
    },
  };
}

type JoinNeeds = {
  readonly folder: string;
  readonly pool: Pool;
  readonly windows: Windows;
  readonly weights: Weights;
  /** How many there are in their file, in order of records. */
  readonly edges: number;
  bind(records: number): Bound;
};

/** `accepted`: how many pairs stand in their file. */
async function joinInParts(
  { folder, pool, windows, weights, edges, bind }: JoinNeeds,
  joining: Joining,
): Promise<Omit<Joined, 'accepted'> & { readonly accepted: number }> {
  const families = findFamilies(bind(1).schema, folder, { name: fileNames.sortedEdges, count: edges }, joining.threshold);
  const bound = bind(Math.max(windows.cluster, families.largest));
  const window = openWindow({ ...bound, pool, folder });
  pool.tell({ weights });
  const parts = shareOut(families, window.capacity);
  const { clusterOf } = families;
  const weakest = new Float32Array(clusterOf.length);
  const met = { met: 0, once: 0, twice: 0 };
  let [refused, accepted] = [0, 0];
  const file = openNumbers(folder, acceptedName);
  try {
    file.cut(0);
    for (let part = 1; part <= parts; part++) {
      const { members, starts } = placesOf(families, part);
      const own = withNumbers(folder, fileNames.sortedEdges, (all) => edgesOf(all, edges, families, part));
      await window.bring(members, bound.schema.passes.length);
      const jobs = cutAtFamilies(own, starts, members.length);
      const done = await runOwn(
        pool,
        'families',
        jobs.map((job) => ({ ...job, ...joining })),
      );
      for (const [number, joined] of done.entries()) {
        const some = members.subarray((jobs[number] as PartOfEdges).from);
        takeJoined(joined, some, clusterOf, weakest);
        for (const name of ['met', 'once', 'twice'] as const) met[name] += joined[name];
        refused += joined.refused;
        file.write(accepted * acceptedLength, packAccepted(joined.accepted, some, clusterOf));
        accepted += joined.accepted.a.length;
      }
    }
  } finally {
    file.close();
  }
  return { clusters: { clusterOf, weakest, refused }, met, accepted };
}

function takeJoined({ clusterOf: ofPlace, weakest: ofLeast }: JoinedFamilies, members: Uint32Array, clusterOf: Uint32Array, weakest: Float32Array): void {
  for (let place = 0; place < ofPlace.length; place++) {
    clusterOf[members[place]!] = members[ofPlace[place]!]!;
    weakest[members[place]!] = ofLeast[place]!;
  }
}

/** An accepted pair in its file: cluster, two records, and two doubles: its weight and its probability. */
const acceptedName = 'accepted';
const acceptedLength = 7;

function packAccepted({ a, b, weight, probability }: PackedPairs, members: Uint32Array, clusterOf: Uint32Array): Uint32Array {
  const packed = new Uint32Array(a.length * acceptedLength);
  const double = new Float64Array(1);
  const halves = new Uint32Array(double.buffer);
  for (let pair = 0, at = 0; pair < a.length; pair++, at += acceptedLength) {
    packed[at] = clusterOf[members[a[pair]!]!]!;
    packed[at + 1] = members[a[pair]!]!;
    packed[at + 2] = members[b[pair]!]!;
    double[0] = weight[pair]!;
    packed.set(halves, at + 3);
    double[0] = probability[pair]!;
    packed.set(halves, at + 5);
  }
  return packed;
}

function* acceptedInOrder(folder: string, count: number, beyond: number, most: number): Generator<Pair> {
  const doubles = new Float64Array(2);
  const halves = new Uint32Array(doubles.buffer);
  for (const entries of entriesInRanges(folder, acceptedName, { width: acceptedLength, count, beyond, most })) {
    const clusters = Uint32Array.from({ length: entries.length / acceptedLength }, (_, pair) => entries[pair * acceptedLength]!);
    for (const pair of sortByKey(clusters)) {
      const at = pair * acceptedLength;
      halves.set(entries.subarray(at + 3, at + acceptedLength));
      yield { a: entries[at + 1]!, b: entries[at + 2]!, weight: doubles[0]!, probability: doubles[1]! };
    }
  }
}
