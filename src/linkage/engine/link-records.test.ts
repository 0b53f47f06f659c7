import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkRecords } from './link-records.ts';
import { madeUpThings } from './made-up-things.ts';
import type { Model } from './model.ts';
import { startPool } from './pool.ts';

async function link(count: number, seed: number, model?: Model) {
  const things = madeUpThings(count, seed);
  return { ...things, ...(await linkRecords({ ...things, pool: startPool({ threads: 1 }), ...(model && { model }) })) };
}

test('a model made before weighs as in the run that made it', async () => {
  const first = await link(4000, 3);
  const again = await link(4000, 3, JSON.parse(JSON.stringify(first.model)) as Model);
  assert.deepEqual(again.edges, first.edges);
  assert.deepEqual(again.clusterOf, first.clusterOf);
});

test('a model with other comparisons is refused by name', async () => {
  const { model } = await link(500, 3);
  await assert.rejects(link(500, 3, { ...model, schema: 'birds', comparisons: model.comparisons.slice(1) }), /a model of birds/);
});

test('things of no country are told apart as well as their columns allow, and the run knows about how well', async () => {
  const { thingOf, clusterOf, quality } = await link(8000, 12);
  const pairs = (keys: Iterable<string>): number => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  };
  const both = pairs(Array.from(clusterOf, (cluster, record) => `${cluster} ${thingOf[record]}`));
  const [precision, recall] = [both / pairs(Array.from(clusterOf, String)), both / pairs(Array.from(thingOf, String))];
  assert.ok(precision > 0.98 && recall > 0.8, `precision ${precision}, recall ${recall}`);
  assert.ok(Math.abs(quality.precision! - precision) < 0.02 && Math.abs(quality.recall! - recall) < 0.1, JSON.stringify({ quality, precision, recall }));
});

test('none, one and two records, and a thousand equal ones', async () => {
  for (const count of [0, 1, 2]) assert.equal((await link(count, 1)).clusterOf.length, count);
  const things = madeUpThings(1000, 1);
  things.schema.rows.fill(7);
  const { clusterOf } = await linkRecords({ ...things, pool: startPool({ threads: 1 }) });
  assert.deepEqual(new Set(clusterOf), new Set([0]));
});
