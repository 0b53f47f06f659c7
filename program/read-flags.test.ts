import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { type CommandFlag, Refusal } from '#values/index.ts';
import { readFlag, readInput } from './read-flags.ts';

const brief = { vi: '', en: '' };
const read = (flag: Omit<CommandFlag, 'brief'>, found: string) => readFlag('flag', { ...flag, brief }, found);

function refuses(flag: Omit<CommandFlag, 'brief'>, values: readonly string[], expected: RegExp): void {
  for (const value of values)
    assert.throws(
      () => read(flag, value),
      (error) => error instanceof Refusal && error.code === 'program.flag-value' && error.kind === 'usage' && expected.test(error.say('en')),
      `${flag.kind} “${value}”`,
    );
}

test('a count is a whole number from 1 on, or within what its flag says', () => {
  assert.equal(read({ kind: 'count' }, '12'), 12);
  assert.equal(read({ kind: 'count', least: 0 }, '0'), 0);
  refuses({ kind: 'count' }, ['0', '-1', '1.5', '1e3', '', ' 1', '9999999999999999'], /from 1 on/);
  refuses({ kind: 'count', most: 24 }, ['0', '25'], /from 1 to 24/);
});

test('a size has a unit and is no less than what its flag says', () => {
  assert.equal(read({ kind: 'size' }, '1g'), 2 ** 30);
  assert.equal(read({ kind: 'size' }, '1.5MB'), 1.5 * 2 ** 20);
  refuses({ kind: 'size', least: 2 ** 28 }, ['0g', '255m', '1', 'g', '-1g'], /256m or more/);
});

test('a day exists; a moment is a day or says its zone', () => {
  assert.equal(read({ kind: 'day' }, '2024-02-29'), '2024-02-29');
  refuses({ kind: 'day' }, ['2025-02-30', '2025-2-3', '31/01/2025', '2025', ''], /a day that exists/);
  assert.equal(read({ kind: 'moment' }, '2025-07-01T09:00:00+07:00'), '2025-07-01T09:00:00+07:00');
  assert.equal(read({ kind: 'moment' }, '2025-07-01'), '2025-07-01');
  refuses({ kind: 'moment' }, ['1', '2025-02-30T00:00:00Z', '2025-07-01T25:00:00Z', '2025-07-01T09:00:00', 'now'], /a moment with its zone/);
});

test('a text is not empty, and one of its list where there is one', () => {
  assert.equal(read({ kind: 'text' }, 'a'), 'a');
  refuses({ kind: 'text' }, ['', '  '], /not empty/);
  refuses({ kind: 'text', oneOf: ['commune', 'rule'] }, ['Commune', 'x', ''], /one of: commune, rule/);
});

test('a file is there, a file to write has its folder, a folder is no file; all become whole paths', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-flags-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'a.csv');
  writeFileSync(file, '');
  assert.equal(read({ kind: 'file' }, path.relative('.', file)), file);
  refuses({ kind: 'file' }, [folder, `${file}x`, ''], /file that is there/);
  assert.equal(read({ kind: 'new-file' }, file), file);
  assert.equal(read({ kind: 'new-file' }, `${folder}/b.csv`), path.join(folder, 'b.csv'));
  refuses({ kind: 'new-file' }, [folder, `${folder}/no/b.csv`, `${file}/b.csv`, `${folder}/b/`, ''], /in a folder that is there/);
  assert.equal(read({ kind: 'folder' }, `${folder}/new/er`), path.join(folder, 'new/er'));
  refuses({ kind: 'folder' }, [file, ''], /path of a folder/);
});

test('refused: an empty word', () => {
  const takes = { name: 'name', brief: { vi: 'tên hoặc số', en: 'name or number' } };
  assert.deepEqual(readInput({ takes }, {}, ['nam']).words, ['nam']);
  assert.throws(() => readInput({ takes }, {}, [' ']), { code: 'program.word-empty' });
});
