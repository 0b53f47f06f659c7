/**
 * Blocks of records that share a key, none larger than a bound, and the pairs within them, each pair once.
 *
 * A block over the bound is split by the further keys of its pass; what is still too large then (things that agree in
 * all of them) is walked as a window, each record with the next few, so that a million equal records still hang together
 * and the work stays linear in the number of records.
 */
import type { Schema } from './schema.ts';
import { sharedInts, sharedWholes } from './shared.ts';
import { sortTogether } from './sort.ts';

export type PassBlocks = {
  /** Records in order of their blocks, ascending within each, those that stand alone left out. */
  readonly members: Uint32Array;
  /** Where each block begins, and where the last one ends. */
  readonly starts: Uint32Array;
  /** The block from which on blocks are windows. */
  readonly firstWindow: number;
};

export type Blocks = {
  /** By record and pass: number of its block, 0 where it stands in none. Two records met before pass p if they agree in a block before p. */
  readonly blockOf: Int32Array;
  readonly passes: readonly PassBlocks[];
};

const largestBlock = 40;
const windowReach = 8;

type Blocked = Pick<Schema, 'count' | 'rowLength' | 'passes' | 'largestBlock'>;

export function makeBlocks(schema: Blocked): Blocks {
  const blockOf = emptyBlockOf(schema);
  writeKeys(schema, blockOf, 0, schema.count);
  return { blockOf, passes: schema.passes.map((_, pass) => makeBlocksOfPass(schema, pass, blockOf)) };
}

export const emptyBlockOf = ({ count, passes }: Blocked): Int32Array => sharedInts(count * passes.length);

/** Keys of some records, where the numbers of their blocks will stand: all keys of a record at once, while its row is at hand. */
export function writeKeys({ rowLength, passes }: Blocked, blockOf: Int32Array, from: number, to: number): void {
  const keys = passes.map(({ key }) => key);
  for (let record = from, at = from * keys.length; record < to; record++) {
    for (let pass = 0; pass < keys.length; pass++) blockOf[at++] = keys[pass]!(record * rowLength);
  }
}

/** Passes can be made side by side: each puts numbers of blocks in the place of its own keys. */
export function makeBlocksOfPass(schema: Blocked, number: number, blockOf: Int32Array): PassBlocks {
  const { count, rowLength, passes } = schema;
  const { refine } = passes[number]!;
  const [keys, records] = [new Uint32Array(count), new Uint32Array(count)];
  let taken = 0;
  for (let record = 0, at = number; record < count; record++, at += passes.length) {
    const key = blockOf[at]!;
    if (key === 0) continue;
    blockOf[at] = 0;
    keys[taken] = key;
    records[taken++] = record;
  }
  const making = cutBlocks(schema, number, { keys: keys.subarray(0, taken), records: records.subarray(0, taken) });
  let step = making.next();
  while (!step.done) {
    const { depth, records } = step.value;
    step = making.next(Uint32Array.from(records, (record) => refine[depth]!(record * rowLength)));
  }
  numberBlocks(step.value, (record, block) => {
    blockOf[record * passes.length + number] = block;
  });
  return step.value;
}

/** Tells of every record that stands in a block the number of that, from 1 on. Who is walked as a window stands in none. */
export function numberBlocks({ members, starts, firstWindow }: PassBlocks, tell: (record: number, block: number) => void): void {
  for (let block = 0; block < firstWindow; block++) {
    for (let place = starts[block]!; place < starts[block + 1]!; place++) tell(members[place]!, block + 1);
  }
}

/** Records whose further key is wanted to split the blocks in which they stand. */
type WantedKeys = { readonly depth: number; readonly records: Uint32Array };

/**
 * Cuts records that take part in a pass into blocks, given the key of each. What is too large is split depth by depth: all
 * records that still stand in large blocks are asked for their next key at once, so that whoever gives them may read them from a
 * file. Blocks come in order of their keys, first to last, with records in their order.
 */
export function* cutBlocks(
  { passes, largestBlock: largest = largestBlock }: Pick<Blocked, 'passes' | 'largestBlock'>,
  number: number,
  { keys: given, records: taking }: Taking,
): Generator<WantedKeys, PassBlocks, Uint32Array> {
  const { refine } = passes[number]!;
  const { keys, records } = sortTogether(given, taking);
  /** Blocks of two or more, as where they begin and end in `records`. */
  const done = newRanges(records.length);
  let large: number[] = [];
  const sort = (from: number, to: number): void => {
    if (to - from > largest) large.push(from, to);
    else if (to - from > 1) done.add(from, to);
  };
  forEachRun(keys, records.length, sort);
  const isSplit = large.length > 0 && refine.length > 0;
  for (let depth = 0; depth < refine.length && large.length > 0; depth++) {
    const split = large;
    large = [];
    const wanted = new Uint32Array(lengthOf(split));
    forEachRange(split, (from, to, at) => wanted.set(records.subarray(from, to), at));
    const further = yield { depth, records: wanted };
    forEachRange(split, (from, to, at) => {
      const sorted = sortTogether(further.slice(at, at + to - from), records.slice(from, to));
      records.set(sorted.records, from);
      forEachRun(sorted.keys, to - from, (first, end) => sort(from + first, from + end));
    });
  }
  const blocks = done.all();
  return passBlocks(records, isSplit ? inOrder(blocks) : blocks, large);
}

