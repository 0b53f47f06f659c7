import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { forEachPair, makeBlocks } from '../../engine/blocks.ts';
import { chanceFrom } from '../../engine/chance.ts';
import { comparisonsOf } from '../compare/comparisons-of.ts';
import { linkTables } from '../link-tables.ts';
import { madeUpPeople } from '../made-up-people.ts';
import { classes } from '../model/model.ts';
import { openCsv } from '../read/read-csv.ts';
import { readTables } from '../read/read-tables.ts';
import { schemaOf } from '../schema.ts';
import { makePlan } from '../settings/plan.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-scorer-'));
writeFileSync(path.join(folder, 'people.csv'), madeUpPeople(400, 9).csv);
const files = [await openCsv(path.join(folder, 'people.csv'))];
const plan = await makePlan(files, {});
const table = await readTables(files, plan.columns, { idColumn: 'rec_id', thisYear: 2026 });
rmSync(folder, { recursive: true });
const linked = await linkTables(table, { settings: plan.settings });
const { trained, edges } = linked;
const { spec, scorer } = linked.single;
const { rows, rowLength } = spec;
const comparisons = comparisonsOf(spec);

/** The slow, obvious way: every comparison is made, each class is weighed by itself, no bound is used. */
function slowWeight(a: number, b: number): number {
  const [rowA, rowB] = [a * rowLength, b * rowLength];
  const levels = Uint8Array.from(comparisons, ({ place, equalTo, compare }) => {
    const [valueA, valueB] = [rows[rowA + place]!, rows[rowB + place]!];
    return valueA === 0 || valueB === 0 ? 0 : valueA === valueB && equalTo.length === 1 ? equalTo[0]! : compare(rowA, rowB);
  });
  let [same, two] = [0, 0];
  for (const name of classes) {
    let odds = trained.shares.of[name];
    for (let number = 0; number < comparisons.length; number++) odds *= 2 ** trained.posterior.part(number, name, rowA, rowB, levels, 0);
    if (name === 'stayed' || name === 'moved') same += odds;
    else two += odds;
  }
  return Math.log2(same / two);
}

test('the weight is that of the slow, obvious way: every class by itself, on 100,000 pairs drawn by chance', () => {
  const chance = chanceFrom(5);
  for (let pair = 0; pair < 100_000; pair++) {
    const [a, b] = [Math.floor(chance() * table.count), Math.floor(chance() * table.count)];
    const [weight, slow] = [scorer.weigh(a, b), slowWeight(a, b)];
    assert.ok(Math.abs(weight - slow) < 1e-6, `${a} ${b}: ${weight} for ${slow}`);
  }
});

test('the bound loses no pair: what is weighed with a floor is what lies above it', () => {
  const found = new Set<string>();
  let seen = 0;
  forEachPair(makeBlocks(schemaOf(spec)), (a, b) => {
    seen++;
    if (scorer.weigh(a, b) >= linked.nearFrom) found.add(`${a} ${b}`);
  });
  assert.equal(seen, linked.compared);
  assert.equal(edges.count, found.size);
  for (const { a, b } of edges) assert.ok(found.has(`${a} ${b}`));
});
