import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeTree } from './made-tree.ts';
import { refusals } from './refusals.ts';

const whole = { kind: 'input', vi: 'Dòng {line} thiếu họ tên.', en: 'Line {line} has no name.' };

function run(t: Parameters<typeof makeTree>[0], text: object, tests = "assert.equal(refusal.code, 'intake.no-name')") {
  const root = makeTree(t, {
    'src/intake/refusals.ts': `export const refusals = {\n  'intake.no-name': ${JSON.stringify(text)},\n};\n`,
    'src/intake/read.test.ts': tests,
  });
  return refusals.run(root);
}

test('holds: both languages, a kind, a test that names it', async (t) => {
  assert.deepEqual(await run(t, whole), []);
});

for (const [what, text, says] of [
  ['no Vietnamese', { ...whole, vi: undefined }, 'says nothing in vi'],
  ['an empty English text', { ...whole, en: ' ' }, 'says nothing in en'],
  ['an unknown kind', { ...whole, kind: 'oops' }, 'is of no known kind (usage, input, unknown, conflict, forbidden, environment)'],
  ['Vietnamese without marks', { ...whole, vi: 'Dong {line} thieu ho ten.' }, 'has a Vietnamese text without a single mark'],
  ['“không hợp lệ”', { ...whole, vi: 'Ngày không hợp lệ.' }, 'says “không hợp lệ” in vi: say what to enter or do'],
  ['“Invalid”', { ...whole, en: 'Invalid date.' }, 'says “Invalid” in en: say what to enter or do'],
  ['a remedy in one language only', { ...whole, remedy: { vi: 'Ghi họ tên.' } }, 'says nothing in en'],
  ['an exclamation mark', { ...whole, en: 'No name!' }, 'says “!” in en: say what to enter or do'],
] as const) {
  test(`caught: ${what}`, async (t) => assert.deepEqual(await run(t, text), [`src/intake/refusals.ts:2: intake.no-name ${says}`]));
}

test('caught: a code that no test names', async (t) => {
  assert.deepEqual(await run(t, whole, "assert.equal(refusal.code, 'intake.no-name-at-all')"), [
    'src/intake/refusals.ts:2: intake.no-name is named by no test',
  ]);
});

test('caught: one text for both languages, and a file without refusals', async (t) => {
  assert.match((await run(t, { ...whole, en: whole.vi })).join('\n'), /says the same in both languages/);
  assert.deepEqual(await refusals.run(makeTree(t, { 'src/intake/refusals.ts': 'export {};\n' })), ['src/intake/refusals.ts:1: exports no refusal']);
});

test('caught: in row-refusals.ts too', async (t) => {
  const root = makeTree(t, { 'src/intake/row-refusals.ts': `export const rowRefusals = { 'row.nul': ${JSON.stringify(whole)} };\n` });
  assert.deepEqual(await refusals.run(root), ['src/intake/row-refusals.ts:1: row.nul is named by no test']);
});
