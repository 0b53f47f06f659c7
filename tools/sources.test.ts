import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { describeSources, sourcePage } from '../src/intake/index.ts';

const folder = path.resolve(import.meta.dirname, '../docs/sources');

for (const sheet of describeSources()) {
  test(`docs/sources/${sheet.source}.md says what the source's record says; write it anew by \`node tools/sources.ts\``, () => {
    assert.equal(readFileSync(path.join(folder, `${sheet.source}.md`), 'utf8'), sourcePage(sheet));
  });
}

test('there is no page of a source that is gone', () => {
  const known = new Set(describeSources().map(({ source }) => `${source}.md`));
  const written = readdirSync(folder).filter((name) => readFileSync(path.join(folder, name), 'utf8').startsWith('<!-- Written by tools/sources.ts'));
  assert.deepEqual(
    written.filter((name) => !known.has(name)),
    [],
  );
});
