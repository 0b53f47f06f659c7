/**
 * Records that share a key, in blocks no larger than a bound, and the pairs within them, each pair once.
 *
 * A block over the bound is split by further atoms of its pass; what agrees in all of them is walked as a window, each record
 * with the next few, so that a million equal records still hang together and the work stays linear in the number of records.
 */
import { mixed } from '../../engine/chance.ts';
import { sortByKey } from '../../engine/sort.ts';
import type { Table } from '../read/read-tables.ts';
import type { Atom } from './atoms.ts';

export type Pass = {
  readonly id: string;
  readonly atoms: readonly Atom[] /** By which blocks over the bound are split, in this order. */;
  readonly refine: readonly Atom[];
};

export type Blocks = {
  readonly passes: readonly Pass[];
  /** Block of record `r` in pass `p` at `r * passes + p`, 0 where it stands in none: what two records are asked of stands together. */
  readonly blockOf: Int32Array;
  /** By pass: records in order of their blocks, and where each block begins. */
  readonly members: readonly Uint32Array[];
  readonly starts: readonly Uint32Array[];
  /** By pass: the block from which on blocks are windows. */
  readonly firstWindow: readonly number[];
};

const windowReach = 8;

/** Key of each record by these atoms; 0 where one of them says nothing. */
export function keysOf(table: Table, atoms: readonly Atom[], records?: Uint32Array): Uint32Array {
  const { rows, rowLength } = table;
  const keys = new Uint32Array(records?.length ?? table.count);
  for (let index = 0; index < keys.length; index++) {
    const row = (records ? (records[index] as number) : index) * rowLength;
    let key = atoms.length;
    for (const { place, keys: own } of atoms) {
      const part = own[rows[row + place] as number] as number;
      if (part === 0) {
        key = 0;
        break;
      }
      key = mixed(key, part) || 1;
    }
    keys[index] = key;
  }
  return keys;
}

export function makeBlocks(table: Table, passes: readonly Pass[], largest: number): Blocks {
  const blockOf = new Int32Array(table.count * passes.length);
  const made = passes.map((pass, number) =>
    blocksOfPass(table, pass, largest, (record, block) => {
      blockOf[record * passes.length + number] = block;
    }),
  );
  return {
    passes,
    blockOf,
    members: made.map(({ members }) => members),
    starts: made.map(({ starts }) => starts),
    firstWindow: made.map(({ firstWindow }) => firstWindow),
  };
}

type Making = { readonly members: Uint32Array; filled: number; readonly starts: number[]; readonly windows: Uint32Array[] };

function blocksOfPass(table: Table, pass: Pass, largest: number, note: (record: number, block: number) => void) {
  const keys = keysOf(table, pass.atoms);
  const order = sortByKey(keys);
  const into: Making = { members: new Uint32Array(table.count), filled: 0, starts: [], windows: [] };
  for (let from = 0; from < order.length; ) {
    const key = keys[order[from] as number];
    let to = from + 1;
    while (to < order.length && keys[order[to] as number] === key) to++;
    if (key !== 0) addBlock(table, order, from, to, pass.refine, 0, largest, into);
    from = to;
  }
  const firstWindow = into.starts.length;
  for (let block = 0; block < into.starts.length; block++) {
    const end = into.starts[block + 1] ?? into.filled;
    for (let place = into.starts[block] as number; place < end; place++) note(into.members[place] as number, block + 1);
  }
  for (const window of into.windows) addMembers(window, 0, window.length, into);
  return { members: into.members.slice(0, into.filled), starts: Uint32Array.from([...into.starts, into.filled]), firstWindow };
}

function addBlock(table: Table, order: Uint32Array, from: number, to: number, refine: readonly Atom[], depth: number, largest: number, into: Making): void {
  if (to - from < 2) return;
  if (to - from <= largest) {
    addMembers(order, from, to, into);
    return;
  }
  const by = refine[depth];
  const block = order.slice(from, to);
  if (!by) {
    into.windows.push(block);
    return;
  }
  const keys = keysOf(table, [by], block);
  const byKey = sortByKey(keys);
  const sorted = Uint32Array.from(byKey, (place) => block[place] as number);
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && keys[byKey[end] as number] === keys[byKey[start] as number]) end++;
    addBlock(table, sorted, start, end, refine, depth + 1, largest, into);
    start = end;
  }
}

function addMembers(order: Uint32Array, from: number, to: number, into: Making): void {
  into.starts.push(into.filled);
  for (let place = from; place < to; place++) into.members[into.filled++] = order[place] as number;
}

/** In how many passes the pair meets. */
export function timesMet({ blockOf, passes }: Blocks, a: number, b: number): number {
  const [rowA, rowB] = [a * passes.length, b * passes.length];
  let times = 0;
  for (let pass = 0; pass < passes.length; pass++) if (blockOf[rowA + pass] !== 0 && blockOf[rowA + pass] === blockOf[rowB + pass]) times++;
  return times;
}

/** Every pair of a pass that meets in no earlier one, lower record first; `takes` leaves whole blocks out. */
export function forEachPairOfPass(
  blocks: Blocks,
  pass: number,
  sourceOf: Uint16Array | undefined,
  visit: (a: number, b: number) => void,
  takes?: (block: number) => boolean,
): void {
  const [members, starts, firstWindow] = [blocks.members[pass] as Uint32Array, blocks.starts[pass] as Uint32Array, blocks.firstWindow[pass] as number];
  const { blockOf } = blocks;
  const width = blocks.passes.length;
  for (let block = 0; block < starts.length - 1; block++) {
    if (takes && !takes(block)) continue;
    const to = starts[block + 1] as number;
    for (let first = starts[block] as number; first < to; first++) {
      const a = members[first] as number;
      const rowA = a * width;
      const end = block < firstWindow ? to : Math.min(to, first + 1 + windowReach);
      for (let second = first + 1; second < end; second++) {
        const b = members[second] as number;
        if (sourceOf && sourceOf[a] === sourceOf[b]) continue;
        let met = false;
        for (let before = 0; before < pass && !met; before++) met = blockOf[rowA + before] !== 0 && blockOf[rowA + before] === blockOf[b * width + before];
        if (!met) a < b ? visit(a, b) : visit(b, a);
      }
    }
  }
}
