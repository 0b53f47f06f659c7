import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachPair, makeBlocks, timesMet } from './blocks.ts';
import { linkPairs } from './link-pairs.ts';
import { linkRecords } from './link-records.ts';
import { madeUpThings } from './made-up-things.ts';
import { startPool } from './pool.ts';

test('the pairs of all blocks, in any order and some of them twice: what comes of linking the records themselves', async () => {
  const { schema, source } = madeUpThings(3000, 7);
  const whole = await linkRecords({ schema, source, pool: startPool({ threads: 1 }) });
  const blocks = makeBlocks(schema);
  const pairs: { readonly a: number; readonly b: number; readonly times: number }[] = [];
  forEachPair(blocks, (a, b) => {
    pairs.push({ a, b, times: timesMet(blocks, a, b) });
    if ((a + b) % 3 > 0) pairs.push({ a, b, times: 0 });
  });
  pairs.reverse();
  const linked = linkPairs(schema, whole.model, {
    count: pairs.length,
    a: Uint32Array.from(pairs, ({ a }) => a),
    b: Uint32Array.from(pairs, ({ b }) => b),
    times: Uint8Array.from(pairs, ({ times }) => times),
  });
  assert.ok(whole.joined > 500);
  for (const what of ['edges', 'clusterOf', 'joins', 'conflicts', 'quality', 'sparsest', 'compared'] as const)
    assert.deepEqual(linked[what], whole[what], what);
});
