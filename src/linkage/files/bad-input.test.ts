import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { Refusal } from '#values/index.ts';
import { refusedWith } from '../../../test/support/promises.ts';
import { linkCommand } from './link-command.ts';
import { type LinkFilesOptions, type LinkReport, linkFiles } from './link-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-link-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const needs = { now: new Date('2026-11-25T10:00:00+07:00'), language: 'en' as const, stopping: new AbortController().signal, progress: () => {} };
const at = (name: string): string => path.join(folder, name);
function write(name: string, text: string | Uint8Array): string {
  writeFileSync(at(name), text);
  return at(name);
}
const run = (options: Omit<LinkFilesOptions, 'out'> & { readonly out?: string }): Promise<LinkReport> => linkFiles(needs, { out: at('out'), ...options });
const json = (name: string, value: unknown): string => write(name, JSON.stringify(value));
const saysOf = (report: LinkReport): string => report.notes.map(({ en }) => en).join('\n');

async function refusalOf(running: Promise<unknown>): Promise<Refusal> {
  const error = await running.then(() => undefined).catch((caught: unknown) => caught);
  assert.ok(error instanceof Refusal, String(error));
  return error;
}

const people = write('people.csv', 'id,name,town\n1,Anna Berg,Rome\n2,Anna Berg,Rome\n3,Carl Lind,Oslo\n4,Dora Ek,Bonn\n');
const alike = { columns: { name: 'full-name', town: 'category' } };
const byHand = (comparisons: object) => ({ ...alike, blocking: [['town']], comparisons });

test('the memory that a refusal names is enough for the same run, and the least that is', async () => {
  const { code, values } = await refusalOf(run({ files: [people], memoryBytes: 1e6 }));
  assert.equal(code, 'link.too-little-memory');
  const needed = Number.parseInt(String(values['needed']), 10) * 2 ** 20;
  assert.deepEqual((await refusalOf(run({ files: [people], memoryBytes: needed - 2 ** 20 }))).values['needed'], values['needed']);
  const report = await run({ files: [people], memoryBytes: needed });
  assert.equal(report.records, 4);
});

test('refused: levels that no pair can reach, since an earlier one takes them all', async () => {
  for (const levels of [
    [{ jaroWinkler: 0.8 }, { jaroWinkler: 0.92 }, 'else'],
    [{ jaroWinkler: 0.9 }, 'exact', 'else'],
    [{ jaroWinkler: 0.9 }, { jaro: 0.9 }, 'else'],
    [{ levenshtein: 2 }, { levenshtein: 1 }, 'else'],
    [{ damerauLevenshtein: 2 }, { levenshtein: 2 }, 'else'],
    [{ prefix: 2 }, { prefix: 3 }, 'else'],
  ]) {
    const { code, values } = await refusalOf(run({ files: [people], settings: json('levels.json', byHand({ name: { levels } })) }));
    assert.deepEqual([code, values['place']], ['link.level-unreachable', 'comparisons.name.levels[1]'], JSON.stringify(levels));
  }
  const reached = [{ levenshtein: 1 }, { damerauLevenshtein: 1 }, { jaro: 0.9 }, { jaroWinkler: 0.9 }, { prefix: 3 }, { prefix: 2 }];
  await run({ files: [people], settings: json('levels.json', byHand({ name: { levels: ['exact', ...reached, 'else'] } })) });
});

test('a date of year and month is read in whatever order; refused: one of year and day, or of four columns', async () => {
  const file = write('months.csv', 'id,name,mon,yr,day\n1,Anna Berg,07,1980,3\n2,Anna Berg,7,1980,4\n3,Carl Lind,11,1971,5\n');
  const dateOf = (of: readonly string[]) => json('months.json', { id: 'id', columns: { name: 'full-name', born: { kind: 'date', of } } });
  const report = await run({ files: [file], settings: dateOf(['mon', 'yr']) });
  assert.doesNotMatch(saysOf(report), /no date/);
  assert.match(readFileSync(at('out/report.html'), 'utf8'), /1980-07/);
  for (const of of [
    ['yr', 'day'],
    ['yr', 'mon', 'day', 'id'],
  ]) {
    await assert.rejects(run({ files: [file], settings: dateOf(of) }), refusedWith('link.date-parts'));
  }
});

