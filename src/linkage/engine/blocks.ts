/**
 * Blocks of records that share a key, none larger than a bound, and the pairs within them, each pair once.
 *
 * A block over the bound is split by the further keys of its pass; what is still too large then (things that agree in
 * all of them) is walked as a window, each record with the next few, so that a million equal records still hang together
 * and the work stays linear in the number of records.
 */
import type { KeyOf, Schema } from './schema.ts';
import { sharedInts, sharedWholes } from './shared.ts';
import { sortTogether } from './sort.ts';

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

type Making = {
  readonly largest: number;
  readonly rowLength: number;
  readonly members: Uint32Array;
  filled: number;
  readonly starts: number[];
  readonly windows: Uint32Array[];
};

/** Passes can be made side by side: each puts numbers of blocks in the place of its own keys. */
export function makeBlocksOfPass({ count, rowLength, passes, largestBlock: largest = largestBlock }: Blocked, number: number, blockOf: Int32Array): PassBlocks {
  const { refine } = passes[number]!;
  const [allKeys, taking] = [new Uint32Array(count), new Uint32Array(count)];
  let taken = 0;
  for (let record = 0, at = number; record < count; record++, at += passes.length) {
    const key = blockOf[at]!;
    if (key === 0) continue;
    blockOf[at] = 0;
    allKeys[taken] = key;
    taking[taken++] = record;
  }
  const { keys, records } = sortTogether(allKeys.slice(0, taken), taking.slice(0, taken));
  const into: Making = { largest, rowLength, members: new Uint32Array(taken), filled: 0, starts: [], windows: [] };
  for (let from = 0; from < taken; ) {
    const key = keys[from];
    let to = from + 1;
    while (to < taken && keys[to] === key) to++;
    addBlock(records, from, to, refine, 0, into);
    from = to;
  }
  const firstWindow = into.starts.length;
  for (let block = 0; block < firstWindow; block++) {
    const end = into.starts[block + 1] ?? into.filled;
    for (let place = into.starts[block]!; place < end; place++) blockOf[into.members[place]! * passes.length + number] = block + 1;
  }
  for (const window of into.windows) addMembers(window, 0, window.length, into);
  const [members, starts] = [sharedWholes(into.filled), sharedWholes(into.starts.length + 1)];
  members.set(into.members.subarray(0, into.filled));
  starts.set(into.starts);
  starts[into.starts.length] = into.filled;
  return { members, starts, firstWindow };
}

function addBlock(order: Uint32Array, from: number, to: number, refine: readonly KeyOf[], depth: number, into: Making): void {
  if (to - from < 2) return;
  if (to - from <= into.largest) {
    addMembers(order, from, to, into);
    return;
  }
  const by = refine[depth];
  if (!by) {
    into.windows.push(order.slice(from, to));
    return;
  }
  const keys = new Uint32Array(to - from);
  for (let place = from; place < to; place++) keys[place - from] = by(order[place]! * into.rowLength);
  const sorted = sortTogether(keys, order.slice(from, to));
  for (let start = 0; start < keys.length; ) {
    let end = start + 1;
    while (end < keys.length && sorted.keys[end] === sorted.keys[start]) end++;
    addBlock(sorted.records, start, end, refine, depth + 1, into);
    start = end;
  }
}

function addMembers(order: Uint32Array, from: number, to: number, into: Making): void {
  into.starts.push(into.filled);
  for (let place = from; place < to; place++) into.members[into.filled++] = order[place]!;
}

/** In how many passes the pair meets: what the estimate of missed pairs rests on. */
export function timesMet({ blockOf, passes }: Blocks, a: number, b: number): number {
  const [rowA, rowB] = [a * passes.length, b * passes.length];
  let times = 0;
  for (let pass = 0; pass < passes.length; pass++) {
    const block = blockOf[rowA + pass]!;
    if (block !== 0 && block === blockOf[rowB + pass]) times++;
  }
  return times;
}

/** Pairs that a walk over a block visits, whether they met before or not. */
export function pairsInBlock({ starts, firstWindow }: PassBlocks, block: number): number {
  const size = starts[block + 1]! - starts[block]!;
  return block < firstWindow ? (size * (size - 1)) / 2 : size * windowReach;
}

/** Every pair of the blocks from `from` to before `to` that meets in no earlier pass, lower record first. From a window a pair may come again. */
export function forEachPairOfBlocks(blocks: Blocks, pass: number, from: number, to: number, visit: (a: number, b: number) => void): void {
  const { members, starts, firstWindow } = blocks.passes[pass]!;
  const { blockOf } = blocks;
  const width = blocks.passes.length;
  for (let block = from; block < to; block++) {
    const blockEnd = starts[block + 1]!;
    for (let first = starts[block]!; first < blockEnd; first++) {
      const own = members[first]!;
      const ownRow = own * width;
      const end = block < firstWindow ? blockEnd : Math.min(blockEnd, first + 1 + windowReach);
      pairs: for (let second = first + 1; second < end; second++) {
        const other = members[second]!;
        const otherRow = other * width;
        for (let earlier = 0; earlier < pass; earlier++) {
          const met = blockOf[ownRow + earlier]!;
          if (met !== 0 && met === blockOf[otherRow + earlier]) continue pairs;
        }
        if (own < other) visit(own, other);
        else visit(other, own);
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
