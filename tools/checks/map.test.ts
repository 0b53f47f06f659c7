import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Files, makeTree } from './made-tree.ts';
import { map } from './map.ts';

/** Two doors stand in every tree, so that a breach is the only thing wrong with it. */
function run(t: TestContext, files: Files): Promise<readonly string[]> | readonly string[] {
  const ground: Files = {
    'package.json': '{ "type": "module", "imports": { "#*": "./src/*" }, "dependencies": { "postgres": "3.4.9" } }',
    'src/values/index.ts': 'export const one = 1;\n',
    'src/database/index.ts': "export { one } from '#values/index.ts';\n",
    'src/geography/index.ts': "export { one } from '#database/index.ts';\n",
  };
  return map.run(makeTree(t, { ...ground, ...files }, '.dependency-cruiser.cjs', 'rooms.cjs'));
}

const use = (from: string) => `import { one } from '${from}';\n\nexport const two = one + 1;\n`;

test('holds: a room that enters rooms above it by their doors', async (t) => {
  assert.deepEqual(
    await run(t, { 'src/intake/index.ts': use('#geography/index.ts'), 'program/main.ts': use('#intake/index.ts').replace('one', 'two as one') }),
    [],
  );
});

test('holds: a circle of types, which loads nothing', async (t) => {
  const files = {
    'src/intake/index.ts': "import { two } from './a.ts';\n\nexport type One = 1;\nexport const one = two;\n",
    'src/intake/a.ts': "import type { One } from './index.ts';\n\nexport const two: One = 1;\n",
  };
  assert.deepEqual(await run(t, files), []);
});

for (const [what, files, says] of [
  [
    'a room that its map line does not name',
    { 'src/simulation/index.ts': use('#database/index.ts') },
    /src\/simulation\/index\.ts:1: imports src\/database\/index\.ts: simulation-knows/,
  ],
  ['a room below', { 'src/intake/index.ts': use('#population/index.ts'), 'src/population/index.ts': 'export const one = 1;\n' }, /intake-knows/],
  [
    'a type from a room below',
    {
      'src/intake/index.ts': "import type { One } from '#population/index.ts';\n\nexport type Two = One;\n",
      'src/population/index.ts': 'export type One = 1;\n',
    },
    /intake-knows/,
  ],
  ['another room past its door', { 'src/intake/index.ts': use('#geography/units.ts'), 'src/geography/units.ts': 'export const one = 1;\n' }, /geography-door/],
  ['the program past a door', { 'program/main.ts': use('#geography/units.ts'), 'src/geography/units.ts': 'export const one = 1;\n' }, /program-door/],
  ['a page by a door that is not browser.ts', { 'web/console/page.tsx': use('#geography/index.ts') }, /pages-door/],
  [
    'browser.ts that reaches the database',
    {
      'src/geography/browser.ts': use('./units.ts'),
      'src/geography/units.ts': use('#database/index.ts').replace('two', 'one as one').replace('export const one as one = one + 1', 'export { one }'),
    },
    /pages-pure/,
  ],
  [
    'browser.ts that reaches Node',
    {
      'src/geography/browser.ts': use('./units.ts'),
      'src/geography/units.ts': "import { statSync } from 'node:fs';\n\nexport const one = statSync('.').size;\n",
    },
    /pages-pure/,
  ],
  [
    'a room that imports the program',
    { 'src/intake/index.ts': use('../../program/one.ts'), 'program/one.ts': 'export const one = 1;\n' },
    /rooms-below-program/,
  ],
  [
    'a test of a room that imports a tool',
    { 'src/intake/a.test.ts': use('../../tools/one.ts'), 'tools/one.ts': 'export const one = 1;\n' },
    /tests-below-program/,
  ],
  [
    'a room that imports fastify',
    { 'src/intake/index.ts': "import fastify from 'fastify';\n\nexport const two = fastify;\n" },
    /no-web-framework-in-rooms|resolvable/,
  ],
  [
    'an engine that knows its own room',
    { 'src/linkage/engine/score.ts': use('../store.ts'), 'src/linkage/store.ts': 'export const one = 1;\n' },
    /engine-links-any-csv/,
  ],
  [
    'the program that imports a test support',
    { 'program/main.ts': use('../test/support/one.ts'), 'test/support/one.ts': 'export const one = 1;\n' },
    /program-below-tests/,
  ],
  [
    'a circle within a room',
    { 'src/intake/index.ts': use('./a.ts'), 'src/intake/a.ts': "import { two } from './index.ts';\n\nexport const one = () => two;\n" },
    /no-cycle/,
  ],
  ['an import that leads nowhere', { 'src/intake/index.ts': use('./nowhere.ts') }, /resolvable/],
] as const) {
  test(`caught: ${what}`, async (t) => {
    assert.match((await run(t, files)).join('\n'), says);
  });
}

test('caught: a tree of which dependency-cruiser sees nothing', async (t) => {
  const root = makeTree(t, {
    '.dependency-cruiser.cjs': "module.exports = { forbidden: [], options: { exclude: { path: '.*' } } };\n",
    'src/values/index.ts': 'export const one = 1;\n',
  });
  const breaches = await map.run(root);
  assert.ok(breaches.includes('src/values/index.ts:1: dependency-cruiser did not see this file'));
  assert.ok(breaches.includes('dependency-cruiser saw no module at all'));
});

test('caught: rules that do not load', async (t) => {
  const root = makeTree(t, { '.dependency-cruiser.cjs': 'module.exports = ;\n', 'src/values/index.ts': 'export const one = 1;\n' });
  assert.match((await map.run(root)).join('\n'), /dependency-cruiser ended with code \d/);
});
