import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTestDatabase } from '../../test/support/database.ts';
import { copyIn, copyOut, copyOutBytes, copyRow, inSql, inTransaction, isLeased, tryLease } from './index.ts';

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
  assert.equal(await inTransaction(db, (tx) => isLeased(tx, 'build', 1)), true);
  assert.equal(await inTransaction(db, (tx) => isLeased(tx, 'build', 2)), false);
  assert.equal(await tryLease(db, 'build', 1), undefined);
  await first.release();
  const second = await tryLease(db, 'build', 1);
  assert.ok(second);
  await second.release();
});

test('rows larger than any buffer, read to their end: the connection is free for the next statement', { timeout: 30_000 }, async (t) => {
  const db = await withTestDatabase(t);
  await inTransaction(db, async (tx) => {
    for (let size = 1_000; size < 300_000; size = Math.ceil(size * 1.3)) {
      let read = 0;
      for await (const [row] of copyOut(tx, `copy (select repeat('x', ${size}) from generate_series(1, 3)) to stdout`)) read += row?.length ?? 0;
      assert.equal(read, 3 * size);
      await inSql(tx)`select 1`;
    }
  });
});

test('a reader that throws in the middle: its error comes out, and the transaction is rolled back', { timeout: 30_000 }, async (t) => {
  const db = await withTestDatabase(t);
  const reading = inTransaction(db, async (tx) => {
    await inSql(tx)`create table public.probe (id integer)`;
    for await (const [id] of copyOut(tx, 'copy (select n, repeat(md5(n::text), 10) from generate_series(1, 100000) as n) to stdout')) {
      if (id === '5000') throw new Error('enough');
    }
  });
  await assert.rejects(reading, /enough/);
  const [row] = await inTransaction(db, (tx) => inSql(tx)<{ probe: string | null }[]>`select to_regclass('public.probe')::text as probe`);
  assert.equal(row?.probe, null);
});

test('as bytes, rows of any length come whole and in order, and the connection is free after them', { timeout: 30_000 }, async (t) => {
  const db = await withTestDatabase(t);
  await inTransaction(db, async (tx) => {
    let [text, pieces] = ['', 0];
    for await (const lines of copyOutBytes(tx, "copy (select n, repeat('ắ', n * n % 70000) from generate_series(1, 500) as n) to stdout")) {
      assert.equal(lines.at(-1), 10);
      text += lines.toString();
      pieces++;
    }
    const rows = text.split('\n');
    assert.equal(rows.pop(), '');
    assert.deepEqual(
      rows.map((row) => row.split('\t')).map(([n, signs]) => [Number(n), signs?.length]),
      Array.from({ length: 500 }, (_, at) => [at + 1, (at + 1) ** 2 % 70_000]),
    );
    assert.ok(pieces > 1);
    await inSql(tx)`select 1`;
  });
});
