import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Bytes } from '#documents/index.ts';
import type { Refusal } from '#values/index.ts';
import { longestRecord, type RecordSpan } from '../split-records.ts';
import { dateStylesOf } from './date-styles.ts';
import { openWorkbook } from './open-workbook.ts';
import { makeCellReader, numberText } from './read-cells.ts';
import { escapeXml, type SampleSheet, sampleWorkbook, sheetXml, textRow, zipped } from './sample-workbook.ts';
import { readSharedTexts } from './shared-texts.ts';
import { splitRows } from './split-rows.ts';

function bytesOf(buffer: Buffer): Bytes {
  return { length: buffer.length, close: async () => {}, read: async (into, position) => buffer.copy(into, 0, position) };
}

async function cellsOf(sheet: SampleSheet): Promise<(string[] | undefined)[]> {
  const workbook = await openWorkbook(bytesOf(await sampleWorkbook(sheet)));
  const reader = makeCellReader(await readSharedTexts(workbook), workbook.dateStyles, workbook.from1904);
  const rows: (string[] | undefined)[] = [];
  for await (const { bytes, start, spans } of splitRows(await workbook.sheet())) {
    for (const { offset, length } of spans) rows.push(reader.read(bytes.toString('utf8', offset - start, offset - start + length)));
  }
  return rows;
}

async function spansOf(xml: string, step: number): Promise<(RecordSpan & { readonly xml: string })[]> {
  const buffer = Buffer.from(xml);
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < buffer.length; at += step) yield Buffer.from(buffer.subarray(at, at + step));
  }
  const spans: (RecordSpan & { xml: string })[] = [];
  for await (const window of splitRows(chunks())) {
    for (const span of window.spans) spans.push({ ...span, xml: buffer.toString('utf8', span.offset, span.offset + span.length) });
  }
  return spans;
}

const refusalOf = (opening: Promise<unknown>): Promise<Refusal> =>
  opening.then(
    () => assert.fail('taken'),
    (refusal: Refusal) => refusal,
  );

test('texts come from the shared table, inline, rich or as a formula stored them', async () => {
  const row = `<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><r><t>Nguyễn </t></r><r><rPr><b/></rPr><t>Văn</t></r><rPh><t>x</t></rPh></is></c>
    <c r="C2" t="str"><f>A2&amp;B2</f><v>từ công thức</v></c><c r="D2"><f>1+1</f></c><c r="E2" t="e"><v>#REF!</v></c></row>`;
  assert.deepEqual(
    await cellsOf({
      rows: row,
      sharedTexts: ['<t>không</t>', '<r><t>Trần</t></r><r><t xml:space="preserve"> Thị &amp; Lê</t></r><rPh sb="0" eb="1"><t>y</t></rPh>'],
    }),
    [['Trần Thị & Lê', 'Nguyễn Văn', 'từ công thức', '', '#REF!']],
  );
});

test('a number is a day where its style says so, in both systems of counting', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/><numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
  const rows = '<row r="1"><c s="1"><v>33000</v></c><c s="2"><v>34773.5</v></c><c s="3"><v>33000</v></c><c><v>33000</v></c><c s="1"><v>60</v></c></row>';
  assert.deepEqual(await cellsOf({ rows, styles }), [['07/05/1990', '15/03/1995', '33000', '33000', '29/02/1900']]);
  assert.deepEqual((await cellsOf({ rows, styles, from1904: true }))[0]?.[0], '08/05/1994');
  assert.deepEqual(dateStylesOf('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="45"/></cellXfs></styleSheet>'), [false, true, false]);
});

test('a number keeps its digits; one that lost them to the display keeps what is left, for all to see', () => {
  assert.equal(numberText('1195000123'), '1195000123');
  assert.equal(numberText('1.95000123E8'), '195000123');
  assert.equal(numberText('1.195000123E9'), '1195000123');
  assert.equal(numberText('1.23E+11'), '1.23E+11');
  assert.equal(numberText('010234567'), '010234567');
  assert.equal(numberText('12.5'), '12.5');
});

test('a merged cell counts for its first row, the others are empty there', async () => {
  const after = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>';
  const rows = `${textRow(1, ['Công ty May 10', 'Lan'])}<row r="2"><c r="A2"/>${textRow(2, [undefined, 'Mai']).slice('<row r="2">'.length)}`;
  assert.deepEqual(await cellsOf({ rows, after }), [
    ['Công ty May 10', 'Lan'],
    ['', 'Mai'],
  ]);
});

test('rows are numbered as the sheet numbers them; one without values is no record', async () => {
  const xml = sheetXml({ rows: `${textRow(1, ['a'])}<row r="2"/><row r="3"><c r="A3" s="1"/></row>${textRow(7, ['b'])}<row><c><v>1</v></c></row>` });
  assert.deepEqual(
    (await spansOf(xml, 1000)).map(({ line }) => line),
    [1, 7, 8],
  );
});

