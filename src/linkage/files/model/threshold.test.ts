import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clusters } from '../cluster.ts';
import { edgesInMemory } from '../edge-list.ts';
import { estimateQuality } from './threshold.ts';

const beside = { lost: 0, caution: 0, sourceOf: undefined };

/** Pairs `[a, b, weight]`, and which of them joined two records. */
function made(records: number, pairs: readonly (readonly [number, number, number])[], joined: (weight: number) => boolean, oneToOne: boolean) {
  const [clusterOf, weakest] = [Uint32Array.from({ length: records }, (_, record) => record), new Float32Array(records)];
  for (const [a, b, weight] of pairs) {
    if (!joined(weight)) continue;
    clusterOf[b] = a;
    weakest[a] = weight;
  }
  const clusters: Clusters = { clusterOf, weakest, refused: 0, oneToOne };
  const column = (at: 0 | 1) => Uint32Array.from(pairs, (pair) => pair[at]);
  const edges = edgesInMemory({ count: pairs.length, a: column(0), b: column(1), weight: Float32Array.from(pairs, ([, , weight]) => weight) });
  return { clusters, edges, met: { met: pairs.length, once: 0, twice: pairs.length } };
}

test('pairs across the same two clusters are one question: that all of them are two is not ruled out', () => {
  const pairs = Array.from({ length: 3000 }, (_, pair) => [pair * 2, pair * 2 + 1, 20] as const);
  const across = Array.from({ length: 13 }, (_, family) => [0, 1].flatMap((a) => [2, 3].map((b) => [family * 4 + a, family * 4 + b, 1.5] as const))).flat();
  const { clusters, edges, met } = made(6000, [...pairs, ...across], (weight) => weight > 10, false);
  const { recall } = estimateQuality(edges, clusters, met, beside);
  assert.ok(recall && recall.value < 0.99 && recall.to === 1, JSON.stringify(recall));
});

test('files that hold nobody twice: who is without partner is likelier one with another who is', () => {
  const sourceOf = Uint16Array.from({ length: 240 }, (_, record) => record % 2);
  const pairs = Array.from({ length: 100 }, (_, pair) => [pair * 2, pair * 2 + 1, 20] as const);
  const left = Array.from({ length: 20 }, (_, pair) => [200 + pair * 2, 201 + pair * 2, -3] as const);
  const recallOf = (oneToOne: boolean): number => {
    const { clusters, edges, met } = made(240, [...pairs, ...left], (weight) => weight > 10, oneToOne);
    return estimateQuality(edges, clusters, met, { ...beside, sourceOf }).recall?.value ?? 0;
  };
  assert.ok(recallOf(false) > 0.97, 'by the weight of any two records one in nine is one thing');
  assert.ok(recallOf(true) < 0.88, 'of pairs of strangers one in thirty-six is of two without partner, so nearly all of these are one thing');
});

test('columns that do not bear each other out: recall is not known, precision less surely', () => {
  const pairs = Array.from({ length: 100 }, (_, pair) => [pair * 2, pair * 2 + 1, 4] as const);
  const { clusters, edges, met } = made(200, pairs, () => true, false);
  const [sure, doubted] = [0, 6].map((caution) => estimateQuality(edges, clusters, met, { ...beside, caution }));
  assert.ok((doubted?.precision?.from ?? 1) < (sure?.precision?.from ?? 0));
  assert.deepEqual([doubted?.recall?.from, doubted?.recall?.to], [0, 1]);
});
