/** The runner is the one tool whose silence would look like success: each way to lose a test must turn the count red. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const runner = fileURLToPath(new URL('./test.ts', import.meta.url));

/** Runs the real runner in a folder that holds these test files; NODE_TEST_CONTEXT would make the inner run skip itself. */
function runTests(t: TestContext, files: { readonly [name: string]: string }, ...filters: string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-runner-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(folder, 'src'));
  for (const [name, text] of Object.entries(files))
    writeFileSync(path.join(folder, 'src', name), `import { describe, test } from 'node:test';\nimport assert from 'node:assert/strict';\n${text}`);
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, ...filters], { cwd: folder, env, encoding: 'utf8' });
  return { status, stdout, stderr, lastLine: stdout.trimEnd().split('\n').at(-1) };
}

test('all pass: the last line is the count, the exit code 0', (t) => {
  const run = runTests(t, {
    'a.test.ts': `test('one', () => {}); describe('suite', () => { test('two', () => {}); });`,
    'b.test.ts': `test('three', () => {});`,
  });
  assert.equal(run.lastLine, '3 passed, 0 failed');
  assert.equal(run.status, 0);
  assert.match(run.stderr, /✓ src\/a\.test\.ts {2}\d/);
});

test('a failure is shown with its place and its difference, and counts once though its parent failed too', (t) => {
  const run = runTests(t, { 'a.test.ts': `test('outer', async (t) => { await t.test('inner', () => assert.deepEqual({ sex: 'M' }, { sex: 'F' })); });` });
  assert.equal(run.lastLine, '0 passed, 1 failed');
  assert.equal(run.status, 1);
  assert.match(run.stdout, /FAILED outer › inner\n {2}src\/a\.test\.ts:3/);
  assert.match(run.stdout, /\+ {3}sex: 'M'\n\s+- {3}sex: 'F'/);
});

test('a skipped test is named with its reason and is not counted as passed', (t) => {
  const run = runTests(t, { 'a.test.ts': `test('one', () => {}); test('disk full', { skip: 'no tmpfs can be mounted' }, () => {});` });
  assert.equal(run.lastLine, '1 passed, 0 failed');
  assert.match(run.stdout, /skipped: disk full \(no tmpfs can be mounted\), src\/a\.test\.ts:3/);
});

test('failed: a hook that throws', (t) => {
  const run = runTests(t, {
    'a.test.ts': `import { before } from 'node:test'; describe('s', () => { before(() => { throw new Error('no server'); }); test('one', () => {}); });`,
  });
  assert.equal(run.status, 1);
  assert.match(run.stdout, /no server/);
});

for (const [what, text, says] of [
  ['a file that holds no test', `export {};`, /ended before its tests did, or holds none/],
  [
    'a file that ends with code 0 before its tests',
    `test('one', () => {}); test('two', async () => { await new Promise((done) => setTimeout(done, 20)); process.exit(0); });`,
    /ended before its tests did/,
  ],
  ['a file that does not load', `throw new Error('cannot load');`, /cannot load/],
  ['a file whose process is killed', `test('one', () => { process.kill(process.pid, 'SIGKILL'); });`, /ended by SIGKILL/],
] as const) {
  test(`failed: ${what}`, (t) => {
    const run = runTests(t, { 'a.test.ts': text, 'b.test.ts': `test('fine', () => {});` });
    assert.equal(run.status, 1);
    assert.match(run.lastLine ?? '', /^\d passed, 1 failed$/);
    assert.match(run.stdout, /FAILED src\/a\.test\.ts/);
    assert.match(run.stdout, says);
  });
}

test('failed: a filter that finds no test', (t) => {
  const run = runTests(t, { 'a.test.ts': `test('one', () => {});` }, 'src/nowhere');
  assert.equal(run.lastLine, '0 passed, 0 failed');
  assert.equal(run.status, 1);
});

test('a filter runs the files that it names and no other', (t) => {
  const run = runTests(t, { 'a.test.ts': `test('one', () => {});`, 'b.test.ts': `test('two', () => {});` }, './src/b');
  assert.equal(run.lastLine, '1 passed, 0 failed');
  assert.doesNotMatch(run.stderr, /a\.test/);
});
