import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { z } from 'zod';
import { type Database, inTransaction } from '#database/index.ts';
import { refuse, requireSeen, route } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { signInAs, signInPerson } from '../test/support/signed-in.ts';
import { serveHttp } from './http.ts';
import { refusals } from './http-refusals.ts';
import type { RouteNeeds } from './http-routes.ts';

const reply = z.object({ ok: z.boolean() });
const summary = { vi: 'thử', en: 'trial' };
const of = (path: `/${string}`) => ({ method: 'GET', path, who: ['commune-police'], purpose: 'named', summary, reply }) as const;
const routes = [
  route({
    ...of('/t/reads'),
    handle: async ({ see }: RouteNeeds) => {
      see([7, 8, 7], ['fullName']);
      return { ok: true };
    },
  }),
  route({ ...of('/t/silent'), handle: async (_: RouteNeeds) => ({ ok: true }) }),
  route({
    ...of('/t/refuses'),
    handle: async ({ see }: RouteNeeds) => {
      see([9]);
      return refuse(refusals, 'delivery.none', {});
    },
  }),
  route({
    ...of('/t/own'),
    who: 'citizen',
    purpose: 'own-data',
    handle: async ({ see, actor }: RouteNeeds) => {
      see([actor.kind === 'citizen' ? actor.personId : 0]);
      return { ok: true };
    },
  }),
  route({
    ...of('/t/changes'),
    method: 'POST',
    purpose: null,
    changes: true,
    body: z.strictObject({}),
    handle: async ({ seen }: RouteNeeds) => {
      requireSeen(seen, 3);
      return { ok: true };
    },
  }),
  route({ ...of('/t/versioned'), purpose: null, etag: ({ ok }) => (ok ? '3' : ''), handle: async (_: RouteNeeds) => ({ ok: true }) }),
  route({
    ...of('/t/once'),
    method: 'POST',
    once: true,
    body: z.strictObject({}),
    handle: async ({ see }: RouteNeeds) => {
      see([5]);
      return { ok: true };
    },
  }),
];

async function serve(t: TestContext) {
  const db = await withTestDatabase(t);
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-http-'));
  writeFileSync(path.join(folder, 'index.html'), '<html></html>');
  const startWaitingBuild = () => ({ child: {} as ChildProcess, done: Promise.resolve(1) });
  const server = await serveHttp({ db, dataDir: db.dataDir, port: 0, exactPort: true, pagesDir: folder, waitingFolder: folder, startWaitingBuild, routes });
  t.after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = async (method: string, path: string, headers: object) => {
    const answered = await fetch(`http://localhost:${server.port}${path}`, {
      method,
      headers: { ...headers },
      ...(method === 'POST' && { body: '{}', headers: { 'content-type': 'application/json', ...headers } }),
    });
    const body = (await answered.json()) as { code?: string; ok?: boolean };
    return { status: answered.status, code: body.code, ok: body.ok, entry: answered.headers.get('sogoc-audit'), etag: answered.headers.get('etag') };
  };
  return { db, ask };
}

type Entry = { what: string; outcome: string; code?: string; purpose: string; subjects: number[]; by: { kind: string; role?: string }; reason?: string };

async function entriesOf(db: Database): Promise<Entry[]> {
  const rows = await inTransaction(db, async () => db.sql<{ content: string }[]>`select content from audit.entry order by entry_id`);
  return rows.map(({ content }) => JSON.parse(content) as Entry);
}

test('an officer reads for a purpose: the entry is there, under the name that the answer carries', async (t) => {
  const { db, ask } = await serve(t);
  const { headers } = await signInAs(db, 'commune-police');
  const { status, entry } = await ask('GET', '/t/reads', { ...headers, 'sogoc-purpose': 'person-present' });
  assert.equal(status, 200);
  const rows = await db.sql`select entry_id, person_id, body, purpose from audit.subject order by person_id`;
  assert.deepEqual(
    rows.map((row) => [row['entry_id'], row['person_id'], row['body'], row['purpose']]),
    [7, 8].map((person) => [entry, person, 'commune-police@30003100', 'person-present']),
  );
});

test('refused before it is a look: nobody signed in, a token of nobody, no purpose, a purpose of another office', async (t) => {
  const { db, ask } = await serve(t);
  const { headers } = await signInAs(db, 'commune-police');
  const answers = [
    await ask('GET', '/t/reads', {}),
    await ask('GET', '/t/reads', { authorization: `Bearer s${'a'.repeat(43)}` }),
    await ask('GET', '/t/reads', headers),
    await ask('GET', '/t/reads', { ...headers, 'sogoc-purpose': 'audit' }),
    await ask('GET', '/t/reads', { ...headers, 'sogoc-purpose': 'case' }),
    await ask('GET', '/t/reads', { ...headers, 'sogoc-purpose': 'other', 'sogoc-reason': 'short' }),
    await ask('POST', '/t/changes', headers),
  ];
  assert.deepEqual(
    answers.map(({ status, code }) => [status, code]),
    [
      [401, 'session.none'],
      [401, 'session.ended'],
      [400, 'purpose.missing'],
      [400, 'purpose.unknown'],
      [400, 'purpose.case'],
      [400, 'purpose.sentence'],
      [428, 'if-match.missing'],
    ],
  );
  assert.deepEqual(await entriesOf(db), []);
});

