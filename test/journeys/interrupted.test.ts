/** Ctrl-C in the middle of a command: gone within a second or two, exit 130, what was done is kept and said so. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
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

test('interrupted where JSON was asked for: exactly one object on stdout, which says so', async (t) => {
  const folder = freshFolder(t);
  const people = path.join(folder, 'people.csv');
  const rows = Array.from(
    { length: 150_000 },
    (_, at) => `${at},given${(at * 7919) % 5003},family${(at * 104_729) % 7001},${1940 + (at % 70)}-05-${10 + (at % 19)}`,
  );
  await writeFile(people, `id,given_name,surname,dob\n${rows.join('\n')}\n`);
  const child = startSogoc(['link', people, '--out', path.join(folder, 'out'), '--json']);
  const ended = outcomeOf(child);
  await once(child.stderr!, 'data'); // what it will need, said before it begins
  child.kill('SIGINT');
  const run = await ended;
  assert.equal(run.code, 130, run.stderr);
  assert.equal(run.stdout.trim().split('\n').length, 1);
  assert.equal(JSON.parse(run.stdout).code, 'program.interrupted');
});
