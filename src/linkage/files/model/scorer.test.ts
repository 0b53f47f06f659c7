import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { chanceFrom } from '../../engine/chance.ts';
import { forEachPairOfPass } from '../blocks/blocks.ts';
import { linkTables } from '../link-tables.ts';
import { madeUpPeople } from '../made-up-people.ts';
import { openCsv } from '../read/read-csv.ts';
import { readTables } from '../read/read-tables.ts';
import { makePlan } from '../settings/plan.ts';
import { levelReader } from './samples.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-scorer-'));
writeFileSync(path.join(folder, 'people.csv'), madeUpPeople(400, 9).csv);
const files = [await openCsv(path.join(folder, 'people.csv'))];
const plan = await makePlan(files, {});
const table = await readTables(files, plan.columns, { idColumn: 'rec_id', thisYear: 2026 });
rmSync(folder, { recursive: true });
const linked = await linkTables(table, { settings: {} });
const { scorer, comparisons, trained, blocks, edges } = linked;

test('weights are those of the slow way, level by level and class by class, on 100,000 pairs', () => {
  const chance = chanceFrom(5);
  const read = levelReader(table, comparisons);
  const levels = new Uint8Array(comparisons.length);
  const { shares } = trained;
  for (let pair = 0; pair < 100_000; pair++) {
    const [a, b] = [Math.floor(chance() * table.count), Math.floor(chance() * table.count)];
    read(a, b, levels, 0);
    let [same, two] = [0, 0];
    for (const name of ['stayed', 'moved', 'stranger', 'neighbour', 'household', 'twin'] as const) {
      let odds = shares.of[name];
      for (let number = 0; number < comparisons.length; number++) odds *= 2 ** trained.posterior.part(number, name, a, b, levels, 0);
      if (name === 'stayed' || name === 'moved') same += odds;
      else two += odds;
    }
    const weight = scorer.weigh(a, b, Number.NEGATIVE_INFINITY);
    assert.ok(Math.abs(weight - Math.log2(same / two)) < 1e-6, `${a} ${b}: ${weight} for ${Math.log2(same / two)}`);
  }
});

test('the bound loses no pair: what is weighed with a floor is what lies above it', () => {
  const found = new Set<string>();
  for (let pass = 0; pass < blocks.passes.length; pass++) {
    forEachPairOfPass(blocks, pass, undefined, (a, b) => {
      if (scorer.weigh(a, b, Number.NEGATIVE_INFINITY) >= linked.nearFrom) found.add(`${a} ${b}`);
    });
  }
  assert.equal(edges.count, found.size);
  for (let edge = 0; edge < edges.count; edge++) assert.ok(found.has(`${edges.a[edge]} ${edges.b[edge]}`));
});

test('a pair comes from the passes once, and no block is larger than its bound but a window', () => {
  const seen = new Set<string>();
  for (let pass = 0; pass < blocks.passes.length; pass++) {
    forEachPairOfPass(blocks, pass, undefined, (a, b) => {
      assert.ok(a < b);
      assert.ok(!seen.has(`${a} ${b}`), `${a} ${b} again in pass ${pass}`);
      seen.add(`${a} ${b}`);
    });
  }
  assert.equal(seen.size, linked.compared);
});
