import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { linkFiles } from '../link-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-link-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** 1 and 2 share the name, 2 and 3 the town: a cluster of three by two of its three pairs. */
async function linked(prior?: number) {
  const levels = { levels: ['exact', 'else'], weights: [6, -4] };
  const settings = {
    id: 'id',
    columns: { name: 'full-name', town: 'category' },
    blocking: [['name'], ['town']],
    comparisons: { name: levels, town: levels },
    threshold: 1,
    ...(prior !== undefined && { prior }),
  };
  const out = path.join(folder, 'out');
  const report = await linkFiles(
    { now: new Date('2026-11-25T10:00:00+07:00'), language: 'en', stopping: new AbortController().signal, progress: () => {} },
    {
      files: [write('loose.csv', 'id,name,town\nx1,Anna,Rome\nx2,Anna,Oslo\nx3,Bo,Oslo\n')],
      truth: [write('truth.csv', 'id,entity\nx1,1\nx2,2\nx3,3\n')],
      settings: write('settings.json', JSON.stringify(settings)),
      out,
    },
  );
  return { report, page: readFileSync(path.join(out, 'report.html'), 'utf8') };
}

test('the loosest clusters are called by their ids', async () => {
  assert.match((await linked()).page, /<summary>x1, x2, x3: 3 records, 66\.7% of pairs/);
});

test('what is measured below its interval is told, on the page too', async () => {
  const { report, page } = await linked(0.9999);
  assert.equal(report.precision, 0);
  assert.ok((report.estimated.precision?.from ?? 0) > 0.5, JSON.stringify(report.estimated));
  assert.ok(
    report.notes.some(({ en }) => /precision of 0\.0%.* is below/.test(en)),
    JSON.stringify(report.notes),
  );
  assert.match(page, /precision of 0\.0%/);
  assert.ok(!(await linked()).report.notes.some(({ en }) => /is below/.test(en)));
});
