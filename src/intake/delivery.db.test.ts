import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Database, inTransaction, type Tx } from '#database/index.ts';
import { formId, writeCursor } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { recordsPerSlice } from './cut-slices.ts';
import type { ReceivedForm, SourceName } from './form.ts';
import { saidOn } from './form.ts';
import {
  bundlesToRead,
  closeFiles,
  countReceived,
  cutSlices,
  exportRefused,
  insertRefused,
  listRefused,
  markMended,
  markSlicesDone,
  pageRefused,
  type Received,
  type RefusedRow,
  rawForm,
  readSlice,
  receivedForm,
  receiveFiles,
  recordAct,
} from './index.ts';
import { sources } from './sources/index.ts';
import { joinFields } from './split-fields.ts';
import { sampleWorkbook, sheetXml, textRow, zipped } from './workbook/sample-workbook.ts';

const now = new Date('2025-07-01T08:00:00Z');
const columnsOf = (name: SourceName): string[] => sources[name].columns.map((column) => column.name);
const row = (name: SourceName, cells: { readonly [column: string]: string }): string =>
  joinFields(
    columnsOf(name).map((column) => cells[column] ?? ''),
    sources[name].delimiter,
  );
const table = (name: SourceName, ...rows: string[]): string => `${columnsOf(name).join(sources[name].delimiter)}\r\n${rows.join('\r\n')}\r\n`;
const dc01 = (name: string, date = ''): string => row('dc01', { ho_ten: name, ngay_sinh: date });

type Register = { readonly db: Database; readonly folder: string; write(file: string, content: string | Buffer): void };

async function register(t: TestContext): Promise<Register> {
  const db = await withTestDatabase(t);
  const folder = path.join(db.dataDir, 'sent');
  mkdirSync(folder);
  const write = (file: string, content: string | Buffer): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  };
  return { db, folder, write };
}

const slicesToRead = async (tx: Tx) => (await bundlesToRead(tx)).flatMap(({ slices }) => slices);

/** As a build does it: receive, cut, read each slice in one transaction. */
async function build({ db }: Register, ...paths: string[]): Promise<{ delivered: Received; forms: ReceivedForm[] }> {
  const delivered = await receiveFiles(db, paths, { now });
  const forms: ReceivedForm[] = [];
  await cutSlices(db);
  for (const slice of await inTransaction(db, slicesToRead)) {
    await inTransaction(db, async (tx) => {
      for await (const batch of readSlice(db.dataDir, slice)) {
        forms.push(...batch.forms);
        await insertRefused(tx, batch.refused);
        await markMended(tx, batch.mended);
      }
      assert.deepEqual(await markSlicesDone(tx, [slice], now), [slice]);
    });
  }
  await inTransaction(db, closeFiles);
  return { delivered, forms };
}

async function filesOf(db: Database): Promise<unknown[][]> {
  return [...(await db.sql`select file_no, path, source, state from intake.file order by file_no`.values())];
}

async function refusedRows(db: Database, language: 'vi' | 'en' = 'en'): Promise<RefusedRow[]> {
  return inTransaction(db, async (tx) => {
    const rows: RefusedRow[] = [];
    for await (const batch of listRefused(tx, language)) rows.push(...batch);
    return rows;
  });
}

const why = (delivered: Pick<Received, 'leftOut'>): { [path: string]: string } => Object.fromEntries(delivered.leftOut.map((out) => [out.path, out.why]));

