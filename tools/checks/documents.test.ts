import assert from 'node:assert/strict';
import { test } from 'node:test';
import { links } from './links.ts';
import { makeTree } from './made-tree.ts';
import { compareSchema } from './schema.ts';
import { sentences } from './sentences.ts';

test('links hold: to a file, a folder, a heading, the web, and none in code', async (t) => {
  const root = makeTree(t, {
    'README.md':
      '# One\n[a](docs/a.md) [b](docs/) [c](docs/a.md#số-định-danh-12-chữ) [d](#one) [e](https://x.vn/y.md) `[f](gone.md)`\n```\n[g](gone.md)\n```\n',
    'docs/a.md': '## Số định danh: 12 chữ\n',
  });
  assert.deepEqual(await links.run(root), []);
});

test('links caught: a file, a picture, a heading that is not there, a way out', async (t) => {
  const root = makeTree(t, { 'docs/a.md': '# One\n\n[a](b.md)\n![b](images/b.png "B") [c](#two)\n<img src="images/c.png">\n[d](../../etc/passwd)\n' });
  assert.deepEqual(await links.run(root), [
    'docs/a.md:3: b.md does not exist',
    'docs/a.md:4: images/b.png does not exist',
    'docs/a.md:4: #two has no such heading',
    'docs/a.md:5: images/c.png does not exist',
    'docs/a.md:6: ../../etc/passwd leads out of the repository',
  ]);
});

test('sentences hold: after a #! line too, and a test needs none', async (t) => {
  const root = makeTree(t, {
    'src/a/b.ts': '/** What it is for. */\n',
    'program/main.ts': '#!/usr/bin/env node\n// The one executable.\n',
    'src/a/b.test.ts': 'export {};\n',
    'migrations/0001-a-b.sql': '-- What it makes.\n',
  });
  assert.deepEqual(await sentences.run(root), []);
});

test('sentences caught: code first, a comment of one word, an order to a tool, a migration that opens with SQL', async (t) => {
  const root = makeTree(t, {
    'src/a/b.ts': 'export {};\n/** Too late for this. */\n',
    'src/a/c.ts': '/** Helpers. */\n',
    'web/d.tsx': '// biome-ignore lint: a reason here\n',
    'migrations/0001-a-b.sql': 'create schema a;\n',
  });
  assert.deepEqual(
    (await sentences.run(root)).map((breach) => breach.split(':')[0]),
    ['src/a/b.ts', 'src/a/c.ts', 'web/d.tsx', 'migrations/0001-a-b.sql'],
  );
});

test('schema.sql: equal holds; a changed line, a missing end and a missing file are caught with their line', () => {
  assert.deepEqual(compareSchema('a\nb\n', 'a\nb\n'), []);
  assert.deepEqual(compareSchema('a\nb\n', 'a\nc\n'), ['schema.sql:2: has “b” where the migrations make “c” (npm run schema writes it)']);
  assert.deepEqual(compareSchema('a\n', 'a\nb\n'), ['schema.sql:2: has “” where the migrations make “b” (npm run schema writes it)']);
  assert.deepEqual(compareSchema('a\nb\n', 'a\n'), ['schema.sql:2: has “b” where the migrations make “” (npm run schema writes it)']);
  assert.equal(compareSchema('', 'a\n').length, 1);
});
