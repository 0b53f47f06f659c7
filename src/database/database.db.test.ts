import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTestDatabase } from '../../test/support/database.ts';
import { copyIn, copyOut, copyRow, inSql, inTransaction, isLeased, tryLease } from './index.ts';

test('a row copied in comes out as it went in, whatever its signs', async (t) => {
  const db = await withTestDatabase(t);
  const rows = [['plain'], ['tab\there'], ['back\\slash'], ['line\nend\r'], [''], ['\\N'], ['Nguyễn Thị Ðào 🙂'], [null]] as const;
  const read = await inTransaction(db, async (tx) => {
    await inSql(tx)`create table public.probe (id integer, words text)`;
    await copyIn(
      tx,
      'copy public.probe (id, words) from stdin',
      rows.map((row, at) => copyRow([at, ...row])),
    );
    const out: (string | null)[] = [];
    for await (const [, words] of copyOut(tx, 'copy (select id, words from public.probe order by id) to stdout')) out.push(words ?? null);
    return out;
  });
  assert.deepEqual(
    read,
    rows.map(([words]) => words),
  );
});

test('refused late: a COPY that the server rejects at its end rejects here, and nothing of it is there', async (t) => {
  const db = await withTestDatabase(t);
  await inTransaction(db, async (tx) => void (await inSql(tx)`create table public.probe (id integer primary key)`));
  const rows = [...Array(50_000).keys(), 7].map((id) => copyRow([id]));
  await assert.rejects(
    inTransaction(db, (tx) => copyIn(tx, 'copy public.probe (id) from stdin', rows)),
    /duplicate key/,
  );
  const [count] = await inTransaction(db, (tx) => inSql(tx)<{ n: number }[]>`select count(*) as n from public.probe`);
  assert.equal(count?.n, 0);
});

test('a lease is held by one, and free again when it is given back', async (t) => {
  const db = await withTestDatabase(t);
  const first = await tryLease(db, 'build', 1);
  assert.ok(first);
  assert.equal(await isLeased(db, 'build', 1), true);
  assert.equal(await isLeased(db, 'build', 2), false);
  assert.equal(await tryLease(db, 'build', 1), undefined);
  await first.release();
  const second = await tryLease(db, 'build', 1);
  assert.ok(second);
  await second.release();
});
