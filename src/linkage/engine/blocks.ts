/**
 * Blocks of records that share a key, none larger than a bound, and the pairs within them, each pair once.
 *
 * A block over the bound is split by the further columns of its pass; what is still too large then (people who agree in
 * all of them) is walked as a window, each record with the next few, so that a million equal records still hang together
 * and the work stays linear in the number of records.
 */
import type { KeyOf, Pass } from './passes.ts';
import { rowLength } from './records.ts';
import { sortByKey } from './sort.ts';

export type Blocks = {
  readonly passes: number;
  /** By record and pass: number of its block, 0 where it stands in none. Two records met before pass p if they agree in a block before p. */
  readonly blockOf: Int32Array;
  /** By pass: records in order of their blocks, and where each block begins. */
  readonly members: readonly Uint32Array[];
  readonly starts: readonly Uint32Array[];
  /** By pass: the block from which on blocks are windows. */
  readonly firstWindow: readonly number[];
};

export const largestBlock = 40;
const windowReach = 8;

export function makeBlocks(count: number, passes: readonly Pass[]): Blocks {
  const blockOf = new Int32Array(count * passes.length);
  const [members, starts, firstWindow]: [Uint32Array[], Uint32Array[], number[]] = [[], [], []];
  for (const [number, pass] of passes.entries()) {
    const made = blocksOfPass(count, pass);
    firstWindow.push(made.starts.length);
    for (let block = 0; block < made.starts.length; block++) {
      const end = made.starts[block + 1] ?? made.filled;
      for (let place = made.starts[block]!; place < end; place++) blockOf[made.members[place]! * passes.length + number] = block + 1;
    }
    for (const window of made.windows) addMembers(window, 0, window.length, made);
    members.push(made.members.slice(0, made.filled));
    starts.push(Uint32Array.from([...made.starts, made.filled]));
  }
  return { passes: passes.length, blockOf, members, starts, firstWindow };
}

type Making = { readonly members: Uint32Array; filled: number; readonly starts: number[]; readonly windows: Uint32Array[] };

function blocksOfPass(count: number, pass: Pass): Making {
  const keys = new Uint32Array(count);
  for (let record = 0; record < count; record++) keys[record] = pass.key(record * rowLength);
  const order = sortByKey(keys);
  const into: Making = { members: new Uint32Array(count), filled: 0, starts: [], windows: [] };
  for (let from = 0; from < count; ) {
    const key = keys[order[from]!]!;
    let to = from + 1;
    while (to < count && keys[order[to]!] === key) to++;
    if (key !== 0) addBlock(order, from, to, pass.refine, 0, into);
    from = to;
  }
  return into;
}

function addBlock(order: Uint32Array, from: number, to: number, refine: readonly KeyOf[], depth: number, into: Making): void {
  if (to - from < 2) return;
  if (to - from <= largestBlock) {
    addMembers(order, from, to, into);
    return;
  }
  const by = refine[depth];
  if (!by) {
    into.windows.push(order.slice(from, to));
    return;
  }
  const keys = new Uint32Array(to - from);
  for (let place = from; place < to; place++) keys[place - from] = by(order[place]! * rowLength);
  const byKey = sortByKey(keys);
  const sorted = Uint32Array.from(byKey, (place) => order[from + place]!);
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && keys[byKey[end]!] === keys[byKey[start]!]) end++;
    addBlock(sorted, start, end, refine, depth + 1, into);
    start = end;
  }
}

function addMembers(order: Uint32Array, from: number, to: number, into: Making): void {
  into.starts.push(into.filled);
  for (let place = from; place < to; place++) into.members[into.filled++] = order[place]!;
}

/** Whether the pair meets in a block of an earlier pass. */
function metBefore(blocks: Blocks, a: number, b: number, pass: number): boolean {
  const [rowA, rowB] = [a * blocks.passes, b * blocks.passes];
  for (let earlier = 0; earlier < pass; earlier++) {
    const block = blocks.blockOf[rowA + earlier]!;
    if (block !== 0 && block === blocks.blockOf[rowB + earlier]) return true;
  }
  return false;
}

/** In how many passes the pair meets: what the estimate of missed pairs rests on. */
export function timesMet(blocks: Blocks, a: number, b: number): number {
  const [rowA, rowB] = [a * blocks.passes, b * blocks.passes];
  let times = 0;
  for (let pass = 0; pass < blocks.passes; pass++) {
    const block = blocks.blockOf[rowA + pass]!;
    if (block !== 0 && block === blocks.blockOf[rowB + pass]) times++;
  }
  return times;
}

/**
 * Every pair of every block, lower record first. A pair comes once from blocks; from a window it may come again.
 * `takes` leaves whole blocks out, by pass and block.
 */
export function forEachPair(blocks: Blocks, visit: (a: number, b: number, pass: number) => void, takes?: (pass: number, block: number) => boolean): void {
  for (let pass = 0; pass < blocks.passes; pass++) forEachPairOfPass(blocks, pass, visit, takes);
}

export function forEachPairOfPass(
  blocks: Blocks,
  pass: number,
  visit: (a: number, b: number, pass: number) => void,
  takes?: (pass: number, block: number) => boolean,
): void {
  const [members, starts, firstWindow] = [blocks.members[pass]!, blocks.starts[pass]!, blocks.firstWindow[pass]!];
  for (let block = 0; block < starts.length - 1; block++) {
    if (takes && !takes(pass, block)) continue;
    const to = starts[block + 1]!;
    for (let first = starts[block]!; first < to; first++) {
      const end = block < firstWindow ? to : Math.min(to, first + 1 + windowReach);
      for (let second = first + 1; second < end; second++) {
        const [a, b] = [members[first]!, members[second]!];
        if (!metBefore(blocks, a, b, pass)) a < b ? visit(a, b, pass) : visit(b, a, pass);
      }
    }
  }
}
