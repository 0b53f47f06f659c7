/** Blocks of a pass made of keys in a file, kept in files, and walked some at a time. */
import { cutBlocks, numberBlocks, type PassBlocks, pairsOfPass, type Taking, takingPart } from '../blocks.ts';
import { rangesOf } from '../pool.ts';
import type { Pairing } from '../schema.ts';
import { shared, sharedWholes } from '../shared.ts';
import { fileNames, openNumbers, withNumbers } from './record-files.ts';
import type { Window } from './window.ts';

/** Keys are taken a range after the other, of about as many records as the window holds: so no more of them are sorted at once. */
export async function makeBlocks(
  schema: Pairing,
  folder: string,
  pass: number,
  window: Window,
): Promise<{ readonly firstWindow: number; readonly pairs: number }> {
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
export function* rangesOfKeys(keyOf: Uint32Array, records: number): Generator<{ readonly least: number; readonly beyond: number }> {
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

async function cutFromFiles(schema: Pairing, pass: number, taking: Taking, window: Window): Promise<PassBlocks> {
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
export type FileBlocks = {
  readonly starts: Uint32Array;
  readonly firstWindow: number;
  /** Those from `from` to before `to`. */
  some(from: number, to: number): PassBlocks;
};

export function fileBlocks(folder: string, pass: number, firstWindow: number): FileBlocks {
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
export function* partsOf({ starts, some }: FileBlocks, { capacity, places }: Window, first = 0): Generator<Part> {
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
export function takeBlocks({ starts, firstWindow, some }: FileBlocks, isTaken: (block: number) => boolean): FileBlocks {
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
