import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { sourceNames } from '#intake/index.ts';
import { readMaritalStatus, readRelation, readSex } from '../src/cleaning/read-words.ts';

const glossary = readFileSync(path.resolve(import.meta.dirname, '../docs/glossary.md'), 'utf8');

/** Rows `| \`code\` | words |` of the table under a heading. */
function tableUnder(heading: string): { readonly code: string; readonly words: readonly string[] }[] {
  const [, section = ''] = glossary.split(`${heading}\n`);
  return [...(section.split(/\n##/)[0] ?? '').matchAll(/^\| `([a-z0-9-]+)` \| ([^|]+) \|/gm)].map(([, code = '', words = '']) => ({
    code,
    words: words.split(',').map((word) => word.trim()),
  }));
}

for (const [heading, read, count] of [
  ['### Relation to the head', readRelation, 12],
  ['### Marital status', readMaritalStatus, 4],
] as const) {
  test(`the glossary's “${heading.slice(4)}” is what cleaning reads, word by word`, () => {
    const rows = tableUnder(heading);
    assert.equal(rows.length, count);
    for (const { code, words } of rows) for (const word of words) assert.equal(read(word), code, word);
  });
}

test('the glossary says how sex is written, and names every source', () => {
  assert.match(glossary, /`sex`: `M` nam, `F` nữ/);
  assert.deepEqual([readSex('nam'), readSex('nữ')], ['M', 'F']);
  assert.deepEqual(
    tableUnder('## Sources').map(({ code }) => code),
    [...sourceNames, 'act'],
  );
});
