/** Promises of the household pass: done again it finds the same, and never undoes what an officer has decided. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { type Form, recordAct } from '#intake/index.ts';
import { type PartialDate, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { madeForm } from '../../test/support/made-register.ts';
import { formRow, insertForms, judgeHouseholds } from './index.ts';

const now = new Date('2026-11-25T08:00:00+07:00');
const unit = unitId('commune', '00310', 0);
const member = (record: number, fullName: string, relationToHead: string, dateOfBirth: number, householdId = 77): Form =>
  madeForm({
    record,
    fullName,
    relationToHead,
    dateOfBirth: dateOfBirth as PartialDate,
    filledOn: 20170914,
    residenceUnit: unit,
    officeUnit: unit,
    residenceFile: String(householdId),
    householdId,
  });

async function register(t: TestContext, forms: readonly Form[]): Promise<Database> {
  const db = await withTestDatabase(t);
  await inTransaction(db, (tx) => insertForms(tx, forms.map(formRow)));
  return db;
}

const judge = async (db: Database) => {
  const actId = await inTransaction(db, (tx) => recordAct(tx, { kind: 'build', officers: ['sogoc build'], reason: null, evidence: null, undoes: null }, now));
  return judgeHouseholds(db, { actId });
};
const findings = async (db: Database) =>
  [...(await db.sql`select (form_id % 4294967296)::int as record, rule, state from cleaning.finding order by 1, 2`)].map((row) => ({ ...row }));

const twoHeads = [
  member(1, 'Lê Minh Đức', 'head', 19930702),
  member(2, 'Vũ Quốc Trung', 'head', 19640101),
  member(3, 'Lê Gia Hân', 'child', 20150304),
  member(4, 'Trần Văn Bé', 'head', 19500101, 78),
];
const bothAtFault = [
  { record: 1, rule: 'two-heads', state: 'open' },
  { record: 2, rule: 'two-heads', state: 'open' },
];

test('each household is judged by its own forms', async (t) => {
  const db = await register(t, twoHeads);
  assert.deepEqual(await judge(db), { households: 2, findings: 2 });
  assert.deepEqual(await findings(db), bothAtFault);
});

test('households stay whole however many there are', async (t) => {
  const households = 3000; // some 300 kB, where 64 come off the wire at once
  const forms = Array.from({ length: households }, (_, at) => [
    member(2 * at + 1, 'Lê Minh Đức', 'head', 19930702, at + 1),
    member(2 * at + 2, 'Vũ Quốc Trung', 'head', 19640101, at + 1),
  ]);
  const db = await register(t, forms.flat());
  assert.deepEqual(await judge(db), { households, findings: 2 * households });
});

test('judged again: the same findings, once each', async (t) => {
  const db = await register(t, twoHeads);
  await judge(db);
  await judge(db);
  assert.deepEqual(await findings(db), bothAtFault);
});

test('what no longer holds goes, what an officer has kept stays kept', async (t) => {
  const db = await register(t, twoHeads);
  await judge(db);
  const decision = await inTransaction(db, (tx) =>
    recordAct(tx, { kind: 'correct', officers: ['hoa', 'tuan'], reason: 'x', evidence: null, undoes: null }, now),
  );
  await db.sql`update cleaning.finding set state = 'kept', act_id = ${decision} where form_id % 4294967296 = 1`;
  await judge(db);
  assert.deepEqual(await findings(db), [{ ...bothAtFault[0], state: 'kept' }, bothAtFault[1]]);
  await db.sql`update cleaning.form set relation_to_head = 'parent' where form_id % 4294967296 = 2`;
  await judge(db);
  assert.deepEqual(await findings(db), [{ ...bothAtFault[0], state: 'kept' }]);
});
