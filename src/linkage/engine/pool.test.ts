import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkRecords } from './link-records.ts';
import { madeUpThings } from './made-up-things.ts';
import { type Pool, startPool } from './pool.ts';

async function linked(count: number, threads: number, pool: Pool = startPool({ threads })) {
  const things = madeUpThings(count, 9);
  try {
    return { ...things, ...(await linkRecords({ ...things, pool })) };
  } finally {
    await pool.end();
  }
}

test('one, two and four threads come to the same clusters, weights and model, to the last bit', async () => {
  const one = await linked(6000, 1);
  assert.ok(one.joins.count > 1500);
  for (const threads of [2, 4]) {
    const other = await linked(6000, threads);
    assert.deepEqual(other.edges, one.edges);
    assert.deepEqual(other.model, one.model);
    assert.deepEqual(other.clusterOf, one.clusterOf);
    assert.deepEqual([other.joins, other.compared, other.quality], [one.joins, one.compared, one.quality]);
  }
});

for (const threads of [1, 3]) {
  test(`a comparison that fails ends the run with its reason, in ${threads} threads`, async () => {
    const things = madeUpThings(3000, 9, { failsAtRecord: 1500 });
    const pool = startPool({ threads });
    await assert.rejects(linkRecords({ ...things, pool }), /this pair cannot be compared/);
    await pool.end();
  });

  test(`a run that is stopped ends with the reason for it, in ${threads} threads`, async () => {
    const stop = new AbortController();
    const pool = startPool({ threads, signal: stop.signal });
    const run = linkRecords({ ...madeUpThings(20_000, 9), pool, onPairs: () => stop.abort(new Error('enough')) });
    await assert.rejects(run, /enough/);
    await pool.end();
  });
}

test('a thread that dies ends the run', async () => {
  const pool = startPool({ threads: 2 });
  await assert.rejects(linkRecords({ ...madeUpThings(3000, 9, { endsThreads: true }), pool }), /a thread of the linkage engine ended with code 3/);
  await pool.end();
});

test('a schema that threads cannot build ends the run', async () => {
  const { schema, source } = madeUpThings(3000, 9);
  const pool = startPool({ threads: 2 });
  await assert.rejects(linkRecords({ schema, source: { ...source, module: new URL('./none.ts', import.meta.url).href }, pool }), /none\.ts/);
  await pool.end();
});

test('pairs are told as they are compared, and never more than the total', async () => {
  const told: (readonly [number, number])[] = [];
  const pool = startPool({ threads: 2 });
  const { compared } = await linkRecords({ ...madeUpThings(20_000, 9), pool, onPairs: (done, total) => void told.push([done, total]) });
  await pool.end();
  assert.ok(told.length > 2);
  assert.ok(told.every(([done, total], at) => done <= total && done >= (told[at - 1]?.[0] ?? 0)));
  assert.equal(told.at(-1)?.[0], compared);
});