test('refused: a model with a share above 1, named by its place; weights by hand, whose odds are above 1, are read again', async () => {
  await run({ files: [people], out: at('learned') });
  const model = JSON.parse(readFileSync(at('learned/model.json'), 'utf8'));
  model.comparisons[0].levels[1].stayed = 1.9;
  const { code, values } = await refusalOf(run({ files: [people], model: json('wrong.json', model) }));
  assert.deepEqual([code, values['reason']], ['link.model-unreadable', 'comparisons[0].levels[1].stayed = 1.9 ∉ 0 … 1 (name, marks)']);
  const given = byHand({ name: { levels: ['exact', 'else'], weights: [6, -4] }, town: { levels: ['exact', 'else'], weights: [1, -1] } });
  const settings = json('hand.json', given);
  const first = await run({ files: [people], settings, out: at('hand') });
  const again = await run({ files: [people], settings, model: at('hand/model.json'), out: at('hand-again') });
  assert.equal(again.accepted, first.accepted);
});

test('refused: a model of other columns, by their names; of the same columns under other levels, by the column; their order is free', async () => {
  await run({ files: [people], out: at('learned') });
  const other = await refusalOf(
    run({ files: [write('other.csv', 'id,name,born\n1,Anna Berg,1980-01-02\n2,Bo Ek,1981-02-03\n')], model: at('learned/model.json') }),
  );
  assert.deepEqual([other.code, other.values['found'], other.values['expected']], ['link.model-of-others', 'name, town', 'name, born']);
  const levels = await refusalOf(
    run({ files: [people], model: at('learned/model.json'), settings: json('text.json', { columns: { name: 'text', town: 'category' } }) }),
  );
  assert.deepEqual([levels.code, levels.values['column']], ['link.model-of-other-levels', 'name']);
  const turned = json('turned.json', { id: 'id', columns: { town: 'category', name: 'full-name' } });
  await run({ files: [people], model: at('learned/model.json'), settings: turned });
});

test('refused: a truth that gives one id two entities; records that it lacks are told', async () => {
  const refused = await refusalOf(run({ files: [people], truth: [write('two.csv', 'id,entity\n1,1\n2,1\n3,3\n3,4\n')] }));
  assert.deepEqual([refused.code, refused.values['id'], refused.values['line']], ['link.truth-contradicts', '3', 5]);
  const report = await run({ files: [people], truth: [write('some.csv', 'id,entity\n1,1\n2,1\n3,\n')] });
  assert.match(saysOf(report), /some\.csv lacks 2 of the records of file a, such as “3”/);
});

test('where nothing is accepted and nothing is true, precision and recall are a dash, in words and in the report', async () => {
  const file = write('apart.csv', 'id,name\n1,Anna Berg\n2,Carl Lind\n');
  const truth = write('apart-truth.csv', 'id,entity\n1,1\n2,2\n');
  const input = {
    words: [file],
    text: (name: string) => (name === 'out' ? at('apart') : undefined),
    texts: (name: string) => (name === 'truth' ? [truth] : []),
    count: () => undefined,
  };
  const outcome = await linkCommand.run(needs as never, input as never);
  assert.match([...outcome.say('en')].join('\n'), /By the truth: precision – · recall – · F1 –/);
  assert.match(readFileSync(at('apart/report.html'), 'utf8'), /<dt>Precision<\/dt><dd>–<small>measured/);
});

test('refused: one file that holds ids only, in words of one file', async () => {
  await assert.rejects(run({ files: [write('ids.csv', 'id\n1\n2\n3\n')] }), refusedWith('link.nothing-to-compare'));
});

