import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type LinkResult, linkRecords } from '../link-records.ts';
import { decideSome, madeUpThings, schemaOf, type ThingsSpec } from '../made-up-things.ts';
import { startPool } from '../pool.ts';
import { sharedInts } from '../shared.ts';
import { linkInParts } from './link-in-parts.ts';
import { fileNames, withNumbers } from './record-files.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

type Things = ReturnType<typeof madeUpThings>;

function folderOf({ schema }: Things): string {
  const folder = mkdtempSync(join(tmpdir(), 'parts-'));
  folders.push(folder);
  withNumbers(folder, fileNames.rows, (file) => file.write(0, schema.rows));
  return folder;
}

async function inMemory(things: Things): Promise<LinkResult> {
  const pool = startPool({ threads: 1 });
  const linked = await linkRecords({ ...things, pool });
  await pool.end();
  return linked;
}

async function inParts({ schema, source }: Things, folder: string, records: number, threads: number, onPairs?: () => void): Promise<LinkResult> {
  const pool = startPool({ threads });
  const withWindow = (most: number) => {
    const spec = { ...(source.spec as ThingsSpec), rows: sharedInts(most * schema.rowLength) };
    return { schema: schemaOf(spec), source: { ...source, spec } };
  };
  try {
    return await linkInParts({ pool, folder, withWindow, windows: { compare: records, cluster: Math.ceil(records / 2) }, ...(onPairs && { onPairs }) });
  } finally {
    await pool.end();
  }
}

/** All that comes of a run, as values that can be compared. */
const everything = ({ clusterOf, joined, conflicts, model, quality, sparsest, compared, kept }: LinkResult) => ({
  clusterOf: [...clusterOf],
  joined,
  conflicts,
  model,
  quality,
  sparsest,
  compared,
  kept: Array.from(kept(), (pair) => [pair.a, pair.b, pair.weight, pair.accepted, ...pair.levels].join(' ')).sort(),
});

const things = madeUpThings(6000, 9, { hasGroups: true });
const whole = everything(await inMemory(things));

for (const [records, threads] of [
  [6000, 1],
  [701, 1],
  [60, 1],
  [2000, 2],
  [333, 3],
] as const) {
  test(`in parts of ${records} records, in ${threads} threads: the same to the last bit as in memory`, async () => {
    assert.ok(whole.joined > 1000 && whole.conflicts.length > 20 && whole.kept.length > whole.joined);
    assert.deepEqual(everything(await inParts(things, folderOf(things), records, threads)), whole);
  });
}

test('groups that somebody has decided on, of records that have nothing in common, and groups that he has told apart', async () => {
  const decided = madeUpThings(6000, 9, { hasGroups: true });
  decideSome(decided);
  const inOne = everything(await inMemory(decided));
  assert.notDeepEqual(inOne.clusterOf, whole.clusterOf);
  assert.ok(inOne.conflicts.filter(({ contradiction }) => contradiction === 'two-things').length > 20);
  const { group, rowLength } = decided.schema;
  const clustersOf = Map.groupBy(inOne.clusterOf.keys(), (record) => group!(record * rowLength));
  for (const [own, records] of clustersOf) {
    const clusters = new Set(records.map((record) => inOne.clusterOf[record]));
    if (own !== 0) assert.equal(clusters.size, 1, `group ${own} is in ${clusters.size} clusters`);
  }
  for (const records of [701, 60]) assert.deepEqual(everything(await inParts(decided, folderOf(decided), records, 1)), inOne, `${records} records`);
});

test('a part so large that its clusters are made in several jobs', async () => {
  const many = madeUpThings(30_000, 5, { hasGroups: true });
  assert.deepEqual(everything(await inParts(many, folderOf(many), 60_000, 2)), everything(await inMemory(many)));
});

test('a run that is stopped again and again goes on where it stopped, to the same result', async () => {
  const folder = folderOf(things);
  let stops = 0;
  const untilItEnds = async (): Promise<LinkResult> => {
    let told = 0;
    const stopAtThird = (): void => {
      if (++told === 3) throw new Error('enough');
    };
    try {
      return await inParts(things, folder, 900, 1, stopAtThird);
    } catch (error) {
      assert.match(String(error), /enough/);
      stops++;
      return await untilItEnds();
    }
  };
  assert.deepEqual(everything(await untilItEnds()), whole);
  assert.ok(stops > 3, `${stops} stops`);
});

test('a thousand equal records are walked as windows, and stand together in a window that had to be wider', async () => {
  const same = madeUpThings(6000, 1);
  same.schema.rows.fill(7);
  assert.deepEqual(everything(await inParts(same, folderOf(same), 4100, 2)), everything(await inMemory(same)));
});

for (const count of [0, 1, 2]) {
  test(`${count} record${count === 1 ? '' : 's'}`, async () => {
    const few = madeUpThings(count, 1);
    assert.deepEqual(
      [...(await inParts(few, folderOf(few), 40, 1)).clusterOf],
      Array.from({ length: count }, (_, record) => record),
    );
  });
}
