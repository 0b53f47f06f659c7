import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, actorOf } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { maiDong, signInAs } from '../../../test/support/signed-in.ts';
import { proposeAct } from '../proposals/propose-act.ts';
import { listOpenConflicts } from '../review/list-conflicts.ts';
import { listReviews } from '../review/list-reviews.ts';
import { listQueues } from './list-queues.ts';

const now = new Date('2026-11-23T03:00:00Z');
const taCa = unitId('commune', '16852', 0);

async function officer(db: Database, role: Role, unit: UnitId | null = maiDong): Promise<Actor> {
  const { token } = await signInAs(db, role, { unit, now });
  return await inTransaction(db, (tx) => actorOf(tx, token, now));
}
const queuesOf = (db: Database, actor: Actor) => inTransaction(db, (tx) => listQueues({ tx, now, actor }));
const countsOf = async (db: Database, actor: Actor) => Object.fromEntries((await queuesOf(db, actor)).map(({ slug, count }) => [slug, count]));

test('an empty register: every queue of the office stands there, empty, and says when work comes', async (t) => {
  const db = await withTestDatabase(t);
  const queues = await queuesOf(db, await officer(db, 'commune-police'));
  assert.ok(queues.length >= 6);
  for (const { count, next, due, empty } of queues) assert.deepEqual([count, next, due, empty.vi !== ''], [0, null, null, true]);
});

test('what waits is that of the own units, the nearest limit first; another commune has none of it, the country all', async (t) => {
  const db = await withTestDatabase(t);
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id)
    select n, case when n < 4 then 'name-one-word' else 'number-padded' end, 'fullName', 'x', 'error', case when n = 5 then 'kept' else 'open' end, ${maiDong}::int, 1
    from generate_series(1, 5) as n`;
  await db.sql`
    insert into conflicts.conflict (conflict_id, kind, owner_unit, state, due_on, blocks, act_id)
    values (1, 'possible-duplicate', ${maiDong}, 'open', '2026-12-07', 'merge', 1), (2, 'number-claimed-twice', ${maiDong}, 'open', '2026-11-20', 'merge', 1),
      (3, 'number-claimed-twice', ${maiDong}, 'settled', '2026-11-02', 'merge', 1)`;
  await db.sql`insert into conflicts.party (conflict_id, form_id, person_id) values (1, 1, 1), (1, 2, 2), (2, 1, 1), (2, 3, 3)`;
  const own = await queuesOf(db, await officer(db, 'commune-police'));
  assert.deepEqual(
    own.filter(({ count }) => count > 0).map(({ slug, count, due }) => [slug, count, due?.workingDaysLeft]),
    [
      ['conflicts', 1, -1],
      ['reviews', 1, 10],
      ['findings', 4, undefined],
    ],
  );
  assert.deepEqual(own.find(({ slug }) => slug === 'findings')?.rule, { id: 'name-one-word', count: 3 });
  const foreign = await countsOf(db, await officer(db, 'commune-police', taCa));
  assert.deepEqual([foreign['conflicts'], foreign['reviews'], foreign['findings']], [0, 0, 0]);
  const country = await countsOf(db, await officer(db, 'national-operator', null));
  assert.deepEqual([country['conflicts'], country['reviews'], country['findings']], [1, 1, 4]);
});

test('each conflict that waits is in exactly one queue, and the list behind a queue is as long as its count', async (t) => {
  const db = await withTestDatabase(t);
  const archives = ['Lê Thị Mai', 'Trần Văn Ba', 'Phạm Thu Hà'].map((fullName, at) => [
    madeForm({ record: at + 1, fullName, dateOfBirth: 19880101, residenceUnit: maiDong }),
  ]);
  await buildFrom(db, archives, now);
  await db.sql`
    insert into conflicts.conflict (conflict_id, kind, owner_unit, state, due_on, blocks, act_id, turn, turn_unit)
    values (1, 'possible-duplicate', ${maiDong}, 'open', '2026-12-07', 'merge', 1, 'owner', null), (2, 'two-numbers', ${maiDong}, 'open', '2026-12-01', 'merge', 1, 'owner', null),
      (3, 'hard-contradiction', ${maiDong}, 'open', '2026-12-02', 'merge', 1, 'owner', null), (4, 'number-claimed-twice', ${taCa}, 'open', '2026-12-03', 'number', 1, 'asked', ${maiDong}),
      (5, 'possible-duplicate', ${maiDong}, 'open', '2026-12-04', 'merge', 1, 'approver', null), (6, 'near-pair', ${taCa}, 'open', '2026-12-07', 'nothing', 1, 'owner', null),
      (7, 'dead-files', ${maiDong}, 'open', '2026-12-08', 'nothing', 1, 'owner', null)`;
  await db.sql`
    insert into conflicts.party (conflict_id, form_id, person_id)
    select conflict_id, ${2 ** 32}::bigint + form, ${2 ** 32}::bigint + person
    from (values (1, 1, 1), (1, 2, 2), (2, 1, 1), (2, 4, 1), (3, 1, 1), (3, 2, 2), (3, 3, 3), (4, 1, 1), (4, 3, 3), (5, 1, 1), (5, 3, 3), (6, 2, 2), (6, 3, 3), (7, 1, 1), (7, 4, 1))
      as p (conflict_id, form, person)`;
  const listed = async (actor: Actor) =>
    await inTransaction(db, async (tx) => {
      const needs = { tx, dataDir: db.dataDir, now, actor, purpose: { purpose: 'conflict', caseRef: undefined, reason: undefined }, see: () => {} } as const;
      return {
        conflicts: (await listOpenConflicts(needs, { state: 'open', turn: 'queue', limit: 50 })).items.map(({ conflictId }) => conflictId),
        reviews: (await listReviews(needs, { limit: 50 })).items.map(({ reviewId }) => reviewId),
      };
    });
  const hoa = await officer(db, 'commune-police');
  const own = await listed(hoa);
  assert.deepEqual([own.conflicts, own.reviews], [['2', '3', '4'], ['1']]);
  const lan = await officer(db, 'civil-status-officer');
  assert.deepEqual((await listed(lan)).conflicts, ['4', '7'], 'what its office decides, and what its commune was asked');
  for (const actor of [hoa, lan, await officer(db, 'commune-police', taCa), await officer(db, 'national-operator', null)]) {
    const [lists, counts] = [await listed(actor), await countsOf(db, actor)];
    assert.deepEqual([counts['conflicts'], counts['reviews']], [lists.conflicts.length, lists.reviews.length]);
  }
});

test('a sealed record shows in no count but to its group', async (t) => {
  const db = await withTestDatabase(t);
  await db.sql`insert into linkage.form_person (form_id, person_id, act_id) values (1, 1, 1)`;
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id)
    values (1, 'name-one-word', 'fullName', 'x', 'error', 'open', ${maiDong}::int, 1), (2, 'name-one-word', 'fullName', 'x', 'error', 'open', ${maiDong}::int, 1)`;
  await db.sql`insert into conflicts.conflict (conflict_id, kind, owner_unit, state, due_on, blocks, act_id) values (1, 'number-claimed-twice', ${maiDong}, 'open', '2026-12-07', 'number', 1)`;
  await db.sql`insert into conflicts.party (conflict_id, form_id, person_id) values (1, 1, 1), (1, 2, 2)`;
  const hoa = await officer(db, 'commune-police');
  assert.deepEqual([(await countsOf(db, hoa))['findings'], (await countsOf(db, hoa))['conflicts']], [2, 1]);
  await db.sql`insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by) values (1, 'court', '1/2026', '2026-01-01', '{a,b}')`;
  assert.deepEqual([(await countsOf(db, hoa))['findings'], (await countsOf(db, hoa))['conflicts']], [1, 0]);
});

