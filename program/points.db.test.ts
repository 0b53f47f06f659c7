/** Mobile points over HTTP: a place, dates, members of several units; whom a member reaches there, and until when. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { openSession } from '#access/index.ts';
import { inTransaction } from '#database/index.ts';
import { personTokens } from '#population/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { buildFrom, madeForm } from '../test/support/made-register.ts';
import { serveDemoOf } from '../test/support/serve-register.ts';
import { maiDong, signInAs } from '../test/support/signed-in.ts';

const start = new Date('2025-06-20T03:00:00Z');
const taCa = unitId('commune', '16852', 0);
const point = { name: 'Điểm lưu động chợ Mơ', place: 'Chợ Mơ, 459 Bạch Mai', unit: '00310', from: '2025-06-20', to: '2025-06-22' };

async function served(t: TestContext) {
  const db = await withTestDatabase(t);
  const told = {
    fullName: 'Lê Văn Nam',
    dateOfBirth: 19800512,
    sex: 'M',
    birthRegistrationUnit: maiDong,
    residenceUnit: maiDong,
    officeUnit: maiDong,
  } as const;
  await buildFrom(db, [[madeForm({ record: 1, ...told })]], start);
  const clock = { now: start };
  const { get, post } = await serveDemoOf(t, db, { clock: () => clock.now });
  const administrator = (await signInAs(db, 'administrator', { unit: null, now: start })).headers;
  const sent = (path: string, body: object, headers: object = administrator) => post(path, body, { 'idempotency-key': randomUUID(), ...headers });
  const open = async (change: object = {}) => (await sent('/v1/points', { ...point, ...change })).body as { code?: string; pointId: number };
  const add = async (pointId: number, accountId: number) => {
    const [row] = await db.sql<{ login: string }[]>`select login from access.account where account_id = ${accountId}`;
    return (await sent(`/v1/points/${pointId}/members`, { login: ` ${row?.login.toUpperCase() ?? 'nobody'}` })).body as { code?: string; postId: number };
  };
  const token = personTokens(db.dataDir).tokenOf(2 ** 32 + 1);
  const sees = async (headers: object) => (await get(`/v1/persons/${token}`, { ...headers, 'sogoc-purpose': 'cleaning' })).status;
  return { db, clock, get, sent, open, add, sees, administrator };
}

type Me = { role: string; unit: { name: string }; offices: { postId: number; role: string; point: string | null; isThis: boolean; to: string | null }[] };

test('officers of two communes serve one: each chooses the point for its days, reaches its commune there, as an officer and not as a head', async (t) => {
  const { db, clock, get, sent, open, add, sees, administrator } = await served(t);
  const [sung, chief] = [
    await signInAs(db, 'commune-police', { unit: taCa, now: start }),
    await signInAs(db, 'commune-police-chief', { unit: taCa, now: start }),
  ];
  const { pointId } = await open();
  const posts = [await add(pointId, sung.accountId), await add(pointId, chief.accountId)];
  assert.equal(await sees(sung.headers), 404, 'their own office reaches their own commune');
  const offices = async (headers: object) => ((await get('/v1/me', { ...headers })).body as unknown as Me).offices;
  assert.deepEqual(
    (await offices(chief.headers)).map(({ role, point: at }) => [role, at]),
    [
      ['commune-police-chief', null],
      ['commune-police', point.name],
    ],
  );
  const there = async (headers: object, postId: number | undefined) => {
    const { body } = await sent('/v1/sessions/this/office', { postId }, headers);
    return { authorization: `Bearer ${body['token']}` };
  };
  const atPoint = await there(sung.headers, posts[0]?.postId);
  assert.equal(await sees(atPoint), 200);
  const me = (await get('/v1/me', atPoint)).body as unknown as Me;
  assert.deepEqual([me.role, me.unit.name], ['commune-police', 'Phường Mai Động']);
  const { body } = await get('/v1/points', administrator);
  assert.deepEqual(
    (body['items'] as { members: { home: { code: string } }[] }[]).map(({ members }) => members.map(({ home }) => home.code)),
    [['16852', '16852']],
  );
  clock.now = new Date('2025-06-22T16:59:00Z'); // the last minute of its last day in Việt Nam
  const last = await there((await signIn()).headers, posts[0]?.postId);
  assert.equal(await sees(last), 200);
  clock.now = new Date('2025-06-22T17:00:00Z');
  assert.equal(await sees(last), 401, 'the point is over, and its token with it');
  assert.deepEqual((await offices((await signIn()).headers)).length, 1);

  async function signIn() {
    const [{ id } = { id: 0 }] = await db.sql<
      { id: number }[]
    >`select post_id as id from access.post where account_id = ${sung.accountId} and point_id is null`;
    const token = await inTransaction(db, (tx) => openSession(tx, { kind: 'officer', accountId: sung.accountId, postId: id }, clock.now));
    return { headers: { authorization: `Bearer ${token}` } };
  }
});

test('the office at a point ends with the point, and with the office that it rests on', async (t) => {
  const { db, sent, open, add } = await served(t);
  const [hoa, sung] = [await signInAs(db, 'commune-police', { unit: taCa, now: start }), await signInAs(db, 'vaccinator', { unit: taCa, now: start })];
  const { pointId } = await open({ from: '2025-06-21' });
  const posts = [await add(pointId, hoa.accountId), await add(pointId, sung.accountId)].map(({ postId }) => postId);
  const until = async () =>
    (await db.sql<{ to: string }[]>`select valid_to as "to" from access.post where post_id = any(${posts}::bigint[]) order by post_id`).map(({ to }) => to);
  assert.deepEqual(await until(), ['2025-06-22', '2025-06-22']);
  const [own] = await db.sql<{ id: number }[]>`select post_id as id from access.post where account_id = ${hoa.accountId} and point_id is null`;
  assert.equal((await sent(`/v1/accounts/${hoa.accountId}/offices/${own?.id}/end`, { to: '2025-06-20' })).status, 200);
  assert.deepEqual(await until(), ['2025-06-20', '2025-06-22'], 'it never begins');
  assert.equal((await sent(`/v1/points/${pointId}/end`, { to: '2025-06-22' })).body['code'], 'office.ended');
  assert.equal((await sent(`/v1/points/${pointId}/end`, { to: '2025-06-20' })).body['code'], 'office.dates');
  assert.equal((await sent(`/v1/points/${pointId}/end`, { to: '2025-06-21' })).status, 200);
  assert.deepEqual(await until(), ['2025-06-20', '2025-06-21']);
});

test('refused: no such commune or point, days that run backwards or past the reform, months, nobody’s office, a member twice, also at once', async (t) => {
  const { db, sent, open, add } = await served(t);
  assert.equal((await open({ unit: '99999' })).code, 'point.unit');
  assert.equal((await open({ to: '2025-06-19' })).code, 'office.dates');
  assert.equal((await open({ to: '2025-07-01' })).code, 'office.not-that-day');
  assert.equal((await open({ from: '2025-01-01' })).code, 'point.too-long');
  const { pointId } = await open();
  const [hoa, ngoc] = [await signInAs(db, 'commune-police', { unit: taCa, now: start }), await signInAs(db, 'auditor', { unit: null, now: start })];
  assert.equal((await add(999, hoa.accountId)).code, 'point.unknown');
  assert.equal((await add(pointId, 999)).code, 'point.login');
  assert.equal((await add(pointId, ngoc.accountId)).code, 'point.no-office');
  const both = await Promise.all([add(pointId, hoa.accountId), add(pointId, hoa.accountId)]);
  assert.deepEqual(both.map(({ code }) => code).toSorted(), ['point.member', undefined]);
  assert.equal((await sent('/v1/points', point, hoa.headers)).body['code'], 'access.not-your-office');
});
