import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { openDeliveries } from './deliveries.ts';
import type { Office } from './offices/filing.ts';
import { textCell } from './sheet-cells.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'sogoc-deliveries-'));
after(() => rmSync(root, { recursive: true, force: true }));

const office = (folder: string, ending: Office['ending'], header: string, lineEnd: '\n' | '\r\n' = '\n', bom = false): Office => ({
  source: 'dc01',
  folder,
  ending,
  header,
  lineEnd: () => lineEnd,
  bom: () => bom,
  filings: () => [],
  layOut: () => '',
});

test('a row is at the line where it begins, the header counted, line breaks within rows too', async () => {
  const out = path.join(root, 'lines');
  const deliveries = openDeliveries(out);
  const csv = office('a', 'csv', 'x,y', '\r\n', true);
  assert.deepEqual(deliveries.add(csv, '00310', '1,2'), { file: 'a/00310.csv', line: 2 });
  assert.deepEqual(deliveries.add(csv, '00310', '"one\ntwo",2'), { file: 'a/00310.csv', line: 3 });
  assert.deepEqual(deliveries.add(csv, '00310', Buffer.from([0xb8, 0x2c, 0x0a])), { file: 'a/00310.csv', line: 5 });
  assert.deepEqual(deliveries.add(csv, '00310', '3,4'), { file: 'a/00310.csv', line: 7 });
  assert.deepEqual(deliveries.add(office('b', 'jsonl', ''), '00310-khai-sinh', '{}'), { file: 'b/00310-khai-sinh.jsonl', line: 1 });
  await deliveries.close();
  assert.deepEqual(
    readFileSync(path.join(out, 'a/00310.csv')),
    Buffer.concat([Buffer.from('\uFEFFx,y\r\n1,2\r\n"one\ntwo",2\r\n'), Buffer.from([0xb8, 0x2c, 0x0a]), Buffer.from('\r\n3,4\r\n')]),
  );
  assert.equal(readFileSync(path.join(out, 'b/00310-khai-sinh.jsonl'), 'utf8'), '{}\n');
});

test('a file is cut after 200,000 rows, each part with its header', async () => {
  const out = path.join(root, 'parts');
  const deliveries = openDeliveries(out);
  const csv = office('cmnd', 'csv', 'x');
  let last = { file: '', line: 0 };
  for (let row = 1; row <= 400_001; row++) {
    last = deliveries.add(csv, '01', String(row));
    if (row === 200_000) assert.deepEqual(last, { file: 'cmnd/01.csv', line: 200_001 });
    if (row === 200_001) assert.deepEqual(last, { file: 'cmnd/01-2.csv', line: 2 });
    if (row % 1_000 === 0) await deliveries.settle();
  }
  assert.deepEqual(last, { file: 'cmnd/01-3.csv', line: 2 });
  await deliveries.close();
  assert.equal(deliveries.files(), 3);
  assert.deepEqual(readdirSync(path.join(out, 'cmnd')).sort(), ['01-2.csv', '01-3.csv', '01.csv']);
  assert.ok(readFileSync(path.join(out, 'cmnd/01.csv'), 'utf8').endsWith('\n199999\n200000\n'));
  assert.equal(readFileSync(path.join(out, 'cmnd/01-3.csv'), 'utf8'), 'x\n400001\n');
});

test('rows wait, but not for ever', async () => {
  const out = path.join(root, 'waiting');
  const deliveries = openDeliveries(out);
  const csv = office('y-te', 'csv', 'x');
  deliveries.add(csv, '01', 'short');
  await deliveries.settle();
  assert.throws(() => statSync(path.join(out, 'y-te/01.csv')), { code: 'ENOENT' });
  for (let row = 0; row < 5_000; row++) deliveries.add(csv, '01', 'long '.repeat(200));
  await deliveries.settle();
  assert.ok(statSync(path.join(out, 'y-te/01.csv')).size > 4_000_000);
  await deliveries.close();
});

test('one sheet is open at a time; refused: a row for one that was closed', async () => {
  const deliveries = openDeliveries(path.join(root, 'sheets'));
  const xlsx = office('bhxh', 'xlsx', 'A;B');
  assert.deepEqual(deliveries.add(xlsx, '01', textCell('A', 2, 'one')), { file: 'bhxh/01.xlsx', line: 2 });
  assert.deepEqual(deliveries.add(xlsx, '02', textCell('A', 2, 'two')), { file: 'bhxh/02.xlsx', line: 2 });
  await deliveries.close();
  assert.throws(() => deliveries.add(xlsx, '01', ''), /closed/);
  assert.deepEqual(readdirSync(path.join(root, 'sheets/bhxh')), ['01.xlsx', '02.xlsx']);
  for (const file of ['01.xlsx', '02.xlsx'])
    assert.equal(
      readFileSync(path.join(root, 'sheets/bhxh', file))
        .subarray(0, 2)
        .toString(),
      'PK',
    );
});
