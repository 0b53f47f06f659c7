import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { keepFile, openKeptBytes } from '#documents/index.ts';
import { type ReceivedForm, type RefusedRecord, type SourceName, saidOn } from './form.ts';
import { openReceived } from './open-received.ts';
import { type Mended, readSlice } from './read-slice.ts';
import { sources } from './sources/index.ts';
import { joinFields } from './split-fields.ts';
import { sampleWorkbook, textRow } from './workbook/sample-workbook.ts';

type Read = { forms: ReceivedForm[]; refused: RefusedRecord[]; mended: Mended[] };

/** Keeps the file and reads the whole of it as one slice. */
async function read(t: TestContext, content: string | Buffer): Promise<Read> {
  const dir = mkdtempSync(path.join(tmpdir(), 'sogoc-read-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  writeFileSync(path.join(dir, 'in'), content);
  const { sha256 } = await keepFile(dir, path.join(dir, 'in'));
  const bytes = await openKeptBytes(dir, sha256);
  const { body, records: recordsOf } = await openReceived(bytes);
  let records = 0;
  for await (const { spans } of recordsOf(body)) records += spans.length;
  await bytes.close();
  const slice = { fileNo: 7, sliceNo: 0, sha256, firstRecord: 1, records, firstLine: body.line, byteOffset: body.offset, byteLength: body.end - body.offset };
  const all: Read = { forms: [], refused: [], mended: [] };
  for await (const batch of readSlice(dir, slice)) {
    all.forms.push(...batch.forms);
    all.refused.push(...batch.refused);
    all.mended.push(...batch.mended);
  }
  assert.equal(all.forms.length + all.refused.length, records);
  return all;
}

const columnsOf = (name: SourceName): string[] => sources[name].columns.map((column) => column.name);

/** A row of a table source with these cells, the others empty. */
function row(name: SourceName, cells: { readonly [column: string]: string }): string {
  const columns = columnsOf(name);
  for (const column of Object.keys(cells)) assert.ok(columns.includes(column), column);
  return joinFields(
    columns.map((column) => cells[column] ?? ''),
    sources[name].delimiter,
  );
}

const dc01 = (cells: { readonly [column: string]: string }): string => row('dc01', { ho_ten: 'Nguyễn Thị Hoa', ...cells });
const table = (name: SourceName, ...rows: string[]): string => `${columnsOf(name).join(sources[name].delimiter)}\n${rows.join('\n')}\n`;
const told = ({ refused }: Read): unknown[] => refused.map(({ line, field, code, found }) => [line, field, code, found]);

test('a record becomes a form: every field as written, none that is empty, and where it stands', async (t) => {
  const first = dc01({ ngay_sinh: '15/3/1995', so_giay_to: ' 001195000123 ', thuong_tru: 'Xã "A", huyện B\nTỉnh C', ma_xa: '00310' });
  const content = table('dc01', first, dc01({ ngay_sinh: '1948' }));
  const { forms } = await read(t, content);
  assert.deepEqual(forms[0] && { ...forms[0], fields: saidOn(forms[0]) }, {
    formId: 7 * 2 ** 32 + 1,
    source: 'dc01',
    line: 2,
    byteOffset: content.indexOf('\n') + 1,
    byteLength: Buffer.byteLength(first),
    fields: {
      fullName: 'Nguyễn Thị Hoa',
      dateOfBirth: '15/3/1995',
      documentNumber: ' 001195000123 ',
      residencePlace: 'Xã "A", huyện B\nTỉnh C',
      office: '00310',
    },
  });
  assert.deepEqual([forms[1]?.formId, forms[1]?.line], [7 * 2 ** 32 + 2, 4]);
});

test('a file of a header only holds no records', async (t) => {
  assert.deepEqual(await read(t, table('dc01').trimEnd()), { forms: [], refused: [], mended: [] });
});

test('a header with a line end in a quoted name: the rows still stand on their physical lines', async (t) => {
  const { forms } = await read(t, `${columnsOf('dc01').join(',')},"ghi chú\nthêm"\n${dc01({})},x\n`);
  assert.deepEqual(
    forms.map(({ line }) => line),
    [3],
  );
});

test('columns in another order and columns added: each value still finds its field', async (t) => {
  const columns = [...columnsOf('y-te').toReversed(), 'THEM'];
  const { forms } = await read(
    t,
    `${columns.join(',')}\n${columns.map((name) => (name === 'HO_TEN' ? 'LE VAN NAM' : name === 'MA_XA' ? '00310' : name === 'THEM' ? 'bỏ qua' : '')).join(',')}\n`,
  );
  assert.deepEqual(saidOn(forms[0] as ReceivedForm), { fullName: 'LE VAN NAM', office: '00310' });
});

test('refused: a row cut short, never a form of its first columns', async (t) => {
  assert.deepEqual(told(await read(t, table('dc01', '1,Lê Văn Nam,1948'))), [[2, undefined, 'row.cut-short', '1,Lê Văn Nam,1948']]);
});

test('refused: a row with more columns than the header, unless what is too much is empty', async (t) => {
  const found = await read(t, table('dc01', `${dc01({})},,`, `${dc01({})},thừa`));
  assert.deepEqual(told(found), [[3, undefined, 'row.too-wide', `${dc01({})},thừa`]]);
  assert.equal(found.forms.length, 1);
});

test('refused: the header again, also with a byte order mark of a file glued on', async (t) => {
  const header = columnsOf('dc01').join(',');
  const found = await read(t, table('dc01', dc01({}), header, `\ufeff${header}`, dc01({})));
  assert.deepEqual(
    told(found).map((each) => (each as unknown[])[2]),
    ['row.header-again', 'row.header-again'],
  );
  assert.equal(found.forms.length, 2);
});

test('refused: a form that names nobody', async (t) => {
  assert.deepEqual(told(await read(t, table('dc01', dc01({ ho_ten: '' }), dc01({ ho_ten: '  ' })))), [
    [2, 'ho_ten', 'row.name-missing', ''],
    [3, 'ho_ten', 'row.name-missing', '  '],
  ]);
});

for (const date of ['31/02/1990', '29/02/1900', '25/13/1961']) {
  test(`refused: born on ${date}, which no calendar has`, async (t) => {
    assert.deepEqual(told(await read(t, table('dc01', dc01({ ngay_sinh: date })))), [[2, 'ngay_sinh', 'row.no-such-day', date]]);
  });
}

for (const date of ['không nhớ', 'l5/O3/1995', '15/3/95']) {
  test(`refused: born on "${date}", which is not written as a date`, async (t) => {
    assert.deepEqual(told(await read(t, table('dc01', dc01({ ngay_sinh: date })))), [[2, 'ngay_sinh', 'row.date-unreadable', date]]);
  });
}

for (const date of ['00/00/1948', '1948', '01/01/1026', '15/03/2999', '33000', '']) {
  test(`a form all the same, for cleaning to judge: born on "${date}"`, async (t) => {
    assert.equal((await read(t, table('dc01', dc01({ ngay_sinh: date })))).forms.length, 1);
  });
}

for (const number of ['1.23E+11', '01195000123', 'OO1l95000123']) {
  test(`a form all the same, for cleaning to judge: number "${number}"`, async (t) => {
    assert.equal((await read(t, table('dc01', dc01({ so_giay_to: number })))).forms[0]?.fields.documentNumber, number);
  });
}

test('refused: a quote open at the end costs its line, the lines after it are forms', async (t) => {
  const found = await read(t, table('dc01', '1,"Lê Văn', dc01({ ho_ten: 'Trần Thị Mai' })));
  assert.deepEqual(told(found), [[2, undefined, 'row.quote', '1,"Lê Văn']]);
  assert.deepEqual(
    found.forms.map(({ line, fields }) => [line, fields.fullName]),
    [[3, 'Trần Thị Mai']],
  );
});

test('refused: a NUL, shown as a sign that can be stored', async (t) => {
  const found = await read(t, table('dc01', dc01({ can_bo: 'a\u0000b' }), dc01({})));
  assert.equal(found.refused[0]?.code, 'row.nul');
  assert.match(found.refused[0]?.found ?? '', /a␀b/);
  assert.equal(found.forms.length, 1);
});

test('refused: a line of more than a mebibyte, told by its first 200 signs', async (t) => {
  const found = await read(t, table('dc01', `ễ${'ễx'.repeat(600_000)}`, dc01({})));
  assert.deepEqual(told(found), [[2, undefined, 'row.too-long', `ễ${'ễx'.repeat(200)}`.slice(0, 200)]]);
  assert.equal(found.forms[0]?.line, 3);
});

test('old fonts and UTF-8 stand side by side, row by row; what is not UTF-8 comes as Windows-1252 shows it', async (t) => {
  const rows = [row('cmnd', { HO_TEN: 'Nguyễn Văn Hùng' }), row('cmnd', { HO_TEN: 'NguyÔn V¨n Hïng' }), row('cmnd', { HO_TEN: 'Nguyeãn Vaên Huøng' })];
  const content = Buffer.concat([
    Buffer.from(table('cmnd')),
    Buffer.from(`${rows[0]}\r\n`),
    Buffer.from(`${rows[1]}\r\n`, 'latin1'),
    Buffer.from(`${rows[2]}\r\n`, 'latin1'),
    Buffer.from(`;${row('cmnd', {}).slice(1).replace(';', '\x93Hoa\x94;')}`, 'latin1'),
  ]);
  assert.deepEqual(
    (await read(t, content)).forms.map(({ fields }) => fields.fullName),
    ['Nguyễn Văn Hùng', 'NguyÔn V¨n Hïng', 'Nguyeãn Vaên Huøng', '“Hoa”'],
  );
});

test('UTF-8 that was read as Windows-1252 once comes as it stands', async (t) => {
  assert.equal((await read(t, table('dc01', dc01({ ho_ten: 'Nguyá»…n VÄƒn HÃ¹ng' })))).forms[0]?.fields.fullName, 'Nguyá»…n VÄƒn HÃ¹ng');
});

for (const [name, encode] of [
  ['UTF-16 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 without one', (text: string) => Buffer.from(text, 'utf16le')],
  ['big-endian UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
] as const) {
  test(`${name}: forms as in UTF-8, places in the bytes as received`, async (t) => {
    const content = encode(table('dc01', dc01({}), dc01({ ho_ten: '' })));
    const found = await read(t, content);
    const form = found.forms[0] as ReceivedForm;
    assert.equal(form.fields.fullName, 'Nguyễn Thị Hoa');
    const bytes = Buffer.from(content.subarray(form.byteOffset, form.byteOffset + form.byteLength));
    assert.equal((name.startsWith('big') ? bytes.swap16() : bytes).toString('utf16le'), dc01({}));
    assert.deepEqual(told(found), [[3, 'ho_ten', 'row.name-missing', '']]);
  });
}

const death = {
  loai: 'khai-tu',
  so: 4,
  quyen: '01/2021',
  ngay_dang_ky: '2021-06-02',
  nguoi: { ho_ten: 'Lê Văn Sáu', ngay_sinh: '1948', so: null },
  ngay_chet: '2021-05-30',
};

test('an entry becomes a form; null and missing are not there, a number is its digits', async (t) => {
  assert.deepEqual(saidOn((await read(t, JSON.stringify(death))).forms[0] as ReceivedForm), {
    entryNumber: '4',
    entryBook: '01/2021',
    filledOn: '2021-06-02',
    fullName: 'Lê Văn Sáu',
    dateOfBirth: '1948',
    dateOfDeath: '2021-05-30',
  });
});

test('refused entries: no JSON, another kind, a list for a text, a text for an object, no name, no such day, a NUL, not UTF-8', async (t) => {
  const lines = [
    JSON.stringify(death),
    '{"loai":"khai-tu","so":',
    '[1]',
    JSON.stringify({ ...death, loai: 'khai-sinh' }),
    JSON.stringify({ ...death, so: [4] }),
    JSON.stringify({ ...death, nguoi: 'Lê Văn Sáu' }),
    JSON.stringify({ ...death, nguoi: null }),
    JSON.stringify({ ...death, nguoi: { ho_ten: 'Lê Văn Sáu', ngay_sinh: '1948-02-30' } }),
    JSON.stringify({ ...death, can_bo: 'a\u0000' }),
  ];
  const content = Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), Buffer.from('{"loai":"khai-tu","so":"Nguy\xd4n"}', 'latin1')]);
  assert.deepEqual(
    (await read(t, content)).refused.map(({ line, code, field }) => [line, code, field]),
    [
      [2, 'row.not-json', undefined],
      [3, 'row.not-json', undefined],
      [4, 'row.other-kind', 'loai'],
      [5, 'row.not-text', 'so'],
      [6, 'row.not-object', 'nguoi'],
      [7, 'row.name-missing', 'nguoi.ho_ten'],
      [8, 'row.no-such-day', 'nguoi.ngay_sinh'],
      [9, 'row.nul', 'can_bo'],
      [10, 'row.not-utf8', undefined],
    ],
  );
});

