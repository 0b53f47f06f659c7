/** Deliveries that no office should send and some office will: told, kept, never lost, and the rest goes on. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { dc01File } from '../support/dc01.ts';
import { freshFolder, jsonOf, runSogoc } from '../support/program.ts';

type Report = {
  records: number;
  forms: number;
  refused: number;
  persons: number;
  numbers: number;
  conflicts: number;
  digest: string;
  findings: { rule: string; count: number }[];
  files: { taken: string[]; known: string[]; leftOut: { path: string }[] };
};
type Refused = { file: string; line: number; field: string; found: string; expected: string; remedy: string; code: string };

function delivery(t: TestContext, files: { readonly [name: string]: string | Buffer }): { folder: string; data: string } {
  const folder = freshFolder(t);
  mkdirSync(path.join(folder, 'files'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, 'files', name), text);
  return { folder: path.join(folder, 'files'), data: path.join(folder, 'register') };
}

const build = async (folder: string, data: string): Promise<Report> => {
  const { run, data: report } = await jsonOf<Report>(['build', folder, '--data', data]);
  assert.equal(run.code, 0, run.stderr);
  assert.equal(report.records, report.forms + report.refused, 'no record is lost');
  return report;
};

test('impossible dates go back with line, field and remedy; a mended sheet is taken, and the same file again changes nothing', async (t) => {
  const dates = ['31/02/1988', '29/02/1900', '25/13/1961', 'hôm qua', '00/00/1948', '1948', '29/02/2000'];
  const { folder, data } = delivery(t, { 'a.csv': dc01File(dates.map((ngay_sinh, at) => ({ ngay_sinh, ho_ten: `Nguyễn Thị Hoa ${'ABCDEFG'[at]}` }))) });
  const first = await build(folder, data);
  assert.equal(first.refused, 4);
  const refused = (await jsonOf<Refused[]>(['refused', 'list', '--data', data])).data;
  assert.deepEqual(
    refused.map(({ line, field, found }) => [line, field, found]),
    dates.slice(0, 4).map((date, at) => [at + 2, 'ngay_sinh', date]),
  );
  for (const row of refused) assert.ok(row.expected.length > 5 && row.remedy.length > 5, row.code);

  const again = await build(folder, data);
  assert.deepEqual([again.digest, again.files.known], [first.digest, ['a.csv']]);

  const sheet = path.join(folder, '../mend.csv');
  await jsonOf(['refused', 'export', '--out', sheet, '--data', data]);
  writeFileSync(
    sheet,
    readFileSync(sheet, 'utf8')
      .replace('31/02/1988', '28/02/1988')
      .replace('29/02/1900', '28/02/1900')
      .replace('25/13/1961', '25/12/1961')
      .replace('hôm qua', '1/1/1990'),
  );
  const mended = await build(sheet, data);
  assert.equal(mended.forms, first.forms + 4);
  assert.deepEqual((await jsonOf<Refused[]>(['refused', 'list', '--data', data])).data, []);
});

test('readable but impossible: year 1026 and the future are forms with an open finding, never believed', async (t) => {
  const { folder, data } = delivery(t, {
    'a.csv': dc01File([
      { ngay_sinh: '15/3/1026', ho_ten: 'Nguyễn Văn An' },
      { ngay_sinh: '15/3/2082', ho_ten: 'Nguyễn Văn Bình' },
    ]),
  });
  const report = await build(folder, data);
  assert.deepEqual([report.forms, report.refused, report.numbers], [2, 0, 0]);
  const found = report.findings.map(({ rule }) => rule);
  assert.ok(found.includes('birth-year-too-early'), found.join());
  assert.ok(found.includes('born-after-form'), found.join());
});

test('the same person a thousand times in a file is one person with one number', async (t) => {
  const { folder, data } = delivery(t, { 'a.csv': dc01File(Array.from({ length: 1000 }, () => ({ so_giay_to: '001195000123' }))) });
  const report = await build(folder, data);
  assert.deepEqual([report.forms, report.persons, report.numbers], [1000, 1, 1]);
});

test('one form is one person, and so are two that say the same', async (t) => {
  for (const forms of [[{}], [{}, {}]]) {
    const { folder, data } = delivery(t, { 'a.csv': dc01File(forms) });
    const { persons, numbers } = await build(folder, data);
    assert.deepEqual([persons, numbers], [1, 1], `${forms.length} forms`);
  }
});

test('a thousand men named Nguyễn Văn Nam, born on 1 January of sixty years, each in a house of his own, are a thousand', async (t) => {
  const men = Array.from({ length: 1000 }, (_, at) => ({
    ho_ten: 'Nguyễn Văn Nam',
    gioi_tinh: 'Nam',
    ngay_sinh: `1/1/${1950 + (at % 60)}`,
    so_ho_so_cu_tru: String(at + 1),
    thuong_tru: `Số ${at + 1}, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội`,
  }));
  const { folder, data } = delivery(t, { 'a.csv': dc01File(men) });
  assert.equal((await build(folder, data)).persons, 1000);
});

test('a household with itself as parent is told', async (t) => {
  const { folder, data } = delivery(t, { 'a.csv': dc01File([{ so_giay_to: '001195000123', cha_ho_ten: 'Nguyễn Thị Hoa', cha_so: '001195000123' }]) });
  const report = await build(folder, data);
  assert.ok(
    report.findings.some(({ rule }) => rule === 'father-of-itself'),
    JSON.stringify(report.findings),
  );
});

test('files of no source are named and left out; the rest goes on', async (t) => {
  const { folder, data } = delivery(t, {
    'empty.csv': '',
    'letter.txt': 'Kính gửi công an phường\n',
    'renamed.csv': dc01File([{}]).replace('ho_ten', 'ten_day_du'),
    'zeros.bin': Buffer.alloc(4096),
    'good.csv': dc01File([{}]),
  });
  const report = await build(folder, data);
  assert.deepEqual(report.files.taken, ['good.csv']);
  assert.deepEqual(report.files.leftOut.map((file) => file.path).sort(), ['empty.csv', 'letter.txt', 'renamed.csv', 'zeros.bin']);
  assert.equal(report.forms, 1);
});

test('refused: a folder with no source at all', async (t) => {
  const { folder, data } = delivery(t, { 'letter.txt': 'Kính gửi\n', 'b.txt': 'x' });
  const { run, data: problem } = await jsonOf<{ code: string }>(['build', folder, '--data', data]);
  assert.deepEqual([run.code, problem.code], [3, 'delivery.no-source']);
});

test('form show --raw prints exactly the bytes received', async (t) => {
  const text = dc01File([{}, { ho_ten: 'Trần Văn "Ba", út' }]).replaceAll('\n', '\r\n');
  const { folder, data } = delivery(t, { 'a.csv': text });
  await build(folder, data);
  const links = path.join(folder, '../links.csv');
  await jsonOf(['export', 'links', '--out', links, '--data', data]);
  const forms = readFileSync(links, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[2] ?? '');
  const raws = [];
  for (const form of forms) raws.push((await runSogoc(['form', 'show', form, '--raw', '--data', data])).stdout.replace(/[\r\n]+$/, ''));
  assert.deepEqual(raws, text.split('\r\n').slice(1, 3));
});

test('what a spreadsheet would run is neutralised on export', async (t) => {
  const { folder, data } = delivery(t, {
    'a.csv': dc01File([
      { ho_ten: '=HYPERLINK("http://x")', ngay_sinh: '1/1/1990' },
      { ho_ten: '@Nguyễn Văn Ba' },
      { ho_ten: '-Trần Thị Tư', ngay_sinh: '31/02/1990' },
    ]),
  });
  await build(folder, data);
  const out = path.join(folder, '..');
  await jsonOf(['export', 'persons', '--out', path.join(out, 'persons.csv'), '--data', data]);
  await jsonOf(['refused', 'export', '--out', path.join(out, 'mend.csv'), '--data', data]);
  for (const file of readdirSync(out).filter((name) => name.endsWith('.csv'))) {
    for (const cell of readFileSync(path.join(out, file), 'utf8').split(/[,\n]/))
      assert.doesNotMatch(cell.replace(/^"/, ''), /^[=@]|^-[^0-9]/, `${file}: ${cell}`);
  }
});

test('a cell as long as a book stops nothing: the row is a form, the rest goes on', async (t) => {
  const long = Array.from({ length: 6_000 }, (_, at) => 'aăâeêioôơuưyđ'[(at * 7) % 13]).join('');
  const { folder, data } = delivery(t, {
    'a.csv': dc01File([
      { ho_ten: `Nguyễn ${long}`, can_bo: long.repeat(5), so_ho_so_cu_tru: long },
      { ho_ten: 'Trần Văn Ba', ngay_sinh: '1/1/1990', gioi_tinh: 'Nam' },
    ]),
  });
  const report = await build(folder, data);
  assert.deepEqual([report.forms, report.refused, report.persons], [2, 0, 2]);
  assert.equal((await build(folder, data)).digest, report.digest);
});
