import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterPairs, type Edges } from './cluster.ts';

/** Records are things with a colour; two colours contradict each other. */
function cluster(colours: string, pairs: readonly (readonly [a: number, b: number])[], fixed: readonly (readonly number[])[]): number[] {
  const edges: Edges = {
    count: pairs.length,
    a: Uint32Array.from(pairs, ([a]) => a),
    b: Uint32Array.from(pairs, ([, b]) => b),
    weight: Float32Array.from(pairs, () => 8),
  };
  const schema = {
    count: colours.length,
    decision: { rivalReach: 0 },
    fixedGroups: () => fixed,
    contradictions: {
      between: (a: number, b: number) => (colours[a] === colours[b] ? undefined : 'two-colours'),
      /** Of two colours each twice, as two numbers of the register. */
      within: (members: readonly number[]) =>
        [...Map.groupBy(members, (member) => colours[member]).values()].filter(({ length }) => length > 1).length > 1 ? 'many-colours' : undefined,
      isSoft: () => false,
      isSerious: () => false,
    },
  };
  return [...clusterPairs(schema, { threshold: 5, weigh: () => -20 }, edges).clusterOf];
}

test('a group that was decided to be one takes what fits either side of it', () => {
  const decided = [[0, 1]];
  assert.deepEqual(cluster('RBR', [[0, 2]], decided), [0, 0, 0]);
  assert.deepEqual(cluster('RBB', [[1, 2]], decided), [0, 0, 0]);
  assert.deepEqual(cluster('RRBBB', [[3, 4]], [[0, 1, 2, 3]]), [0, 0, 0, 0, 0]);
  assert.deepEqual(cluster('RRBB', [[2, 3]], [[0, 1, 2]]), [0, 0, 0, 0]);
  const oneOfEach = [
    [0, 2],
    [1, 3],
  ] as const;
  assert.deepEqual(cluster('RBRB', oneOfEach, decided), [0, 0, 0, 0]);
});

test('what contradicts both sides stays out, and no other group is excused', () => {
  assert.deepEqual(cluster('RBG', [[0, 2]], [[0, 1]]), [0, 0, 2]);
  assert.deepEqual(cluster('RRB', [[0, 2]], [[0, 1]]), [0, 0, 2]);
  assert.deepEqual(
    cluster(
      'RRB',
      [
        [0, 1],
        [1, 2],
      ],
      [],
    ),
    [0, 0, 2],
  );
});

/** Edges that say how sure they are; what no edge says two records weigh, `apart` does, and 0 where that says nothing. */
function weighed(
  records: number,
  pairs: readonly (readonly [a: number, b: number, weight: number])[],
  apart: { readonly [pair: string]: number } = {},
  contradictions?: Parameters<typeof clusterPairs>[0]['contradictions'],
): ReturnType<typeof clusterPairs> {
  const inOrder = pairs.toSorted(([a, b], [c, d]) => a - c || b - d);
  const edges: Edges = {
    count: pairs.length,
    a: Uint32Array.from(inOrder, ([a]) => a),
    b: Uint32Array.from(inOrder, ([, b]) => b),
    weight: Float32Array.from(inOrder, ([, , weight]) => weight),
  };
  const weigh = (a: number, b: number): number => apart[`${a} ${b}`] ?? pairs.find(([one, other]) => one === a && other === b)?.[2] ?? 0;
  return clusterPairs({ count: records, decision: { rivalReach: 5 }, ...(contradictions && { contradictions }) }, { threshold: 5, weigh }, edges);
}

test('a record that fits two things about equally well belongs to neither; from five bits on to the better one', () => {
  const apart = { '1 2': -20 };
  const fits = (second: number) => [...weighed(3, [[0, 1, 10], [0, 2, second]], apart).clusterOf]; // biome-ignore format: two edges
  assert.deepEqual(fits(9), [0, 1, 2]);
  assert.deepEqual(fits(5.5), [0, 1, 2]);
  assert.deepEqual(fits(4.5), [0, 0, 2]);
});

test('two that are like each other are no rivals, nor are two that what came later made one', () => {
  assert.deepEqual([...weighed(3, [[0, 1, 10], [0, 2, 9]], { '1 2': -2 }).clusterOf], [0, 0, 0]); // biome-ignore format: two edges
  const later = weighed(4, [[0, 1, 30], [0, 2, 29], [2, 3, 20], [1, 3, 14]], { '1 2': -20 }); // biome-ignore format: four edges
  assert.deepEqual([...later.clusterOf], [0, 0, 0, 0]);
  assert.equal(later.joins.count, 3);
});

test('of several joins that two clusters were refused the surest is told', () => {
  const { refused, clusterOf } = weighed(3, [[0, 1, 9], [0, 2, 8], [1, 2, 20]], {}, {
    between: (a) => (a === 0 ? 'another colour' : undefined),
    isSoft: () => false,
    isSerious: () => true,
  }); // biome-ignore format: three edges
  assert.deepEqual([...clusterOf], [0, 1, 1]);
  assert.deepEqual(
    refused.map(({ a, b }) => [a, b]),
    [[0, 1]],
  );
});

test('what four records contradict together keeps two pairs apart that do not contradict each other', () => {
  const pairs = [[0, 1, 20], [2, 3, 20], [1, 2, 9]] as const; // biome-ignore format: three edges
  const contradictions = {
    between: () => undefined,
    within: (members: readonly number[]) => (members.length > 3 ? 'too many' : undefined),
    isSoft: () => false,
    isSerious: () => false,
  };
  assert.deepEqual([...weighed(4, pairs, {}, contradictions).clusterOf], [0, 0, 2, 2]);
});
