/** What the command line refuses: exit code, a problem object for machines, a sentence with its remedy for people. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freshFolder, jsonOf, runSogoc } from '../support/program.ts';

type Problem = { code: string; status: number; detail: string; title: string; instance: string };

test('no command, and --help: what there is, exit 0', async () => {
  const { code, stdout } = await runSogoc(['--help']);
  assert.equal(code, 0);
  for (const word of ['build', 'simulate', 'person', 'refused', 'demo']) assert.match(stdout, new RegExp(`\\b${word}\\b`));
});

test('a word that is no command ends with 2 and names the nearest', async () => {
  const { code, stderr } = await runSogoc(['biuld']);
  assert.equal(code, 2);
  assert.match(stderr, /build/);
});

test('a flag that cannot be read ends with 2 and says what is expected', async (t) => {
  const { run, data } = await jsonOf<Problem>(['simulate', '--people', 'many', '--out', freshFolder(t)]);
  assert.equal(run.code, 2);
  assert.equal(data.code, 'program.flag-value');
  assert.match(data.detail, /people.*many.*1, 2, 3/);
});

test('an address beyond this machine is refused', async (t) => {
  const { run, data } = await jsonOf<Problem>(['serve', '--host', '192.168.1.5', '--data', freshFolder(t)]);
  assert.equal(run.code, 3);
  assert.equal(data.code, 'program.not-loopback');
});

test('a port that was asked for and is taken is refused; nothing else is taken in its place', async (t) => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  t.after(() => other.close());
  const { port } = other.address() as { port: number };
  const { run, data } = await jsonOf<Problem>(['serve', '--port', String(port), '--data', freshFolder(t)]);
  assert.equal(run.code, 4);
  assert.equal(data.code, 'program.port-taken');
});

test('a person, an act and a household that are not there are refused with 3', async (t) => {
  const register = freshFolder(t);
  const unknown = await jsonOf<Problem>(['person', 'show', '001195000123', '--data', register]);
  assert.deepEqual([unknown.run.code, unknown.data.code], [3, 'person.unknown']);
  const household = await jsonOf<Problem>(['household', 'show', '77', '--data', register]);
  assert.deepEqual([household.run.code, household.data.code], [3, 'household.unknown']);
  const act = await jsonOf<Problem>(['act', 'undo', '99', '--reason', 'x', '--officer', 'a', '--approved-by', 'b', '--data', register]);
  assert.deepEqual([act.run.code, act.data.code], [3, 'act.unknown']);
});