test('each wrong shape of a value is told by its own code, with what stands there', async (t) => {
  const shapes = [{ so: true }, { so: { quyen: 1 } }, { nguoi: 4 }, { nguoi: ['Sáu'] }, { nguoi: { ho_ten: ['Sáu'] } }, { loai: ['khai-tu'] }];
  const lines = [death, ...shapes.map((shape) => ({ ...death, ...shape }))].map((entry) => JSON.stringify(entry));
  assert.deepEqual(
    (await read(t, lines.join('\n'))).refused.map(({ code, field, found }) => [code, field, found]),
    [
      ['row.not-text', 'so', 'true'],
      ['row.not-text', 'so', '{"quyen":1}'],
      ['row.not-object', 'nguoi', '4'],
      ['row.not-object', 'nguoi', '["Sáu"]'],
      ['row.not-text', 'nguoi.ho_ten', '["Sáu"]'],
      ['row.other-kind', 'loai', '["khai-tu"]'],
    ],
  );
});

test('a workbook: rows are forms with the number of the row and their place in the sheet, short rows have empty cells', async (t) => {
  const good = textRow(3, ['0115012345', 'Nguyễn Thị Hoa', '15/03/1995']);
  const rows = [
    textRow(1, columnsOf('bhxh')),
    good,
    '<row r="4"><c r="A4"><v>1</v></c><c r="C4"><v>1948</v></c></row>',
    '<row r="5"><c r="B5" t="str"><v>&x;</v></c></row>',
  ];
  const found = await read(t, await sampleWorkbook({ rows: rows.join('') }));
  assert.deepEqual(
    found.forms.map((form) => [form.line, form.byteLength, saidOn(form)]),
    [[3, Buffer.byteLength(good), { insuranceNumber: '0115012345', fullName: 'Nguyễn Thị Hoa', dateOfBirth: '15/03/1995' }]],
  );
  assert.deepEqual(
    found.refused.map(({ line, code, field }) => [line, code, field]),
    [
      [4, 'row.name-missing', 'Họ và tên'],
      [5, 'row.xml', undefined],
    ],
  );
});

