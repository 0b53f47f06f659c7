/** Pairs drawn to learn from: candidates, and pairs of two things in each kind of neighbourhood. */
import { type Blocks, forEachPairInPass, pairsInBlock } from './blocks.ts';
import { type Chance, chanceFrom, mixed } from './chance.ts';
import type { Draw, KeyOf, Other, PairSource, Schema } from './schema.ts';
import { sortByKey } from './sort.ts';

/** Two records a pair, in the order of drawing. */
export type Drawn = { readonly a: Uint32Array; readonly b: Uint32Array };

const drawnPairs = 50_000;
/** Pairs that are proven to be of two things are rare: of them so many are looked at. */
const drawnProven = 20_000;
const sampledCandidates = 200_000;

export function pairSource({ passes }: Pick<Schema, 'passes'>, blocks: Blocks): PairSource {
  return { forEachPairIn: (pass, visit) => forEachPairInPass(blocks.passes[passAt(passes, pass)]!, visit) };
}

const passAt = (passes: Schema['passes'], wanted: string): number => {
  const at = passes.findIndex(({ id }) => id === wanted);
  if (at < 0) throw new Error(`the schema draws pairs from a pass that it does not have: ${wanted}`);
  return at;
};

/** Of how many candidates one is in the sample. */
export function candidateStep(blocks: Blocks): number {
  let pairs = 0;
  for (const pass of blocks.passes) for (let block = 0; block + 1 < pass.starts.length; block++) pairs += pairsInBlock(pass, block);
  return Math.max(1, Math.ceil(pairs / sampledCandidates));
}

/** Whole blocks are taken or left, so that a pair is in the sample exactly as often as its first block. */
export const isSampled = (count: number, pass: number, block: number, oneOf: number): boolean => mixed(mixed(count, pass), block) % oneOf === 0;

/** Pairs for each kind of two things, by the number of its kind. */
export function drawPairs(schema: Schema, blocks: Blocks): readonly Drawn[] {
  const chance = chanceFrom(schema.count);
  return schema.others.map((other) => drawFor(schema, blocks, other, chance));
}

function drawFor(schema: Schema, blocks: Blocks, { draw, isProven }: Other, chance: Chance): Drawn {
  const into = newDrawn(isProven ? drawnProven : drawnPairs);
  if (draw.kind === 'pairs') draw.each(pairSource(schema, blocks), into.add);
  else {
    const one = drawerOf(schema, blocks, draw, chance);
    for (let tried = 0; one && tried < drawnPairs; tried++) one(into.add);
  }
  return into.finish();
}

function newDrawn(most: number) {
  const [a, b] = [new Uint32Array(most), new Uint32Array(most)];
  let count = 0;
  return {
    add(one: number, other: number): void {
      if (count === most) return;
      a[count] = one;
      b[count++] = other;
    },
    finish: (): Drawn => ({ a: a.slice(0, count), b: b.slice(0, count) }),
  };
}

/** Adds a pair, or none where chance met the same record twice. */
type Drawer = (add: (a: number, b: number) => void) => void;

function drawerOf(schema: Schema, blocks: Blocks, draw: Exclude<Draw, { readonly kind: 'pairs' }>, chance: Chance): Drawer | undefined {
  if (draw.kind === 'any') return anyTwo(schema.count, chance);
  if (draw.kind === 'same') return twoOfOneKey(schema, draw.key, chance);
  return twoOfOneBlock(blocks, passAt(schema.passes, draw.pass), chance);
}

function anyTwo(count: number, chance: Chance): Drawer | undefined {
  if (count < 2) return undefined;
  return (add) => {
    const [a, b] = [Math.floor(chance() * count), Math.floor(chance() * count)];
    if (a !== b) add(a, b);
  };
}

function twoOfOneKey({ count, rowLength }: Schema, keyOf: KeyOf, chance: Chance): Drawer | undefined {
  const keys = new Uint32Array(count);
  for (let record = 0; record < count; record++) keys[record] = keyOf(record * rowLength);
  const order = sortByKey(keys);
  const known = order.findIndex((record) => keys[record] !== 0);
  if (known < 0) return undefined;
  const [first, last] = [new Uint32Array(order.length), new Uint32Array(order.length)];
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && keys[order[to]!] === keys[order[from]!]) to++;
    first.fill(from, from, to);
    last.fill(to, from, to);
    from = to;
  }
  return (add) => {
    const one = known + Math.floor(chance() * (order.length - known));
    const other = first[one]! + Math.floor(chance() * (last[one]! - first[one]!));
    if (one !== other) add(order[one]!, order[other]!);
  };
}

function twoOfOneBlock(blocks: Blocks, pass: number, chance: Chance): Drawer | undefined {
  const { members, starts, firstWindow } = blocks.passes[pass]!;
  if (firstWindow === 0) return undefined;
  return (add) => {
    const block = Math.floor(chance() * firstWindow);
    const [from, size] = [starts[block]!, starts[block + 1]! - starts[block]!];
    const [one, other] = [Math.floor(chance() * size), Math.floor(chance() * size)];
    if (one !== other) add(members[from + one]!, members[from + other]!);
  };
}

/** Share of all pairs of records that share a key and are of two things; 0 where none can be told. */
export function shareOfPairs({ count, rowLength, recordsPerEntity }: Pick<Schema, 'count' | 'rowLength' | 'recordsPerEntity'>, keyOf: KeyOf): number {
  const keys = new Uint32Array(count);
  for (let record = 0; record < count; record++) keys[record] = keyOf(record * rowLength);
  keys.sort();
  let [known, pairs] = [0, 0];
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && keys[to] === keys[from]) to++;
    if (keys[from] !== 0) {
      known += to - from;
      pairs += ((to - from) * (to - from - 1)) / 2;
    }
    from = to;
  }
  const own = (known * (recordsPerEntity - 1)) / 2; // pairs of one thing among them, about
  return known < 2 ? 0 : Math.max(0, pairs - own) / ((known * (known - 1)) / 2);
}