test('files get their numbers in order of path, whatever they are called; what is of no source is named and left out', async (t) => {
  const reg = await register(t);
  reg.write('xã/dân cư.bin', table('dc01', dc01('Hoa')));
  reg.write('a.txt', table('cmnd', row('cmnd', { HO_TEN: 'Nam' })));
  reg.write('truth.csv', 'file,line,person\na.txt,2,1\n');
  reg.write('people.csv', 'person,full_name,date_of_birth,sex,unit\n');
  reg.write('.hidden.csv', table('dc01', dc01('Ẩn')));
  reg.write('note.md', '# Ghi chú\n');
  reg.write('empty.csv', '');
  writeFileSync(Buffer.concat([Buffer.from(`${reg.folder}/`), Buffer.from([0x66, 0xff, 0x2e])]), table('dc01', dc01('Tên tệp lạ')));
  mkdirSync(path.join(reg.folder, 'none'));
  symlinkSync('.', path.join(reg.folder, 'loop'));
  symlinkSync('gone', path.join(reg.folder, 'dangling'));
  assert.equal(spawnSync('mkfifo', [path.join(reg.folder, 'pipe')]).status, 0);
  const { delivered, forms } = await build(reg, reg.folder);
  assert.deepEqual(delivered.taken, ['a.txt', 'f\ufffd.', 'xã/dân cư.bin']);
  assert.deepEqual(await filesOf(reg.db), [
    [1, 'a.txt', 'cmnd', 'done'],
    [2, 'f\ufffd.', 'dc01', 'done'],
    [3, 'xã/dân cư.bin', 'dc01', 'done'],
  ]);
  assert.deepEqual(why(delivered), {
    '.hidden.csv': 'file.hidden',
    loop: 'file.not-a-file',
    pipe: 'file.not-a-file',
    dangling: 'document.vanished',
    'empty.csv': 'file.empty',
    'note.md': 'file.no-source',
    'people.csv': 'file.truth',
    'truth.csv': 'file.truth',
  });
  assert.deepEqual(
    forms.map(({ formId: id, fields }) => [id, fields.fullName]),
    [
      [formId(1, 1), 'Nam'],
      [formId(2, 1), 'Tên tệp lạ'],
      [formId(3, 1), 'Hoa'],
    ],
  );
});

test('the same bytes again, under any name, change nothing and are told', async (t) => {
  const reg = await register(t);
  reg.write('one.csv', table('dc01', dc01('Hoa')));
  reg.write('two.csv', table('dc01', dc01('Hoa')));
  const first = await build(reg, reg.folder);
  assert.deepEqual([first.delivered.taken, first.delivered.known], [['one.csv'], ['two.csv']]);
  const counts = await inTransaction(reg.db, countReceived);
  const again = await build(reg, path.join(reg.folder, 'two.csv'));
  assert.deepEqual(again.delivered, { taken: [], changed: [], known: ['two.csv'], leftOut: [] });
  assert.deepEqual([again.forms, await inTransaction(reg.db, countReceived)], [[], counts]);
  assert.deepEqual(counts, { files: 1, records: 1, refused: 0, slices: 1, slicesDone: 1 });
});

test('two deliveries at once give each file one number', async (t) => {
  const reg = await register(t);
  for (const name of ['a', 'b']) reg.write(`${name}/f.csv`, table('dc01', dc01(name)));
  await Promise.all(['a', 'b'].map((name) => receiveFiles(reg.db, [path.join(reg.folder, name)], { now })));
  assert.deepEqual(
    (await filesOf(reg.db)).map(([fileNo]) => fileNo),
    [1, 2],
  );
});

test('files of one name out of several named folders keep paths of their own, below the folder that all lie in', async (t) => {
  const reg = await register(t);
  reg.write('north/66.txt', table('cmnd', row('cmnd', { HO_TEN: 'Nam' })));
  reg.write('south/66.txt', table('cmnd', row('cmnd', { HO_TEN: 'Hoa' })));
  reg.write('one.csv', table('dc01', dc01('Hoa')));
  const named = ['south', 'north', 'one.csv'].map((name) => path.join(reg.folder, name));
  const { delivered } = await build(reg, ...named);
  assert.deepEqual(delivered.taken, ['north/66.txt', 'one.csv', 'south/66.txt']);
});