/** Records, ascending, and the key of each; used up where they are sorted. */
export type Taking = { readonly keys: Uint32Array; readonly records: Uint32Array };

/** Those whose key is from `least` to before `beyond`; a key of 0 takes no part. */
export function takingPart(keyOf: Uint32Array, least = 1, beyond = 2 ** 32): Taking {
  let taken = 0;
  for (let record = 0; record < keyOf.length; record++) if (keyOf[record]! >= least && keyOf[record]! < beyond) taken++;
  const [keys, records] = [new Uint32Array(taken), new Uint32Array(taken)];
  for (let record = 0, at = 0; record < keyOf.length; record++) {
    const key = keyOf[record]!;
    if (key < least || key >= beyond) continue;
    keys[at] = key;
    records[at++] = record;
  }
  return { keys, records };
}

/** Ranges of two and more of so many places: each as where it begins and where it ends. */
function newRanges(places: number) {
  const ends = new Uint32Array(places + 1);
  let filled = 0;
  return {
    add(from: number, to: number): void {
      ends[filled++] = from;
      ends[filled++] = to;
    },
    all: (): Uint32Array => ends.subarray(0, filled),
  };
}

function forEachRun(keys: Uint32Array, end: number, visit: (from: number, to: number) => void): void {
  for (let from = 0; from < end; ) {
    let to = from + 1;
    while (to < end && keys[to] === keys[from]) to++;
    visit(from, to);
    from = to;
  }
}

type Ranges = readonly number[] | Uint32Array;

/** `at` is how many places the ranges before took together. */
function forEachRange(ranges: Ranges, visit: (from: number, to: number, at: number) => void): void {
  for (let range = 0, at = 0; range < ranges.length; range += 2) {
    const [from, to] = [ranges[range]!, ranges[range + 1]!];
    visit(from, to, at);
    at += to - from;
  }
}

function lengthOf(ranges: Ranges): number {
  let length = 0;
  forEachRange(ranges, (from, to) => {
    length += to - from;
  });
  return length;
}

/** Ranges by where they begin. */
function inOrder(ranges: Uint32Array): Uint32Array {
  const [starts, ends] = [new Uint32Array(ranges.length / 2), new Uint32Array(ranges.length / 2)];
  for (let range = 0; range < starts.length; range++) {
    starts[range] = ranges[range * 2]!;
    ends[range] = ranges[range * 2 + 1]!;
  }
  const sorted = sortTogether(starts, ends);
  for (let range = 0; range < starts.length; range++) {
    ranges[range * 2] = sorted.keys[range]!;
    ranges[range * 2 + 1] = sorted.records[range]!;
  }
  return ranges;
}

/** A window is cut into pieces of so many, each of which begins with the last few of the one before; what is smaller is its last piece. */
const windowPiece = 4096;

function passBlocks(records: Uint32Array, blocks: Uint32Array, windows: readonly number[]): PassBlocks {
  const pieces: number[] = [];
  forEachRange(windows, (from, to) => {
    for (let piece = from; ; piece += windowPiece - windowReach) {
      pieces.push(piece, Math.min(to, piece + windowPiece));
      if (piece + windowPiece > to) break;
    }
  });
  const firstWindow = blocks.length / 2;
  const members = sharedWholes(lengthOf(blocks) + lengthOf(pieces));
  const starts = sharedWholes(firstWindow + pieces.length / 2 + 1);
  let [block, filled] = [0, 0];
  const add = (from: number, to: number): void => {
    starts[block++] = filled;
    for (let place = from; place < to; place++) members[filled++] = records[place]!;
  };
  forEachRange(blocks, add);
  forEachRange(pieces, add);
  starts[block] = filled;
  return { members, starts, firstWindow };
}

/** In how many passes the pair meets: what the estimate of missed pairs rests on. */
export function timesMet({ blockOf, passes }: Pick<Blocks, 'blockOf'> & { readonly passes: { readonly length: number } }, a: number, b: number): number {
  const [rowA, rowB] = [a * passes.length, b * passes.length];
  let times = 0;
  for (let pass = 0; pass < passes.length; pass++) {
    const block = blockOf[rowA + pass]!;
    if (block !== 0 && block === blockOf[rowB + pass]) times++;
  }
  return times;
}

type Extents = Pick<PassBlocks, 'starts' | 'firstWindow'>;

/** Pairs that a walk over a block visits, whether they met before or not. */
export function pairsInBlock({ starts, firstWindow }: Extents, block: number): number {
  const size = starts[block + 1]! - starts[block]!;
  return block < firstWindow ? (size * (size - 1)) / 2 : size * windowReach;
}

export function pairsOfPass(pass: Extents): number {
  let pairs = 0;
  for (let block = 0; block + 1 < pass.starts.length; block++) pairs += pairsInBlock(pass, block);
  return pairs;
}

