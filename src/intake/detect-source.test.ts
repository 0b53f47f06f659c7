import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bytes } from '#documents/index.ts';
import type { Refusal } from '#values/index.ts';
import type { SourceName } from './form.ts';
import { openReceived } from './open-received.ts';
import { allSources, sources } from './sources/index.ts';
import { sampleWorkbook, textRow } from './workbook/sample-workbook.ts';

function bytesOf(content: Buffer | string): Bytes {
  const buffer = Buffer.from(content as string);
  return { length: buffer.length, close: async () => {}, read: async (into, position) => buffer.copy(into, 0, position) };
}

const columnsOf = (name: SourceName): string[] => sources[name].columns.map((column) => column.name);
const header = (name: SourceName, change = (names: string[]) => names): string => change(columnsOf(name)).join(sources[name].delimiter);

async function sourceOf(content: Buffer | string, only?: SourceName): Promise<string> {
  return (await openReceived(bytesOf(content), only)).source.name;
}

/** The refusal's code, and its words, which must name what is at fault. */
async function refusalOf(content: Buffer | string, only?: SourceName): Promise<Refusal> {
  return sourceOf(content, only).then(
    (found) => assert.fail(`taken for ${found}`),
    (refusal: Refusal) => refusal,
  );
}

for (const source of allSources) {
  test(`found by its header: ${source.name}, and its own example is a record of it`, async () => {
    const table = `${header(source.name)}\n${source.example}\n`;
    assert.equal(await sourceOf(source.file === 'jsonl' ? `${source.example}\n` : table), source.name);
  });
}

test('a workbook is found by the header in its first row, in whatever way its texts are stored', async () => {
  const columns = columnsOf('bhxh');
  assert.equal(await sourceOf(await sampleWorkbook({ rows: textRow(1, columns) })), 'bhxh');
  const shared = columns.map((_, at) => `<c r="${String.fromCharCode(65 + at)}1" t="s"><v>${at}</v></c>`).join('');
  assert.equal(await sourceOf(await sampleWorkbook({ rows: `<row r="1">${shared}</row>`, sharedTexts: columns.map((text) => `<t>${text}</t>`) })), 'bhxh');
});

for (const [what, content] of [
  ['a byte order mark', Buffer.from(`\ufeff${header('dc01')}\n1\n`)],
  ['carriage returns and line feeds', `${header('dc01')}\r\n1\r\n`],
  ['empty lines before', `\n\r\n${header('dc01')}\n`],
  ['semicolons, as Excel saves them here', header('dc01').replaceAll(',', ';')],
  ['tabs', header('dc01').replaceAll(',', '\t')],
  [
    'quotes around its names',
    columnsOf('dc01')
      .map((name) => `"${name}"`)
      .join(','),
  ],
  ['its columns in another order', header('dc01', (names) => names.toReversed())],
  ['a column added', header('dc01', (names) => [...names, 'ghi_chu_them'])],
  ['spaces around its names', header('dc01', (names) => names.map((name) => ` ${name} `))],
  ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${header('dc01')}\r\n`, 'utf16le')],
  ['UTF-16 without one', Buffer.from(`${header('dc01')}\r\n`, 'utf16le')],
  ['big-endian UTF-16', Buffer.from(`\ufeff${header('dc01')}\r\n`, 'utf16le').swap16()],
  ['big-endian UTF-16 without a mark', Buffer.from(`${header('dc01')}\r\n`, 'utf16le').swap16()],
] as const) {
  test(`a header is found with ${what}`, async () => assert.equal(await sourceOf(content), 'dc01'));
}

test('names of columns are compared composed, so a header from macOS fits', async () => {
  assert.equal(await sourceOf(header('bhxh').normalize('NFD')), 'bhxh');
});

test('left out: a file of no bytes, or of empty lines only', async () => {
  for (const content of ['', '\n\r\n', '\ufeff']) assert.equal((await refusalOf(content)).code, 'file.empty');
});

test('left out: a header that is like no source is shown', async () => {
  const refusal = await refusalOf('ngay,so_tien\n1,2\n');
  assert.equal(refusal.code, 'file.no-source');
  assert.match(refusal.say('vi'), /ngay, so_tien/);
  assert.equal((await refusalOf('{"loai":"ket-hon"}\n')).code, 'file.no-source');
  assert.equal((await refusalOf(Buffer.from('%PDF-1.7\n\u0001\u0002'))).code, 'file.no-source');
});

test('left out: a column missing is named', async () => {
  const refusal = await refusalOf(header('dc01', (names) => names.filter((name) => name !== 'ngay_sinh')));
  assert.equal(refusal.code, 'file.columns');
  assert.deepEqual(refusal.values, { source: 'dc01', missing: 'ngay_sinh', unknown: '–' });
});

test('left out: a column renamed is named with the name that stands in its place', async () => {
  const refusal = await refusalOf(header('cmnd', (names) => names.map((name) => (name === 'NGAY_SINH' ? 'NAM_SINH' : name))));
  assert.deepEqual(refusal.values, { source: 'cmnd', missing: 'NGAY_SINH', unknown: 'NAM_SINH' });
  assert.match(refusal.say('en'), /NGAY_SINH .* NAM_SINH/);
});

test('left out: a column that stands twice', async () => {
  const refusal = await refusalOf(header('dc01', (names) => [...names, 'ho_ten']));
  assert.deepEqual([refusal.code, refusal.values], ['file.column-twice', { column: 'ho_ten' }]);
});

test('left out: a header that cannot be read', async () => {
  assert.equal((await refusalOf(`"${'x'.repeat(3 << 20)}`)).code, 'file.header-broken');
  assert.equal((await refusalOf('ho_ten\u0000,ngay_sinh\n')).code, 'file.header-broken');
});

test('left out: the answers to test data, whatever the file is called', async () => {
  assert.equal((await refusalOf('file,line,person\n')).code, 'file.truth');
  assert.equal((await refusalOf('person,full_name,date_of_birth,sex,unit\n')).code, 'file.truth');
});

test('with --source a file of another source is left out, and one that is near is compared with that source only', async () => {
  const other = await refusalOf(header('cmnd'), 'dc01');
  assert.deepEqual([other.code, other.values], ['file.other-source', { found: 'cmnd', source: 'dc01' }]);
  assert.equal((await refusalOf(sources['khai-tu'].example, 'khai-sinh')).code, 'file.other-source');
  assert.equal((await refusalOf('ho_ten\n', 'dc01')).code, 'file.columns');
  assert.equal(await sourceOf(header('dc01'), 'dc01'), 'dc01');
});

test('JSON Lines are found by the first entry that can be read', async () => {
  assert.equal(await sourceOf(`{"loai":\n\n${sources['khai-tu'].example}`), 'khai-tu');
});
