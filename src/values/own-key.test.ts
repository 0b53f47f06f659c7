import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ownKey } from './own-key.ts';

test('a key is made once, for its owner only; a file that holds none is refused and left as it is', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-key-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'keys', 'one.key');
  const made = ownKey(file);
  assert.equal(made.length, 32);
  assert.deepEqual(ownKey(file), made);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  writeFileSync(file, 'short');
  assert.throws(() => ownKey(file), { code: 'key.malformed', values: { file } });
  assert.equal(statSync(file).size, 5);
});
