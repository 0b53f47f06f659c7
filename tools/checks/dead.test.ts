import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dead } from './dead.ts';
import { type Files, makeTree } from './made-tree.ts';

const run = (t: Parameters<typeof makeTree>[0], files: Files) =>
  dead.run(
    makeTree(
      t,
      {
        'package.json': '{ "name": "tree", "type": "module", "imports": { "#*": "./src/*" } }',
        'program/main.ts': "import { one } from '#values/index.ts';\n\nconsole.log(one);\n",
        ...files,
      },
      'knip.jsonc',
    ),
  );

test('holds: what the program reaches', async (t) => {
  assert.deepEqual(await run(t, { 'src/values/index.ts': 'export const one = 1;\n' }), []);
});

test('caught: an export that nobody uses, at its line', async (t) => {
  assert.deepEqual(await run(t, { 'src/values/index.ts': 'export const one = 1;\nexport const two = 2;\n' }), [
    'src/values/index.ts:2: two is exported and used by nobody',
  ]);
});

test('caught: a file that nothing imports', async (t) => {
  assert.deepEqual(await run(t, { 'src/values/index.ts': 'export const one = 1;\n', 'src/values/lost.ts': 'export const lost = 1;\n' }), [
    'src/values/lost.ts:1: is used by nothing',
  ]);
});

test('caught: a package that nothing imports', async (t) => {
  const files = {
    'package.json': '{ "name": "tree", "type": "module", "imports": { "#*": "./src/*" }, "dependencies": { "left-pad": "1.0.0" } }',
    'src/values/index.ts': 'export const one = 1;\n',
  };
  assert.match((await run(t, files)).join('\n'), /left-pad is a dependency that nothing imports/);
});
