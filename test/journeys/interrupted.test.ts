/** Ctrl-C in the middle of a build: gone within a second or two, exit 130, what was done is kept and said so. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { freshFolder, jsonOf, outcomeOf, startSogoc, takesFiles } from '../support/program.ts';

type Report = { records: number; forms: number; refused: number };

test('interrupted by Ctrl-C: exit 130, a sentence that says how to go on; the same command goes on', async (t) => {
  const folder = freshFolder(t);
  const files = path.join(folder, 'files');
  await jsonOf(['simulate', '--people', '8000', '--seed', '12', '--out', files]);
  const data = path.join(folder, 'register');
  const build = ['build', files, '--data', data];
  const child = startSogoc(build);
  const ended = outcomeOf(child);
  await takesFiles(child, data);
  const asked = performance.now();
  child.kill('SIGINT');
  const run = await ended;
  assert.ok(performance.now() - asked < 2_000, 'it ended soon');
  assert.equal(run.code, 130, run.stderr);
  assert.match(run.stderr, /What was done is kept/);
  const again = await jsonOf<Report>(build);
  assert.equal(again.run.code, 0, again.run.stderr);
  assert.equal(again.data.records, again.data.forms + again.data.refused);
});
