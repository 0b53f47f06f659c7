/** What an administrator does over HTTP, and that nobody else does it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { beginRegister } from '#access/index.ts';
import { type AnnouncedEvent, type Database, inTransaction } from '#database/index.ts';
import { listeners } from '#notices/jobs.ts';
import type { Refusal } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { buildFrom, madeForm } from '../test/support/made-register.ts';
import { serveDemoOf } from '../test/support/serve-register.ts';
import { maiDong, signInAs } from '../test/support/signed-in.ts';

const now = new Date('2025-06-20T03:00:00Z');

async function served(t: TestContext) {
  const db = await withTestDatabase(t);
  const { at } = await serveDemoOf(t, db, { clock: () => now });
  const administrator = (await signInAs(db, 'administrator', { unit: null, now })).headers;
  const post = async (path: string, body: object, headers: object = administrator) => {
    const reply = await fetch(at + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
      body: JSON.stringify(body),
    });
    return {
      status: reply.status,
      ...((await reply.json()) as { code?: string; accountId?: number; humanId?: number; link?: string; postId?: number; ended?: number }),
    };
  };
  const get = async (path: string, headers: object = administrator) => {
    const reply = await fetch(at + path, { headers: { ...headers } });
    return {
      status: reply.status,
      ...((await reply.json()) as { code?: string; items: { login: string; state: string; offices: unknown[] }[]; next?: string | null }),
    };
  };
  const open = (login: string, holder: object | null = null) => post('/v1/accounts', { login, fullName: login, holder });
  return { db, post, get, open };
}

const office = { role: 'commune-police', unit: '00310', from: '2024-01-01', to: '2025-06-30' };

test('an account is opened, given an office and listed; its link is told once and lies nowhere', async (t) => {
  const { db, post, get, open } = await served(t);
  const { status, accountId, link } = await open('hoa');
  assert.equal(status, 201);
  assert.equal((await post(`/v1/accounts/${accountId}/offices`, office)).status, 201);
  const { items } = await get('/v1/accounts?q=HOA');
  assert.deepEqual(
    items.map(({ login, state, offices }) => [login, state, offices.length]),
    [['hoa', 'invited', 1]],
  );
  const [kept] = await db.sql<{ count: number }[]>`select count(*)::int as count from database.answer where answer::text like ${`%${link}%`}`;
  assert.equal(kept?.count, 0);
});

test('two accounts of one person are of one human; number and date must name one, and nothing of them is answered', async (t) => {
  const { db, open } = await served(t);
  await buildFrom(
    db,
    [[madeForm({ record: 1, fullName: 'Lê Hoà', dateOfBirth: 19800512, sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong })]],
    now,
  );
  const [person] = await db.sql<{ no: string }[]>`select lpad(person_no::text, 12, '0') as no from population.person`;
  const holder = { personNumber: person?.no ?? '', dateOfBirth: '1980-05-12' };
  const [one, two] = [await open('hoa', holder), await open('hoa2', holder)];
  assert.equal(one.humanId, two.humanId);
  assert.deepEqual(Object.keys(one).toSorted(), ['accountId', 'humanId', 'link', 'status']);
  assert.equal((await open('hoa3', { ...holder, dateOfBirth: '1980-05-13' })).code, 'account.holder-unknown');
  assert.equal((await open('hoa3', { ...holder, personNumber: '001080000000' })).code, 'account.holder-unknown');
});

test('refused: a login that is taken, a unit of the wrong level or of another time, days that run backwards', async (t) => {
  const { post, open } = await served(t);
  const { accountId } = await open('hoa');
  assert.equal((await open('hoa')).code, 'account.login');
  const give = async (change: object) => (await post(`/v1/accounts/${accountId}/offices`, { ...office, ...change })).code;
  assert.equal(await give({ unit: '01' }), 'office.unit');
  assert.equal(await give({ unit: null }), 'office.unit');
  assert.equal(await give({ role: 'auditor' }), 'office.unit');
  assert.equal(await give({ to: '2023-12-31' }), 'office.dates');
  assert.equal(await give({ to: '2025-07-01' }), 'office.not-that-day');
  assert.equal(await give({ to: null }), 'office.not-that-day');
  assert.equal((await post('/v1/accounts/999/offices', office)).code, 'account.unknown');
});

test('nobody gives an office to themself, under no account; what an administrator did is on record, and its holder and the auditors are told', async (t) => {
  const { db, post, open } = await served(t);
  const [own] = await db.sql<{ id: number; human: number }[]>`select account_id as id, human_id as human from access.account`;
  assert.equal((await post(`/v1/accounts/${own?.id}/offices`, { ...office, role: 'national-operator', unit: null, to: null })).code, 'office.oneself');
  const second = await open('hoa');
  await db.sql`update access.account set human_id = ${own?.human as number} where account_id = ${second.accountId as number}`;
  assert.equal((await post(`/v1/accounts/${second.accountId}/offices`, office)).code, 'office.oneself');

  const officer = await signInAs(db, 'commune-police', { now });
  assert.equal((await post(`/v1/accounts/${officer.accountId}/offices`, office)).status, 201);
  assert.equal((await post(`/v1/accounts/${officer.accountId}/links`, {})).status, 201);
  const done = await db.sql<{ what: string; about: string }[]>`
    select content::jsonb ->> 'what' as what, content::jsonb ->> 'caseRef' as about
    from audit.entry
    where content::jsonb ->> 'outcome' = 'answered' and content::jsonb #>> '{by,accountId}' = ${String(own?.id)}
    order by what`; // of one instant
  assert.deepEqual(
    done.map(({ what, about }) => [what, about]),
    [
      ['POST /v1/accounts', null],
      ['POST /v1/accounts/{accountId}/links', `accountId ${officer.accountId}`],
      ['POST /v1/accounts/{accountId}/offices', `accountId ${officer.accountId}`],
    ],
  );

  const events = await db.sql<
    AnnouncedEvent[]
  >`select event_id as "eventId", type, payload, announced_at as "announcedAt" from database.event order by event_id`;
  for (const event of events)
    for (const { hear } of listeners.filter(({ hears }) => hears.includes(event.type)))
      await inTransaction(db, (tx) => hear({ tx, now, dataDir: db.dataDir }, event));
  const told = await db.sql<{ kind: string; account: number | null; roles: string[] }[]>`
    select kind, account_id as account, roles from notices.notice order by kind, account_id nulls last`;
  assert.deepEqual(
    told.map(({ kind, account, roles }) => [kind, account, roles]),
    [
      ['account-linked', officer.accountId, []],
      ['account-linked', null, ['auditor']],
      ['office-given', officer.accountId, []],
      ['office-given', null, ['auditor']],
    ],
  );
});

test('an office ends on its day and is not made longer; an account that is locked or retired has no session left', async (t) => {
  const { db, post, get } = await served(t);
  const officer = await signInAs(db, 'commune-police', { now });
  const [held] = await db.sql<{ id: number }[]>`select post_id as id from access.post where account_id = ${officer.accountId}`;
  const end = async (to: string) => (await post(`/v1/accounts/${officer.accountId}/offices/${held?.id}/end`, { to })).code;
  assert.equal(await end('2019-12-31'), 'office.dates');
  assert.equal(await end('2025-06-30'), undefined);
  assert.equal(await end('2025-07-31'), 'office.ended');
  assert.equal((await post(`/v1/accounts/${officer.accountId}/offices/999/end`, { to: '2025-06-01' })).code, 'office.unknown');
  assert.equal((await get('/v1/sessions', officer.headers)).status, 200);
  assert.equal((await post(`/v1/accounts/${officer.accountId}/unlock`, {})).code, 'account.state');
  assert.equal((await post(`/v1/accounts/${officer.accountId}/lock`, {})).status, 200);
  assert.equal((await get('/v1/sessions', officer.headers)).code, 'session.ended');
  assert.equal((await post(`/v1/accounts/${officer.accountId}/links`, {})).code, 'account.state');
  assert.equal((await post(`/v1/accounts/${officer.accountId}/unlock`, {})).status, 200);
  assert.equal((await get('/v1/sessions', officer.headers)).code, 'session.ended', 'unlocked, it is to sign in anew');
  assert.equal((await post(`/v1/accounts/${officer.accountId}/retire`, {})).status, 200);
  assert.equal((await post(`/v1/accounts/${officer.accountId}/unlock`, {})).code, 'account.state');
});

test('all sessions of an account end at once', async (t) => {
  const { db, post, get } = await served(t);
  const officer = await signInAs(db, 'commune-police', { now });
  assert.equal((await post(`/v1/accounts/${officer.accountId}/sessions/end`, {})).ended, 1);
  assert.equal((await get('/v1/sessions', officer.headers)).code, 'session.ended');
});

test('the last administrator stays: neither locked nor out of office; two who retire each other at once leave one', async (t) => {
  const { db, post } = await served(t);
  const [first] = await db.sql<{ id: number }[]>`select account_id as id from access.account`;
  assert.equal((await post(`/v1/accounts/${first?.id}/lock`, {})).code, 'account.last-administrator');
  const second = await signInAs(db, 'administrator', { unit: null, now });
  const both = await Promise.all([post(`/v1/accounts/${second.accountId}/retire`, {}), post(`/v1/accounts/${first?.id}/retire`, {}, second.headers)]);
  assert.equal(both.filter(({ status }) => status === 200).length, 1, JSON.stringify(both));
});

test('nobody but an administrator: every other office is refused', async (t) => {
  const { db, post, get } = await served(t);
  const { headers } = await signInAs(db, 'national-operator', { unit: null, now });
  assert.equal((await get('/v1/accounts', headers)).code, 'access.not-your-office');
  for (const path of ['/v1/accounts', '/v1/accounts/1/lock', '/v1/accounts/1/links', '/v1/accounts/1/sessions/end', '/v1/accounts/1/offices'])
    assert.equal((await post(path, {}, headers)).code, 'access.not-your-office', path);
});

test('a register begins with one administrator and a link; again while nobody came in; refused afterwards; twice at once: one', async (t) => {
  const db: Database = await withTestDatabase(t);
  const begin = () => inTransaction(db, (tx) => beginRegister(tx, { login: 'quan-tri', now }));
  const both = await Promise.all([begin(), begin()]);
  assert.notEqual(both[0].link, both[1].link);
  const rows =
    await db.sql`select a.state, p.role, (select count(*)::int from access.link where used_at is null) as links from access.account as a join access.post as p using (account_id)`;
  assert.deepEqual([...rows], [{ state: 'invited', role: 'administrator', links: 1 }]);
  await db.sql`update access.account set state = 'active'`;
  await assert.rejects(begin(), (error: Refusal) => error.code === 'init.begun');
});
