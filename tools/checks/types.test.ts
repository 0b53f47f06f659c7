import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeTree } from './made-tree.ts';
import { types } from './types.ts';

const tsconfig = '{ "compilerOptions": { "strict": true, "noEmit": true, "module": "nodenext", "types": [] }, "include": ["src", "*.ts"] }';

test('holds: a tree whose types agree', async (t) => {
  const root = makeTree(t, { 'tsconfig.json': tsconfig, 'src/a.ts': 'export const a: number = 1;\n' });
  assert.deepEqual(await types.run(root), []);
});

test('caught: text where a number is wanted, with its place', async (t) => {
  const root = makeTree(t, { 'tsconfig.json': tsconfig, 'src/a.ts': "\nexport const a: number = 'one';\n" });
  assert.deepEqual(await types.run(root), ["src/a.ts:2: TS2322: Type 'string' is not assignable to type 'number'."]);
});

test('caught: the same in a page, which has a project of its own', async (t) => {
  const root = makeTree(t, {
    'tsconfig.json': tsconfig,
    'src/a.ts': 'export {};\n',
    'web/tsconfig.json': tsconfig,
    'web/page.ts': "export const a: number = 'one';\n",
  });
  assert.match((await types.run(root)).join('\n'), /page\.ts:1: TS2322/);
});

test('caught: pages that no project covers', async (t) => {
  const root = makeTree(t, { 'tsconfig.json': tsconfig, 'src/a.ts': 'export {};\n', 'web/page.ts': 'export {};\n' });
  assert.deepEqual(await types.run(root), ['web/tsconfig.json: is missing, so nothing there is checked']);
});

test('caught: a project that covers no file', async (t) => {
  const root = makeTree(t, { 'tsconfig.json': tsconfig });
  assert.match((await types.run(root)).join('\n'), /No inputs were found/);
});
