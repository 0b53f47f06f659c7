/** An officer asks why: two forms of one person, two of two persons, the conflicts, and the acts, by which one is taken back without a note on paper. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { freshFolder, jsonOf, runSogoc } from '../support/program.ts';

type Words = { vi: string; en: string };
type Line = { comparison: string; weight: number; words: Words; values: [Words | null, Words | null] };
type Compared = {
  forms: { form: string; file: string; line: number; person: { personNumber: string | null; fullName: string } }[];
  decision: { kind: string; path: { forms: string[] }[] };
  weight: number;
  threshold: number;
  lines: Line[];
  silent: Line[];
};
type Problem = { code: string };
type Act = { act: string; kind: string; undoneBy: string | null; undoes: string | null };

const account = ['--reason', 'gửi nhầm', '--officer', 'hoa', '--approved-by', 'tuan'];

test('why two forms are one person, or two; which acts stand, and one of them is taken back by its number', async (t) => {
  const folder = freshFolder(t);
  const [files, register, links] = ['files', 'register', 'links.csv'].map((name) => path.join(folder, name)) as [string, string, string];
  const on = ['--data', register];
  await runSogoc(['simulate', '--people', '300', '--seed', '7', '--out', files]);
  await runSogoc(['build', files, ...on]);
  await runSogoc(['export', 'links', '--out', links, ...on]);
  const rows = readFileSync(links, 'utf8').trim().split(/\r?\n/).slice(1);
  const forms = rows.map((row) => row.split(',')).map(([file = '', line = '', form = '', person = '']) => ({ file, line: Number(line), form, person }));
  const of = (person: string) => forms.filter((form) => form.person === person);
  const [one, other] = forms.map(({ person }) => of(person)).find((own) => own.length > 2)! as [(typeof forms)[number], (typeof forms)[number]];
  const stranger = forms.find(({ person, file }) => person !== one.person && file !== one.file)!;

  const { run, data: same } = await jsonOf<Compared>(['form', 'compare', one.form, other.form, ...on]);
  assert.equal(run.code, 0);
  assert.deepEqual(
    same.forms.map(({ form, file, line }) => [form, file, line]),
    [one, other].map(({ form, file, line }) => [form, file, line]),
  );
  assert.match(same.decision.kind, /^joined/);
  assert.ok([one.form, other.form].every((form) => same.decision.path.some((pair) => pair.forms.includes(form))));
  assert.ok(Math.abs(same.lines.reduce((sum, { weight }) => sum + weight, 0) - same.weight) < 1e-6 && same.weight > same.threshold);
  const name = same.lines.find(({ comparison }) => comparison === 'name')!;
  assert.ok(
    name.values.every((value) => value !== null && value.vi.length > 3),
    JSON.stringify(name),
  );
  assert.ok(same.silent.every(({ values }) => values.length === 2));
  const said = await runSogoc(['form', 'compare', one.form, other.form, ...on]);
  assert.match(said.stdout, /One person: [\s\S]*Name: [\s\S]* \| [\s\S]* % · threshold /);

  const { data: apart } = await jsonOf<Compared>(['form', 'compare', one.form, stranger.form, ...on]);
  assert.deepEqual([apart.decision.kind, apart.weight < apart.threshold], ['too-little', true]);

  const refusals = [
    [['form', 'compare', one.form], 2, 'compare.two-forms'],
    [['form', 'compare', one.form, 'hoa'], 2, 'compare.no-form-id'],
    [['form', 'compare', one.form, one.form], 2, 'linkage.same-form'],
    [['form', 'compare', one.form, '4294967296999'], 3, 'linkage.form-unknown'],
    [['conflicts', 'show', '999'], 3, 'conflict.unknown'],
    [['conflicts', 'show', 'hoa'], 3, 'conflict.unknown'],
  ] as const;
  for (const [words, exit, code] of refusals) {
    const { run: refused, data } = await jsonOf<Problem>([...words, ...on]);
    assert.deepEqual([refused.code, data.code], [exit, code]);
  }
  assert.equal((await runSogoc(['conflicts', 'list', ...on])).code, 0);

  await runSogoc(['withdraw', one.file, ...account, ...on]);
  const acts = async () => (await jsonOf<Act[]>(['act', 'list', ...on])).data;
  const [withdrawal] = await acts();
  assert.deepEqual([withdrawal?.kind, withdrawal?.undoneBy], ['withdraw', null]);
  assert.equal((await jsonOf<Compared>(['form', 'compare', one.form, other.form, ...on])).data.decision.kind, 'nobodys');
  await runSogoc(['act', 'undo', withdrawal!.act, ...account, ...on]);
  const [undoing, before] = await acts();
  assert.deepEqual([undoing?.kind, undoing?.undoes, before?.undoneBy], ['undo', withdrawal?.act, undoing?.act]);
  assert.match((await runSogoc(['act', 'list', '--kind', 'withdraw', ...on])).stdout, /withdrawal +hoa, tuan · “gửi nhầm” · undone by act /);
});
