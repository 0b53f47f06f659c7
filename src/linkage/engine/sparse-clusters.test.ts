import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bridgesAmong, sparsestClusters } from './sparse-clusters.ts';

type Pairs = readonly (readonly [number, number])[];

test('a chain of four is all bridges, two triangles on one edge have one, a triangle has none', () => {
  const triangle: Pairs = [
    [0, 1],
    [1, 2],
    [0, 2],
  ];
  assert.equal(bridgesAmong(triangle), 0);
  assert.equal(bridgesAmong([...triangle, [2, 3], [3, 4], [4, 5], [3, 5]]), 1);
  assert.equal(bridgesAmong([...triangle.slice(0, 2), [2, 3]]), 3);
});

const pairs = fc.uniqueArray(
  fc.tuple(fc.nat(6), fc.nat(6)).filter(([a, b]) => a < b),
  { selector: ([a, b]) => a * 10 + b, maxLength: 14 },
);

function groups(of: Pairs): number {
  const group = Array.from({ length: 7 }, (_, node) => node);
  const rootOf = (node: number): number => (group[node] === node ? node : rootOf(group[node]!));
  for (const [a, b] of of) group[rootOf(a)] = rootOf(b);
  return new Set(group.map((_, node) => rootOf(node))).size;
}

test('a bridge is what leaves more groups behind when it is taken away', () => {
  fc.assert(
    fc.property(pairs, (all) => {
      const slowly = all.filter((_, edge) => groups(all.toSpliced(edge, 1)) > groups(all)).length;
      assert.equal(bridgesAmong(all), slowly);
    }),
    { numRuns: 2000 },
  );
});

test('the sparsest clusters come first; pairs below the threshold do not count, nor do pairs between clusters', () => {
  const clusterOf = Uint32Array.of(0, 0, 0, 0, 4, 4, 4, 7, 7, 9);
  const all = [
    [0, 1, 9],
    [1, 2, 9],
    [2, 3, 9],
    [0, 3, 1],
    [3, 4, 2],
    [4, 5, 9],
    [4, 6, 9],
    [7, 8, 9],
  ] as const;
  const column = (at: 0 | 1 | 2): number[] => all.map((edge) => edge[at]);
  const edges = { count: all.length, a: Uint32Array.from(column(0)), b: Uint32Array.from(column(1)), weight: Float32Array.from(column(2)) };
  assert.deepEqual(sparsestClusters(edges, clusterOf, 5), [
    { cluster: 0, records: 4, density: 0.5, weakest: 9, bridges: 3 },
    { cluster: 4, records: 3, density: 2 / 3, weakest: 9, bridges: 2 },
  ]);
});