test('refused: a path that is not there, a source that nobody has, a folder without any source', async (t) => {
  const reg = await register(t);
  const receive = (paths: string[], source?: string) => receiveFiles(reg.db, paths, { now, ...(source && { source }) });
  await assert.rejects(receive([path.join(reg.folder, 'gone')]), { code: 'delivery.path-unknown' });
  await assert.rejects(receive([reg.folder], 'dc-01'), { code: 'delivery.source-unknown' });
  reg.write('a.md', 'x');
  reg.write('b.md', 'y');
  await assert.rejects(receive([reg.folder]), { code: 'delivery.no-source', values: { paths: reg.folder, count: 2 } });
  await assert.rejects(receive([path.join(reg.folder, 'a.md')]), { code: 'file.no-source' });
  assert.equal(existsSync(path.join(reg.db.dataDir, 'documents')), false);
});

test('with --source every file is asked to be of that source', async (t) => {
  const reg = await register(t);
  reg.write('a.csv', table('dc01', dc01('Hoa')));
  reg.write('b.csv', table('cmnd'));
  const delivered = await receiveFiles(reg.db, [reg.folder], { now, source: 'dc01' });
  assert.deepEqual([delivered.taken, why(delivered)], [['a.csv'], { 'b.csv': 'file.other-source' }]);
});

test('a file that grows while it is read is taken as far as it was read, and told', async (t) => {
  const reg = await register(t);
  const rows = Array.from({ length: 40_000 }, (_, at) => dc01(`Người ${at}`));
  reg.write('grows.csv', table('dc01', ...rows));
  const writer = setInterval(() => appendFileSync(path.join(reg.folder, 'grows.csv'), `${dc01('Thêm')}\r\n`), 0);
  const delivered = await receiveFiles(reg.db, [reg.folder], { now }).finally(() => clearInterval(writer));
  assert.deepEqual(delivered.changed, ['grows.csv']);
});

test('a file that may not be read is left out with the reason, the rest goes on', async (t) => {
  const reg = await register(t);
  reg.write('a.csv', table('dc01', dc01('Hoa')));
  reg.write('b.csv', table('dc01', dc01('Lan')));
  chmodSync(path.join(reg.folder, 'b.csv'), 0);
  if (process.getuid?.() === 0) return t.skip('a file that may not be read: root may read every file');
  assert.deepEqual(why(await receiveFiles(reg.db, [reg.folder], { now })), { 'b.csv': 'document.unreadable' });
});

test('a file is cut into slices of ten thousand records that together are the file, once', async (t) => {
  const reg = await register(t);
  const rows = Array.from({ length: 25_001 }, (_, at) => dc01(at % 1000 === 7 ? '' : `Người ${at}`));
  reg.write('big.csv', table('dc01', ...rows));
  await receiveFiles(reg.db, [reg.folder], { now });
  assert.deepEqual(await Promise.all([cutSlices(reg.db), cutSlices(reg.db)]), [[], []]);
  assert.deepEqual(await filesOf(reg.db), [[1, 'big.csv', 'dc01', 'sliced']]);
  const slices = await inTransaction(reg.db, slicesToRead);
  assert.deepEqual(
    slices.map(({ firstRecord, records, firstLine }) => [firstRecord, records, firstLine]),
    [
      [1, recordsPerSlice, 2],
      [10_001, recordsPerSlice, 10_002],
      [20_001, 5001, 20_002],
    ],
  );
  const { forms } = await build(reg, reg.folder);
  assert.equal(forms.length, 25_001 - 25);
  assert.deepEqual(await inTransaction(reg.db, countReceived), { files: 1, records: 25_001, refused: 25, slices: 3, slicesDone: 3 });
});

