import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { reserveNumbers } from '#numbering/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { archiveAll, buildFrom, madeForm, proposeBuild, testKey } from '../../test/support/made-register.ts';
import { holds } from '../../test/support/promises.ts';
import { maiDong } from '../../test/support/signed-in.ts';
import { correctPerson } from './correct-person.ts';
import { settleAsSeen } from './decisions.ts';
import { readChanges } from './read-changes.ts';
import { rewriteArchives } from './rewrite-archives.ts';
import { splitPerson } from './split-person.ts';
import { undoAct } from './undo-act.ts';

const now = new Date('2026-11-23T03:00:00Z');
const kySon = unitId('commune', '16852', 0);
const [one, two, late] = [1, 2, 9].map((record) => 2 ** 32 + record) as [number, number, number];
const officers = ['Nguyễn Thị Hoa (1)', 'Trần Anh Tuấn (2)'];
const nguyet = { fullName: 'Ứng Thị Nguyệt', dateOfBirth: 19930831, sex: 'F', birthRegistrationUnit: maiDong } as const;
const inTwoPlaces = [
  madeForm({ record: 1, ...nguyet, residenceUnit: maiDong, filledOn: 20210914 }),
  madeForm({ record: 2, ...nguyet, residenceUnit: kySon, filledOn: 20210914 }),
];
const files = { fullName: 'Thạch Văn Cố', dateOfBirth: 19410130, sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong } as const;
const dead = [
  madeForm({ record: 8, source: 'khai-tu', ...files, dateOfDeath: 20200301, filledOn: 20200304 }),
  madeForm({ record: 9, ...files, filledOn: 20210914 }),
];

async function conflicts(db: Database) {
  const rows = await db.sql<{ kind: string; state: string; owner: number; rule: string; due: string; forms: number[] }[]>`
    select kind, state, owner_unit as owner, owner_rule as rule, due_on as due, array_agg(form_id order by form_id) as forms
    from conflicts.conflict
    join conflicts.party using (conflict_id)
    group by conflict_id
    order by conflict_id`;
  return [...rows];
}
const brief = async (db: Database) => (await conflicts(db)).map(({ kind, state }) => [kind, state]);

test('two residences on one day and a form after a death are opened with the forms that contradict, an owner by rule and a day; a later build opens nothing twice', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [inTwoPlaces, dead], now);
  const [first, second] = await conflicts(db);
  assert.deepEqual([first?.kind, first?.rule, first?.due, first?.forms], ['two-residences', 'newest-residence', '2026-11-30', [one, two]]);
  assert.deepEqual([second?.kind, second?.owner, second?.rule, second?.forms], ['dead-files', maiDong, 'one-residence', [late - 1, late]]);
  await buildFrom(db, [[...inTwoPlaces, madeForm({ record: 3, ...nguyet, residenceUnit: maiDong, filledOn: 20220101 })]], now);
  assert.deepEqual(await brief(db), [
    ['two-residences', 'open'],
    ['dead-files', 'open'],
  ]);
  await holds(db);
});

test('forms that contradict later become parties of the conflict that is open, with a step that says which act brought them; once', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [inTwoPlaces, dead], now);
  const third = madeForm({ record: 1, file: 2, ...nguyet, residenceUnit: kySon, filledOn: 20210914 });
  const later = madeForm({ record: 2, file: 2, ...files, filledOn: 20220103 });
  const build = await buildFrom(
    db,
    [
      [inTwoPlaces[0] as (typeof dead)[0], third],
      [dead[0] as (typeof dead)[0], later],
    ],
    now,
  );
  assert.deepEqual(
    (await conflicts(db)).map(({ kind, state, due, forms }) => [kind, state, due, forms]),
    [
      ['two-residences', 'open', '2026-11-30', [one, two, third.formId]],
      ['dead-files', 'open', '2026-11-30', [late - 1, late, later.formId]],
    ],
  );
  const steps = () =>
    db.sql`select m.kind, m.version, m.act_id as act, c.version as now from conflicts.move as m join conflicts.conflict as c using (conflict_id)`;
  const joined = { kind: 'joined', version: 2, act: build, now: 2 };
  assert.deepEqual([...(await steps())], [joined, joined]);
  await inTransaction(db, (tx) => rewriteArchives({ tx, actId: build, now }, { persons: [one, late - 1] }));
  assert.deepEqual([...(await steps())], [joined, joined]);
  await holds(db);
});

test('forms that agree, or of two days, open nothing', async (t) => {
  const db = await withTestDatabase(t);
  const moved = inTwoPlaces.map((form, at) => ({ ...form, filledOn: (20210914 + at) as (typeof form)['filledOn'] })) as typeof inTwoPlaces;
  await buildFrom(db, [moved, [dead[0] as (typeof dead)[0]]], now);
  assert.deepEqual(await brief(db), []);
});

test('parted, what contradicted is settled by that act; taken back, it is open again', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [inTwoPlaces, dead], now);
  const { actId } = await inTransaction(db, (tx) =>
    splitPerson({ tx, now, key: testKey }, { personId: one, forms: [two], reason: 'Hai người cùng tên', officers }),
  );
  assert.deepEqual(await brief(db), [
    ['two-residences', 'settled'],
    ['dead-files', 'open'],
  ]);
  await inTransaction(db, (tx) => undoAct({ tx, now }, { actId, reason: 'Một người', officers }));
  assert.deepEqual((await brief(db))[0], ['two-residences', 'open']);
  await holds(db);
});

test('seen and settled as right it stays settled when the archive is written anew, until other forms contradict', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [inTwoPlaces], now);
  await inTransaction(db, async (tx) => {
    const [row] = await db.sql<{ id: number }[]>`select conflict_id as id from conflicts.conflict`;
    await settleAsSeen({ tx, now }, { conflicts: [row?.id as number], reason: 'Có hai nhà', officer: 'Hoa (1)' });
  });
  await inTransaction(db, (tx) =>
    correctPerson({ tx, now }, { personId: one, changes: readChanges({ phone: '0912345678' }, undefined), reason: 'Đổi số máy', officers }),
  );
  assert.deepEqual(await brief(db), [['two-residences', 'settled']]);
  await buildFrom(db, [[...inTwoPlaces, madeForm({ record: 3, ...nguyet, residenceUnit: unitId('commune', '00001', 0), filledOn: 20210914 })]], now);
  assert.deepEqual(await brief(db), [
    ['two-residences', 'settled'],
    ['two-residences', 'open'],
  ]);
});

test('killed before the commit of a slice: no conflict is there, and the same slice opens it once', async (t) => {
  const db = await withTestDatabase(t);
  const actId = await proposeBuild(db, [inTwoPlaces], now, 1000);
  await reserveNumbers(db, { actId, key: testKey, now });
  const killed = inTransaction(db, async (tx) => {
    await rewriteArchives({ tx, actId, now }, { sliceNo: 0 });
    throw new Error('killed');
  });
  await assert.rejects(killed, /killed/);
  assert.deepEqual(await brief(db), []);
  await archiveAll(db, actId, now);
  assert.deepEqual(await brief(db), [['two-residences', 'open']]);
});
