import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { refusedWith } from '../../../test/support/promises.ts';
import { type LinkReport, linkFiles } from './link-files.ts';
import { madeUpPeople } from './made-up-people.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-link-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const needs = { now: new Date('2026-11-25T10:00:00+07:00'), language: 'en' as const, stopping: new AbortController().signal, progress: () => {} };
const at = (name: string): string => path.join(folder, name);
function write(name: string, text: string): string {
  writeFileSync(at(name), text);
  return at(name);
}
const written = (out: string, name: string): string => readFileSync(path.join(at(out), name), 'utf8');
const settingsOf = (out: string) => JSON.parse(written(out, 'settings.json'));

/** People whose first record is in one file and whose others are in the other, each with its truth. */
const people = madeUpPeople(400, 5);
const [, ...lines] = people.csv.trim().split('\n');
const entities = people.truth
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[1] as string);
const isFirst = entities.map((entity, line) => entities.indexOf(entity) === line);

function half(
  name: string,
  first: boolean,
  header: string,
  cells: (own: readonly string[]) => readonly string[],
): { readonly file: string; readonly truth: string } {
  const own = lines.flatMap((line, place) => (isFirst[place] === first ? [{ cells: line.split(','), entity: entities[place] }] : []));
  return {
    file: write(`${name}.csv`, `${header}\n${own.map((row) => cells(row.cells).join(',')).join('\n')}\n`),
    truth: write(`${name}-truth.csv`, `id,entity\n${own.map((row) => `${row.cells[0]},${row.entity}`).join('\n')}\n`),
  };
}
const same = (cells: readonly string[]): readonly string[] => cells;
const a = half('a', true, 'rec_id,given_name,surname,dob,street,town,postcode', same);
const b = half('b', false, 'rec_id,given_name,surname,dob,street,town,postcode', same);
const run = (out: string, files: readonly (typeof a)[], settings?: object): Promise<LinkReport> =>
  linkFiles(needs, {
    files: files.map(({ file }) => file),
    truth: files.map(({ truth }) => truth),
    out: at(out),
    ...(settings && { settings: write(`${out}-settings.json`, JSON.stringify(settings)) }),
  });

test('columns that two files call differently are found, told, and link to the same end', async () => {
  await run('alike', [a, b]);
  const other = half('other', false, 'nr,First Name,last name,birth date,address,city,zip', same);
  const report = await run('guessed', [a, other]);
  assert.equal(written('guessed', 'pairs.csv'), written('alike', 'pairs.csv'));
  assert.deepEqual(settingsOf('guessed').id, ['rec_id', 'nr']);
  assert.deepEqual(settingsOf('guessed').columns.dob, { kind: 'date', in: ['dob', 'birth date'] });
  assert.match(report.notes[0]?.en ?? '', /taken for one: .*“town” = “city”/);
  await run('again', [a, other], settingsOf('guessed'));
  assert.equal(written('again', 'pairs.csv'), written('alike', 'pairs.csv'));
});

test('a whole name is found in its parts, a date in three columns', async () => {
  const parts = half('parts', false, 'nr,first name,last name,day,month,year,address,city,zip', ([id = '', given = '', surname = '', dob = '', ...home]) => {
    const [year = '', month = '', day = ''] = dob.split('-');
    return [id, given, surname, day, month, year, ...home];
  });
  const whole = half('whole', true, 'rec_id,full name,dob,street,town,postcode', ([id = '', given = '', surname = '', ...rest]) => [
    id,
    `${surname} ${given}`.trim(),
    ...rest,
  ]);
  const report = await run('parts', [whole, parts]);
  const { columns } = settingsOf('parts');
  assert.deepEqual(columns['full name'], { kind: 'full-name', in: ['full name', ['first name', 'last name']] });
  assert.deepEqual(columns.dob, { kind: 'date', in: ['dob', ['year', 'month', 'day']] });
  assert.ok((report.f1 ?? 0) > 0.95, `f1 ${report.f1}`);
});

test('what might mean two things is not taken for one, and is told', async () => {
  const telephone = (id: string, first: string): string => `${first} ${100_000 + Number(id.slice(1))}`;
  const [twoPhones, twoOthers] = [
    half('phones', true, 'id,name,born,work phone,home phone', ([id = '', given = '', surname = '', dob = '']) => [
      id,
      `${given} ${surname}`,
      dob,
      telephone(id, '0904'),
      telephone(id, '0905'),
    ]),
    half('mobiles', false, 'id,name,registered on,mobile,fax', ([id = '', given = '', surname = '', dob = '']) => [
      id,
      `${given} ${surname}`,
      `2021${dob.slice(4)}`,
      telephone(id, '0904'),
      telephone(id, '0905'),
    ]),
  ];
  const report = await run('unsure', [twoPhones, twoOthers]);
  assert.deepEqual(Object.keys(settingsOf('unsure').columns), ['name']);
  assert.ok(
    report.notes.some(({ en }) => /Not compared.*phones\.csv: born, work phone, home phone; mobiles\.csv: .*mobile, fax/.test(en)),
    JSON.stringify(report.notes),
  );
});

test('refused: “in” and ids for another number of files, and names that a file does not have', async () => {
  const other = half('left-out', false, 'nr,first,last,born,address,city,zip', same);
  const refused = (settings: object, code: string) => assert.rejects(run('refused', [a, other], settings), refusedWith(code));
  await refused({ id: ['rec_id'] }, 'link.columns-by-file');
  await refused({ id: ['rec_id', 'rec_id'] }, 'link.id-unknown');
  await refused({ columns: { given_name: { kind: 'given-name', in: ['given_name'] } } }, 'link.columns-by-file');
  await refused({ columns: { given_name: { kind: 'given-name', in: ['given_name', 'given_name'] } } }, 'link.column-of-file-unknown');
  await refused({ columns: { given_name: { kind: 'given-name', of: ['given_name'], in: ['given_name', 'first'] } } }, 'link.settings-wrong');
});

test('refused: two files of which nothing means the same; the way to say it is shown', async () => {
  const files = [
    { file: write('left.csv', 'id,name\n1,a\n'), truth: '' },
    { file: write('right.csv', 'kod;kolor\n1;b\n'), truth: '' },
  ];
  await assert.rejects(run('nothing', files), (error: Error) => {
    refusedWith('link.nothing-common')(error);
    assert.match(error.message, /\{"columns":\{"name":\{"kind":"text","in":\["name","kod"\]\}\}\}/);
    return true;
  });
});

test('a second file without rows does not make line numbers of the ids of the first', async () => {
  const report = await run(
    'rowless',
    [a, { ...half('rowless', false, 'rec_id,given_name,surname,dob,street,town,postcode', same), file: write('none.csv', 'rec_id,given_name\n') }].map(
      (own) => ({ ...own, truth: a.truth }),
    ),
  );
  assert.equal(settingsOf('rowless').id, 'rec_id');
  assert.deepEqual(
    report.notes.filter(({ en }) => /is no id/.test(en)),
    [],
  );
});