test('a file is done when its last slice is, whether the run says so or the next one finds it', async (t) => {
  const reg = await register(t);
  for (const name of ['a', 'b']) reg.write(`${name}.csv`, table('dc01', ...Array.from({ length: recordsPerSlice + 1 }, () => dc01(name))));
  await receiveFiles(reg.db, [reg.folder], { now });
  await cutSlices(reg.db);
  const states = async (): Promise<unknown[]> => (await filesOf(reg.db)).map(([, , , state]) => state);
  const store = (fileNo: number, sliceNo: number) => inTransaction(reg.db, (tx) => markSlicesDone(tx, [{ fileNo, sliceNo }], now));
  await store(1, 0);
  await inTransaction(reg.db, closeFiles);
  assert.deepEqual(await states(), ['sliced', 'sliced']);
  await store(1, 1);
  await inTransaction(reg.db, closeFiles);
  assert.deepEqual(await states(), ['done', 'sliced']);
  await Promise.all([store(2, 0), store(2, 1)]);
  await receiveFiles(reg.db, [], { now });
  assert.deepEqual(await states(), ['done', 'done']);
});

test('a slice is done once, whoever comes second', async (t) => {
  const reg = await register(t);
  reg.write('a.csv', table('dc01', dc01('Hoa')));
  await build(reg, reg.folder);
  assert.deepEqual(await inTransaction(reg.db, (tx) => markSlicesDone(tx, [{ fileNo: 1, sliceNo: 0 }], now)), []);
});

test('a file of a header only is taken, has no records and nothing more to do', async (t) => {
  const reg = await register(t);
  reg.write('a.csv', table('dc01'));
  const { delivered } = await build(reg, reg.folder);
  assert.equal(delivered.taken.length, 1);
  assert.deepEqual(await inTransaction(reg.db, countReceived), { files: 1, records: 0, refused: 0, slices: 0, slicesDone: 0 });
});

