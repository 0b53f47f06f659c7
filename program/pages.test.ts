import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { builtPages } from './pages.ts';

function cacheOf(t: { after(fn: () => void): void }): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-pages-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('pages are built once, and told when they are', async (t) => {
  const cache = cacheOf(t);
  let told = 0;
  let built = 0;
  const build = async (outDir: string): Promise<void> => {
    built++;
    writeFileSync(path.join(outDir, 'index.html'), 'page');
  };
  const first = await builtPages(() => told++, build, cache);
  assert.equal(await builtPages(() => told++, build, cache), first);
  assert.deepEqual([told, built], [1, 1]);
  assert.ok(readdirSync(first).includes('index.html'));
});

test('refused: pages that cannot be built leave nothing behind that looks built', async (t) => {
  const cache = cacheOf(t);
  const broken = async (): Promise<void> => {
    throw new Error('no such module');
  };
  await assert.rejects(
    builtPages(() => {}, broken, cache),
    (error: { code?: string; message?: string }) => error.code === 'program.pages-not-built' && /no such module/.test(error.message ?? ''),
  );
  assert.deepEqual(readdirSync(cache), []);
});
