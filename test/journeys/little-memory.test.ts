/** A build whose memory is bounded: the same register in the end, or refused before hours of work. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { inTransaction, openDatabase } from '#database/index.ts';
import { seedUnits } from '#geography/index.ts';
import { buildRegister } from '#population/index.ts';
import { Refusal, type Words } from '#values/index.ts';
import { freshFolder, jsonOf } from '../support/program.ts';

const megabyte = 2 ** 20;
const numberKey = Buffer.alloc(32, 7);

test('linked in parts by workers of their own, the register is that of a build which may take what it likes', async (t) => {
  const folder = freshFolder(t);
  const files = path.join(folder, 'files');
  await jsonOf(['simulate', '--people', '1500', '--seed', '12', '--out', files]);
  const build = async (name: string, workers: number, memoryBytes?: number) => {
    const db = await openDatabase(path.join(folder, name));
    const said = new Set<string>();
    try {
      await inTransaction(db, seedUnits);
      const needs = { db, now: new Date(), stopping: new AbortController().signal, progress: ({ words }: { words: Words }) => void said.add(words.en) };
      const options = { paths: [files], truth: path.join(files, 'truth.csv'), numberKey, workers };
      return { said, report: await buildRegister(needs, { ...options, ...(memoryBytes !== undefined && { memoryBytes }) }) };
    } finally {
      await db.close();
    }
  };
  const free = await build('free', 2);
  const bounded = await build('bounded', 1, 467 * megabyte);
  assert.ok([...bounded.said].some((words) => words.includes('in parts')));
  assert.ok(![...free.said].some((words) => words.includes('in parts')));
  assert.equal(bounded.report.digest, free.report.digest);
  assert.deepEqual([bounded.report.measured, bounded.report.findings], [free.report.measured, free.report.findings]);
  await assert.rejects(build('none', 1, 466 * megabyte), (error: unknown) => error instanceof Refusal && error.code === 'linkage.too-little-memory');
  const left = await openDatabase(path.join(folder, 'none'));
  assert.equal((await left.sql`select from population.build where step = 'clean'`).length, 1, 'refused before forms are linked');
  await left.close();
  const resumed = await build('none', 1);
  assert.equal(resumed.report.digest, free.report.digest);
});