test('a row of a mending sheet names the row that it mends, and its guarded cells are made back', async (t) => {
  const columns = [...columnsOf('y-te'), '_thay', '_ma'];
  const line = (cells: { readonly [name: string]: string }): string =>
    joinFields(
      columns.map((name) => cells[name] ?? ''),
      ',',
    );
  const rows = [
    line({ HO_TEN: "'=Hoa", SO_DIEN_THOAI: "'+84912345678", DIA_CHI: "''Ba", _ma: '0123456789abcdef:5' }),
    line({ HO_TEN: "'=Hoa" }),
    line({ NGAY_SINH: '1/1/1', _ma: '0123456789abcdef:6' }),
  ];
  const found = await read(t, [columns.join(','), ...rows].join('\n'));
  assert.deepEqual(found.forms.map(saidOn), [{ fullName: '=Hoa', phone: '+84912345678', residencePlace: "'Ba" }, { fullName: "'=Hoa" }]);
  assert.deepEqual(found.mended, [
    { reference: '0123456789abcdef:5', by: 7 * 2 ** 32 + 1 },
    { reference: '0123456789abcdef:6', by: 7 * 2 ** 32 + 3 },
  ]);
});

test('whatever bytes follow a header, each record comes out once, as a form or refused', async (t) => {
  const header = Buffer.from(table('y-te'));
  const anything = fc.array(
    fc.oneof(
      fc.constantFrom(...['\n', '\r', ',', '"', '\u0000', 'ễ', 'Hoa', sources['y-te'].example].map((text) => Buffer.from(text))),
      fc.uint8Array({ maxLength: 4 }),
    ),
    { maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(anything, async (parts) => {
      const content = Buffer.concat([header, ...parts]);
      const { forms, refused } = await read(t, content);
      const records = [...forms.map(({ formId }) => formId % 2 ** 32), ...refused.map(({ record }) => record)].sort((a, b) => a - b);
      assert.deepEqual(
        records,
        records.map((_, at) => at + 1),
      );
      assert.ok(refused.every(({ found }) => found.length <= 200 && !found.includes('\u0000')));
    }),
    { numRuns: 40 },
  );
});
