import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inSql, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { foldFindingCounts } from './store.ts';

const counted = async (db: Database) =>
  await db.sql`
    select owner_unit, rule, field, severity, state, source, is_repaired, sum(findings)::int as n
    from cleaning.finding_count
    group by 1, 2, 3, 4, 5, 6, 7
    having sum(findings) <> 0
    order by 1, 2, 3, 4, 5, 6, 7`;
const there = async (db: Database) =>
  await db.sql`
    select f.owner_unit, f.rule, f.field, f.severity, f.state, coalesce(i.source, 'act') as source, f.repaired is not null as is_repaired, count(*)::int as n
    from cleaning.finding as f
    left join intake.file as i on i.file_no = f.form_id >> 32
    group by 1, 2, 3, 4, 5, 6, 7
    order by 1, 2, 3, 4, 5, 6, 7`;
const rowsOf = async (db: Database) => (await db.sql`select from cleaning.finding_count`).length;

const add = (sql: Database['sql'], from: number, to: number) => sql`
  insert into cleaning.finding (form_id, rule, field, found, repaired, severity, state, owner_unit, act_id)
  select (n % 3)::bigint * 4294967296 + n, 'rule-' || n % 4, 'fullName', 'x', case when n % 2 = 0 then 'y' end, 'error', 'open', nullif(n % 5, 0), 1
  from generate_series(${from}::int, ${to}::int) as n`;

test('kept counts are those of the findings after whatever statement, folded or not', async (t) => {
  const db = await withTestDatabase(t);
  await db.sql`
    insert into intake.file (file_no, sha256, path, source, bytes, records, state, received_at)
    values (1, '\\x01', 'a', 'dc01', 1, 1, 'done', now()), (2, '\\x02', 'b', 'bhxh', 1, 1, 'done', now())`;
  const steps: readonly (() => Promise<unknown>)[] = [
    () => add(db.sql, 1, 300),
    () => db.sql`update cleaning.finding set state = 'mended', repaired = 'z' where form_id % 7 = 0`,
    () => inTransaction(db, foldFindingCounts),
    () => db.sql`update cleaning.finding set act_id = 2`,
    () => db.sql`delete from cleaning.finding where rule = 'rule-1'`,
    () => db.sql`update cleaning.finding set owner_unit = 3 where owner_unit is null`,
    () => db.sql`delete from cleaning.finding where form_id % 2 = 1`,
    () => add(db.sql, 1001, 1100),
    () => inTransaction(db, foldFindingCounts),
    () => db.sql`insert into cleaning.finding select * from cleaning.finding on conflict do nothing`,
    () => db.sql`delete from cleaning.finding`,
  ];
  for (const [at, step] of steps.entries()) {
    await step();
    assert.deepEqual([...(await counted(db))], [...(await there(db))], `after step ${at}`);
  }
  await inTransaction(db, foldFindingCounts);
  assert.equal(await rowsOf(db), 0);
});

test('a statement that changes no kind adds no row; one that is rolled back leaves none', async (t) => {
  const db = await withTestDatabase(t);
  await add(db.sql, 1, 100);
  const before = await rowsOf(db);
  await db.sql`update cleaning.finding set found = 'other'`;
  await assert.rejects(
    inTransaction(db, async (tx) => {
      await inSql(tx)`delete from cleaning.finding`;
      throw new Error('killed');
    }),
    /killed/,
  );
  assert.equal(await rowsOf(db), before);
});

test('folded twice at once, and beside a statement that adds: every finding is counted once', async (t) => {
  const db = await withTestDatabase(t);
  await add(db.sql, 1, 300);
  await add(db.sql, 301, 600);
  const adding = await db.sql.reserve();
  await adding`begin`;
  await add(adding as never, 601, 700);
  await Promise.all([inTransaction(db, foldFindingCounts), inTransaction(db, foldFindingCounts)]);
  await adding`commit`;
  adding.release();
  assert.deepEqual([...(await counted(db))], [...(await there(db))]);
});