test("another office's route and one that refuses are on record with whom they were about; so is a fault", async (t) => {
  const { db, ask } = await serve(t);
  const [police, auditor] = [await signInAs(db, 'commune-police'), await signInAs(db, 'auditor', { unit: null })];
  const purpose = { 'sogoc-purpose': 'person-present' };
  assert.equal((await ask('GET', '/t/reads', { ...auditor.headers, ...purpose })).code, 'access.not-your-office');
  assert.equal((await ask('GET', '/t/refuses', { ...police.headers, ...purpose })).code, 'delivery.none');
  assert.equal((await ask('GET', '/t/silent', { ...police.headers, ...purpose })).status, 503);
  assert.deepEqual(
    (await entriesOf(db)).map(({ what, outcome, code, subjects }) => [what, outcome, code, subjects]),
    [
      ['GET /t/reads', 'refused', 'access.not-your-office', []],
      ['GET /t/refuses', 'refused', 'delivery.none', [9]],
      ['GET /t/silent', 'failed', undefined, []],
    ],
  );
});

test('where the log takes no entry nothing is told: neither an answer nor which refusal it was', async (t) => {
  const { db, ask } = await serve(t);
  const { headers } = await signInAs(db, 'commune-police');
  await db.sql`alter table audit.entry add constraint full_up check (false) not valid`;
  const purpose = { 'sogoc-purpose': 'person-present' };
  for (const place of ['/t/reads', '/t/refuses', '/t/silent']) {
    const { status, code, entry } = await ask('GET', place, { ...headers, ...purpose });
    assert.deepEqual([status, code, entry], [503, 'server.fault', null], place);
  }
});

test('a person about themself; what is sent twice is done once and is two looks', async (t) => {
  const { db, ask } = await serve(t);
  assert.equal((await ask('GET', '/t/own', await signInPerson(db, 41))).ok, true);
  const { headers } = await signInAs(db, 'commune-police');
  const once = { ...headers, 'sogoc-purpose': 'other', 'sogoc-reason': encodeURIComponent('hỏi về một người quen'), 'idempotency-key': 'k1' };
  assert.equal((await ask('POST', '/t/once', once)).ok, true);
  assert.equal((await ask('POST', '/t/once', once)).ok, true);
  const other = await signInAs(db, 'commune-police');
  assert.equal((await ask('POST', '/t/once', { ...once, ...other.headers })).code, 'idempotency-key.other-request');
  assert.deepEqual(
    (await entriesOf(db)).map(({ what, by, reason, outcome }) => [what, by.kind, reason, outcome]),
    [
      ['GET /t/own', 'citizen', undefined, 'answered'],
      ['POST /t/once', 'officer', 'hỏi về một người quen', 'answered'],
      ['POST /t/once', 'officer', 'hỏi về một người quen', 'answered'],
      ['POST /t/once', 'officer', 'hỏi về một người quen', 'refused'],
    ],
  );
});

test('a change takes the ETag of what was read: another one is refused, any where the sender says so', async (t) => {
  const { db, ask } = await serve(t);
  const { headers } = await signInAs(db, 'commune-police');
  const { etag } = await ask('GET', '/t/versioned', headers);
  assert.equal(etag, '"3"');
  const change = async (seen: string) => await ask('POST', '/t/changes', { ...headers, 'if-match': seen });
  assert.equal((await change(etag!)).ok, true);
  assert.equal((await change('*')).ok, true);
  const { status, code } = await change('"2"');
  assert.deepEqual([status, code], [412, 'version.stale']);
});

test('a session that was ended, an account that was locked, an office that is over: refused from then on', async (t) => {
  const { db, ask } = await serve(t);
  const purpose = { 'sogoc-purpose': 'person-present' };
  const [one, two, three] = [await signInAs(db, 'commune-police'), await signInAs(db, 'commune-police'), await signInAs(db, 'commune-police')];
  await db.sql`update access.session set ended_at = now() where account_id = ${one.accountId}`;
  await db.sql`update access.account set state = 'locked' where account_id = ${two.accountId}`;
  await db.sql`update access.post set valid_to = '2024-12-31' where account_id = ${three.accountId}`;
  for (const { headers } of [one, two, three]) assert.equal((await ask('GET', '/t/reads', { ...headers, ...purpose })).code, 'session.ended');
});
