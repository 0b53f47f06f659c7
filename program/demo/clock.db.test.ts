import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction, openDatabase, setClock } from '#database/index.ts';
import { recordAct } from '#intake/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { serveDemoOf } from '../../test/support/serve-register.ts';

const day = '2031-05-02T01:00:00.000Z';
const minute = 60_000;

const isAbout = (told: string, wanted: string): void => {
  const behind = Date.parse(told) - Date.parse(wanted);
  assert.ok(behind >= 0 && behind < minute, `${told} is not ${wanted}`);
};

test('moved: health says so, a day stands for 8 in the morning in Việt Nam, and it goes on from there', async (t) => {
  const { get, post } = await serveDemoOf(t, await withTestDatabase(t));
  const moved = await post('/demo/clock', { now: '2031-05-02' });
  assert.equal(moved.body['now'], day);
  isAbout((await get('/health')).body['now'] as string, day);
});

test('kept: whoever opens the register afterwards has the same time; null runs it with the machine again', async (t) => {
  const db = await withTestDatabase(t);
  const { post } = await serveDemoOf(t, db);
  await post('/demo/clock', { now: day });
  isAbout(db.now().toISOString(), day);
  const other = await openDatabase(db.serverDir, { databaseName: db.databaseName, connections: 1 });
  t.after(other.close);
  isAbout(other.now().toISOString(), day);
  await post('/demo/clock', { now: null });
  isAbout(db.now().toISOString(), new Date(Date.now() - minute / 2).toISOString());
  await other.readClock();
  assert.ok(other.now().getTime() < Date.parse(day));
});

test('refused: back before what was recorded, out of the years of the demo, what is no day; the time stays', async (t) => {
  const db = await withTestDatabase(t);
  const { get, post } = await serveDemoOf(t, db);
  await inTransaction(db, (tx) => recordAct(tx, { kind: 'build', officers: ['x'] }, new Date('2031-05-02T03:00:00Z')));
  const refused = [
    await post('/demo/clock', { now: day }),
    await post('/demo/clock', { now: null }),
    await post('/demo/clock', { now: '2021-12-31' }),
    await post('/demo/clock', { now: '2100-01-01' }),
    await post('/demo/clock', { now: '2031-02-30' }),
    await post('/demo/clock', {}),
  ];
  assert.deepEqual(
    refused.map(({ status, body }) => [status, body['code']]),
    [
      [409, 'clock.before-acts'],
      [409, 'clock.before-acts'],
      [400, 'clock.too-far'],
      [400, 'clock.too-far'],
      [400, 'request.field'],
      [400, 'request.field'],
    ],
  );
  assert.match(refused[0]?.body['detail'] as string, /2031-05-02 08:00.*2031-05-02 10:00/);
  assert.ok(Date.parse((await get('/health')).body['now'] as string) < Date.parse('2031-01-01'));
  assert.equal((await post('/demo/clock', { now: '2031-05-02T10:00:00+07:00' })).status, 200);
});

test('moved twice at once: one of the two holds; rolled back: neither program nor register has moved', async (t) => {
  const db = await withTestDatabase(t);
  const { post } = await serveDemoOf(t, db);
  const both = await Promise.all(['2031-05-02', '2032-05-02'].map((now) => post('/demo/clock', { now })));
  assert.deepEqual(
    both.map(({ status }) => status),
    [200, 200],
  );
  const [held] = await db.sql`select count(*) from database.clock`;
  assert.equal(held?.['count'], 1);
  const before = db.now().getUTCFullYear();
  await assert.rejects(
    inTransaction(db, async (tx) => {
      await setClock(tx, new Date('2040-01-01T00:00:00Z'));
      throw new Error('killed');
    }),
  );
  await db.readClock();
  assert.equal(db.now().getUTCFullYear(), before);
});
