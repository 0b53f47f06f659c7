import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Officer } from '#access/index.ts';
import { formRow, insertForms } from '#cleaning/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { undoAct } from '../undo-act.ts';
import { findingIdOf } from './finding-id.ts';
import { type MendNeeds, mendFinding } from './mend-findings.ts';
import { type Many, mendMany, previewMany } from './mend-many.ts';

const now = new Date('2026-11-23T03:00:00Z');
const here = unitId('commune', '00310', 0);
const police: Officer = { kind: 'officer', accountId: 1, humanId: 1, personId: null, name: 'Hoà', role: 'commune-police', unit: here };

const rows = 10_000;
const persons = 200;

/** Ten thousand forms whose names were repaired; some hundreds are of persons. */
async function registerOf(t: TestContext) {
  const db = await withTestDatabase(t);
  const made = (record: number) =>
    madeForm({ record, fullName: `Nguyễn Thị Số ${'ABCDEGHIKL'[record % 10]}`, dateOfBirth: 19600101 + (record % 28), sex: 'F', residenceUnit: here });
  await buildFrom(
    db,
    Array.from({ length: persons }, (_, at) => [made(at + 1)]),
    now,
  );
  await inTransaction(db, (tx) =>
    insertForms(
      tx,
      Array.from({ length: rows - persons }, (_, at) => formRow(made(persons + at + 1))),
    ),
  );
  await db.sql`delete from cleaning.finding`;
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, repaired, severity, state, owner_unit, act_id)
    select form_id, 'name-typing-residue', 'fullName', full_name || ' s', full_name, 'note', 'repaired', ${here}, 1 from cleaning.form`;
  return db;
}

const inOffice = <T>(db: Database, doing: (needs: MendNeeds) => Promise<T>): Promise<T> =>
  inTransaction(db, (tx) => doing({ tx, dataDir: db.dataDir, now, actor: police, see: () => {} }));
const many: Many = { filter: { rule: ['name-typing-residue'] }, decision: 'keep', reason: 'đúng như giấy' };

async function stateOf(db: Database) {
  const [findings] =
    await db.sql`select md5(string_agg(concat_ws(' ', form_id, rule, state, repaired, act_id), ',' order by form_id, rule)) as hash from cleaning.finding where rule = 'name-typing-residue'`;
  const [forms] = await db.sql`select md5(string_agg(concat_ws(' ', form_id, full_name, doubted), ',' order by form_id)) as hash from cleaning.form`;
  const [believed] = await db.sql`select md5(string_agg(concat_ws(' ', person_id, full_name), ',' order by person_id)) as hash from population.person`;
  return [findings?.['hash'], forms?.['hash'], believed?.['hash']];
}

test('ten thousand rows in one act, and back, while somebody edits one: that one is left alone both times', async (t) => {
  const db = await registerOf(t);
  const before = await stateOf(db);
  const preview = await inOffice(db, (needs) => previewMany(needs, many));
  assert.deepEqual([preview.count, preview.examples.length], [rows, 200]);
  const [last] = await db.sql<{ form: number }[]>`select max(form_id) as form from cleaning.form`;
  const key = { form: last?.form as number, rule: 'name-typing-residue', field: 'fullName' };
  const edit = (value: string, at: string) => inOffice(db, (needs) => mendFinding(needs, key, { decision: 'type', value }, at));
  const [edited, done] = await Promise.all([edit('Trần Thị Riêng', '*'), inOffice(db, (needs) => mendMany(needs, many, preview.token!))]).catch((error) =>
    assert.fail(error),
  );
  assert.equal(done.count + done.leftOut.reduce((sum, { count }) => sum + count, 0), rows);
  assert.deepEqual(
    done.leftOut.map(({ why, count }) => [why, count]),
    [['finding.changed', 1]],
  );
  const kept = await db.sql`select count(*)::int as n from cleaning.form where full_name like '% s'`;
  assert.equal(kept[0]?.['n'], rows - 1);
  await inOffice(db, ({ tx }) => undoAct({ tx, now }, { actId: done.actId!, reason: 'nhầm bộ lọc', officers: ['hoa'] }));
  const [own] = await db.sql`select full_name as name from cleaning.form where form_id = ${key.form}`;
  assert.equal(own?.['name'], 'Trần Thị Riêng', 'what somebody else changed stays');
  await inOffice(db, ({ tx }) => undoAct({ tx, now }, { actId: edited.actId, reason: 'nhầm người', officers: ['hoa'] }));
  assert.deepEqual(await stateOf(db), before);
});

test('failed before its commit: nothing of it is there, and the preview is still to be done', async (t) => {
  const db = await registerOf(t);
  const before = await stateOf(db);
  const preview = await inOffice(db, (needs) => previewMany(needs, many));
  await assert.rejects(
    inOffice(db, async (needs) => {
      await mendMany(needs, many, preview.token!);
      throw new Error('killed');
    }),
    /killed/,
  );
  assert.deepEqual(await stateOf(db), before);
  const [left] = await db.sql`select count(*)::int as n from intake.act where kind = 'mend'`;
  assert.equal(left?.['n'], 0);
  const done = await inOffice(db, (needs) => mendMany(needs, many, preview.token!));
  assert.equal(done.count, rows);
});

test('refused: more rows than one act may hold', async (t) => {
  const db = await registerOf(t);
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id)
    values (1, 'name-typing-residue', 'fullName', 'x', 'note', 'open', ${here}, 1)`;
  await assert.rejects(
    inOffice(db, (needs) => previewMany(needs, many)),
    { code: 'finding.too-many' },
  );
  assert.ok(findingIdOf({ form: 1, rule: 'x', field: 'y' }).length < 300, 'the name of a finding fits a path');
});
