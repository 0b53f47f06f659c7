import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listConflicts, openConflicts } from '#conflicts/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { type PartialDate, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm, testKey } from '../../test/support/made-register.ts';
import { holds, refusedWith } from '../../test/support/promises.ts';
import { correctPerson, digestRegister, findPersons, mergePersons, readChanges, showPerson, undoAct, withdrawFile } from './index.ts';

const unit = unitId('commune', '00310', 0);
const built = new Date('2026-11-01T03:00:00Z');
const withdrawn = new Date('2026-11-05T03:00:00Z');
const now = new Date('2026-11-10T03:00:00Z');
const officers = ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'];
const told = { dateOfBirth: 19800512, sex: 'M', birthRegistrationUnit: unit, residenceUnit: unit } as const;
const nam = { ...told, fullName: 'Nguyễn Văn Nam' };
const binh = { ...told, fullName: 'Nguyễn Văn Bình' };
const [file2, ofNam, ofBinh] = ['dc01/tep-2.csv', 2 ** 32 + 1, 2 ** 33 + 2];

/** Nam in both files, Bình in the second alone, Quý in the first. */
async function twoFiles(db: Database): Promise<void> {
  await buildFrom(
    db,
    [
      [madeForm({ record: 1, ...nam }), madeForm({ file: 2, record: 1, ...nam, religion: 'Phật giáo' })],
      [madeForm({ file: 2, record: 2, ...binh, residenceFile: 'HS-1', householdId: 4321, filledOn: 20170601 })],
      [madeForm({ record: 2, ...told, fullName: 'Phạm Văn Quý' })],
    ],
    built,
  );
}

const withdraw = (db: Database, file = file2) => inTransaction(db, (tx) => withdrawFile({ tx, now: withdrawn }, { file, reason: 'Xã gửi nhầm tệp', officers }));
const undo = (db: Database, actId: number) => inTransaction(db, (tx) => undoAct({ tx, now }, { actId, reason: 'Tệp đúng', officers }));

test('withdrawn: its forms are nobody, who has no other is nobody, and the number of such a person is given to none', async (t) => {
  const db = await withTestDatabase(t);
  await twoFiles(db);
  const done = await withdraw(db);
  assert.deepEqual([done.forms, done.persons, done.ended], [2, 2, 1]);
  await holds(db);
  const shown = await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, ofNam));
  assert.equal(shown.values.religion, undefined);
  const gone = await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, ofBinh));
  assert.deepEqual([gone.state, gone.household, gone.numbers.map(({ state }) => state)], ['withdrawn', null, ['retired']]);
  assert.deepEqual((await inTransaction(db, (tx) => findPersons({ tx, dataDir: db.dataDir }, { q: 'nguyen van binh' }))).items, []);
  const asKnown = await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, ofBinh, { knownOn: built }));
  assert.equal(asKnown.values.fullName?.value, 'Nguyễn Văn Bình');
});

test('undone: the digest of before, numbers and all; undone once more it is withdrawn again', async (t) => {
  const db = await withTestDatabase(t);
  await twoFiles(db);
  const digest = await digestRegister(db);
  const { actId } = await withdraw(db);
  const digestWithout = await digestRegister(db);
  const { actId: undoing } = await undo(db, actId);
  assert.equal(await digestRegister(db), digest);
  await holds(db);
  await undo(db, undoing);
  assert.equal(await digestRegister(db), digestWithout);
  await holds(db);
  await assert.rejects(withdraw(db), refusedWith('withdraw.already'));
  await undo(db, actId);
  assert.equal(await digestRegister(db), digest);
  await withdraw(db);
  assert.equal(await digestRegister(db), digestWithout);
});

