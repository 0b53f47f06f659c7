import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ensureRoom, planLinkage, windowsOf } from './link-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'plan-'));
after(() => rmSync(folder, { recursive: true }));

const gigabyte = 2 ** 30;

test('ten million forms take five gigabytes in memory; within one they are linked in parts, in windows that leave room for what clusters need', () => {
  const free = planLinkage(10_000_000, 2, 8 * gigabyte);
  assert.ok(!free.inParts && free.memoryBytes > 4 * gigabyte && free.diskBytes === 0);
  const tight = planLinkage(10_000_000, 2, gigabyte);
  assert.ok(tight.inParts && tight.memoryBytes === gigabyte && tight.diskBytes > 3 * gigabyte);
  const { compare, cluster } = windowsOf(tight, 10_000_000, 2_500_000, 2);
  assert.ok(compare > 1_500_000 && cluster > 1_000_000 && cluster < compare);
});

test('refused: less memory than the least window takes', async () => {
  const plan = planLinkage(10_000_000, 2, 400 * 2 ** 20);
  await assert.rejects(ensureRoom(plan, 10_000_000, 2, folder), { code: 'linkage.too-little-memory' });
});

test('refused: less disk than the files take', async () => {
  const plan = { ...planLinkage(10_000_000, 2, gigabyte), diskBytes: 2 ** 60 };
  await assert.rejects(ensureRoom(plan, 10_000_000, 2, folder), { code: 'linkage.too-little-disk' });
});
