import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listConflicts, openConflicts } from '#conflicts/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { personsKeptApart } from '#linkage/index.ts';
import { type PartialDate, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm, type ToldForm, testKey } from '../../test/support/made-register.ts';
import { holds, refusedWith } from '../../test/support/promises.ts';
import { correctPerson, digestRegister, mergePersons, readChanges, type Split, splitPerson, undoAct } from './index.ts';

const unit = unitId('commune', '00310', 0);
const built = new Date('2026-11-01T03:00:00Z');
const split = new Date('2026-11-05T03:00:00Z');
const later = new Date('2026-11-10T03:00:00Z');
const officers = ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'];
const cousin = { fullName: 'Nguyễn Văn Nam', dateOfBirth: 19950512, sex: 'M', birthRegistrationUnit: unit, residenceUnit: unit } as const;
const form = (record: number): number => 2 ** 32 + record;
const person = form(1);

/** Four forms of two cousins of one name as one person, and a neighbour. */
async function twoCousins(db: Database, more: readonly Partial<ToldForm>[] = []): Promise<void> {
  const told = [1, 2, 3, 4].map((record, at) => madeForm({ record, ...cousin, fatherName: record < 3 ? 'Nguyễn Văn Bảo' : 'Nguyễn Văn Lộc', ...more[at] }));
  await buildFrom(db, [told, [madeForm({ record: 5, ...cousin, fullName: 'Phạm Văn Quý' })]], built);
}

const splitOff = (db: Database, forms: readonly number[], more: Partial<Split> = {}) =>
  inTransaction(db, (tx) => splitPerson({ tx, now: split, key: testKey }, { personId: person, forms, reason: 'Hai anh em họ cùng tên', officers, ...more }));
const undo = (db: Database, actId: number) => inTransaction(db, (tx) => undoAct({ tx, now: later }, { actId, reason: 'Ghi nhầm', officers }));

const numberOf = async (db: Database, personId: number): Promise<number | null> =>
  (await db.sql<{ number: number | null }[]>`select person_no as "number" from population.person where person_id = ${personId}`)[0]?.number ?? null;

test('split off: a person of the chosen forms with a fresh number, and linkage is told that the two are two', async (t) => {
  const db = await withTestDatabase(t);
  await twoCousins(db);
  const before = await numberOf(db, person);
  const done = await splitOff(db, [form(3), form(4)]);
  assert.deepEqual([done.kept, done.made, done.forms], [person, done.actId, 2]);
  await holds(db);
  const fresh = await numberOf(db, done.made);
  assert.equal(await numberOf(db, person), before);
  assert.ok(fresh !== null && fresh !== before);
  assert.deepEqual([...(await inTransaction(db, personsKeptApart))], [{ person: done.made, other: person }]);
  const fathers =
    await db.sql`select v.father_name from population.person as p join population.version as v using (person_id, version_no) where p.person_id in (${person}, ${done.made}) order by 1`;
  assert.deepEqual(
    fathers.map((row) => row['father_name']),
    ['Nguyễn Văn Bảo', 'Nguyễn Văn Lộc'],
  );
});

test('the number may go with the chosen forms: then those left over are the new person', async (t) => {
  const db = await withTestDatabase(t);
  await twoCousins(db);
  const before = await numberOf(db, person);
  const done = await splitOff(db, [form(3), form(4)], { takeNumber: true });
  const links = await db.sql<
    { form: number; person: number }[]
  >`select form_id as form, person_id as person from linkage.form_person where form_id < ${form(5)} order by 1`;
  assert.deepEqual(
    links.map((link) => link.person),
    [done.made, done.made, person, person],
  );
  assert.equal(await numberOf(db, person), before);
  await holds(db);
});

test('who states a number that nobody has keeps it: two numbers in one archive, split, are two persons with their own', async (t) => {
  const db = await withTestDatabase(t);
  const [one, two] = ['001095000017', '001095000025'];
  await twoCousins(db, [{ personNumber: one }, { personNumber: one }, { personNumber: two }, { personNumber: two }]);
  assert.equal(await numberOf(db, person), null);
  await inTransaction(db, (tx) => openConflicts(tx, [], { actId: 1, now: built }));
  assert.equal((await inTransaction(db, (tx) => listConflicts(tx, { state: 'open' }))).items.length, 1);
  const digest = await digestRegister(db);
  const { made, actId } = await splitOff(db, [form(3), form(4)]);
  assert.deepEqual([await numberOf(db, person), await numberOf(db, made)], [Number(one), Number(two)]);
  assert.equal((await inTransaction(db, (tx) => listConflicts(tx, { state: 'open' }))).items.length, 0);
  await holds(db);
  await undo(db, actId);
  assert.equal(await digestRegister(db), digest);
  assert.equal((await inTransaction(db, (tx) => listConflicts(tx, { state: 'open' }))).items.length, 1);
  await holds(db);
});

