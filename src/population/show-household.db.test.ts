import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { type PartialDate, Refusal, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm } from '../../test/support/made-register.ts';
import { correctPerson, type ShownHousehold, showHousehold, showPerson } from './index.ts';

const built = new Date('2026-11-01T03:00:00Z');
const now = new Date('2026-11-23T03:00:00Z');
const maiDong = unitId('commune', '00310', 0);
const household = 4321;
const home = {
  residencePlace: 'Tổ 5, Mai Động, Hoàng Mai, Hà Nội',
  residenceUnit: maiDong,
  residenceFile: 'HS-1',
  householdId: household,
  birthRegistrationUnit: maiDong,
  filledOn: 20170601,
};
const father = madeForm({ record: 1, ...home, fullName: 'Nguyễn Văn Nam', dateOfBirth: 19500101, sex: 'M', relationToHead: 'chu-ho' });
const son = madeForm({ record: 2, ...home, fullName: 'Nguyễn Văn Bình', dateOfBirth: 19800512, sex: 'M', relationToHead: 'con' });
const leaving = madeForm({
  record: 3,
  ...home,
  fullName: 'Nguyễn Văn Bình',
  dateOfBirth: 19800512,
  sex: 'M',
  relationToHead: 'chu-ho',
  filledOn: 20250815,
  residenceUnit: unitId('commune', '00070', 0),
  residenceFile: 'HS-9',
  householdId: 9,
});
const death = madeForm({ record: 4, source: 'khai-tu', fullName: 'Nguyễn Văn Nam', dateOfBirth: 19500101, dateOfDeath: 20260105, filledOn: 20260106 });
const baby = madeForm({ record: 5, ...home, fullName: 'Nguyễn Thu Hà', dateOfBirth: 20250903, sex: 'F', relationToHead: 'chau' });

const see = (db: Database, asOf: number, knownOn = now): Promise<ShownHousehold> =>
  inTransaction(db, (tx) => showHousehold({ tx, dataDir: db.dataDir, now }, household, { asOf: asOf as PartialDate, knownOn }));
const membersOn = async (db: Database, asOf: number, knownOn?: Date): Promise<string[]> =>
  (await see(db, asOf, knownOn)).members.map(({ fullName, role }) => `${fullName} ${role}`);

test('a household on days before and after the reform: who lives there, and where that is in the units of the day', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [[father, death], [son, leaving], [baby]], built);
  const [before, after] = [await see(db, 20250630), await see(db, 20250701)];
  assert.deepEqual(
    before.members.map(({ fullName }) => fullName),
    ['Nguyễn Văn Nam', 'Nguyễn Văn Bình'],
  );
  assert.deepEqual(after.members, before.members);
  assert.deepEqual(
    before.residence?.onThatDay.map(({ path }) => path),
    ['Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội'],
  );
  assert.ok((after.residence?.onThatDay.length ?? 0) >= 1);
  assert.ok(after.residence?.onThatDay.every(({ id, path }) => id % 10 === 1 && path.split(', ').length === 2 && path.endsWith('Hà Nội')));
  assert.equal(after.residence?.entered.id, maiDong);
});

test('a member whose form names a wrong commune does not move the household: it lives where most of it lives', async (t) => {
  const db = await withTestDatabase(t);
  const strayed = madeForm({ ...father, record: 1, residenceUnit: unitId('commune', '00070', 0), residencePlace: 'Hàng Bồ, Hoàn Kiếm, Hà Nội' });
  await buildFrom(db, [[strayed], [son], [baby]], built);
  assert.equal((await see(db, 20251001)).residence?.entered.id, maiDong);
});

test('birth, leaving and death change the household on their days', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [[father, death], [son, leaving], [baby]], built);
  assert.deepEqual(await membersOn(db, 19700101), ['Nguyễn Văn Nam chu-ho']);
  assert.deepEqual(await membersOn(db, 20250814), ['Nguyễn Văn Nam chu-ho', 'Nguyễn Văn Bình con']);
  assert.deepEqual(await membersOn(db, 20250815), ['Nguyễn Văn Nam chu-ho']);
  assert.deepEqual(await membersOn(db, 20250903), ['Nguyễn Văn Nam chu-ho', 'Nguyễn Thu Hà chau']);
  assert.deepEqual(await membersOn(db, 20260105), ['Nguyễn Thu Hà chau']);
});

test('a correction that takes a member out, and one that takes that back, each tell their time', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [[father], [son]], built);
  const [row] = await db.sql<{ id: number }[]>`select person_id as id from population.person where full_name = 'Nguyễn Văn Bình'`;
  const correct = (file: string, at: Date) =>
    inTransaction(db, (tx) =>
      correctPerson(
        { tx, now: at },
        { personId: row?.id as number, changes: { residenceFile: file }, reason: 'Ghi nhầm hồ sơ cư trú', officers: ['Hoa', 'Tuấn'] },
      ),
    );
  const [taken, given] = [new Date('2026-11-05T03:00:00Z'), new Date('2026-11-10T03:00:00Z')];
  await correct('HS-2', taken);
  assert.deepEqual(await membersOn(db, 20200101, built), ['Nguyễn Văn Nam chu-ho', 'Nguyễn Văn Bình con']);
  assert.deepEqual(await membersOn(db, 20200101, taken), ['Nguyễn Văn Nam chu-ho']);
  await correct('HS-3', given);
  assert.deepEqual(await membersOn(db, 20200101, given), ['Nguyễn Văn Nam chu-ho']);
  const shown = await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, row?.id as number));
  assert.notEqual(shown.household?.householdId, String(household));
  assert.deepEqual(
    shown.household?.members.map(({ fullName }) => fullName),
    ['Nguyễn Văn Bình'],
  );
});

test('refused: a household that never was', async (t) => {
  const db = await withTestDatabase(t);
  await assert.rejects(see(db, 20200101), (error: unknown) => error instanceof Refusal && error.code === 'household.unknown');
});