test('a correction of a person who is left without forms goes, and comes back, with them', async (t) => {
  const db = await withTestDatabase(t);
  await twoFiles(db);
  const correct = (personId: number) =>
    inTransaction(db, (tx) =>
      correctPerson({ tx, now: built }, { personId, changes: readChanges({ religion: 'Phật giáo' }, 20261101 as PartialDate), reason: 'Lời khai', officers }),
    );
  await correct(ofBinh);
  const corrected = await digestRegister(db);
  const { actId } = await withdraw(db);
  await holds(db);
  const [state] = await db.sql<{ state: string }[]>`select state from population.person where person_id = ${ofBinh}`;
  assert.equal(state?.state, 'withdrawn');
  await assert.rejects(correct(ofBinh), refusedWith('person.withdrawn'));
  const { actId: undoing } = await undo(db, actId);
  assert.equal(await digestRegister(db), corrected);
  await undo(db, undoing);
  await holds(db);
  await undo(db, actId);
  assert.equal(await digestRegister(db), corrected);
});

test('a conflict that only one form is left to speak of is settled, and opens again', async (t) => {
  const db = await withTestDatabase(t);
  await twoFiles(db);
  const parties = [ofNam, ofBinh].map((id) => ({ formId: id, personId: id }));
  await inTransaction(db, (tx) => openConflicts(tx, [{ kind: 'possible-duplicate', ownerUnit: null, detail: null, parties }], { actId: 1, now }));
  const open = async () => (await inTransaction(db, (tx) => listConflicts(tx, { state: 'open' }))).items.length;
  const { actId } = await withdraw(db);
  assert.equal(await open(), 0);
  await undo(db, actId);
  assert.equal(await open(), 1);
});

test('a merge with a person whom the file holds is undone before the withdrawal that came first', async (t) => {
  const db = await withTestDatabase(t);
  await twoFiles(db);
  const digest = await digestRegister(db);
  const { actId } = await withdraw(db);
  const merge = await inTransaction(db, (tx) => mergePersons({ tx, now, key: testKey }, { first: 2 ** 32 + 2, second: ofNam, reason: 'Một người', officers }));
  await assert.rejects(undo(db, actId), refusedWith('act.built-on'));
  await undo(db, merge.actId);
  await undo(db, actId);
  assert.equal(await digestRegister(db), digest);
});

test('a build after a withdrawal numbers its persons, those who gain a form and those who are new', async (t) => {
  const db = await withTestDatabase(t);
  await twoFiles(db);
  await db.sql`update intake.file set path = 'first.csv' where file_no = 1`;
  await withdraw(db, 'first.csv'); // takes the form whose id is Nam's person away; he stays by the other
  await buildFrom(
    db,
    [[madeForm({ file: 2, record: 1, ...nam }), madeForm({ file: 3, record: 1, ...nam })], [madeForm({ file: 3, record: 2, ...told, fullName: 'Lê Văn Sáu' })]],
    now,
  );
  const [row] = await db.sql<{ number: number | null }[]>`select person_no as "number" from population.person where full_name = 'Lê Văn Sáu'`;
  assert.ok(row?.number);
  await holds(db);
});

test('refused, and nothing is written: a file not received, not read, left out; two of one name; a hash says which', async (t) => {
  const db = await withTestDatabase(t);
  await twoFiles(db);
  const digest = await digestRegister(db);
  await assert.rejects(withdraw(db, 'no-such.csv'), refusedWith('withdraw.unknown'));
  await db.sql`update intake.file set state = 'sliced' where file_no = 3`;
  await assert.rejects(withdraw(db, 'dc01/tep-3.csv'), refusedWith('withdraw.not-read'));
  await db.sql`update intake.file set path = ${file2} where file_no = 4`;
  await assert.rejects(withdraw(db), refusedWith('withdraw.several'));
  assert.equal(await digestRegister(db), digest);
  assert.equal((await db.sql`select from intake.act where kind = 'withdraw'`).length, 0);
  await withdraw(db, `${'0'.repeat(63)}2`);
  await holds(db);
});

test('twice at once: one is done, one is refused', async (t) => {
  const db = await withTestDatabase(t);
  await twoFiles(db);
  const outcomes = await Promise.allSettled([withdraw(db), withdraw(db)]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.ok(outcomes.some((outcome) => outcome.status === 'rejected' && refusedWith('withdraw.already')(outcome.reason)));
});
