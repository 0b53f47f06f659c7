import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { keepFile, openKept, openKeptBytes, readKept } from './index.ts';

function folder(t: TestContext): string {
  const made = mkdtempSync(path.join(tmpdir(), 'sogoc-keep-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const sha = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** Runs `act` once, while the file is being read: after the first chunk went into the copy's hash. */
function whileRead(t: TestContext, act: () => void): void {
  const update = Object.getPrototypeOf(createHash('sha256')).update;
  let done = false;
  t.mock.method(Object.getPrototypeOf(createHash('sha256')), 'update', function (this: unknown, ...given: unknown[]) {
    if (!done) act();
    done = true;
    return update.apply(this, given);
  });
}

test('a kept file is found under its hash, byte for byte, with its format before it', async (t) => {
  const dir = folder(t);
  const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 7) % 256));
  writeFileSync(path.join(dir, 'in.csv'), bytes);
  const kept = await keepFile(dir, path.join(dir, 'in.csv'));
  assert.deepEqual(kept, { sha256: sha(bytes), bytes: 3_000_000, changed: false });
  const stored = readFileSync(path.join(dir, 'documents', kept.sha256.slice(0, 2), kept.sha256));
  assert.equal(stored[0], 1);
  assert.ok(stored.subarray(1).equals(bytes));
  assert.ok((await readKept(dir, kept.sha256, { offset: 0, length: 4_000_000 })).equals(bytes));
});

test('any range is counted in the file as received, as bytes or as a stream', async (t) => {
  const dir = folder(t);
  writeFileSync(path.join(dir, 'in'), '0123456789');
  const { sha256 } = await keepFile(dir, path.join(dir, 'in'));
  assert.equal(String(await readKept(dir, sha256, { offset: 3, length: 4 })), '3456');
  assert.equal(String(await readKept(dir, sha256, { offset: 8, length: 40 })), '89');
  assert.equal(String(await buffer(await openKept(dir, sha256, { offset: 2, length: 5 }))), '23456');
  assert.equal(String(await buffer(await openKept(dir, sha256))), '0123456789');
});

test('the same bytes under two names are kept once', async (t) => {
  const dir = folder(t);
  for (const name of ['a', 'b']) writeFileSync(path.join(dir, name), 'same');
  const [a, b] = [await keepFile(dir, path.join(dir, 'a')), await keepFile(dir, path.join(dir, 'b'))];
  assert.equal(a.sha256, b.sha256);
  assert.deepEqual(readdirSync(path.join(dir, 'documents', a.sha256.slice(0, 2))), [a.sha256]);
  assert.deepEqual(readdirSync(path.join(dir, 'documents', 'part')), []);
});

test('a file that grows while it is read: what was read is kept, hashed and told', async (t) => {
  const dir = folder(t);
  const file = path.join(dir, 'grows');
  writeFileSync(file, 'a'.repeat(3 << 19));
  whileRead(t, () => appendFileSync(file, 'later'));
  const kept = await keepFile(dir, file);
  assert.deepEqual({ bytes: kept.bytes, changed: kept.changed }, { bytes: 3 << 19, changed: true });
  assert.equal(sha(await readKept(dir, kept.sha256, { offset: 0, length: 2 << 20 })), kept.sha256);
});

test('a file cut short while it is read: what was read is kept and told', async (t) => {
  const dir = folder(t);
  const file = path.join(dir, 'shrinks');
  writeFileSync(file, 'a'.repeat(3 << 20));
  whileRead(t, () => truncateSync(file, 1 << 20));
  const kept = await keepFile(dir, file);
  assert.equal(kept.changed, true);
  assert.equal(kept.bytes, 1 << 20);
});

test('a file that vanishes before it is opened is refused by name, and leaves nothing behind', async (t) => {
  const dir = folder(t);
  await assert.rejects(keepFile(dir, path.join(dir, 'gone.csv')), { code: 'document.vanished', values: { path: path.join(dir, 'gone.csv') } });
  assert.equal(existsSync(path.join(dir, 'documents')), false);
});

test('a file that vanishes while it is read is kept whole', async (t) => {
  const dir = folder(t);
  const file = path.join(dir, 'vanishes');
  writeFileSync(file, 'b'.repeat(3 << 20));
  whileRead(t, () => rmSync(file));
  assert.equal((await keepFile(dir, file)).bytes, 3 << 20);
});

test('what cannot be read is refused with the reason: a folder, a copy that is not there, a format of a later version', async (t) => {
  const dir = folder(t);
  await assert.rejects(keepFile(dir, dir), { code: 'document.unreadable', values: { path: dir, reason: 'EISDIR' } });
  await assert.rejects(openKeptBytes(dir, 'ab'.repeat(32)), { code: 'document.not-kept' });
  mkdirSync(path.join(dir, 'documents', 'cd'), { recursive: true });
  writeFileSync(path.join(dir, 'documents', 'cd', 'cd'.repeat(32)), '\u0002secret');
  await assert.rejects(openKeptBytes(dir, 'cd'.repeat(32)), { code: 'document.format-unknown' });
});

test('disk full: refused as such, the part is gone, and the same call goes through when there is room', async (t) => {
  const small = mkdtempSync(path.join(tmpdir(), 'sogoc-small-'));
  t.after(() => spawnSync('umount', ['-l', small]));
  t.after(() => rmSync(small, { recursive: true }));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]).status !== 0) return t.skip('disk full: no tmpfs can be mounted here');
  const dir = folder(t);
  writeFileSync(path.join(dir, 'big'), Buffer.alloc(2 << 20, 'x'));
  await assert.rejects(keepFile(small, path.join(dir, 'big')), { code: 'store.full', kind: 'environment' });
  assert.deepEqual(readdirSync(path.join(small, 'documents', 'part')), []);
  truncateSync(path.join(dir, 'big'), 1000);
  assert.equal((await keepFile(small, path.join(dir, 'big'))).bytes, 1000);
});
