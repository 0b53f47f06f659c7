/** What the register's own routes answer to whom, and whom each look names in the audit log. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Database } from '#database/index.ts';
import { personTokens } from '#population/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { buildFrom, madeForm } from '../test/support/made-register.ts';
import { signInAs, signInPerson } from '../test/support/signed-in.ts';
import { type HttpOptions, serveHttp } from './http.ts';

type Answer = {
  readonly status: number;
  readonly body: { readonly code?: string; readonly items?: readonly unknown[]; readonly [name: string]: unknown };
  readonly entry: string | null;
};

async function serve(t: TestContext, db: Database, more: Partial<HttpOptions> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-reads-'));
  writeFileSync(path.join(folder, 'index.html'), '<html></html>');
  mkdirSync(path.join(folder, 'waiting'));
  const startWaitingBuild = () => ({ child: {} as ChildProcess, done: Promise.resolve(1) });
  const server = await serveHttp({
    ...{ db, dataDir: db.dataDir, port: 0, exactPort: true, pagesDir: folder, waitingFolder: path.join(folder, 'waiting'), startWaitingBuild },
    ...more,
  });
  t.after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const at = `http://localhost:${server.port}`;
  const ask = async (place: string, headers: object, body?: object): Promise<Answer> => {
    const reply = await fetch(
      at + place,
      body === undefined
        ? { headers: { ...headers } }
        : { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'k', ...headers }, body: JSON.stringify(body) },
    );
    return { status: reply.status, body: (await reply.json()) as Answer['body'], entry: reply.headers.get('sogoc-audit') };
  };
  return { at, ask };
}

async function subjectsOf(db: Database, entry: string | null): Promise<readonly number[]> {
  const rows = await db.sql<{ person: number }[]>`select person_id as person from audit.subject where entry_id = ${entry} order by person_id`;
  return rows.map(({ person }) => person);
}

const present = { 'sogoc-purpose': 'cleaning' };
const home = 'Số 12, ngõ 3, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội';
const couple = [
  [
    madeForm({
      record: 1,
      fullName: 'Nguyễn Thị Đào',
      dateOfBirth: 19880412,
      sex: 'F',
      filledOn: 20200914,
      residencePlace: home,
      residenceUnit: 30003100,
      householdId: 5,
      relationToHead: 'head',
    }),
  ],
  [
    madeForm({
      record: 2,
      fullName: 'Nguyễn Văn Mận',
      dateOfBirth: 19860110,
      sex: 'M',
      filledOn: 20200914,
      residencePlace: home,
      residenceUnit: 30003100,
      householdId: 5,
      relationToHead: 'spouse',
    }),
  ],
];

test('each look names whom it showed: a search all whom it found, a page the person and the household, a form its person', async (t) => {
  const db = await withTestDatabase(t);
  const actId = await buildFrom(db, couple, new Date('2026-11-24T02:00:00Z'));
  const [dao = 0, man = 0] = couple.map(([form]) => form?.formId as number);
  await db.sql`insert into cleaning.finding (form_id, rule, field, found, severity, state, act_id) values (${dao}, 'name-one-word', 'fullName', 'Đào', 'warning', 'open', ${actId})`;
  const { ask } = await serve(t, db);
  const { headers } = await signInAs(db, 'national-operator', { unit: null });
  const reader = { ...headers, ...present };
  const token = personTokens(db.dataDir).tokenOf(dao);

  assert.deepEqual(await subjectsOf(db, (await ask('/v1/persons/search', reader, { q: 'nguyen' })).entry), [dao, man]);
  const nobody = await ask('/v1/persons/search', reader, { q: 'khong co ai' });
  assert.deepEqual([nobody.body.items, await subjectsOf(db, nobody.entry)], [[], []]);
  assert.ok(nobody.entry, 'a search that finds nobody is a look too');
  assert.deepEqual(await subjectsOf(db, (await ask(`/v1/persons/${token}`, reader)).entry), [dao, man]);
  assert.deepEqual(await subjectsOf(db, (await ask('/v1/findings?rule=name-one-word', reader)).entry), [dao]);
  await ask(`/v1/forms/${dao}/raw`, reader); // its file is not there: the look is refused, and on record with its person
  const [refused] = await db.sql<{ content: string }[]>`select content from audit.entry where content like '%/raw%'`;
  assert.deepEqual([JSON.parse(refused?.content ?? '{}').outcome, JSON.parse(refused?.content ?? '{}').subjects], ['refused', [dao]]);
});

test('whom a search did not show is on record as sought: no field is said to be seen, and the person is told of no look', async (t) => {
  const db = await withTestDatabase(t);
  const numbered = couple.map((forms) => forms.map((form) => ({ ...form, birthRegistrationUnit: unitId('commune', '00310', 0) })));
  await buildFrom(db, numbered, new Date('2026-11-24T02:00:00Z'));
  const [dao = 0, man = 0] = couple.map(([form]) => form?.formId as number);
  await db.sql`insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by) values (${dao}, 'court', '1', '2026-11-24', '{a,b}')`;
  const rows = await db.sql<{ id: number; no: string }[]>`select person_id as id, lpad(person_no::text, 12, '0') as no from population.person`;
  const numbers = new Map(rows.map(({ id, no }) => [id, no]));
  const { ask } = await serve(t, db);
  const reader = { ...(await signInAs(db, 'commune-police')).headers, ...present };
  const counter = { ...reader, 'sogoc-purpose': 'person-present' };
  const looks = [
    await ask('/v1/persons/search', reader, { q: numbers.get(dao) }),
    await ask('/v1/persons/search', reader, { q: 'nguyen thi dao' }),
    await ask('/v1/persons/search', counter, { q: numbers.get(dao), dateOfBirth: '1988-04-12' }),
    await ask('/v1/persons/search', counter, { q: numbers.get(man), dateOfBirth: '1986-01-11' }),
  ];
  for (const [at, { body, entry }] of looks.entries()) {
    assert.deepEqual(body.items, [], String(at));
    const [row] = await db.sql<{ content: string }[]>`select content from audit.entry where entry_id = ${entry}`;
    const { outcome, subjects, sought, fields } = JSON.parse(row?.content ?? '{}');
    assert.deepEqual(
      { outcome, subjects, sought, fields },
      { outcome: 'answered', subjects: [], sought: [at === 3 ? man : dao], fields: undefined },
      String(at),
    );
  }
  for (const person of [dao, man]) assert.deepEqual((await ask('/v1/me/reads', await signInPerson(db, person))).body.items, []);
  assert.equal((await ask('/v1/persons/search', counter, { q: numbers.get(man), dateOfBirth: '1986-01-10' })).body.items?.length, 1);
  assert.equal((await ask('/v1/me/reads', await signInPerson(db, man))).body.items?.length, 1, 'found is a look');
});

test("another commune's officer may not: neither person, form nor finding is there for them, in the words for what is not there", async (t) => {
  const db = await withTestDatabase(t);
  const actId = await buildFrom(db, couple, new Date('2026-11-24T02:00:00Z'));
  const [dao = 0] = couple.map(([form]) => form?.formId as number);
  await db.sql`insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id) values (${dao}, 'name-one-word', 'fullName', 'Đào', 'warning', 'open', 30003100, ${actId})`;
  await db.sql`update cleaning.form set office_unit = 30003100 where form_id = ${dao}`;
  const { ask } = await serve(t, db);
  const own = { ...(await signInAs(db, 'commune-police')).headers, ...present };
  const foreign = { ...(await signInAs(db, 'commune-police', { unit: unitId('commune', '16852', 0) })).headers, ...present };
  const tokens = personTokens(db.dataDir);
  const saying = async (place: string, headers: object) => {
    const { status, body } = await ask(place, headers);
    return [status, body.code, String(body['detail']).replaceAll(/[\w-]{22,}|\d{3,}/g, '…')];
  };

  assert.equal((await ask(`/v1/persons/${tokens.tokenOf(dao)}`, own)).status, 200);
  assert.deepEqual(await saying(`/v1/persons/${tokens.tokenOf(dao)}`, foreign), await saying(`/v1/persons/${tokens.tokenOf(999)}`, foreign));
  assert.deepEqual(await saying(`/v1/forms/${dao}/raw`, foreign), await saying('/v1/forms/9999/raw', foreign));
  assert.equal((await ask('/v1/findings?rule=name-one-word', own)).body.items?.length, 1);
  assert.deepEqual((await ask('/v1/findings?rule=name-one-word', foreign)).body.items, []);
  assert.deepEqual((await ask('/v1/persons/search', foreign, { q: 'nguyen thi dao' })).body.items, []);

  await db.sql`delete from linkage.form_person where form_id = ${dao}`;
  assert.deepEqual(await saying(`/v1/forms/${dao}/raw`, foreign), await saying('/v1/forms/9999/raw', foreign), "nor is a form that is nobody's yet");
  assert.equal((await ask('/v1/findings?rule=name-one-word', own)).body.items?.length, 1, 'its own commune finds it');
  assert.deepEqual((await ask('/v1/findings?rule=name-one-word', foreign)).body.items, []);
});

test('nobody, a citizen and an administrator read no person and no run; whoever asks reads the rules', async (t) => {
  const db = await withTestDatabase(t);
  const { ask } = await serve(t, db);
  const { headers: administrator } = await signInAs(db, 'administrator', { unit: null });
  const citizen = await signInPerson(db, 7);
  const reads = ['/v1/findings', '/v1/refused', '/v1/builds/current', '/v1/builds/events', '/v1/persons/x', '/v1/forms/1/raw'];
  for (const place of reads)
    for (const [headers, code] of [
      [{}, 'session.none'],
      [citizen, 'access.not-your-office'],
      [administrator, 'access.not-your-office'],
    ] as const)
      assert.equal((await ask(place, { ...headers, ...present })).body.code, code, place);
  assert.equal((await ask('/v1/rules', {})).status, 200);
  assert.equal((await ask('/v1/status', administrator)).status, 200);
});

test('a run is started by the national operator; in the demo by whoever mends the register', async (t) => {
  const db = await withTestDatabase(t);
  const { headers: police } = await signInAs(db, 'commune-police');
  const { headers: operator } = await signInAs(db, 'national-operator', { unit: null });
  const { ask } = await serve(t, db);
  assert.equal((await ask('/v1/builds', police, {})).body.code, 'access.not-your-office');
  assert.equal((await ask('/v1/builds', operator, {})).body.code, 'delivery.none', 'nothing waits, but it is the right office');
  const demo = await serve(t, db, { demo: true });
  assert.equal((await demo.ask('/v1/builds', { ...police, 'idempotency-key': 'other' }, {})).body.code, 'delivery.none');
});

test('who follows a run is told no more once the session has ended', async (t) => {
  const db = await withTestDatabase(t);
  await db.sql`insert into population.build (act_id, started_at, step, progress) values (7, now(), 'clean', '{}')`;
  const { at } = await serve(t, db);
  const { headers, accountId } = await signInAs(db, 'commune-police');
  const reply = await fetch(`${at}/v1/builds/events`, { headers });
  const reader = (reply.body ?? assert.fail('no body')).pipeThrough(new TextDecoderStream()).getReader();
  while (!(await reader.read()).value?.includes('"step":"clean"'));
  await db.sql`update access.session set ended_at = now() where account_id = ${accountId}`;
  await db.sql`update population.build set step = 'link' where act_id = 7`;
  let heard = '';
  for (let one = await reader.read(); !one.done; one = await reader.read()) heard += one.value;
  assert.doesNotMatch(heard, /"step":"link"/);
});

test('I am told who I am: nobody, a citizen, an officer in an office; a session that ended is nobody', async (t) => {
  const db = await withTestDatabase(t);
  const { ask } = await serve(t, db);
  const { headers, accountId } = await signInAs(db, 'civil-status-officer');
  assert.deepEqual((await ask('/v1/me', {})).body, { kind: 'nobody' });
  assert.deepEqual((await ask('/v1/me', await signInPerson(db, 7, 1))).body, { kind: 'citizen', level: 1 });
  const me = (await ask('/v1/me', headers)).body as { kind: string; role: string; unit: { code: string; name: string }; offices: { from: string }[] };
  assert.deepEqual([me.kind, me.role, me.unit.code, me.unit.name], ['officer', 'civil-status-officer', '00310', 'Phường Mai Động']);
  assert.deepEqual(
    me.offices.map(({ from }) => from),
    ['2020-01-01'],
  );
  await db.sql`update access.session set ended_at = now() where account_id = ${accountId}`;
  assert.deepEqual((await ask('/v1/me', headers)).body, { kind: 'nobody' });
});

test('signed out: the session is ended at once, and the browser is told to forget it', async (t) => {
  const db = await withTestDatabase(t);
  const { at, ask } = await serve(t, db);
  const { headers } = await signInAs(db, 'commune-police');
  const reply = await fetch(`${at}/v1/sessions/this/end`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' });
  assert.equal(reply.status, 200);
  assert.match(reply.headers.get('set-cookie') ?? '', /^sogoc-session=;.*Max-Age=0/);
  assert.equal((await ask('/v1/status', headers)).body.code, 'session.ended');
  assert.equal((await ask('/v1/sessions/this/end', {}, {})).body.code, 'session.none');
});

test('the purposes of an office are those that it may name, in words for its reader', async (t) => {
  const db = await withTestDatabase(t);
  const { ask } = await serve(t, db);
  const codes = async (headers: object) =>
    ((await ask('/v1/purposes', headers)).body['items'] as { code: string; words: { vi: string } }[]).map(({ code }) => code);
  const { headers: police } = await signInAs(db, 'commune-police');
  const { headers: vaccinator } = await signInAs(db, 'vaccinator');
  const { headers: administrator } = await signInAs(db, 'administrator', { unit: null });
  const ofPolice = await codes(police);
  for (const code of ['cleaning', 'review', 'civil-event', 'person-present', 'emergency']) assert.ok(ofPolice.includes(code), code);
  for (const code of ['audit', 'own-data']) assert.ok(!ofPolice.includes(code), code);
  assert.deepEqual(await codes(vaccinator), ['person-present', 'case', 'emergency', 'other']);
  assert.deepEqual(await codes(administrator), []);
  assert.equal((await ask('/v1/purposes', {})).body.code, 'session.none');
});
