import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';

/** A package of the launcher alone; `own`: what its `node_modules/.bin/node` does. */
function packageWith(t: TestContext, own?: string): { start(...words: string[]): { code: number | null; out: string; err: string } } {
  const root = mkdtempSync(path.join(tmpdir(), 'sogoc-launch-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(path.join(root, 'program'));
  copyFileSync(path.join(import.meta.dirname, 'sogoc.cjs'), path.join(root, 'program/sogoc.cjs'));
  writeFileSync(path.join(root, 'older.cjs'), "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } });\n");
  if (own !== undefined) {
    mkdirSync(path.join(root, 'node_modules/.bin'), { recursive: true });
    writeFileSync(path.join(root, 'node_modules/.bin/node'), `#!/bin/sh\n${own}\n`);
    chmodSync(path.join(root, 'node_modules/.bin/node'), 0o755);
  }
  return {
    start(...words) {
      const run = spawnSync(process.execPath, ['-r', path.join(root, 'older.cjs'), path.join(root, 'program/sogoc.cjs'), ...words], {
        encoding: 'utf8',
        env: { ...process.env, SOGOC_LANG: 'en' },
      });
      return { code: run.status, out: run.stdout.replaceAll(root, ''), err: run.stderr.replaceAll(root, '') };
    },
  };
}

test('an older Node starts the one that was installed, with the same words, and ends with its code', (t) => {
  const { code, out } = packageWith(t, 'echo "$@"; exit 3').start('link', 'a b.csv', '--json');
  assert.deepEqual([code, out], [3, '/program/main.ts link a b.csv --json\n']);
});

test('an older Node with nothing installed: a sentence that says what to do, exit 4', (t) => {
  const { code, out, err } = packageWith(t).start('--version');
  assert.deepEqual([code, out], [4, '']);
  assert.match(err, /needs Node 26.*Run "npm ci" in /);
});

test('ended by a signal, it ends by that signal', (t) => {
  const { code } = packageWith(t, 'kill -KILL $$').start('--version');
  assert.equal(code, null);
});