test('names with a prefix, comments and sections with angle brackets in them do not confuse', async () => {
  const rows = '<x:row r="4" a="1>2"><x:c t="str"><x:v><![CDATA[</row><row>]]></x:v></x:c></x:row><!-- <row r="9"><v>1</v></row> -->';
  const xml = `<?xml version="1.0"?><x:worksheet><x:sheetData>${rows}</x:sheetData><row r="10"><v>1</v></row></x:worksheet>`;
  const spans = await spansOf(xml, 1000);
  assert.deepEqual(
    spans.map(({ line }) => line),
    [4],
  );
  assert.deepEqual(makeCellReader(() => '', [], false).read(spans[0]?.xml ?? ''), ['</row><row>']);
});

test('wherever the unpacking pauses, the rows are the same', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ễ', '<', '>', '"', '&', '/'), maxLength: 4 });
  const sheets = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(sheets, fc.integer({ min: 1, max: 30 }), async (given, step) => {
      const xml = sheetXml({ rows: given.map((cells, at) => textRow(at + 1, cells)).join('') });
      const found = await spansOf(xml, step);
      assert.deepEqual(found, await spansOf(xml, 1 << 20));
      const reader = makeCellReader(() => '', [], false);
      assert.deepEqual(
        found.map((span) => reader.read(span.xml)),
        given,
      );
    }),
    { numRuns: 150 },
  );
});

test('a row of more than a mebibyte is told and the rows after it are read', async () => {
  const xml = sheetXml({ rows: textRow(1, ['x'.repeat(longestRecord)]) + textRow(2, ['y']) });
  for (const step of [1 << 16, 8 << 20]) {
    assert.deepEqual(
      (await spansOf(xml, step)).map(({ line, flaw }) => [line, flaw]),
      [
        [1, 'too-long'],
        [2, undefined],
      ],
    );
  }
});

test('a row that is no XML is told, and the next one is read', () => {
  const reader = makeCellReader(() => '', [], false);
  assert.equal(reader.read('<row><c t="str"><v>a</c></row>'), undefined);
  assert.equal(reader.read('<row><c t="str"><v>&entity;</v></c></row>'), undefined);
  assert.equal(reader.read('<row><c r="ZZZZ1" t="str"><v>a</v></c></row>'), undefined);
  assert.deepEqual(reader.read('<row><c t="str"><v>b</v></c></row>'), ['b']);
});

test('a zip bomb is refused by what it says it unpacks to, before it is unpacked', async () => {
  const bomb = await zipped({ 'xl/workbook.xml': '<x/>', 'xl/worksheets/first.xml': Buffer.alloc(64 << 20) });
  assert.ok(bomb.length < 1 << 20);
  const refusal = await refusalOf(openWorkbook(bytesOf(bomb)));
  assert.deepEqual([refusal.code, refusal.values['what']], ['file.workbook-too-big', 'ratio']);
});

test('a zip bomb that says it is small is refused as soon as more comes out', async () => {
  const workbook = await sampleWorkbook({ rows: textRow(1, ['x'.repeat(1_000_000)]) });
  const small = Buffer.from(workbook);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(Buffer.byteLength(sheetXml({ rows: textRow(1, ['x'.repeat(1_000_000)]) })));
  const lie = Buffer.from([200, 0, 0, 0]);
  for (let at = small.indexOf(size); at >= 0; at = small.indexOf(size, at + 1)) lie.copy(small, at);
  const opened = await openWorkbook(bytesOf(small));
  await assert.rejects(async () => {
    for await (const _ of splitRows(await opened.sheet())) assert.fail('a row came out');
  }, /too many bytes/);
});

test('what is no workbook is refused with the reason', async () => {
  for (const content of [
    Buffer.from('PK\u0003\u0004 and then nothing'),
    await zipped({ 'a.txt': 'x' }),
    await sampleWorkbook({ rows: '' }).then((whole) => whole.subarray(0, whole.length - 30)),
  ]) {
    assert.equal((await refusalOf(openWorkbook(bytesOf(content)))).code, 'file.workbook-broken');
  }
  await assert.rejects(spansOf('<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>', 1000), { code: 'file.workbook-broken' });
  await assert.rejects(spansOf(`<worksheet><sheetData>${textRow(1, ['cut'])}`, 1000), { code: 'file.workbook-broken' });
});

test('shared texts are read as far as they are asked for', async () => {
  const texts = Array.from({ length: 5000 }, (_, at) => `<t>${escapeXml(`chữ ${at}`)}</t>`);
  const workbook = await openWorkbook(bytesOf(await sampleWorkbook({ rows: '', sharedTexts: texts })));
  const all = await readSharedTexts(workbook);
  assert.deepEqual([all(0), all(4999), all(5000)], ['chữ 0', 'chữ 4999', undefined]);
  assert.equal((await readSharedTexts(workbook, 3))(2), 'chữ 2');
});
