/**
 * Blocks of records that share a key, none larger than a bound, and the pairs within them, each pair once.
 *
 * A block over the bound is split by the further keys of its pass; what is still too large then (things that agree in
 * all of them) is walked as a window, each record with the next few, so that a million equal records still hang together
 * and the work stays linear in the number of records.
 */
import type { Schema } from './schema.ts';
import { sharedInts, sharedWholes } from './shared.ts';
import { sortByKey, sortTogether } from './sort.ts';

export type PassBlocks = {
  /** Records in order of their blocks, those that stand alone left out. */
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
  const keys = new Uint32Array(count);
  for (let record = 0, at = number; record < count; record++, at += passes.length) {
    keys[record] = blockOf[at]!;
    blockOf[at] = 0;
  }
  const making = cutBlocks(schema, number, takingPart(keys));
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
  const done: number[] = [];
  let large: number[] = [];
  const sort = (from: number, to: number): void => void (to - from < 2 || (to - from <= largest ? done : large).push(from, to));
  forEachRun(keys, 0, records.length, sort);
  for (let depth = 0; depth < refine.length && large.length > 0; depth++) {
    const split = large;
    large = [];
    const wanted = new Uint32Array(lengthOf(split));
    forEachRange(split, (from, to, at) => wanted.set(records.subarray(from, to), at));
    const further = yield { depth, records: wanted };
    forEachRange(split, (from, to, at) => {
      const sorted = sortTogether(further.slice(at, at + to - from), records.slice(from, to));
      records.set(sorted.records, from);
      forEachRun(sorted.keys, 0, to - from, (first, end) => sort(from + first, from + end));
    });
  }
  return passBlocks(records, inOrder(done), large);
}

/** Records, ascending, and the key of each; used up where they are sorted. */
export type Taking = { readonly keys: Uint32Array; readonly records: Uint32Array };

/** Those whose key is from `least` to before `beyond`; a key of 0 takes no part. */
export function takingPart(keyOf: Uint32Array, least = 1, beyond = 2 ** 32): Taking {
  let taken = 0;
  for (const key of keyOf) if (key >= least && key < beyond) taken++;
  const [keys, records] = [new Uint32Array(taken), new Uint32Array(taken)];
  for (let record = 0, at = 0; record < keyOf.length; record++) {
    const key = keyOf[record]!;
    if (key < least || key >= beyond) continue;
    keys[at] = key;
    records[at++] = record;
  }
  return { keys, records };
}

function forEachRun(keys: Uint32Array, begin: number, end: number, visit: (from: number, to: number) => void): void {
  for (let from = begin; from < end; ) {
    let to = from + 1;
    while (to < end && keys[to] === keys[from]) to++;
    visit(from, to);
    from = to;
  }
}

/** `at` is how many places the ranges before took together. */
function forEachRange(ranges: readonly number[], visit: (from: number, to: number, at: number) => void): void {
  for (let range = 0, at = 0; range < ranges.length; range += 2) {
    const [from, to] = [ranges[range]!, ranges[range + 1]!];
    visit(from, to, at);
    at += to - from;
  }
}

function lengthOf(ranges: readonly number[]): number {
  let length = 0;
  forEachRange(ranges, (from, to) => {
    length += to - from;
  });
  return length;
}

/** Ranges by where they begin. */
function inOrder(ranges: readonly number[]): number[] {
  const order = sortByKey(Uint32Array.from({ length: ranges.length / 2 }, (_, range) => ranges[range * 2]!));
  const sorted: number[] = [];
  for (const range of order) sorted.push(ranges[range * 2]!, ranges[range * 2 + 1]!);
  return sorted;
}

/** A window is cut into pieces of so many, each of which begins with the last few of the one before; what is smaller is its last piece. */
const windowPiece = 4096;

function passBlocks(records: Uint32Array, blocks: readonly number[], windows: readonly number[]): PassBlocks {
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
  let block = 0;
  const add = (offset: number) => (from: number, to: number, at: number) => {
    starts[block++] = offset + at;
    members.set(records.subarray(from, to), offset + at);
  };
  forEachRange(blocks, add(0));
  forEachRange(pieces, add(lengthOf(blocks)));
  starts[block] = members.length;
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

/** Hears of a block before its first pair: its members stand in `members` from `start` to before `end`. */
export type OnBlock = (members: Uint32Array, start: number, end: number) => void;
/** Two records, lower one first, and their places among the members of their block. */
export type VisitPair = (a: number, b: number, placeA: number, placeB: number) => void;

/** From this size on it pays to copy together, before its pairs are made, what stands at random places for each member of a block. */
const worthGathering = 8;

/** Every pair of the blocks from `from` to before `to` that meets in no earlier pass. From a window a pair may come again. */
export function forEachPairOfBlocks(blocks: Blocks, pass: number, from: number, to: number, visit: VisitPair, onBlock?: OnBlock): void {
  const { members, starts, firstWindow } = blocks.passes[pass]!;
  const { blockOf } = blocks;
  const width = blocks.passes.length;
  let gathered = new Int32Array(64 * pass);
  for (let block = from; block < to; block++) {
    const [start, end] = [starts[block]!, starts[block + 1]!];
    const size = end - start;
    const isGathered = pass > 0 && size >= worthGathering;
    if (isGathered) {
      if (gathered.length < size * pass) gathered = new Int32Array(size * pass * 2);
      for (let place = start, at = 0; place < end; place++) {
        for (let row = members[place]! * width, last = row + pass; row < last; row++) gathered[at++] = blockOf[row]!;
      }
    }
    const met = isGathered ? gathered : blockOf;
    let isFirst = true;
    const firsts = block >= firstWindow && size === windowPiece ? size - windowReach : size; // the last few come first in the next piece
    for (let first = 0; first < firsts; first++) {
      const own = members[start + first]!;
      const ownMet = isGathered ? first * pass : own * width;
      const reach = block < firstWindow ? size : Math.min(size, first + 1 + windowReach);
      pairs: for (let second = first + 1; second < reach; second++) {
        const other = members[start + second]!;
        const otherMet = isGathered ? second * pass : other * width;
        for (let earlier = 0; earlier < pass; earlier++) {
          const number = met[ownMet + earlier]!;
          if (number !== 0 && number === met[otherMet + earlier]) continue pairs;
        }
        if (isFirst) onBlock?.(members, start, end);
        isFirst = false;
        if (own < other) visit(own, other, first, second);
        else visit(other, own, second, first);
      }
    }
  }
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