test('a proposal waits for who may decide it, not for who made it', async (t) => {
  const db = await withTestDatabase(t);
  const mai = { fullName: 'Lê Thị Mai', dateOfBirth: 19880101, sex: 'F', birthRegistrationUnit: maiDong, residenceUnit: maiDong } as const;
  await buildFrom(db, [[madeForm({ record: 1, ...mai })], [madeForm({ record: 2, ...mai, filledOn: 20210601 })]], now);
  const [hoa, tuan] = [await officer(db, 'commune-police'), await officer(db, 'commune-police-chief')];
  const [first, second] = [2 ** 32 + 1, 2 ** 32 + 2];
  await inTransaction(db, (tx) =>
    proposeAct({ tx, now, actor: hoa }, { kind: 'merge', payload: { first, second }, subjects: [first, second], reason: 'Một người khai hai lần' }),
  );
  assert.deepEqual([(await countsOf(db, hoa))['approvals'], (await countsOf(db, tuan))['approvals']], [0, 1]);
  const approval = (await queuesOf(db, tuan)).find(({ slug }) => slug === 'approvals');
  assert.doesNotMatch(`${approval?.next?.vi} ${approval?.next?.en}`, /Mai/, 'a home page names nobody');
});

test('an auditor has the looks to review alone, an administrator and a citizen no queue', async (t) => {
  const db = await withTestDatabase(t);
  assert.deepEqual(
    (await queuesOf(db, await officer(db, 'auditor', null))).map(({ slug }) => slug),
    ['oversight'],
  );
  assert.deepEqual(await queuesOf(db, await officer(db, 'administrator', null)), []);
  assert.deepEqual(await queuesOf(db, { kind: 'citizen', personId: 1, level: 2 }), []);
});
