import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formFields } from '#intake/index.ts';
import { type LinkRecord, lineOf, recordsOf } from './made-up-forms.ts';
import { formReader, linkColumns } from './read-forms.ts';
import { at, isNumberDoubted, numberReader, type Records, rowLength } from './records.ts';

const nowhere = () => ({ area: 0, district: 0, province: 0, newProvince: 0, isCommune: false });
const cell = ({ rows }: Records, record: number, place: number): number => rows[record * rowLength + place]!;
const form: LinkRecord = { id: 4_294_967_297, source: 'dc01' };

test('equal texts share an id, other texts do not, what is missing has none', () => {
  const records = recordsOf([
    { ...form, fullName: 'Lò Văn Páo', fatherName: 'Lò Văn Páo' },
    { ...form, fullName: 'Lò Văn Pao' },
  ]);
  assert.equal(cell(records, 0, at.name), cell(records, 0, at.father));
  assert.notEqual(cell(records, 0, at.name), cell(records, 1, at.name));
  assert.equal(cell(records, 0, at.mother), 0);
});

test('backslash, tab, line ends and the letters \\N in a text are what they were, not what COPY makes of them', () => {
  const strange = ['a\\b', 'a\tb', 'a\nb', 'a\rb', '\\N', 'N', 'tab', 'a\\tb'];
  const records = recordsOf(strange.map((fullName, place) => ({ ...form, id: form.id + place, fullName })));
  const ids = strange.map((_, record) => cell(records, record, at.name));
  assert.equal(new Set(ids).size, strange.length);
  assert.ok(ids.every((id) => id !== 0));
  const same = recordsOf(strange.map((fullName, place) => ({ ...form, id: form.id + place, fullName, motherName: fullName })));
  for (const record of strange.keys()) assert.equal(cell(same, record, at.name), cell(same, record, at.mother));
});

test('a field with an open error says nothing; the others do, and a personal number is known as doubted', () => {
  const doubted = 2 ** formFields.indexOf('personNumber') + 2 ** formFields.indexOf('fullName');
  const own = { ...form, fullName: 'Lò Văn Páo', personNumber: 1_195_000_123, dateOfBirth: 19950315 };
  const records = recordsOf([{ ...own, doubted }, own]);
  assert.deepEqual(
    [at.name, at.number, at.dateOfBirth].map((place) => cell(records, 0, place)),
    [0, 1_195_000_123, 19950315],
  );
  assert.deepEqual(
    [0, 1].map((record) => isNumberDoubted(records.rows, record * rowLength)),
    [true, false],
  );
});

test('numbers are digits only, up to twelve: anything else says nothing', () => {
  const cells = ['0123456789', '96195000123', '999999999999', '1099511627776', '12a', '1e5', '-5', '99999999999999999999', ''];
  const reader = formReader(nowhere);
  const blank = lineOf(form).split('\t');
  for (const phone of cells) reader.read(Buffer.from(blank.with(linkColumns.indexOf('phone'), phone).join('\t')));
  const records = reader.finish();
  assert.deepEqual(
    cells.map((_, record) => numberReader(records.rows, at.phone)(record * rowLength)),
    [123_456_789, 96_195_000_123, 999_999_999_999, 0, 0, 0, 0, 0, 0],
  );
});

test('an unknown residence is where the form was filled in', () => {
  const records = recordsOf([
    { ...form, officeUnit: 30_003_100 },
    { ...form, officeUnit: 30_003_100, residenceUnit: 30_000_001 },
  ]);
  assert.deepEqual(
    [0, 1].map((record) => records.unitOf(cell(records, record, at.residence))),
    [30_003_100, 30_000_001],
  );
});

test('one entry of one office is one; the same entry of another office is another', () => {
  const records = recordsOf([
    { ...form, officeUnit: 30_000_001, entry: '15' },
    { ...form, officeUnit: 30_000_001, entry: '15' },
    { ...form, officeUnit: 30_000_002, entry: '15' },
  ]);
  assert.equal(cell(records, 0, at.entry), cell(records, 1, at.entry));
  assert.notEqual(cell(records, 0, at.entry), cell(records, 2, at.entry));
});

test('more forms than were expected find room', () => {
  const reader = formReader(nowhere, 1);
  for (let id = 1; id <= 5000; id++) reader.read(Buffer.from(lineOf({ ...form, id, dateOfBirth: 19000101 + id })));
  const records = reader.finish();
  assert.deepEqual([records.count, records.ids[4999], cell(records, 4999, at.dateOfBirth)], [5000, 5000, 19005101]);
});

test('forms that come in no order stand in order; what was given before says the same when more have come', () => {
  const born = (id: number): LinkRecord => ({ ...form, id, fullName: `Lò Văn ${String.fromCharCode(65 + id)}`, dateOfBirth: 19500101 + id });
  const reader = formReader(nowhere, 1);
  for (const id of [4, 7]) reader.read(Buffer.from(lineOf(born(id))));
  const first = reader.finish();
  for (const id of [9, 2, 5, 1]) reader.read(Buffer.from(lineOf(born(id))));
  const all = reader.finish();
  assert.deepEqual([...first.ids], [4, 7]);
  assert.deepEqual([...all.ids], [1, 2, 4, 5, 7, 9]);
  for (const records of [first, all]) {
    for (const [record, id] of records.ids.entries()) assert.equal(cell(records, record, at.dateOfBirth), 19500101 + id);
  }
  assert.equal(cell(first, 1, at.name), cell(all, 4, at.name));
});
