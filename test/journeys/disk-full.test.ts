/** A disk that fills up in the middle: a clear refusal, nothing half-written, and the same command goes on when there is room. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { freshFolder, jsonOf } from '../support/program.ts';

type Report = { records: number; forms: number; refused: number; digest: string };

/** A small file system of its own, or a reason to skip. */
function smallDisk(t: TestContext, size: string): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-disk-'));
  t.after(() => {
    spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status === 0 ? folder : undefined;
}

test('a full disk is refused with exit 4 and its remedy; with room again the same command finishes', async (t) => {
  const disk = smallDisk(t, '120m');
  if (disk === undefined) return t.skip('no tmpfs can be mounted here');
  const files = path.join(freshFolder(t), 'files');
  await jsonOf(['simulate', '--people', '40000', '--seed', '5', '--out', files]);
  const build = ['build', files, '--data', path.join(disk, 'register')];
  const full = await jsonOf<{ code: string; detail: string }>(build);
  assert.equal(full.run.code, 4, full.run.stderr);
  assert.equal(full.data.code, 'database.disk-full');
  assert.equal(spawnSync('mount', ['-o', 'remount,size=2g', disk]).status, 0);
  const roomy = await jsonOf<Report>(build);
  assert.equal(roomy.run.code, 0, roomy.run.stderr);
  assert.equal(roomy.data.records, roomy.data.forms + roomy.data.refused);
});
