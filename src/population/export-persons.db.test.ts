import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { type Database, inTransaction } from '#database/index.ts';
import type { Form } from '#intake/index.ts';
import { type PartialDate, Refusal, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm } from '../../test/support/made-register.ts';
import { correctPerson, digestRegister, exportLinks, exportPersons, measureFields, personTokens, undoAct } from './index.ts';

const now = new Date('2026-11-23T03:00:00Z');
const unit = unitId('commune', '00310', 0);
const nam = madeForm({
  record: 1,
  fullName: 'Nguyễn Văn Nam',
  dateOfBirth: 19800512,
  sex: 'M',
  birthRegistrationUnit: unit,
  residenceUnit: unit,
  residencePlace: '=HYPERLINK("http://x"), Hà Nội',
  religion: '+1',
  filledOn: 20170601,
});
const vaccinated = madeForm({ record: 2, source: 'y-te', fullName: 'NGUYEN VAN NAM', phone: '0912345678' });
const old = madeForm({ record: 3, fullName: 'Lê Thị Hoà', dateOfBirth: 19480000, ethnicity: 1 });
const clusters: readonly (readonly Form[])[] = [[nam, vaccinated], [old]];

async function sheet(db: Database, asOf?: number): Promise<{ [column: string]: string }[]> {
  const file = path.join(db.dataDir, 'persons.csv');
  await exportPersons(db, file, { now, ...(asOf !== undefined && { asOf: asOf as PartialDate }) });
  return parse(readFileSync(file), { bom: true, columns: true });
}

test('persons as a sheet: number first, dates as far as they are known, no cell that a spreadsheet would run, every row marked as made up', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, clusters, now);
  const rows = await sheet(db);
  assert.deepEqual(Object.keys(rows[0] ?? {}).slice(0, 4), ['person_no', 'full_name', 'date_of_birth', 'sex']);
  assert.deepEqual(
    rows.map((row) => [row['full_name'], row['date_of_birth'], row['sex'], row['du_lieu']]),
    [
      ['Nguyễn Văn Nam', '1980-05-12', 'M', 'dữ liệu tổng hợp'],
      ['Lê Thị Hoà', '1948', '', 'dữ liệu tổng hợp'],
    ],
  );
  assert.match(rows[0]?.['person_no'] ?? '', /^001080\d{6}$/);
  assert.equal(rows[1]?.['person_no'], '');
  assert.equal(rows[0]?.['residence_place'], '\'=HYPERLINK("http://x"), Hà Nội');
  assert.equal(rows[0]?.['religion'], "'+1");
  assert.match(rows[0]?.['residence_unit'] ?? '', /Hà Nội$/);
  assert.equal(rows[1]?.['ethnicity'], 'Kinh');
});

test('as of a day before a birth the person is not in the sheet, and units are called as they then were', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, clusters, now);
  assert.deepEqual(
    (await sheet(db, 19700101)).map((row) => row['full_name']),
    ['Lê Thị Hoà'],
  );
  assert.equal((await sheet(db, 20250630))[0]?.['residence_unit'], 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội');
});

test('links as a sheet: every form with file, line and an opaque person, also where there is no number', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, clusters, now);
  const file = path.join(db.dataDir, 'links.csv');
  assert.deepEqual(await exportLinks(db, file), { rows: 3 });
  const rows: { [column: string]: string }[] = parse(readFileSync(file), { bom: true, columns: true });
  const { tokenOf } = personTokens(db.dataDir);
  assert.deepEqual(
    rows.map((row) => [row['file'], row['line'], row['form_id'], row['person']]),
    [
      ['dc01/tep-1.csv', '2', String(nam.formId), tokenOf(nam.formId)],
      ['dc01/tep-1.csv', '3', String(vaccinated.formId), tokenOf(nam.formId)],
      ['dc01/tep-1.csv', '4', String(old.formId), tokenOf(old.formId)],
    ],
  );
  assert.deepEqual(
    rows.map((row) => row['person_no']?.length),
    [12, 12, 0],
  );
});

test('the digest is that of what is known: the same however it was sliced, another after a correction, the same after its undoing', async (t) => {
  const [one, other] = [await withTestDatabase(t), await withTestDatabase(t)];
  await buildFrom(one, clusters, now);
  await buildFrom(other, clusters.toReversed(), new Date('2026-12-24T03:00:00Z'), 1);
  const before = await digestRegister(one);
  assert.match(before, /^[0-9a-f]{64}$/);
  assert.equal(await digestRegister(other), before);
  const { actId } = await inTransaction(one, (tx) =>
    correctPerson(
      { tx, now },
      {
        personId: nam.formId,
        changes: { fullName: 'Nguyễn Văn Năm', dateOfBirth: 19810613 as PartialDate },
        reason: 'Giấy khai sinh',
        officers: ['Hoa', 'Tuấn'],
      },
    ),
  );
  assert.notEqual(await digestRegister(one), before);
  await inTransaction(one, (tx) => undoAct({ tx, now }, { actId, reason: 'Ghi nhầm', officers: ['Hoa', 'Tuấn'] }));
  assert.equal(await digestRegister(one), before);
});

test('the digest tells which forms stand behind an archive, even where no value differs', async (t) => {
  const [one, other] = [await withTestDatabase(t), await withTestDatabase(t)];
  const again = madeForm({ record: 9, source: 'y-te', fullName: 'NGUYEN VAN NAM' });
  await buildFrom(one, [[nam, vaccinated], [old]], now);
  await buildFrom(other, [[nam, vaccinated, again], [old]], now);
  assert.notEqual(await digestRegister(one), await digestRegister(other));
});

test('fields are measured against the truth: of the archives that state one, those that are right', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, clusters, now);
  const [truth, people] = [path.join(db.dataDir, 'truth.csv'), path.join(db.dataDir, 'people.csv')];
  writeFileSync(truth, 'file,line,person\ntep-1.csv,2,P1\ntep-1.csv,3,P1\ntep-1.csv,4,"P2"\n');
  writeFileSync(people, 'person,full_name,date_of_birth,sex,unit\nP1,Nguyễn Văn Năm,1980-05-12,M,00310\nP2,"Lê Thị Hòa",1948-03-01,F,00310\n');
  const measured = await measureFields(db, { truth, people });
  assert.equal(measured.archives, 2);
  assert.deepEqual(measured.fullName, { right: 1, stated: 2, accuracy: 0.5 });
  assert.equal(measured.fullNameWithoutMarks.right, 2);
  assert.deepEqual([measured.dateOfBirth.right, measured.yearOfBirth.right], [1, 2]);
  assert.deepEqual(measured.unit, { right: 1, stated: 1, accuracy: 1 });
  writeFileSync(people, 'person,name\nP1,Nguyễn Văn Năm\n');
  await assert.rejects(measureFields(db, { truth, people }), (error: unknown) => error instanceof Refusal && error.code === 'measure.columns');
});
