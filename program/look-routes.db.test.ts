import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { personTokens } from '#population/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { buildFrom, madeForm } from '../test/support/made-register.ts';
import { maiDong, signInAs, signInPerson } from '../test/support/signed-in.ts';
import { serveHttp } from './http.ts';

const now = new Date();
const elsewhere = unitId('commune', '16852', 0);

async function serve(t: TestContext) {
  const db = await withTestDatabase(t);
  await buildFrom(
    db,
    [maiDong, elsewhere].map((residenceUnit, at) => [
      madeForm({ record: at + 1, fullName: `Trần Thị Nghi ${at}`, dateOfBirth: 19900101, sex: 'F', birthRegistrationUnit: maiDong, residenceUnit }),
    ]),
    now,
  );
  const persons = (await db.sql<{ id: number }[]>`select person_id as id from population.person order by 1`).map(({ id }) => id);
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-http-'));
  writeFileSync(path.join(folder, 'index.html'), '<html></html>');
  const startWaitingBuild = () => ({ child: {} as ChildProcess, done: Promise.resolve(1) });
  const server = await serveHttp({ db, dataDir: db.dataDir, port: 0, exactPort: true, pagesDir: folder, waitingFolder: folder, startWaitingBuild });
  t.after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = async (address: string, headers: object, body?: object) => {
    const answer = await fetch(`http://localhost:${server.port}${address}`, {
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = text.startsWith('{') ? (JSON.parse(text) as { code?: string; items?: { body: string; count: number; entry?: string }[]; id?: number }) : {};
    return { status: answer.status, entry: answer.headers.get('sogoc-audit'), text, ...json };
  };
  const tokens = personTokens(db.dataDir);
  return { db, ask, persons, tokens: persons.map(tokens.tokenOf) };
}

test("an officer's reading of who looked is itself a look; outside of reach it is answered as unknown; the person sees both", async (t) => {
  const { db, ask, persons, tokens } = await serve(t);
  const { headers } = await signInAs(db, 'commune-police');
  const purpose = { ...headers, 'sogoc-purpose': 'cleaning' };
  const first = await ask(`/v1/persons/${tokens[0]}/reads`, purpose);
  assert.deepEqual([first.status, first.items], [200, []], first.text);
  const second = await ask(`/v1/persons/${tokens[0]}/reads`, purpose);
  assert.deepEqual(
    second.items?.map(({ count }) => count),
    [1],
  );
  const outside = await ask(`/v1/persons/${tokens[1]}/reads`, purpose);
  const nobody = await ask(`/v1/persons/${personTokens(db.dataDir).tokenOf(12_345)}/reads`, purpose);
  assert.deepEqual([outside.status, outside.code, nobody.status, nobody.code], [404, 'person.unknown', 404, 'person.unknown']);
  const own = await ask('/v1/me/reads', await signInPerson(db, persons[0] as number));
  assert.deepEqual(
    own.items?.map(({ count }) => count),
    [2],
  );
  const other = await ask('/v1/me/reads', await signInPerson(db, persons[1] as number));
  assert.deepEqual(other.items, []);
  assert.deepEqual(Object.keys(JSON.parse(own.text) as object), ['items', 'next', 'deferred']);
});

test('who may: each route of looks for its offices only, and nobody else', async (t) => {
  const { db, ask, tokens } = await serve(t);
  const [hoa, tuan, ngoc, khanh, quan] = [
    await signInAs(db, 'commune-police'),
    await signInAs(db, 'commune-police-chief'),
    await signInAs(db, 'auditor', { unit: null }),
    await signInAs(db, 'national-operator', { unit: null }),
    await signInAs(db, 'administrator', { unit: null }),
  ];
  const key = { 'idempotency-key': 'k' };
  const order = { orderNo: '1', personId: tokens[0], role: 'commune-police', unit: maiDong, from: '2026-01-01', until: '2099-01-01' };
  const trials: [string, object | undefined, { headers: object }[], { headers: object }[]][] = [
    ['/v1/audit/emergencies', undefined, [tuan, ngoc], [hoa, khanh, quan]],
    ['/v1/audit/samples', undefined, [ngoc], [hoa, tuan, khanh, quan]],
    ['/v1/audit/deferrals', undefined, [khanh], [hoa, tuan, ngoc, quan]],
    ['/v1/audit/deferrals', order, [], [hoa, tuan, ngoc, quan]],
    ['/v1/audit/deferrals/1/approval', {}, [], [hoa, tuan, ngoc, quan]],
    ['/v1/audit/reviews', { entry: 'x', justified: true }, [], [hoa, khanh, quan]],
    [`/v1/persons/${tokens[0]}/reads`, undefined, [], [quan]],
    ['/v1/me/reads', undefined, [], [hoa, ngoc, khanh, quan]],
  ];
  for (const [address, body, may, mayNot] of trials) {
    for (const one of may) assert.equal((await ask(address, { ...one.headers, ...key }, body)).status, 200, address);
    for (const one of mayNot) assert.equal((await ask(address, { ...one.headers, ...key }, body)).code, 'access.not-your-office', address);
    assert.equal((await ask(address, key, body)).code, 'session.none', address);
  }
});

test('an emergency over HTTP: the archive of another commune opens, the head of the unit has it, and says what was found', async (t) => {
  const { db, ask, tokens } = await serve(t);
  const [hoa, tuan] = [await signInAs(db, 'commune-police'), await signInAs(db, 'commune-police-chief')];
  const emergency = { ...hoa.headers, 'sogoc-purpose': 'emergency', 'sogoc-reason': encodeURIComponent('người đi lạc ở chợ') };
  const look = await ask(`/v1/persons/${tokens[1]}`, emergency);
  assert.equal(look.status, 200, look.text);
  const listed = await ask('/v1/audit/emergencies', tuan.headers);
  assert.equal(listed.items?.[0]?.entry, look.entry);
  const found = await ask(
    '/v1/audit/reviews',
    { ...tuan.headers, 'idempotency-key': 'r' },
    { entry: look.entry, justified: false, note: 'không có ai đi lạc' },
  );
  assert.equal(found.status, 201, found.text);
});

test('an order over HTTP: entered by one, approved by another; the person reads nothing of it', async (t) => {
  const { db, ask, persons, tokens } = await serve(t);
  const [khanh, other] = [await signInAs(db, 'national-operator', { unit: null }), await signInAs(db, 'national-operator', { unit: null })];
  const { headers } = await signInAs(db, 'commune-police');
  await ask(`/v1/persons/${tokens[0]}`, { ...headers, 'sogoc-purpose': 'cleaning' });
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const order = { orderNo: '7/QĐ', personId: tokens[0], role: 'commune-police', unit: maiDong, from: day(-1), until: day(30) };
  const me = await signInPerson(db, persons[0] as number);
  const { id } = await ask('/v1/audit/deferrals', { ...khanh.headers, 'idempotency-key': '1' }, order);
  assert.equal((await ask(`/v1/audit/deferrals/${id}/approval`, { ...khanh.headers, 'idempotency-key': '2' }, {})).code, 'deferral.four-eyes');
  assert.equal((await ask('/v1/me/reads', me)).items?.length, 1);
  assert.equal((await ask(`/v1/audit/deferrals/${id}/approval`, { ...other.headers, 'idempotency-key': '3' }, {})).status, 200);
  assert.match((await ask('/v1/me/reads', me)).text, /^\{"items":\[\],"next":null,"deferred":1\}$/);
});

test('the log is read by anybody, and holds nothing of a person', async (t) => {
  const { db, ask, tokens } = await serve(t);
  const { headers } = await signInAs(db, 'commune-police');
  await ask(`/v1/persons/${tokens[0]}`, { ...headers, 'sogoc-purpose': 'cleaning' });
  let size = 0;
  for (let point = ''; size === 0; size = Number(point.split('\n')[1] ?? 0)) point = (await ask('/audit/checkpoint', {})).text;
  assert.equal(size, 1);
  for (const [address, status] of [
    ['/audit/key', 200],
    ['/audit/tile/0/000.p/1', 200],
    ['/audit/tile/entries/000.p/1', 200],
    ['/audit/tile/0/000', 404],
    ['/audit/tile/0/x000/000', 404],
    ['/audit/tile/0/..%2f..', 404],
  ] as const)
    assert.equal((await ask(address, {})).status, status, address);
});
