import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { Refusal, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm, testKey } from '../../test/support/made-register.ts';
import { holds } from '../../test/support/promises.ts';
import { mergePersons, splitPerson, undoAct } from './index.ts';

const unit = unitId('commune', '00310', 0);
const built = new Date('2026-11-01T03:00:00Z');
const now = new Date('2026-11-05T03:00:00Z');
const account = { reason: 'thử', officers: ['Hoa', 'Tuấn'] };
const told = { fullName: 'Nguyễn Văn Nam', dateOfBirth: 19800512, sex: 'M', birthRegistrationUnit: unit, residenceUnit: unit } as const;
const form = (file: number, record: number): number => file * 2 ** 32 + record;
const [one, two] = [form(1, 1), form(1, 2)];

async function personsOf(db: Database): Promise<number[][]> {
  const rows = await db.sql<{ forms: number[] }[]>`
    select array_agg(form_id order by form_id) as forms from linkage.form_person group by person_id order by min(form_id)`;
  return rows.map(({ forms }) => forms);
}

/** A pair that a build kept: the one that joined two forms, or one that kept two persons near each other. */
const keptPair = (db: Database, formId: number, otherFormId: number, accepted: boolean, weight = 20) =>
  db.sql`insert into linkage.edge (form_id, other_form_id, weight, levels, accepted, act_id) values (${formId}, ${otherFormId}, ${weight}, '\\x00', ${accepted}, 9)`;

const undo = (db: Database, actId: number) => inTransaction(db, (tx) => undoAct({ tx, now }, { actId, ...account }));

test('undoing a merge, each form that came since goes with the form that brought it in, and comes back with it', async (t) => {
  const db = await withTestDatabase(t);
  const [first, second] = [madeForm({ record: 1, ...told }), madeForm({ record: 2, ...told })];
  await buildFrom(db, [[first], [second]], built);
  const { actId } = await inTransaction(db, (tx) => mergePersons({ tx, now, key: testKey }, { first: one, second: two, ...account }));
  const came = [1, 2, 3].map((record) => madeForm({ file: 2, record, ...told }));
  await buildFrom(db, [[first, ...came]], now);
  await keptPair(db, two, form(2, 1), true);
  await keptPair(db, form(2, 1), form(2, 2), true);
  await keptPair(db, one, form(2, 3), true);
  const { actId: undoing } = await undo(db, actId);
  assert.deepEqual(await personsOf(db), [
    [one, form(2, 3)],
    [two, form(2, 1), form(2, 2)],
  ]);
  await holds(db);
  await undo(db, undoing);
  assert.equal((await personsOf(db)).length, 1);
  await holds(db);
});

test('undoing a split, a person made since who fits both parts and nobody else comes along; one whom a third fits as well does not', async (t) => {
  const db = await withTestDatabase(t);
  const [first, second] = [madeForm({ record: 1, ...told }), madeForm({ record: 2, ...told })];
  await buildFrom(db, [[first, second], [madeForm({ record: 3, ...told })]], built);
  const { actId } = await inTransaction(db, (tx) => splitPerson({ tx, now, key: testKey }, { personId: one, forms: [two], ...account }));
  await buildFrom(
    db,
    [[madeForm({ file: 2, record: 1, ...told })], [madeForm({ file: 2, record: 2, ...told })], [madeForm({ file: 2, record: 3, ...told })]],
    now,
  );
  await db.sql`insert into linkage.model (act_id, model) values (9, '{"threshold": 5}')`;
  for (const part of [one, two]) for (const record of [1, 2]) await keptPair(db, part, form(2, record), false);
  await keptPair(db, form(1, 3), form(2, 2), false);
  await keptPair(db, one, form(2, 3), false, 2);
  await undo(db, actId);
  assert.deepEqual(await personsOf(db), [[one, two, form(2, 1)], [form(1, 3)], [form(2, 2)], [form(2, 3)]]);
  await holds(db);
});

test('a merge with the split-off person is undone before the split, whichever of the two had remained', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [[madeForm({ record: 1, ...told }), madeForm({ record: 2, ...told })], [madeForm({ record: 3, ...told })]], built);
  const { actId, made } = await inTransaction(db, (tx) => splitPerson({ tx, now, key: testKey }, { personId: one, forms: [two], ...account }));
  for (const [first, second] of [
    [made, form(1, 3)],
    [form(1, 3), made],
  ] as const) {
    const merge = await inTransaction(db, (tx) => mergePersons({ tx, now, key: testKey }, { first, second, ...account }));
    await assert.rejects(undo(db, actId), (error) => error instanceof Refusal && error.code === 'act.built-on' && error.values['by'] === merge.actId);
    await undo(db, merge.actId);
  }
  await undo(db, actId);
  await holds(db);
});
