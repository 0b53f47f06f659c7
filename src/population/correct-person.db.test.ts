import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { type PartialDate, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm } from '../../test/support/made-register.ts';
import { refusedWith } from '../../test/support/promises.ts';
import { type Correction, correctPerson, type PersonField, readChanges, showPerson, undoAct } from './index.ts';

const maiDong = unitId('commune', '00310', 0);
const hoanKiem = unitId('commune', '00070', 0);
const built = new Date('2026-11-01T03:00:00Z');
const first = new Date('2026-11-05T03:00:00Z');
const second = new Date('2026-11-10T03:00:00Z');
const third = new Date('2026-11-15T03:00:00Z');
const now = new Date('2026-11-23T03:00:00Z');
const officers = ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'];
const day = (date: number): PartialDate => date as PartialDate;

async function registerOfNam(db: Database): Promise<number> {
  const nam = { fullName: 'Nguyễn Văn Nam', dateOfBirth: 19800512, sex: 'M', birthRegistrationUnit: maiDong, relationToHead: 'con' };
  await buildFrom(
    db,
    [
      [
        madeForm({ record: 1, ...nam, filledOn: 20170601, residencePlace: 'Mai Động', residenceUnit: maiDong, residenceFile: 'A1', householdId: 11 }),
        madeForm({ record: 2, ...nam, filledOn: 20220310, residencePlace: 'Hàng Bạc', residenceUnit: hoanKiem, residenceFile: 'B2', householdId: 22 }),
      ],
    ],
    built,
  );
  const [row] = await db.sql<{ person_id: number }[]>`select person_id from population.person`;
  return row?.person_id as number;
}

const correct = (db: Database, personId: number, told: { [field: string]: string }, at: Date, more: Partial<Correction> = {}) =>
  inTransaction(db, (tx) =>
    correctPerson({ tx, now: at }, { personId, changes: readChanges(told, day(20261101)), reason: 'Giấy khai sinh bản chính', officers, ...more }),
  );

async function seen(db: Database, personId: number, field: PersonField, asOf: number, knownOn: Date): Promise<unknown> {
  const shown = await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, personId, { asOf: day(asOf), knownOn }));
  return shown.values[field]?.value;
}

test('a correction of a correction: the register still tells what it believed on each day', async (t) => {
  const db = await withTestDatabase(t);
  const person = await registerOfNam(db);
  await correct(db, person, { fullName: 'Nguyễn Văn Năm' }, first);
  await correct(db, person, { fullName: 'Nguyễn Văn Nấm' }, second);
  for (const asOf of [20100101, 20230101]) {
    assert.equal(await seen(db, person, 'fullName', asOf, built), 'Nguyễn Văn Nam');
    assert.equal(await seen(db, person, 'fullName', asOf, first), 'Nguyễn Văn Năm');
    assert.equal(await seen(db, person, 'fullName', asOf, second), 'Nguyễn Văn Nấm');
  }
  const [row] = await db.sql`select full_name, name_key, version_no from population.person`;
  assert.deepEqual([row?.['full_name'], row?.['name_key'], row?.['version_no']], ['Nguyễn Văn Nấm', 'nguyen van nam', 6]);
});

test('a date of birth corrected and corrected back: the wrong first day is void, and comes to life again', async (t) => {
  const db = await withTestDatabase(t);
  const person = await registerOfNam(db);
  await correct(db, person, { dateOfBirth: '1981-06-13' }, first);
  await assert.rejects(seen(db, person, 'fullName', 19810101, first), refusedWith('person.not-yet'));
  assert.equal(await seen(db, person, 'dateOfBirth', 19810101, built), '1980-05-12');
  await correct(db, person, { dateOfBirth: '1980-05-12' }, second);
  assert.equal(await seen(db, person, 'dateOfBirth', 19810101, second), '1980-05-12');
  await assert.rejects(seen(db, person, 'fullName', 19810101, first), refusedWith('person.not-yet'));
});

test('born earlier than was believed: the history names the date as what the correction changed; a day before both tells the day that is asked', async (t) => {
  const db = await withTestDatabase(t);
  const person = await registerOfNam(db);
  const { actId } = await correct(db, person, { dateOfBirth: '1962-05-12' }, first);
  const { versions } = await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, person));
  assert.deepEqual(
    versions.filter(({ act, void: isVoid }) => act === String(actId) && !isVoid).map(({ validFrom, changed }) => [validFrom, changed]),
    [
      ['1962-05-12', ['dateOfBirth']],
      ['2022-03-10', ['dateOfBirth']],
    ],
  );
  await assert.rejects(seen(db, person, 'fullName', 19600101, first), (error: Error) => /as of 1960-01-01, as known on 2026-11-05\./.test(error.message));
});

test('a residence corrected for one stretch reaches the next move and no further, and the household follows the residence file', async (t) => {
  const db = await withTestDatabase(t);
  const person = await registerOfNam(db);
  await correct(db, person, { residencePlace: 'Phường Tân Mai, Quận Hoàng Mai, Thành phố Hà Nội' }, first, { since: day(20190101) });
  const tanMai = await seen(db, person, 'residenceUnit', 20200101, first);
  assert.notEqual(tanMai, maiDong);
  assert.equal(await seen(db, person, 'residenceUnit', 20180101, first), maiDong);
  assert.equal(await seen(db, person, 'residenceUnit', 20200101, built), maiDong);
  assert.equal(await seen(db, person, 'residenceUnit', 20220401, first), hoanKiem);
  const households = await Promise.all([20180101, 20200101, 20220401].map((on) => seen(db, person, 'householdId', on, first)));
  assert.equal(new Set(households).size, 3);
});

