/** `sogoc match`: whom one form speaks of, asked of a register that was built; nothing of the question is kept. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { freshFolder, jsonOf, runSogoc } from '../support/program.ts';

const main = path.resolve(import.meta.dirname, '../../program/main.ts');

type Answer = {
  persons: {
    personNumber: string | null;
    fullName: string;
    weight: number;
    probability: number;
    waterfall: { weight: number; words: { vi: string; en: string } }[];
  }[];
  note: { code: string } | null;
  findings: { rule: string; field: string }[];
};
type Problem = { code: string; errors?: { pointer: string; code: string; expected: string }[] };

function ask<T>(register: string, input: string, ...flags: string[]): { code: number | null; data: T; stdout: string; stderr: string } {
  const env = { ...process.env, SOGOC_LANG: 'en' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'match', '--data', register, ...flags], { input, encoding: 'utf8', env });
  return { code: status, stdout, stderr, data: (flags.includes('--json') ? JSON.parse(stdout) : undefined) as T };
}

test('a form finds its person with a waterfall in both languages; nobody fits a stranger; what cannot be read is said by field', async (t) => {
  const folder = freshFolder(t);
  const [files, register] = [path.join(folder, 'files'), path.join(folder, 'register')];
  await runSogoc(['simulate', '--people', '400', '--seed', '7', '--out', files]);
  const { data: built } = await jsonOf<{ persons: number }>(['build', files, '--data', register]);
  const { run } = await jsonOf(['export', 'persons', '--data', register, '--out', path.join(folder, 'persons.csv')]);
  assert.equal(run.code, 0);
  const [header = '', ...lines] = readFileSync(path.join(folder, 'persons.csv'), 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const at = (name: string): number => header.split(',').indexOf(name);
  const known = lines.map((line) => line.split(',')).find((cells) => cells[at('person_no')] && cells[at('date_of_birth')]?.length === 10)!;
  const form = { fullName: known[at('full_name')], dateOfBirth: known[at('date_of_birth')], personNumber: known[at('person_no')], religion: null };

  const found = ask<Answer>(register, JSON.stringify(form), '--json');
  assert.equal(found.code, 0);
  const best = found.data.persons[0]!;
  assert.equal(best.personNumber, form.personNumber);
  assert.equal(best.fullName, form.fullName);
  assert.ok(best.probability > 0.99 && Math.abs(best.waterfall.reduce((sum, { weight }) => sum + weight, 0) - best.weight) < 1e-6);
  assert.ok(best.waterfall.some(({ words }) => words.en.startsWith('Name: ') && words.vi.startsWith('Họ và tên: ')));
  assert.match(ask(register, JSON.stringify(form)).stdout, / bit · 100\.00 %\n[\s\S]*Name: the same/);

  const stranger = ask<Answer>(register, '{"fullName": "Wolfgang Zwickelbauer", "dateOfBirth": "1933"}', '--json');
  assert.deepEqual([stranger.code, stranger.data.persons, stranger.data.note?.code], [0, [], 'nobody']);
  const namesakes = ask<Answer>(register, JSON.stringify({ fullName: form.fullName }), '--json');
  assert.deepEqual([namesakes.code, namesakes.data.persons, namesakes.data.note?.code], [0, [], 'too-little']);

  const unread = ask<Problem>(register, '{"fullName": "Nguyễn Văn Nam", "dateOfBirth": "31/02/1980", "sex": "?", "personNumber": "12"}', '--json');
  assert.deepEqual(
    [unread.code, unread.data.code, unread.data.errors?.map(({ pointer }) => pointer)],
    [3, 'match.unreadable', ['/dateOfBirth', '/sex', '/personNumber']],
  );
  assert.match(unread.data.errors![0]!.expected, /a day that exists/);

  const wrong = ask<Problem>(register, '{"name": "Nam", "fullName": 5, "source": "tivi"}', '--json');
  assert.deepEqual(
    [wrong.code, wrong.data.errors?.map(({ pointer, code }) => `${pointer} ${code}`)],
    [3, ['/source unknown-source', '/name unknown-field', '/fullName not-text']],
  );
  assert.match(ask(register, '{"fulName": "Nam"}').stderr, /fulName\. Mend[\s\S]*\(match\.unreadable\)\n +fulName: expected: one of: fullName, /);
  assert.equal(ask<Problem>(register, '{"sex": "M"}', '--json').data.code, 'match.says-nothing');
  const broken = ask<Problem & { detail: string }>(register, '{"fullName": "Nam"', '--json');
  assert.deepEqual([broken.code, broken.data.code, /position 18/.test(broken.data.detail)], [2, 'match.not-json', true]);
  for (const input of ['', '[]', 'null']) {
    const none = ask<Problem>(register, input, '--json');
    assert.deepEqual([none.code, none.data.code], [2, 'match.no-form'], input);
  }
  const { data: again } = await jsonOf<{ persons: number }>(['build', '--data', register]);
  assert.equal(again.persons, built.persons);
});
