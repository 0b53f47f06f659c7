import assert from 'node:assert/strict';
import { test } from 'node:test';
import { form } from './form.ts';
import { type Files, makeTree } from './made-tree.ts';

const run = (t: Parameters<typeof makeTree>[0], files: Files) => form.run(makeTree(t, { '.gitignore': 'node_modules/\n', ...files }, 'biome.json'));

test('holds: a file as the formatter writes it', async (t) => {
  assert.deepEqual(await run(t, { 'src/a.ts': "export const a = 'one';\n" }), []);
});

test('caught: double quotes, four spaces, a missing semicolon', async (t) => {
  assert.match((await run(t, { 'src/a.ts': 'export function a() {\n    return "one"\n}\n' })).join('\n'), /^src\/a\.ts:1: is not as the formatter writes it/);
});

for (const [what, text, rule] of [
  ['an import that nothing uses', "import { a } from './b.ts';\n\nexport const c = 1;\n", 'noUnusedImports'],
  ['any', 'export const a: any = 1;\n', 'noExplicitAny'],
  ['an enum', 'export enum State {\n  open = 1,\n}\n', 'noEnum'],
  ['a default export', 'export default 1;\n', 'noDefaultExport'],
  ['a test that runs alone', "import { test } from 'node:test';\n\ntest.only('one', () => {});\n", 'noFocusedTests'],
  ['something thrown that is no error', "export function a(): never {\n  throw 'no';\n}\n", 'useThrowOnlyError'],
  ['a comparison by ==', 'export const a = (b: number) => b == 1;\n', 'noDoubleEquals'],
] as const) {
  test(`caught: ${what}`, async (t) => {
    assert.match((await run(t, { 'src/a.ts': text })).join('\n'), new RegExp(rule));
  });
}

test('caught: a file name that is not in kebab case', async (t) => {
  assert.match((await run(t, { 'src/openDossier.ts': "export const a = 'one';\n" })).join('\n'), /useFilenamingConvention/);
});

test('caught: a tree in which there is nothing to look at', async (t) => {
  assert.match((await run(t, {})).join('\n'), /^biome looked at 1 of 1 files$/);
});

test('caught: a file that the configuration leaves out', async (t) => {
  const root = makeTree(t, {
    'biome.json': '{ "files": { "includes": ["src/b.ts", "biome.json"] } }',
    'src/a.ts': 'let a;\n',
    'src/b.ts': 'export const b = 1;\n',
  });
  assert.deepEqual(await form.run(root), ['biome looked at 2 of 3 files']);
});
