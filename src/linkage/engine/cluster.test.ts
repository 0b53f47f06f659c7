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
