import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyRoot, type Hash, isConsistent, isIncluded, leafHash, nodeHash, splitOf } from './merkle.ts';
import { edgeOf, growTree, hashesIn, readTilePath, type Tile, tilePath, treeOfTiles } from './tiles.ts';

const leaves = Array.from({ length: 70_000 }, (_, at) => leafHash(Buffer.from(String(at))));

const plainRoot = (from: number, to: number): Hash => {
  if (to - from < 2) return from === to ? emptyRoot : (leaves[from] as Hash);
  const k = from + splitOf(to - from);
  return nodeHash(plainRoot(from, k), plainRoot(k, to));
};

/** All tiles of the first `size` leaves, grown in these steps, each from what the step before left. */
function tilesOf(size: number, step: number): { tiles: Map<string, Buffer>; root: Hash } {
  const tiles = new Map<string, Buffer>();
  let root = emptyRoot;
  for (let grown = 0; grown < size; ) {
    const edge: Tile[] = edgeOf(grown).map(({ level, number }) => ({ level, number, hashes: tiles.get(`${level}/${number}`) as Buffer }));
    const tree = growTree(grown, edge);
    for (const end = Math.min(size, grown + step); grown < end; grown++) tree.append(leaves[grown] as Hash);
    for (const { level, number, hashes } of tree.takeTiles()) tiles.set(`${level}/${number}`, hashes);
    root = tree.root();
  }
  return { tiles, root };
}

test('whatever the steps in which it grew, the root is that of the plain tree', () => {
  for (const [size, step] of [
    [1, 1],
    [255, 7],
    [256, 256],
    [257, 1],
    [1000, 333],
    [66_000, 10_000],
  ] as const)
    assert.deepEqual(tilesOf(size, step).root, plainRoot(0, size), `${size} by ${step}`);
});

test('C2SP tlog-tiles, Partial Tiles: a tree of 70,000 is 273 full tiles and one of 112, a full one and one of 17, and one of 1', () => {
  const { tiles } = tilesOf(70_000, 4096);
  const widths = (level: number) => [...tiles].filter(([name]) => name.startsWith(`${level}/`)).map(([, hashes]) => hashesIn(hashes).length);
  assert.deepEqual(
    widths(0).filter((width) => width < 256),
    [112],
  );
  assert.deepEqual([widths(0).length, widths(1).sort((a, b) => a - b), widths(2)], [274, [17, 256], [1]]);
});

test('proofs read from tiles hold: of leaves at every edge, between sizes at every edge', async () => {
  const { tiles } = tilesOf(70_000, 5000);
  const tree = treeOfTiles(async ({ level, number }) => tiles.get(`${level}/${number}`) ?? Buffer.alloc(0));
  const sizes = [0, 1, 2, 3, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 69_999, 70_000];
  const roots = new Map(sizes.map((size) => [size, plainRoot(0, size)]));
  for (const size of sizes) {
    const root = roots.get(size) as Hash;
    assert.deepEqual(await tree.root(size), root);
    for (const index of [0, 1, 254, 255, 256, 65_535, 65_536, size - 1].filter((one) => one >= 0 && one < size))
      assert.ok(isIncluded({ index, size, leaf: leaves[index] as Hash, proof: await tree.inclusion(index, size), root }), `${index} of ${size}`);
    for (const size1 of sizes.filter((one) => one <= size)) {
      const proof = await tree.consistency(size1, size);
      assert.ok(isConsistent({ size1, size2: size, root1: roots.get(size1) as Hash, root2: root, proof }), `${size1} to ${size}`);
    }
  }
});

test('C2SP tlog-tiles, Merkle Tree: paths of tiles there and back; what names none is none', () => {
  assert.equal(tilePath(1_234_067), 'x001/x234/067');
  assert.deepEqual(readTilePath(['x001', 'x234', '067']), { number: 1_234_067, width: 256 });
  assert.deepEqual(readTilePath(['000.p', '8']), { number: 0, width: 8 });
  for (const wrong of [['0'], ['0000'], ['x000', '000'], ['001', '000'], ['000.p', '0'], ['000.p', '256'], ['000.p', '08'], ['000.p'], ['-01'], ['1e1'], ['']])
    assert.equal(readTilePath(wrong), undefined, wrong.join('/'));
});