test('a workbook that breaks off within its rows is left out when it is cut, and when it comes again', async (t) => {
  const reg = await register(t);
  const whole = sheetXml({ rows: textRow(1, columnsOf('bhxh')) + textRow(2, ['1', 'Hoa']) });
  const parts = { 'xl/worksheets/first.xml': whole.slice(0, -40) };
  const main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  reg.write(
    'a.xlsx',
    await zipped({
      ...parts,
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="a" Type="${main}/worksheet" Target="worksheets/first.xml"/></Relationships>`,
    }),
  );
  await receiveFiles(reg.db, [reg.folder], { now });
  assert.deepEqual(why({ leftOut: await cutSlices(reg.db) }), { 'a.xlsx': 'file.workbook-broken' });
  assert.deepEqual(why(await receiveFiles(reg.db, [reg.folder], { now })), { 'a.xlsx': 'file.left-out-before' });
});

test('a form is shown as exactly the bytes received, or as its fields before any repair', async (t) => {
  const reg = await register(t);
  const legacy = row('cmnd', { HO_TEN: 'NguyÔn V¨n Hïng' });
  const quoted = dc01('Nguyễn\r\nThị "Hoa"', '1948');
  const sheetRow = textRow(2, ['0115012345', 'Lê & Văn']);
  reg.write('a.csv', Buffer.from(table('cmnd', row('cmnd', {}), legacy), 'latin1'));
  reg.write(
    'b.csv',
    table(
      'dc01',
      ...Array.from({ length: 10_005 }, (_, at) => (at % 1000 === 3 ? quoted : row('dc01', { ho_ten: `Người ${at}`, thuong_tru: 'x'.repeat(200) }))),
    ),
  );
  reg.write('c.xlsx', await sampleWorkbook({ rows: textRow(1, columnsOf('bhxh')) + sheetRow }));
  await build(reg, reg.folder);
  await inTransaction(reg.db, async (tx) => {
    const needs = { tx, dataDir: reg.db.dataDir };
    assert.deepEqual(await rawForm(needs, formId(1, 2)), Buffer.from(legacy, 'latin1'));
    for (const record of [4, 9004, 10_004]) assert.equal(String(await rawForm(needs, formId(2, record))), quoted);
    assert.equal(String(await rawForm(needs, formId(3, 1))), sheetRow);
    assert.deepEqual(saidOn(await receivedForm(needs, formId(2, 10_004))), { fullName: 'Nguyễn\r\nThị "Hoa"', dateOfBirth: '1948' });
    const act = await recordAct(tx, { kind: 'correct', officers: ['hoa'] }, now);
    for (const [id, code] of [
      [formId(1, 1), 'form.unknown'],
      [formId(1, 3), 'form.unknown'],
      [formId(9, 1), 'form.unknown'],
      [formId(1, 3_000_000_000), 'form.unknown'],
      [formId(0, act + 1), 'form.unknown'],
      [act, 'form.is-act'],
    ] as const) {
      await assert.rejects(rawForm(needs, id), { code });
      await assert.rejects(receivedForm(needs, id), { code });
    }
  });
});

test('an act has an id of its own among the forms of file 0, and keeps who, why and what it undoes', async (t) => {
  const { db } = await register(t);
  const [first, second] = await inTransaction(db, async (tx) => {
    const made = await recordAct(tx, { kind: 'correct', officers: ['hoa', 'tuan'], reason: 'sai năm sinh', evidence: 'giấy khai sinh 15' }, now);
    return [made, await recordAct(tx, { kind: 'undo', officers: ['tuan'], undoes: made }, now)];
  });
  assert.ok(first < second && second < 2 ** 32);
  assert.deepEqual(
    [...(await db.sql`select kind, undoes, officers, reason, evidence, recorded_at from intake.act order by act_id`)],
    [
      { kind: 'correct', undoes: null, officers: ['hoa', 'tuan'], reason: 'sai năm sinh', evidence: 'giấy khai sinh 15', recorded_at: now },
      { kind: 'undo', undoes: first, officers: ['tuan'], reason: null, evidence: null, recorded_at: now },
    ],
  );
});

test('each refused row is listed with what was found, what is expected and how to mend it, in both languages', async (t) => {
  const reg = await register(t);
  reg.write('a.csv', table('dc01', dc01('Hoa', '31/02/1990'), '1,2'));
  await build(reg, reg.folder);
  const [date, short] = await refusedRows(reg.db);
  assert.deepEqual(date, {
    file: 'a.csv',
    line: 2,
    field: 'ngay_sinh',
    found: '31/02/1990',
    what: 'Column ngay_sinh: there is no day 31/02/1990.',
    expected: 'a day that exists, day before month: 15/3/1995, 1948, 1995-03-15',
    remedy: 'Compare with the paper form; where only the year is known, write the year.',
    code: 'row.no-such-day',
  });
  assert.deepEqual([short?.line, short?.field, short?.expected, short?.code], [3, null, '26 columns', 'row.cut-short']);
  assert.equal((await refusedRows(reg.db, 'vi'))[0]?.what, 'Cột ngay_sinh: không có ngày nào là 31/02/1990.');
});

test('refused rows are paged in order, each once', async (t) => {
  const reg = await register(t);
  for (const name of ['a', 'b']) reg.write(`${name}.csv`, table('dc01', ...Array.from({ length: 5 }, (_, at) => `${name}${at}`)));
  await build(reg, reg.folder);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await inTransaction(reg.db, (tx) => pageRefused(tx, 'vi', { cursor, limit: 4 }));
    found.push(...page.items.map((row) => row.found));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(found, ['a0', 'a1', 'a2', 'a3', 'a4', 'b0', 'b1', 'b2', 'b3', 'b4']);
  const beyond = await inTransaction(reg.db, (tx) => pageRefused(tx, 'vi', { cursor: writeCursor([99, 1]), limit: 4 }));
  assert.deepEqual(beyond, { items: [], next: null });
});

test('a mended sheet sent again: its rows become forms, the refused rows are no longer asked for, and what is still wrong is asked again', async (t) => {
  const reg = await register(t);
  reg.write('in/a.csv', table('dc01', dc01('=Hoa, "Nhỏ"', '31/02/1990'), dc01('', '1948'), dc01('Lan', '1950'), columnsOf('dc01').join(',')));
  await build(reg, path.join(reg.folder, 'in'));
  const out = path.join(reg.folder, 'mend.csv');
  const sheets = await inTransaction(reg.db, (tx) => exportRefused({ tx, dataDir: reg.db.dataDir, language: 'vi' }, out));
  assert.deepEqual(sheets, [{ path: out, source: 'dc01', rows: 2 }]);
  const sheet = readFileSync(out, 'utf8');
  assert.match(sheet, /^\ufeffso_phieu,ho_ten,.*,_tep,_dong,_cot,_thay,_can,_cach_sua,_ma,_thua,_ghi_chu\r\n/);
  assert.match(sheet, /"'=Hoa, ""Nhỏ""",31\/02\/1990,.*,a\.csv,2,ngay_sinh,31\/02\/1990,.*,[0-9a-f]{16}:1:[0-9a-f]{8},,dữ liệu tổng hợp\r\n/);
  writeFileSync(out, sheet.replace('31/02/1990', '28/02/1990'));
  const { delivered, forms } = await build(reg, out);
  assert.equal(delivered.taken.length, 1);
  assert.deepEqual(
    forms.map(({ fields }) => [fields.fullName, fields.dateOfBirth]),
    [['=Hoa, "Nhỏ"', '28/02/1990']],
  );
  assert.deepEqual(
    (await refusedRows(reg.db)).map(({ file, line, code }) => [file, line, code]),
    [
      ['a.csv', 5, 'row.header-again'],
      ['mend.csv', 3, 'row.name-missing'],
    ],
  );
  const counts = await inTransaction(reg.db, countReceived);
  assert.deepEqual([counts.records, counts.refused], [6, 4]);
});

test('a damaged row that comes back untouched stays refused; one that was looked at and found right is a form', async (t) => {
  const reg = await register(t);
  reg.write('in/a.csv', table('dc01', '1,Nguyễn Thị Hoa,1948', dc01('Lan', '1950').slice(0, -1)));
  reg.write(
    'in/b.jsonl',
    Buffer.concat([
      Buffer.from('{"loai":"khai-tu","nguoi":{"ho_ten":"Sáu"}}\n{"loai":"khai-tu","nguoi":{"ho_ten":"'),
      Buffer.from([0xff]),
      Buffer.from('"}}\n'),
    ]),
  );
  await build(reg, path.join(reg.folder, 'in'));
  const out = path.join(reg.db.dataDir, 'mend');
  await inTransaction(reg.db, (tx) => exportRefused({ tx, dataDir: reg.db.dataDir, language: 'vi' }, out));
  const rows = readFileSync(path.join(out, 'dc01.csv'), 'utf8');
  assert.deepEqual((await build(reg, out)).forms, []);
  assert.deepEqual(
    (await refusedRows(reg.db)).map(({ file, code }) => [file, code]),
    [
      ['dc01.csv', 'row.untouched'],
      ['dc01.csv', 'row.untouched'],
      ['khai-tu.jsonl', 'row.untouched'],
    ],
  );
  writeFileSync(path.join(out, 'dc01.csv'), rows.replace('"1,Nguyễn Thị Hoa,1948"', ''));
  const { forms } = await build(reg, path.join(out, 'dc01.csv'));
  assert.deepEqual(
    forms.map(({ fields }) => fields.fullName),
    ['Nguyễn Thị Hoa'],
  );
});

test('a mended sheet of a sheet: the second one still says what the first one said, unguarded once', async (t) => {
  const reg = await register(t);
  reg.write('in.csv', table('dc01', dc01("'=Hoa", '31/02/1990')));
  await build(reg, reg.folder);
  const exported = async (name: string): Promise<string> => {
    const out = path.join(reg.db.dataDir, name);
    await inTransaction(reg.db, (tx) => exportRefused({ tx, dataDir: reg.db.dataDir, language: 'en' }, out));
    return out;
  };
  const first = await exported('first.csv');
  writeFileSync(first, readFileSync(first, 'utf8').replace('31/02/1990', '30/02/1990'));
  await build(reg, first);
  const second = readFileSync(await exported('second.csv'), 'utf8').split('\r\n');
  assert.equal(second.length, 3);
  assert.match(second[1] ?? '', /^,''=Hoa,30\/02\/1990,/);
});

test('births and deaths in one file: those of the second kind are exported to a sheet of their own, which is sent as it stands', async (t) => {
  const reg = await register(t);
  const birth = { loai: 'khai-sinh', so: '1', nguoi: { ho_ten: 'Lê Minh Anh', ngay_sinh: '2018-03-12' } };
  const death = { loai: 'khai-tu', so: '4', nguoi: { ho_ten: 'Lê Văn Sáu', ngay_sinh: '1948' }, ngay_chet: '2021-05-30' };
  reg.write('in/ca-hai.jsonl', [birth, death, { ...birth, so: '2', nguoi: 'Lê Văn Ba' }].map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  assert.equal((await build(reg, path.join(reg.folder, 'in'))).forms.length, 1);
  const out = path.join(reg.folder, 'mend');
  const sheets = await inTransaction(reg.db, (tx) => exportRefused({ tx, dataDir: reg.db.dataDir, language: 'vi' }, out));
  assert.deepEqual(
    sheets.map(({ path: file, rows }) => [path.basename(file), rows]),
    [
      ['khai-sinh.jsonl', 1],
      ['khai-tu.jsonl', 1],
    ],
  );
  const { forms } = await build(reg, path.join(out, 'khai-tu.jsonl'));
  assert.deepEqual(
    forms.map(({ source, fields }) => [source, fields.fullName]),
    [['khai-tu', 'Lê Văn Sáu']],
  );
  assert.deepEqual(
    (await refusedRows(reg.db)).map(({ line, code }) => [line, code]),
    [[3, 'row.not-object']],
  );
});

test('refused rows of several sources are exported to one sheet each, in the shape of the source; all of them can be sent again', async (t) => {
  const reg = await register(t);
  const death = { loai: 'khai-tu', so: '4', nguoi: { ho_ten: 'Sáu', ngay_sinh: '1948-02-30' } };
  reg.write('in/tu.jsonl', `${JSON.stringify(death)}\n{"loai":"khai-tu"\n`);
  reg.write(
    'in/cm.csv',
    Buffer.from(
      table('cmnd', row('cmnd', { SO_CMND: '+1', HO_TEN: 'NguyÔn V¨n Hïng', NGAY_SINH: '31-02-1990' }), `${row('cmnd', {})};du;nua`, '1;"mo;x'),
      'latin1',
    ),
  );
  reg.write(
    'in/bh.xlsx',
    await sampleWorkbook({
      rows: textRow(1, columnsOf('bhxh')) + textRow(2, ['0115012345', 'Lan']) + textRow(3, ['=1+1', '', '33000']) + textRow(5, ['9', 'Mai', '31/02/1990']),
    }),
  );
  await build(reg, path.join(reg.folder, 'in'));
  const out = path.join(reg.folder, 'mend');
  const sheets = await inTransaction(reg.db, (tx) => exportRefused({ tx, dataDir: reg.db.dataDir, language: 'en' }, out));
  assert.deepEqual(
    sheets.map(({ path: file, rows }) => [path.basename(file), rows]),
    [
      ['bhxh.csv', 2],
      ['cmnd.csv', 3],
      ['khai-tu.jsonl', 2],
    ],
  );
  assert.deepEqual(readdirSync(out).sort(), ['bhxh.csv', 'cmnd.csv', 'khai-tu.jsonl']);

  const cards = readFileSync(path.join(out, 'cmnd.csv'), 'utf8').split('\r\n');
  assert.match(cards[1] ?? '', /^'\+1;NguyÔn V¨n Hïng;31-02-1990;/);
  assert.match(cards[2] ?? '', /;du \| nua;dữ liệu tổng hợp$/);
  assert.match(cards[3] ?? '', /^1;mo;x;/);
  const insured = readFileSync(path.join(out, 'bhxh.csv'), 'utf8').split('\r\n');
  assert.match(insured[1] ?? '', /^'=1\+1,,33000,.*,bh\.xlsx,3,Họ và tên,/);
  assert.match(insured[2] ?? '', /^9,Mai,31\/02\/1990,.*,bh\.xlsx,5,Ngày sinh,/);
  const entries = readFileSync(path.join(out, 'khai-tu.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual([entries[0].nguoi, entries[0]._tra_lai.thay, entries[1]._tra_lai.nguyen_van], [death.nguoi, '1948-02-30', '{"loai":"khai-tu"']);
  assert.deepEqual(entries[1].nguoi, { ho_ten: null, ngay_sinh: null, gioi_tinh: null, so: null, noi_cu_tru_cuoi: null });

  writeFileSync(
    path.join(out, 'khai-tu.jsonl'),
    entries.map((entry) => `${JSON.stringify({ ...entry, nguoi: { ho_ten: 'Sáu', ngay_sinh: '1948' } })}\n`).join(''),
  );
  writeFileSync(
    path.join(out, 'cmnd.csv'),
    [cards[0], ...cards.slice(1, 4).map((line) => line.replace(/^([^;]*);[^;]*;[^;]*/, '$1;Hùng;1990')), ''].join('\r\n'),
  );
  writeFileSync(path.join(out, 'bhxh.csv'), [insured[0], insured[1]?.replace(',,', ',Hà,'), insured[2]?.replace('31/02/1990', '28/02/1990'), ''].join('\r\n'));
  const again = await build(reg, out);
  assert.deepEqual(again.delivered.leftOut, []);
  assert.equal(again.forms.length, 7);
  assert.equal(again.forms.find(({ fields }) => fields.fullName === 'Hà')?.fields.insuranceNumber, '=1+1');
  assert.deepEqual(await refusedRows(reg.db), []);
  assert.deepEqual(await inTransaction(reg.db, (tx) => exportRefused({ tx, dataDir: reg.db.dataDir, language: 'en' }, out)), []);
});

test('refused: several sources to a place that is a file', async (t) => {
  const reg = await register(t);
  reg.write('a.csv', table('dc01', dc01('')));
  reg.write('b.csv', table('cmnd', row('cmnd', {}).replace(';', 'x;')));
  await build(reg, reg.folder);
  const exporting = inTransaction(reg.db, (tx) => exportRefused({ tx, dataDir: reg.db.dataDir, language: 'en' }, path.join(reg.folder, 'a.csv')));
  await assert.rejects(exporting, { code: 'refused.out-taken' });
});

test('a reference that names no refused row, or is made up, mends nothing', async (t) => {
  const reg = await register(t);
  reg.write('a.csv', table('dc01', dc01('')));
  await build(reg, reg.folder);
  const references = ['', 'x', '%:1', '0123456789abcdef:1', `${'0'.repeat(16)}:x`, `${'a'.repeat(65)}:1`];
  const mended = await inTransaction(reg.db, (tx) =>
    markMended(
      tx,
      references.map((reference) => ({ reference, by: formId(1, 1) })),
    ),
  );
  assert.equal(mended, 0);
  assert.equal((await refusedRows(reg.db)).length, 1);
});

test('a kept copy serves when the file outside is gone', async (t) => {
  const reg = await register(t);
  reg.write('a.csv', table('dc01', dc01('Hoa')));
  await receiveFiles(reg.db, [reg.folder], { now });
  rmSync(reg.folder, { recursive: true });
  await cutSlices(reg.db);
  const [slice] = await inTransaction(reg.db, slicesToRead);
  assert.ok(slice);
  for await (const { forms } of readSlice(reg.db.dataDir, slice)) assert.equal(forms[0]?.fields.fullName, 'Hoa');
});
