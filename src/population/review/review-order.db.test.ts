/** The order in which pairs are asked about, and that a page of the list costs a page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConflicts } from '#conflicts/index.ts';
import { type Database, inSql, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm, testKey } from '../../../test/support/made-register.ts';
import { maiDong } from '../../../test/support/signed-in.ts';
import { mergePersons } from '../merge-persons.ts';
import { selectReviews } from '../review-store.ts';
import { rankReviews } from './rank-reviews.ts';
import { reviewKinds } from './review-kinds.ts';

const now = new Date('2026-11-23T03:00:00Z');
const at = (record: number): number => 2 ** 32 + record;
const country = { opened: { country: true, units: new Set<number>(), accountId: 1, sealedToo: true }, now } as never;
const page = (db: Database, limit: number, after?: Parameters<typeof selectReviews>[2]) =>
  inTransaction(db, (tx) => selectReviews(tx, { kinds: reviewKinds, reader: country, owners: null, threshold: 5 }, after, limit));

test('the loosest first, then the nearest to the threshold; pairs that block nothing last, but for one that an officer made; ranked anew when forms move', async (t) => {
  const db = await withTestDatabase(t);
  const names = ['An', 'Bình', 'Chi', 'Dung', 'Em', 'Giang', 'Hà', 'Khoa', 'Lan', 'Minh'];
  const actId = await buildFrom(
    db,
    names.map((name, n) => [
      madeForm({ record: n + 1, fullName: `Nguyễn Văn ${name}`, dateOfBirth: 19800512, sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong }),
    ]),
    now,
  );
  const pair = (one: number, other: number, kind: 'possible-duplicate' | 'near-pair' | 'made-beside', weight: number) => ({ one, other, kind, weight });
  const pairs = [pair(1, 2, 'near-pair', 4.9), pair(3, 4, 'possible-duplicate', 12), pair(5, 6, 'possible-duplicate', 3), pair(7, 8, 'made-beside', 4.5)];
  await db.sql`insert into linkage.model (act_id, model) values (${actId}, '{"threshold": 5}')`;
  for (const { one, other, kind, weight } of pairs) {
    await db.sql`insert into linkage.edge (form_id, other_form_id, weight, levels, accepted, act_id) values (${at(one)}, ${at(other)}, ${weight}, '\\x00', false, ${actId})`;
    const parties = [one, other].map((record) => ({ formId: at(record), personId: at(record) }));
    await inTransaction(db, (tx) => openConflicts(tx, [{ kind, ownerUnit: maiDong, detail: null, parties }], { actId, now }));
  }
  await inTransaction(db, (tx) => rankReviews(tx, 'all'));
  const order = async () => (await page(db, 10)).map(({ person, other, pairs: all, agreeing }) => [person - at(0), other - at(0), agreeing, all]);
  assert.deepEqual(await order(), [
    [7, 8, 0, 1],
    [5, 6, 0, 1],
    [3, 4, 1, 1],
    [1, 2, 0, 1],
  ]);
  const officers = ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'];
  await inTransaction(db, (tx) =>
    mergePersons({ tx, now, key: testKey }, { first: at(4), second: at(9), reason: 'Một người', officers, despiteConflicts: true }),
  );
  assert.deepEqual((await order())[2], [3, 4, 1, 2], 'half as close, since one form more stands across');
  const [before] = await db.sql<
    { priority: number }[]
  >`select priority from conflicts.conflict where conflict_id = (select min(conflict_id) + 1 from conflicts.conflict)`;
  assert.equal(Math.floor((before?.priority ?? 0) / 10_000), 500);
  const [, second] = await page(db, 2);
  assert.deepEqual(
    (await page(db, 10, second)).map(({ person }) => person - at(0)),
    [3, 1],
  );
});

test('of twenty thousand that wait a page reads a page of the index', async (t) => {
  const db = await withTestDatabase(t);
  const count = 20_000;
  await db.sql`
    insert into linkage.form_person (form_id, person_id, act_id)
    select ${at(0)}::bigint + i, ${at(0)}::bigint + i, 1 from generate_series(1, ${2 * count}) as i`;
  await db.sql`
    insert into conflicts.conflict (conflict_id, kind, owner_unit, state, due_on, blocks, act_id, priority)
    select i, 'possible-duplicate', ${maiDong}, 'open', '2026-12-04', 'merge', 1, i * 7919 % 10000000 from generate_series(1, ${count}) as i`;
  await db.sql`
    insert into conflicts.party (conflict_id, form_id, person_id)
    select (i + 1) / 2, ${at(0)}::bigint + i, ${at(0)}::bigint + i from generate_series(1, ${2 * count}) as i`;
  await db.sql.unsafe('analyze');
  const inOne = async (after?: Parameters<typeof selectReviews>[2]) =>
    await inTransaction(db, async (tx) => {
      const rows = await selectReviews(tx, { kinds: reviewKinds, reader: country, owners: null, threshold: 5 }, after, 51);
      const [row] = await inSql(tx)<{ read: number }[]>`select pg_stat_get_xact_tuples_returned('conflicts.conflict_worth'::regclass)::int as read`;
      return { rows, read: row?.read ?? 0 };
    });
  const first = await inOne();
  const next = await inOne(first.rows.at(-1));
  for (const { rows, read: entries } of [first, next]) {
    assert.equal(rows.length, 51);
    assert.ok(entries >= 51 && entries < 200, `${entries} entries of the index were read`);
  }
  assert.ok((next.rows[0]?.priority ?? 0) >= (first.rows.at(-1)?.priority ?? 0));
});