test('undone: the digest of before; the fresh number leads to the old one and the next build draws as if nothing had been', async (t) => {
  const db = await withTestDatabase(t);
  await twoCousins(db);
  const digest = await digestRegister(db);
  const { actId, made } = await splitOff(db, [form(3), form(4)]);
  const [fresh, digestSplit] = [await numberOf(db, made), await digestRegister(db)];
  const { actId: undoing } = await undo(db, actId);
  assert.equal(await digestRegister(db), digest);
  assert.deepEqual([...(await inTransaction(db, personsKeptApart))], []);
  const [number] = await db.sql`select state, successor from numbering.number where person_no = ${fresh}`;
  assert.deepEqual({ ...number }, { state: 'cancelled', successor: await numberOf(db, person) });
  await holds(db);
  await undo(db, undoing);
  assert.equal(await digestRegister(db), digestSplit);
  assert.deepEqual([...(await inTransaction(db, personsKeptApart))], [{ person: made, other: person }]);
  assert.equal(await numberOf(db, made), fresh);
  await undo(db, actId);
  const next = madeForm({ record: 1, file: 2, ...cousin, fullName: 'Trần Văn Tư' });
  await buildFrom(db, [[next]], later);
  const alone = await withTestDatabase(t);
  await twoCousins(alone);
  await buildFrom(alone, [[next]], later);
  assert.equal(await digestRegister(db), await digestRegister(alone));
  await holds(db);
});

test('a form that came to the split-off person goes with it when the split is undone', async (t) => {
  const db = await withTestDatabase(t);
  await twoCousins(db);
  const { actId, made } = await splitOff(db, [form(3), form(4)]);
  await buildFrom(db, [[madeForm({ record: 3, ...cousin }), madeForm({ record: 1, file: 2, ...cousin, fatherName: 'Nguyễn Văn Lộc' })]], later);
  assert.equal((await db.sql`select from linkage.form_person where person_id = ${made}`).length, 3);
  await undo(db, actId);
  assert.equal((await db.sql`select from linkage.form_person where person_id = ${person}`).length, 5);
  await holds(db);
});

test('a correction of the split-off person, or a merge with it, is undone before the split', async (t) => {
  const db = await withTestDatabase(t);
  await twoCousins(db);
  const { actId, made } = await splitOff(db, [form(3), form(4)]);
  const correction = await inTransaction(db, (tx) =>
    correctPerson(
      { tx, now: later },
      { personId: made, changes: readChanges({ religion: 'Phật giáo' }, 20261101 as PartialDate), reason: 'Lời khai', officers },
    ),
  );
  await assert.rejects(undo(db, actId), refusedWith('act.built-on'));
  await undo(db, correction.actId);
  const merge = await inTransaction(db, (tx) =>
    mergePersons({ tx, now: later, key: testKey }, { first: form(5), second: person, reason: 'Một người', officers }),
  );
  await assert.rejects(undo(db, actId), refusedWith('act.built-on'));
  await undo(db, merge.actId);
  await undo(db, actId);
  await holds(db);
});

test('refused, and nothing is written: no form, all forms, a form of another, a stranger, corrections alone', async (t) => {
  const db = await withTestDatabase(t);
  await twoCousins(db);
  const { actId: correction } = await inTransaction(db, (tx) =>
    correctPerson(
      { tx, now: split },
      { personId: person, changes: readChanges({ religion: 'Phật giáo' }, 20261101 as PartialDate), reason: 'Lời khai', officers },
    ),
  );
  await assert.rejects(splitOff(db, []), refusedWith('split.no-forms'));
  await assert.rejects(splitOff(db, [correction]), refusedWith('split.no-forms'));
  await assert.rejects(splitOff(db, [1, 2, 3, 4].map(form)), refusedWith('split.all-forms'));
  await assert.rejects(splitOff(db, [form(3), form(5)]), refusedWith('split.form-of-another'));
  await assert.rejects(splitOff(db, [form(3)], { personId: 99 }), refusedWith('person.unknown'));
  await assert.rejects(splitOff(db, [form(3)], { reason: '' }), refusedWith('correction.no-reason'));
  await assert.rejects(splitOff(db, [form(3)], { officers: ['Hoa'] }), refusedWith('correction.one-officer'));
  assert.equal((await db.sql`select from intake.act where kind = 'split'`).length, 0);
  await splitOff(db, [form(3), correction]);
  await holds(db);
});