/** Pairs of some members that follow one another, so that what is asked of these can be copied together before it is looked at. */
export type Batch = {
  /** The first of them among the members of the pass, and the one after the last. */
  start: number;
  end: number;
  /** Whether the batch before was of other members. */
  isOfOthers: boolean;
  /** Pairs; of each the place of the lower record and of the other, from `start` on. */
  count: number;
  readonly lower: Uint32Array;
  readonly upper: Uint32Array;
};

/** So many pairs at a time, of so many members unless one block is larger: what is known of them stays in the processor's first cache. */
const [pairsAtOnce, membersAtOnce] = [2048, 256];

/**
 * Pairs of the blocks from `from` to before `to` that meet in no earlier pass, in order, as batches: one object, filled anew for
 * each. From a window a pair may come again.
 */
export function forEachBatchOfBlocks({ blockOf, passes }: Blocks, pass: number, from: number, to: number, take: (batch: Batch) => void): void {
  const { starts, firstWindow, members } = passes[pass]!;
  const width = passes.length;
  const most = Math.min(membersAtOnce, starts[to]! - starts[from]!); // samples are walked a block at a time: a few members
  const room = Math.min(pairsAtOnce, most * most);
  const batch: Batch = { start: 0, end: 0, isOfOthers: true, count: 0, lower: new Uint32Array(room), upper: new Uint32Array(room) };
  const { lower, upper } = batch;
  /** Of each member its blocks in the earlier passes. */
  let met = new Int32Array(most * pass + 1);
  const give = (count: number): void => {
    batch.count = count;
    take(batch);
    batch.isOfOthers = false;
  };
  /** Touches all of them before the first is copied: the processor waits for many at a time. */
  const gatherMet = (start: number, end: number): void => {
    if (met.length <= (end - start) * pass) met = new Int32Array((end - start) * pass + 1);
    let touched = 0;
    for (let place = start; place < end; place++) touched ^= blockOf[members[place]! * width]!;
    met[(end - start) * pass] = touched; // what nobody keeps would not be read
    for (let place = start, at = 0; place < end; place++) {
      for (let row = members[place]! * width, last = row + pass; row < last; row++) met[at++] = blockOf[row]!;
    }
  };
  for (let block = from; block < to; ) {
    const start = starts[block]!;
    let last = block + 1;
    while (last < to && starts[last + 1]! - start <= membersAtOnce) last++;
    batch.start = start;
    batch.end = starts[last]!;
    batch.isOfOthers = true;
    if (pass > 0) gatherMet(start, batch.end);
    let count = 0;
    for (; block < last; block++) {
      const [begin, end] = [starts[block]! - start, starts[block + 1]! - start];
      const isWindow = block >= firstWindow;
      const lastFirst = isWindow && end - begin === windowPiece ? end - windowReach : end; // the last few come first in the next piece
      for (let first = begin; first < lastFirst; first++) {
        const reach = isWindow ? Math.min(end, first + 1 + windowReach) : end;
        pairs: for (let second = first + 1; second < reach; second++) {
          for (let own = first * pass, other = second * pass, earlier = own + pass; own < earlier; own++, other++) {
            if (met[own] === met[other] && met[own] !== 0) continue pairs;
          }
          lower[count] = first;
          upper[count++] = second;
          if (count < room) continue;
          give(count);
          count = 0;
        }
      }
    }
    if (count > 0) give(count);
  }
}

/** Leaves out of a batch those pairs that are not taken. */
export function keepPairs(batch: Batch, takes: (lower: number, upper: number) => boolean): void {
  const { lower, upper } = batch;
  let kept = 0;
  for (let pair = 0; pair < batch.count; pair++) {
    if (!takes(lower[pair]!, upper[pair]!)) continue;
    lower[kept] = lower[pair]!;
    upper[kept++] = upper[pair]!;
  }
  batch.count = kept;
}

/** The same, one by one: two records, lower one first. */
export function forEachPairOfBlocks(blocks: Blocks, pass: number, from: number, to: number, visit: (a: number, b: number) => void): void {
  const { members } = blocks.passes[pass]!;
  forEachBatchOfBlocks(blocks, pass, from, to, ({ start, count, lower, upper }) => {
    for (let pair = 0; pair < count; pair++) visit(members[start + lower[pair]!]!, members[start + upper[pair]!]!);
  });
}

/** Every pair of every block, each in the first pass in which it meets. */
export function forEachPair(blocks: Blocks, visit: (a: number, b: number) => void): void {
  for (const [pass, { starts }] of blocks.passes.entries()) forEachPairOfBlocks(blocks, pass, 0, starts.length - 1, visit);
}

/** Every pair of the whole blocks of a pass, also those that met before. */
export function forEachPairInPass({ members, starts, firstWindow }: PassBlocks, visit: (a: number, b: number) => void): void {
  for (let block = 0; block < firstWindow; block++) {
    const end = starts[block + 1]!;
    for (let first = starts[block]!; first < end; first++) for (let second = first + 1; second < end; second++) visit(members[first]!, members[second]!);
  }
}
