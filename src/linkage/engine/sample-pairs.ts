/** Pairs drawn to learn from: candidates, and pairs of two things in each kind of neighbourhood. */
import type { PassBlocks } from './blocks.ts';
import { type Chance, chanceFrom, mixed } from './chance.ts';
import type { Draw, ReadColumn, Schema } from './schema.ts';
import { sortByKey } from './sort.ts';

/** Two records a pair, in the order of drawing. */
export type Drawn = { readonly a: Uint32Array; readonly b: Uint32Array };

const drawnPairs = 50_000;
/** Pairs that are proven to be of two things are rare: of them so many are looked at. */
const drawnProven = 20_000;
const sampledCandidates = 200_000;

/** Of how many candidates one is in the sample of about `most`, where walks over all blocks visit so many pairs. */
export const candidateStep = (pairs: number, most = sampledCandidates): number => Math.max(1, Math.ceil(pairs / most));

/** Whole blocks are taken or left, so that a pair is in the sample exactly as often as its first block. */
export const isSampled = (count: number, pass: number, block: number, oneOf: number): boolean => mixed(mixed(count, pass), block) % oneOf === 0;

/** Pairs that a draw means, of all pairs of the blocks of a pass. */
export type MeantDraw = Extract<Draw, { readonly kind: 'pairs' }>;
export type Meant = {
  /** Rows, in the order of blocks. */
  offer(rowA: number, rowB: number, a: number, b: number): void;
  /** How many there were in all, and as many of them as are wanted. */
  finish(): { readonly found: number; readonly drawn: Drawn };
};

export function newMeant({ isMeant }: MeantDraw, isProven: boolean | undefined): Meant {
  const into = newDrawn(isProven ? drawnProven : drawnPairs);
  let found = 0;
  return {
    offer(rowA, rowB, a, b) {
      if (!isMeant(rowA, rowB)) return;
      found++;
      into.add(a, b);
    },
    finish: () => ({ found, drawn: into.finish() }),
  };
}

export const passOfDraw = ({ passes }: Pick<Schema, 'passes'>, { pass }: { readonly pass: string }): number => {
  const at = passes.findIndex(({ id }) => id === pass);
  if (at < 0) throw new Error(`the schema draws pairs from a pass that it does not have: ${pass}`);
  return at;
};

/** What learning needs of records, wherever they are. */
export type DrawNeeds = {
  readonly schema: Schema;
  readonly column: ReadColumn;
  readonly blocksOf: (pass: number) => PassBlocks;
  /** By the number of a kind that draws pairs which it means: those. */
  readonly meant: ReadonlyMap<number, ReturnType<Meant['finish']>>;
};

/** Pairs for each kind of two things, by the number of its kind. */
export function drawPairs({ schema, column, blocksOf, meant }: DrawNeeds): readonly Drawn[] {
  const chance = chanceFrom(schema.count);
  return schema.others.map(({ draw }, kind) => {
    if (draw.kind === 'pairs') return meant.get(kind)!.drawn;
    const into = newDrawn(drawnPairs);
    const one =
      draw.kind === 'any'
        ? anyTwo(schema.count, chance)
        : draw.kind === 'same'
          ? twoOfOneKey(new Uint32Array(column(draw.key).buffer), chance)
          : twoOfOneBlock(blocksOf(passOfDraw(schema, draw)), chance);
    for (let tried = 0; one && tried < drawnPairs; tried++) one(into.add);
    return into.finish();
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

function twoOfOneBlock({ members, starts, firstWindow }: PassBlocks, chance: Chance): Drawer | undefined {
  if (firstWindow === 0) return undefined;
  return (add) => {
    const block = Math.floor(chance() * firstWindow);
    const [from, size] = [starts[block]!, starts[block + 1]! - starts[block]!];
    const [one, other] = [Math.floor(chance() * size), Math.floor(chance() * size)];
    if (one !== other) add(members[from + one]!, members[from + other]!);
  };
}

/** How many of all pairs of records are of two such things, by the number of their kind. */
export function shareOf({ schema, column, meant }: DrawNeeds, kind: number): number {
  const { share } = schema.others[kind]!;
  if (share.kind === 'all') return 1;
  if (share.kind === 'known') return share.share;
  if (share.kind === 'key') return clamp(shareOfKey(new Uint32Array(column(share.key).buffer), schema.recordsPerEntity), share.least, 1);
  let known = 0;
  for (const knows of column((row) => (share.knows(row) ? 1 : 0))) known += knows;
  return clamp(meant.get(kind)!.found / Math.max(1, (known * (known - 1)) / 2), share.least, share.most);
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
