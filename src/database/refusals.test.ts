import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Refusal } from '#values/index.ts';
import { asRefusal } from './database.ts';
import { readableBinaries } from './embedded-binaries.ts';
import { joinServer } from './embedded-server.ts';

const codeOf = (error: unknown): string | undefined => (error instanceof Refusal ? error.code : undefined);
const failure = (code: string): Error => Object.assign(new Error('told by the driver'), { code });

test('a lost connection and a full disk are refusals with a remedy; a bug stays a bug', () => {
  assert.equal(codeOf(asRefusal(failure('CONNECTION_CLOSED'), tmpdir())), 'database.lost');
  assert.equal(codeOf(asRefusal(failure('57P01'), tmpdir())), 'database.lost');
  assert.equal(codeOf(asRefusal(failure('53100'), tmpdir())), 'database.disk-full');
  assert.equal(codeOf(asRefusal(failure('ENOSPC'), tmpdir())), 'database.disk-full');
  const fall = Object.assign(new TypeError("Cannot read properties of null (reading 'write')"), {
    stack: 'at nextWrite (node_modules/postgres/src/connection.js:255)',
  });
  assert.equal(codeOf(asRefusal(fall, tmpdir())), 'database.lost');
  const bug = failure('42601');
  assert.equal(asRefusal(bug, tmpdir()), bug);
});

test('refused: a machine for which no embedded server is installed', () => {
  assert.throws(
    () => readableBinaries('amiga-m68k'),
    (error) => codeOf(error) === 'database.binaries-missing',
  );
});

test('refused: a cluster that cannot be made, with the reason that initdb gave', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-refused-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'secret'), ''); // an empty password is refused by initdb
  await assert.rejects(joinServer(folder), (error) => codeOf(error) === 'database.not-created');
});

test('refused: a server that does not start, with the last words of its log', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-refused-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'data'), { mode: 0o700 });
  writeFileSync(path.join(folder, 'data', 'PG_VERSION'), '18\n'); // and nothing else of a cluster
  await assert.rejects(joinServer(folder), (error) => codeOf(error) === 'database.not-started');
});

test('refused: a folder whose data is not ours, and it stays as it was', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-refused-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'data'));
  writeFileSync(path.join(folder, 'data', 'photo.jpg'), 'mine');
  await assert.rejects(joinServer(folder), (error) => codeOf(error) === 'database.folder-foreign');
  assert.deepEqual(readdirSync(path.join(folder, 'data')), ['photo.jpg']);
});
