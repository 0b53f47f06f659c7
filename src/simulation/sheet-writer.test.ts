import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { SaxesParser } from 'saxes';
import { openPromise } from 'yauzl';
import { dayAt } from './calendar.ts';
import { dateCell, numberCell, sharedTexts, textCell } from './sheet-cells.ts';
import { openSheet, sheetRow } from './sheet-writer.ts';
import { simulate } from './simulate.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'sogoc-sheet-'));
after(() => rmSync(root, { recursive: true, force: true }));

type Cell = { readonly type: string; readonly style: string; readonly text: string };
type Row = { readonly number: number; readonly cells: { readonly [column: string]: Cell } };

async function entriesOf(file: string): Promise<Map<string, string>> {
  const zip = await openPromise(file);
  const found = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    found.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return found;
}

/** Well-formed or it throws. */
async function rowsOf(file: string): Promise<Row[]> {
  const entries = await entriesOf(file);
  const rows: { number: number; cells: { [column: string]: Cell } }[] = [];
  let [cell, text]: [{ column: string; type: string; style: string } | undefined, string] = [undefined, ''];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') rows.push({ number: Number(attributes.r), cells: {} });
    if (name === 'c')
      [cell, text] = [{ column: String(attributes.r).replace(/\d+/, ''), type: String(attributes.t ?? 'n'), style: String(attributes.s ?? '') }, ''];
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'c' && cell)
      rows.at(-1)!.cells[cell.column] = { type: cell.type, style: cell.style, text: cell.type === 's' ? sharedTexts[Number(text)]! : text };
  });
  parser.write(entries.get('xl/worksheets/sheet1.xml')!).close();
  return rows;
}

test('texts, numbers and days come back as they were put in', async () => {
  const file = path.join(root, 'cells.xlsx');
  const sheet = openSheet(file, ['Họ và tên', 'Giới tính', 'Ngày sinh', 'Số']);
  await sheet.write(
    sheetRow(2, textCell('A', 2, 'Nguyễn <"&"> \u0001Anh ') + textCell('B', 2, 'Nữ') + dateCell('C', 2, dayAt(1995, 3, 15)) + numberCell('D', 2, 1195000123)),
  );
  await sheet.write(sheetRow(3, textCell('A', 3, '')));
  await sheet.close();
  const [header, first, second] = await rowsOf(file);
  assert.deepEqual(
    Object.values(header!.cells).map((cell) => cell.text),
    ['Họ và tên', 'Giới tính', 'Ngày sinh', 'Số'],
  );
  assert.deepEqual(first!.cells.A, { type: 'inlineStr', style: '', text: 'Nguyễn <"&"> Anh ' });
  assert.deepEqual(first!.cells.B, { type: 's', style: '', text: 'Nữ' });
  assert.deepEqual(first!.cells.C, { type: 'n', style: '1', text: '34773' }); // 1995-03-15 in Excel
  assert.deepEqual(first!.cells.D, { type: 'n', style: '', text: '1195000123' });
  assert.deepEqual(second!.cells, {});
});

test('all parts of a workbook are there, well-formed, dated alike in every time zone', async () => {
  const entries = await entriesOf(path.join(root, 'cells.xlsx'));
  assert.deepEqual([...entries.keys()].sort(), [
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/sharedStrings.xml',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ]);
  for (const content of entries.values()) {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(content).close();
  }
  const bytes = readFileSync(path.join(root, 'cells.xlsx'));
  assert.equal(bytes.readUInt32LE(10), 0x00210000, 'DOS time 0, date 1980-01-01');
  assert.equal(bytes.readUInt16LE(bytes.indexOf('PK\u0001\u0002') + 30), 0, 'no further time in universal time');
});

test("the insurance's sheet: each line of the truth is the row of that person; dates and numbers in cells of both kinds", async () => {
  const out = path.join(root, 'insured');
  await simulate({ people: 4_000, seed: 8, out, communes: ['00310'] });
  const rows = new Map((await rowsOf(path.join(out, 'bhxh/01.xlsx'))).map((row) => [row.number, row.cells]));
  assert.deepEqual(
    Object.values(rows.get(1)!).map((cell) => cell.text),
    [
      'Mã số BHXH',
      'Họ và tên',
      'Ngày sinh',
      'Giới tính',
      'Số CMND/CCCD',
      'Nơi đăng ký khai sinh',
      'Hộ khẩu thường trú',
      'Họ tên chủ hộ',
      'Số điện thoại',
      'Đơn vị',
    ],
  );
  const insurance = new Map(
    readFileSync(path.join(out, 'people.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => [line.split(',')[0]!, line.split(',')[7]!]),
  );
  const told = readFileSync(path.join(out, 'truth.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
    .filter(([file]) => file === 'bhxh/01.xlsx');
  assert.equal(told.length, rows.size - 1);
  let [dateCells, numberCells, zerosLost] = [0, 0, 0];
  for (const [, line, person] of told) {
    const cells = rows.get(Number(line))!;
    assert.equal(cells.A!.text, insurance.get(person!));
    if (cells.C?.style === '1') dateCells++;
    if (cells.E?.type === 'n') numberCells++;
    if (cells.E?.type === 'n' && cells.E.text.length !== 9 && cells.E.text.length !== 12) zerosLost++;
  }
  assert.ok(dateCells > told.length * 0.4 && dateCells < told.length * 0.6, `${dateCells} of ${told.length}`);
  assert.ok(numberCells > told.length * 0.08 && zerosLost > numberCells * 0.4, `${numberCells}, ${zerosLost}`);
});

test('a disk that cannot be written is told, and nothing hangs', { timeout: 10_000 }, async () => {
  const sheet = openSheet(path.join(root, 'no-such-folder', 'a.xlsx'), ['x']);
  await assert.rejects(
    async () => {
      for (let row = 2; row < 50; row++) await sheet.write(sheetRow(row, textCell('A', row, randomBytes(50_000).toString('hex'))));
      await sheet.close();
    },
    { code: 'ENOENT' },
  );
});
