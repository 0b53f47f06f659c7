/** Pairs drawn to learn from: candidates, and pairs of two things in each kind of neighbourhood. */
import { type Blocks, forEachPairInPass, pairsInBlock } from './blocks.ts';
import { type Chance, chanceFrom, mixed } from './chance.ts';
import type { Draw, Other, ReadColumn, Schema } from './schema.ts';
import { sortByKey } from './sort.ts';

/** Two records a pair, in the order of drawing. */
export type Drawn = { readonly a: Uint32Array; readonly b: Uint32Array };

const drawnPairs = 50_000;
/** Pairs that are proven to be of two things are rare: of them so many are looked at. */
const drawnProven = 20_000;
const sampledCandidates = 200_000;

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
export function drawPairs(schema: Schema, blocks: Blocks, column: ReadColumn): readonly Drawn[] {
  const chance = chanceFrom(schema.count);
  return schema.others.map((other) => drawFor(schema, blocks, column, other, chance));
}

function drawFor(schema: Schema, blocks: Blocks, column: ReadColumn, { draw, isProven }: Other, chance: Chance): Drawn {
  const into = newDrawn(isProven ? drawnProven : drawnPairs);
  if (draw.kind === 'pairs') forEachMeant(schema, blocks, draw, into.add);
  else {
    const one = drawerOf(schema, blocks, column, draw, chance);
    for (let tried = 0; one && tried < drawnPairs; tried++) one(into.add);
  }
  return into.finish();
}

type MeantPairs = Extract<Draw, { readonly kind: 'pairs' }>;

function forEachMeant({ passes, rowLength }: Schema, blocks: Blocks, { pass, isMeant }: MeantPairs, visit: (a: number, b: number) => void): void {
  forEachPairInPass(blocks.passes[passAt(passes, pass)]!, (a, b) => {
    if (isMeant(a * rowLength, b * rowLength)) visit(a, b);
  });
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

function drawerOf(schema: Schema, blocks: Blocks, column: ReadColumn, draw: Exclude<Draw, MeantPairs>, chance: Chance): Drawer | undefined {
  if (draw.kind === 'any') return anyTwo(schema.count, chance);
  if (draw.kind === 'same') return twoOfOneKey(new Uint32Array(column(draw.key).buffer), chance);
  return twoOfOneBlock(blocks, passAt(schema.passes, draw.pass), chance);
}

function anyTwo(count: number, chance: Chance): Drawer | undefined {
  if (count < 2) return undefined;
  return (add) => {
    const [a, b] = [Math.floor(chance() * count), Math.floor(chance() * count)];
    if (a !== b) add(a, b);
  };
}

function twoOfOneKey(keys: Uint32Array, chance: Chance): Drawer | undefined {
  const order = sortByKey(keys);
  const keyAt = (place: number): number => keys[order[place]!]!;
  const known = firstPlace(order.length, (place) => keyAt(place) > 0);
  if (known === order.length) return undefined;
  return (add) => {
    const one = known + Math.floor(chance() * (order.length - known));
    const first = firstPlace(one, (place) => keyAt(place) === keyAt(one));
    const last = one + firstPlace(order.length - one, (beyond) => keyAt(one + beyond) !== keyAt(one));
    const other = first + Math.floor(chance() * (last - first));
    if (one !== other) add(order[one]!, order[other]!);
  };
}

/** The first of `count` places of which something holds that holds of all after it too; `count` if of none. */
function firstPlace(count: number, holds: (place: number) => boolean): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
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

/** How many of all pairs of records are of two such things. */
export function shareOf(schema: Schema, blocks: Blocks, column: ReadColumn, { share, draw }: Other): number {
  if (share.kind === 'all') return 1;
  if (share.kind === 'known') return share.share;
  if (share.kind === 'key') return clamp(shareOfKey(new Uint32Array(column(share.key).buffer), schema.recordsPerEntity), share.least, 1);
  if (draw.kind !== 'pairs') throw new Error('pairs that are drawn by chance do not tell how many there are');
  let [found, known] = [0, 0];
  forEachMeant(schema, blocks, draw, () => found++);
  for (const knows of column((row) => (share.knows(row) ? 1 : 0))) known += knows;
  return clamp(found / Math.max(1, (known * (known - 1)) / 2), share.least, share.most);
}

/** Pairs that share a key and are of two things; 0 where none can be told. The keys are used up. */
function shareOfKey(keys: Uint32Array, recordsPerEntity: number): number {
  const count = keys.length;
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

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
