import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { Refusal } from '#values/index.ts';
import { numberKey } from './number-key.ts';

function folder(t: TestContext): string {
  const made = mkdtempSync(path.join(tmpdir(), 'sogoc-key-'));
  t.after(() => rmSync(made, { recursive: true }));
  return made;
}

test("the register's own key is made once, for its owner's eyes only", (t) => {
  const dataDir = folder(t);
  const first = numberKey({ dataDir });
  assert.equal(first.length, 32);
  assert.deepEqual(numberKey({ dataDir }), first);
  assert.equal(statSync(path.join(dataDir, 'keys/number.key')).mode & 0o777, 0o600);
  assert.deepEqual(readFileSync(path.join(dataDir, 'keys/number.key')), first);
});

test('a file comes before the environment, the environment before the own key; bytes and hexadecimal digits are the same key', (t) => {
  const dataDir = folder(t);
  const file = path.join(dataDir, 'k');
  const key = Buffer.from(Array.from({ length: 32 }, (_, at) => at + 1));
  writeFileSync(file, key);
  assert.deepEqual(numberKey({ dataDir, file, fromEnvironment: 'f'.repeat(64) }), key);
  writeFileSync(file, `${key.toString('hex').toUpperCase()}\n`);
  assert.deepEqual(numberKey({ dataDir, file }), key);
  assert.deepEqual(numberKey({ dataDir, fromEnvironment: key.toString('hex') }), key);
  assert.notDeepEqual(numberKey({ dataDir }), key);
});

test('refused: a key of 31 bytes, a key that is not there', (t) => {
  const dataDir = folder(t);
  const file = path.join(dataDir, 'short');
  writeFileSync(file, Buffer.alloc(31, 1));
  const code = (wanted: string) => (error: unknown) => error instanceof Refusal && error.code === wanted;
  assert.throws(() => numberKey({ dataDir, file }), code('number-key.malformed'));
  assert.throws(() => numberKey({ dataDir, fromEnvironment: 'xyz' }), code('number-key.malformed'));
  assert.throws(() => numberKey({ dataDir, file: path.join(dataDir, 'absent') }), code('number-key.unreadable'));
});
