import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConflicts, settleConflicts } from '#conflicts/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { personNumberFrom, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm } from '../../test/support/made-register.ts';
import { refusedWith } from '../../test/support/promises.ts';
import { showConflict, showOpenConflicts } from './show-conflicts.ts';

const unit = unitId('commune', '00310', 0);
const now = new Date('2026-11-23T03:00:00Z');
const mai = { fullName: 'Lê Thị Mai', dateOfBirth: 19880101, sex: 'F', birthRegistrationUnit: unit, residenceUnit: unit } as const;
const [one, two] = [2 ** 32 + 1, 2 ** 32 + 2];
const number = personNumberFrom(1188000123);

async function contradicting(db: Database): Promise<void> {
  await buildFrom(
    db,
    [
      [madeForm({ record: 1, ...mai, personNumber: number, identityCard: '011223344', doubts: ['identityCard'] })],
      [madeForm({ record: 2, ...mai, source: 'cmnd', filledOn: 20190101, identityCard: '011998877' })],
    ],
    now,
  );
  const parties = [one, two].map((form) => ({ formId: form, personId: form }));
  await inTransaction(db, (tx) =>
    openConflicts(tx, [{ kind: 'hard-contradiction', ownerUnit: unit, detail: 'identityCard, filledOn', parties }], { actId: 1, now }),
  );
}

const needsOf = (db: Database) => ({ dataDir: db.dataDir, now });
const show = (db: Database, conflict: number) => inTransaction(db, (tx) => showConflict({ tx, ...needsOf(db) }, conflict));
const open = (db: Database, limit: number) => inTransaction(db, (tx) => showOpenConflicts({ tx, ...needsOf(db) }, limit));

test('a conflict is shown with its persons, its forms, and what each states in the fields that contradict', async (t) => {
  const db = await withTestDatabase(t);
  await contradicting(db);
  const { items, next } = await open(db, 50);
  assert.deepEqual([items.length, next], [1, null]);
  const shown = await show(db, Number(items[0]!.conflictId));
  assert.deepEqual(shown, items[0]);
  assert.deepEqual([shown.kind, shown.state, shown.act, shown.settledBy, shown.owner?.id], ['hard-contradiction', 'open', '1', null, unit]);
  assert.deepEqual(
    shown.fields.map(({ words }) => words.en),
    ['9-digit identity card', 'Date of the form'],
  );
  assert.deepEqual(
    shown.parties.map(({ form, source, file, line, person, states }) => [form, source, file, line, person?.fullName, states.map((words) => words?.vi ?? null)]),
    [
      [String(one), 'dc01', 'dc01/tep-1.csv', 2, 'Lê Thị Mai', ['011223344 (đang bị nghi sai)', null]],
      [String(two), 'cmnd', 'dc01/tep-1.csv', 3, 'Lê Thị Mai', ['011998877', 'lập ngày 01/01/2019']],
    ],
  );
  assert.equal(shown.parties[0]?.person?.personNumber, number);
});

test('settled: it waits no more, and is still shown with the act that settled it; a form that is nobody’s has no person', async (t) => {
  const db = await withTestDatabase(t);
  await contradicting(db);
  const [item] = (await open(db, 1)).items;
  await inTransaction(db, (tx) => settleConflicts(tx, 7, [Number(item!.conflictId)]));
  await db.sql`delete from linkage.form_person where form_id = ${two}`;
  assert.deepEqual((await open(db, 1)).items, []);
  const shown = await show(db, Number(item!.conflictId));
  assert.deepEqual([shown.state, shown.settledBy, shown.parties[1]?.person], ['settled', '7', null]);
});

test('refused: a number that no conflict has', async (t) => {
  const db = await withTestDatabase(t);
  await assert.rejects(show(db, 99), refusedWith('conflict.unknown'));
});
