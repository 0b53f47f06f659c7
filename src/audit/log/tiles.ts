/**
 * The tree cut into tiles (C2SP tlog-tiles): 256 hashes wide, eight levels high. A hash of tile level l is the root of 256^l leaves,
 * and stands in it from the moment when those leaves are there; it never changes.
 */
import { emptyRoot, type Hash, hashLength, nodeHash, perfectRoot, splitOf } from './merkle.ts';

export const tileWidth = 256;

export type TileName = { readonly level: number; readonly number: number };
export type Tile = TileName & { readonly hashes: Buffer };

/** How many hashes tile level `level` holds in a tree of this size. */
export const hashesAt = (size: number, level: number): number => Math.floor(size / tileWidth ** level);

/** The partial tiles at the right edge of a tree; a level with none is not among them. */
export function edgeOf(size: number): (TileName & { readonly width: number })[] {
  const edge = [];
  for (let level = 0; hashesAt(size, level) > 0; level++) {
    const all = hashesAt(size, level);
    if (all % tileWidth > 0) edge.push({ level, number: Math.floor(all / tileWidth), width: all % tileWidth });
  }
  return edge;
}

export const hashesIn = (bytes: Buffer): Hash[] =>
  Array.from({ length: bytes.length / hashLength }, (_, at) => bytes.subarray(at * hashLength, (at + 1) * hashLength));

/** A tree that grows at its right edge; it holds that edge only. */
export type GrowingTree = {
  size(): number;
  root(): Hash;
  append(leaf: Hash): void;
  /** Tiles that have become full or wider since they were last taken, the widest state of each. */
  takeTiles(): Tile[];
};

/** `edge`: the tiles of `edgeOf(size)`. */
export function growTree(size: number, edge: readonly Tile[]): GrowingTree {
  const rows: Hash[][] = [];
  /** By height, the perfect trees that make up the whole: one for each bit of the size. */
  const perfect: (Hash | undefined)[] = [];
  for (const { level, hashes } of edge) {
    const row = hashesIn(hashes);
    rows[level] = row;
    for (let [bit, from] = [7, 0]; bit >= 0; bit--) {
      if (row.length - from < 2 ** bit) continue;
      perfect[level * 8 + bit] = perfectRoot(row.slice(from, from + 2 ** bit));
      from += 2 ** bit;
    }
  }
  let [grown, full] = [size, [] as Tile[]];
  const touched = new Set<number>();
  const write = (level: number, hash: Hash): void => {
    const row = (rows[level] ??= []);
    row.push(hash);
    touched.add(level);
    if (row.length < tileWidth) return;
    full.push({ level, number: hashesAt(grown, level) / tileWidth - 1, hashes: Buffer.concat(row) });
    rows[level] = [];
  };
  return {
    size: () => grown,
    root: () => perfect.reduce<Hash | undefined>((right, left) => (left && right ? nodeHash(left, right) : (left ?? right)), undefined) ?? emptyRoot,
    append(leaf) {
      grown++;
      write(0, leaf);
      let [hash, height] = [leaf, 0];
      for (let left = perfect[height]; left !== undefined; left = perfect[height]) {
        hash = nodeHash(left, hash);
        perfect[height++] = undefined;
        if (height % 8 === 0) write(height / 8, hash);
      }
      perfect[height] = hash;
    },
    takeTiles() {
      const partial = edgeOf(grown)
        .filter(({ level }) => touched.has(level))
        .map(({ level, number }) => ({ level, number, hashes: Buffer.concat(rows[level] ?? []) }));
      const taken = [...full, ...partial];
      full = [];
      touched.clear();
      return taken;
    },
  };
}

/** Hashes of a tile, at least so many as the tree has that is asked about. */
export type ReadTile = (name: TileName) => Promise<Buffer>;

/** Proofs from tiles; each tile is read once. */
export function treeOfTiles(readTile: ReadTile) {
  const kept = new Map<string, Promise<Hash[]>>();
  const tile = (level: number, number: number): Promise<Hash[]> => {
    const name = `${level}/${number}`;
    let hashes = kept.get(name);
    if (hashes === undefined) kept.set(name, (hashes = readTile({ level, number }).then(hashesIn)));
    return hashes;
  };

  /** Root of the leaves from `from` up to before `to`; `from` is a multiple of the width of every perfect tree in it. */
  const rootOf = async (from: number, to: number): Promise<Hash> => {
    const width = to - from;
    if (width === 0) return emptyRoot;
    const height = Math.log2(width);
    if (Number.isInteger(height) && 2 ** height === width) {
      const level = Math.floor(height / 8);
      const first = from / tileWidth ** level;
      const within = await tile(level, Math.floor(first / tileWidth));
      return perfectRoot(within.slice(first % tileWidth, (first % tileWidth) + 2 ** (height % 8)));
    }
    const middle = from + splitOf(width);
    return nodeHash(await rootOf(from, middle), await rootOf(middle, to));
  };

  /** PATH(m, D[n]) (RFC 6962, 2.1.1), from the leaf's sibling up. */
  const path = async (index: number, from: number, to: number): Promise<Hash[]> => {
    if (to - from === 1) return [];
    const middle = from + splitOf(to - from);
    return index < middle ? [...(await path(index, from, middle)), await rootOf(middle, to)] : [...(await path(index, middle, to)), await rootOf(from, middle)];
  };

  /** SUBPROOF(m, D[n], b) (RFC 6962, 2.1.2). */
  const subproof = async (old: number, from: number, to: number, isWhole: boolean): Promise<Hash[]> => {
    if (old === to) return isWhole ? [] : [await rootOf(from, to)];
    const middle = from + splitOf(to - from);
    return old <= middle
      ? [...(await subproof(old, from, middle, isWhole)), await rootOf(middle, to)]
      : [...(await subproof(old, middle, to, false)), await rootOf(from, middle)];
  };

  return {
    root: (size: number) => rootOf(0, size),
    inclusion: (index: number, size: number) => path(index, 0, size),
    consistency: async (size1: number, size2: number) => (size1 === 0 ? [] : await subproof(size1, 0, size2, true)),
  };
}

/**
 * Path of a tile below `/tile/<level>/` (C2SP tlog-tiles, Merkle Tree).
 *
 * @example tilePath(1234067) // => 'x001/x234/067'
 */
export function tilePath(number: number): string {
  const parts = [];
  for (let rest = number; parts.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) parts.unshift(String(rest % 1000).padStart(3, '0'));
  return parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join('/');
}

/**
 * Number and width that a path names; undefined where it is none.
 *
 * @example readTilePath(['x001', 'x234', '067.p', '8']) // => { number: 1234067, width: 8 }
 */
export function readTilePath(parts: readonly string[]): { readonly number: number; readonly width: number } | undefined {
  const isPartial = parts.at(-2)?.endsWith('.p') === true;
  const digits = isPartial ? [...parts.slice(0, -2), (parts.at(-2) as string).slice(0, -2)] : parts;
  const width = isPartial ? Number(parts.at(-1)) : tileWidth;
  if (isPartial && !/^[1-9]\d{0,2}$/.test(parts.at(-1) as string)) return undefined;
  const number = Number(digits.map((part) => part.slice(-3)).join(''));
  if (!Number.isSafeInteger(number) || width > tileWidth || (isPartial && width === tileWidth)) return undefined;
  return tilePath(number) === digits.join('/') ? { number, width } : undefined;
}