test('rows that cannot be read stand in a file under their header, and link once they are mended', async () => {
  const long = 'x'.repeat(1_200_000);
  const file = write('torn.csv', `\ufeffid,name\n1,"Anna\n2,Bob Holm\n3,${long}\n4,Bob Holm\n`);
  const report = await run({ files: [file], out: at('torn') });
  assert.deepEqual(
    report.unread.map(({ line, flaw }) => `${line} ${flaw}`),
    ['2 quote', '4 too-long'],
  );
  const unread = readFileSync(at('torn/unread-a.csv'), 'utf8');
  assert.equal(unread, `\ufeffid,name\n1,"Anna\n3,${long}\n`);
  const mended = await run({ files: [write('mended.csv', unread.replace('"Anna', 'Anna').replace(long, 'Carl'))], out: at('torn') });
  assert.deepEqual([mended.records, mended.unread.length], [2, 0]);
  assert.ok(!readdirSync(at('torn')).includes('unread-a.csv'));
});

test('rows of a UTF-16 file that cannot be read are written in its own signs', async () => {
  for (const turned of [false, true]) {
    const bytes = Buffer.from('\ufeffid,name\n1,"Anna\n2,Bob Holm\n', 'utf16le');
    await run({ files: [write('wide.csv', turned ? bytes.swap16() : bytes)], out: at('wide') });
    const unread = readFileSync(at('wide/unread-a.csv'));
    assert.equal((turned ? unread.swap16() : unread).toString('utf16le'), '\ufeffid,name\n1,"Anna\n');
  }
});

test('refused: a file of which no row can be read, or whose names of columns cannot', async () => {
  const long = 'x'.repeat(1_200_000);
  const { code, values } = await refusalOf(run({ files: [write('long.csv', `id,name\n1,${long}\n2,${long}\n`)] }));
  assert.deepEqual([code, values['count'], values['line']], ['link.nothing-read', 2, 2]);
  await assert.rejects(run({ files: [write('head.csv', 'id,"name\n1,Anna\n')] }), refusedWith('link.header-unreadable'));
});

test('refused: results over a file that is read, also the unread rows of an earlier run', async () => {
  await run({ files: [write('torn-again.csv', 'id,name\n1,"Anna\n2,Bob Holm\n')], out: at('over') });
  await assert.rejects(run({ files: [at('over/unread-a.csv')], out: at('over') }), refusedWith('link.out-over-input'));
});

test('refused: a first line that is a record; with names in the settings it is one', async () => {
  const file = write('bare.csv', '1,Ann Lee,1990-01-02\n2,Bo Ek,1985-03-04\n3,Ann Lee,1990-01-02\n');
  await assert.rejects(run({ files: [file] }), refusedWith('link.header-missing'));
  await assert.rejects(run({ files: [write('mails.csv', 'Ann Lee,ann@x.org\nBo Ek,bo@x.org\n')] }), refusedWith('link.header-missing'));
  const report = await run({ files: [file], settings: json('header.json', { header: ['id', 'name', 'born'] }) });
  assert.deepEqual([report.records, report.accepted], [3, 1]);
  assert.deepEqual(JSON.parse(readFileSync(at('out/settings.json'), 'utf8')).columns, { name: { kind: 'full-name' }, born: { kind: 'date' } });
});

test('names of columns that are numbers, years or numbered questions are names', async () => {
  for (const text of [
    '0,1,2\nr1,Anna Berg,33\nr2,Bo Ek,44\n',
    'id,name,2019,2020\n1,Anna Berg,5300,5400\n2,Bo Ek,6100,6200\n',
    'id,name,17\n1,Anna Berg,3\n2,Bo Ek,4\n',
  ])
    assert.equal((await run({ files: [write('names.csv', text)] })).records, 2, text);
  await run({ files: [write('told.csv', '1,1990-01-02\n2,1985-03-04\n3,1990-01-02\n')], settings: json('told.json', { columns: { '1990-01-02': 'date' } }) });
});