test('an undone correction is as if it had not been, but the register remembers that it was; undone once more it holds again', async (t) => {
  const db = await withTestDatabase(t);
  const person = await registerOfNam(db);
  const { actId } = await correct(db, person, { fullName: 'Nguyễn Văn Năm' }, first);
  const undo = (act: number, at: Date) => inTransaction(db, (tx) => undoAct({ tx, now: at }, { actId: act, reason: 'Ghi nhầm người', officers }));
  const undoing = await undo(actId, second);
  assert.equal(await seen(db, person, 'fullName', 20230101, first), 'Nguyễn Văn Năm');
  assert.equal(await seen(db, person, 'fullName', 20230101, second), 'Nguyễn Văn Nam');
  await assert.rejects(undo(actId, third), refusedWith('act.already-undone'));
  await undo(undoing.actId, third);
  assert.equal(await seen(db, person, 'fullName', 20230101, third), 'Nguyễn Văn Năm');
  await undo(actId, now);
  assert.equal(await seen(db, person, 'fullName', 20230101, now), 'Nguyễn Văn Nam');
  await assert.rejects(undo(999, now), refusedWith('act.unknown'));
  await assert.rejects(undo(1, now), refusedWith('act.not-undone'));
});

test('an earlier correction undone under a later one: the later one stands', async (t) => {
  const db = await withTestDatabase(t);
  const person = await registerOfNam(db);
  const { actId } = await correct(db, person, { fullName: 'Nguyễn Văn Năm', religion: 'Phật giáo' }, first);
  await correct(db, person, { fullName: 'Nguyễn Văn Nấm' }, second);
  await inTransaction(db, (tx) => undoAct({ tx, now: third }, { actId, reason: 'Ghi nhầm người', officers }));
  assert.equal(await seen(db, person, 'fullName', 20230101, third), 'Nguyễn Văn Nấm');
  assert.equal(await seen(db, person, 'religion', 20230101, third), undefined);
});

test('the value names the act, its officer, and what lost against it', async (t) => {
  const db = await withTestDatabase(t);
  const person = await registerOfNam(db);
  const { actId } = await correct(db, person, { fullName: 'Nguyễn Văn Năm' }, first);
  const shown = await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, person));
  const { fullName } = shown.values;
  assert.deepEqual([fullName?.form, fullName?.source, fullName?.officer, fullName?.file], [String(actId), 'act', officers[0], null]);
  assert.deepEqual(
    fullName?.losers.map(({ value, file, line }) => [value, file, line]),
    [
      ['Nguyễn Văn Nam', 'dc01/tep-1.csv', 3],
      ['Nguyễn Văn Nam', 'dc01/tep-1.csv', 2],
    ],
  );
  assert.deepEqual(
    shown.versions.map(({ versionNo, actKind, changed }) => [versionNo, actKind, changed.includes('fullName')]),
    [
      [1, 'build', false],
      [2, 'build', false],
      [3, 'correct', true],
      [4, 'correct', true],
    ],
  );
});

test('twice at once: both are done, one after the other', async (t) => {
  const db = await withTestDatabase(t);
  const person = await registerOfNam(db);
  await Promise.all([correct(db, person, { fullName: 'Nguyễn Văn Năm' }, first), correct(db, person, { religion: 'Phật giáo' }, second)]);
  assert.deepEqual([await seen(db, person, 'fullName', 20230101, now), await seen(db, person, 'religion', 20230101, now)], ['Nguyễn Văn Năm', 'Phật giáo']);
  assert.deepEqual(
    (await db.sql`select version_no from population.version order by 1`).map((row) => row['version_no']),
    [1, 2, 3, 4, 5, 6],
  );
});

test('twice at once on the same version: one is done, one is refused', async (t) => {
  const db = await withTestDatabase(t);
  const person = await registerOfNam(db);
  const outcomes = await Promise.allSettled([
    correct(db, person, { fullName: 'Nguyễn Văn Năm' }, first, { seenVersion: 2 }),
    correct(db, person, { fullName: 'Nguyễn Văn Nấm' }, first, { seenVersion: 2 }),
  ]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.ok(outcomes.some((outcome) => outcome.status === 'rejected' && refusedWith('person.changed')(outcome.reason)));
});

test('refused, and nothing is written: one officer twice, no reason, nothing to correct, what stands already, a stranger, a day before the birth', async (t) => {
  const db = await withTestDatabase(t);
  const person = await registerOfNam(db);
  const name = { fullName: 'Nguyễn Văn Năm' };
  await assert.rejects(correct(db, person, name, first, { officers: ['Hoa', ' hoa '] }), refusedWith('correction.one-officer'));
  await assert.rejects(correct(db, person, name, first, { officers: ['Hoa'] }), refusedWith('correction.one-officer'));
  await assert.rejects(correct(db, person, name, first, { reason: ' ' }), refusedWith('correction.no-reason'));
  await assert.rejects(correct(db, person, {}, first), refusedWith('correction.empty'));
  await assert.rejects(correct(db, person, { fullName: 'Nguyễn Văn Nam' }, first), refusedWith('correction.nothing-new'));
  await assert.rejects(correct(db, person + 1, name, first), refusedWith('person.unknown'));
  await assert.rejects(correct(db, person, { maritalStatus: 'married' }, first, { since: day(19700101) }), refusedWith('correction.since'));
  await assert.rejects(correct(db, person, { maritalStatus: 'married' }, first, { since: day(20300101) }), refusedWith('correction.since'));
  await db.sql`update population.person set state = 'merged'`;
  await assert.rejects(correct(db, person, name, first), refusedWith('person.merged'));
  assert.equal((await db.sql`select from population.version`).length, 2);
  assert.equal((await db.sql`select from cleaning.form where source = 'act'`).length, 0);
});
