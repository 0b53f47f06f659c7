/** A seal over HTTP: put on and ended by two officers; to everybody else the archive is not there, and each try is on record. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import type { Role } from '#values/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { holds } from '../../../test/support/promises.ts';
import { serveDemoOf } from '../../../test/support/serve-register.ts';
import { maiDong, signInAs } from '../../../test/support/signed-in.ts';
import { personTokens } from '../person-token.ts';

const now = new Date('2025-06-20T03:00:00Z');
const [haNoi, ngheAn] = [unitId('province', '01', 0), unitId('province', '40', 0)];
const kin = 2 ** 32 + 1;
const order = { kind: 'court', orderNo: '12/2025/QĐ-TA', group: [] as string[], reason: 'Theo quyết định của toà án' };

/** The clock stands `minutes` after the start. */
let minutes = 0;

async function register(t: TestContext) {
  minutes = 0;
  const db = await withTestDatabase(t);
  const told = { dateOfBirth: 19800512, sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong, officeUnit: maiDong } as const;
  await buildFrom(
    db,
    [[madeForm({ record: 1, fullName: 'Lê Văn Kín', ...told, householdId: 7 })], [madeForm({ record: 2, fullName: 'Lê Văn Nam', ...told, householdId: 8 })]],
    now,
  );
  const { at, get, post } = await serveDemoOf(t, db, { clock: () => new Date(now.getTime() + 60_000 * minutes) });
  const officer = async (role: Role, more: Parameters<typeof signInAs>[2] = {}) => {
    const { headers, accountId } = await signInAs(db, role, { now, ...more });
    const [row] = await db.sql<{ login: string }[]>`select login from access.account where account_id = ${accountId}`;
    const asked = { ...headers, 'sogoc-case': 'VV-1', 'sogoc-reason': 'a sentence that says why' };
    return {
      login: row?.login ?? '',
      get: (path: string, purpose?: string) => get(path, { ...asked, ...(purpose && { 'sogoc-purpose': purpose }) }),
      post: (path: string, body: object, purpose?: string) =>
        post(path, body, { ...asked, ...(purpose && { 'sogoc-purpose': purpose }), 'idempotency-key': randomUUID() }),
    };
  };
  const token = personTokens(db.dataDir).tokenOf(kin);
  const country = { unit: null };
  const [dung, khanh] = [await officer('provincial-police', { unit: haNoi }), await officer('national-operator', country)];
  const propose = async (change: object = {}, by = dung, person = token) =>
    (await by.post(`/v1/persons/${person}/seals`, { ...order, ...change })).body as { code?: string; proposalId: number };
  const approve = async (id: number, by = khanh) => await by.post(`/v1/approvals/${id}`, { decision: 'approve' });
  const seals = async (by = dung) =>
    (await by.get('/v1/seals')).body['items'] as { id: number; fullName: string; group: { login: string }[]; tries: { body: string }[] }[];
  return { db, at, officer, dung, khanh, token, country, propose, approve, seals };
}

test('sealed by two: found by its group alone, in words, count and number; who tried is told to the group', async (t) => {
  const { db, officer, dung, khanh, token, country, propose, approve, seals } = await register(t);
  const [hoa, ngoc, named, other] = [
    await officer('commune-police'),
    await officer('auditor', country),
    await officer('commune-police'),
    await officer('national-operator', country),
  ];
  const sees = async (by: typeof hoa) => {
    const { body } = await by.post('/v1/persons/search', { q: 'lê văn' }, by === ngoc ? 'audit' : 'other');
    return [(await by.get(`/v1/persons/${token}`, by === ngoc ? 'audit' : 'other')).status, (body['items'] as unknown[]).length];
  };
  assert.deepEqual(await sees(hoa), [200, 2]);
  const { proposalId } = await propose({ group: [` ${named.login.toUpperCase()}`] });
  assert.deepEqual(await sees(hoa), [200, 2], 'proposed is not sealed');
  minutes = 1;
  const done = await approve(proposalId);
  assert.equal(done.status, 200, JSON.stringify(done.body));
  for (const outside of [hoa, ngoc, other]) assert.deepEqual(await sees(outside), [404, 1]);
  for (const inside of [dung, khanh, named]) assert.deepEqual(await sees(inside), [200, 2]);
  const [seal] = await seals();
  assert.equal(seal?.fullName, 'Lê Văn Kín');
  assert.deepEqual(seal?.group.map(({ login }) => login).toSorted(), [dung, khanh, named].map(({ login }) => login).toSorted());
  assert.equal(seal?.tries.length, 6, 'three looked and searched');
  assert.equal(new Set(seal?.tries.map(({ body }) => body)).size, 3);
  assert.deepEqual(await seals(other), []);
  assert.equal((await other.get(`/v1/approvals/${proposalId}`)).body['code'], 'proposal.unknown');
  const [act] = await db.sql<{ kind: string; officers: string[] }[]>`select kind, officers from intake.act order by act_id desc limit 1`;
  assert.deepEqual([act?.kind, act?.officers.length], ['seal', 2]);
  await holds(db);
});

test('a seal is ended by two of its group; then the archive is found again; nobody else may propose it, nor decide', async (t) => {
  const { db, officer, khanh, token, country, propose, approve, seals, dung } = await register(t);
  const [hoa, other] = [await officer('commune-police'), await officer('national-operator', country)];
  await approve((await propose()).proposalId);
  const [seal] = await seals();
  const end = (by: typeof dung) => by.post(`/v1/seals/${seal?.id}/end`, { reason: 'Toà án huỷ quyết định' });
  assert.equal((await end(other)).body['code'], 'seal.unknown');
  const { proposalId } = (await end(dung)).body as { proposalId: number };
  assert.equal((await approve(proposalId, other)).body['code'], 'proposal.unknown');
  assert.equal((await approve(proposalId, dung)).body['code'], 'proposal.same-human');
  const both = await Promise.all([approve(proposalId, khanh), approve(proposalId, khanh)]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409], 'decided twice at once: once');
  assert.equal((await hoa.get(`/v1/persons/${token}`, 'other')).status, 200);
  assert.deepEqual(await seals(), []);
  const [row] = await db.sql<{ to: Date; by: string[] }[]>`select valid_to as "to", unsealed_by as by from access.sealed`;
  assert.deepEqual([row?.to.getTime(), row?.by.length], [now.getTime(), 2]);
  assert.equal((await propose()).code, 'seal.order-used', 'an order seals once');
  assert.equal((await propose({ orderNo: '13/2025/QĐ-TA' })).code, undefined);
});

test('two proposals to end one seal: the second finds it ended; two orders proposed under one number: one seals', async (t) => {
  const { dung, propose, approve, seals } = await register(t);
  const [one, two] = [await propose(), await propose({ reason: 'Theo quyết định, bản sao khác', kind: 'adoption' })];
  const sealed = await Promise.all([approve(one.proposalId), approve(two.proposalId)]);
  assert.deepEqual(sealed.map(({ status }) => status).toSorted(), [200, 409], JSON.stringify(sealed.map(({ body }) => body)));
  const [seal] = await seals();
  const end = async (evidence: string) =>
    ((await dung.post(`/v1/seals/${seal?.id}/end`, { reason: 'Toà án huỷ quyết định', evidence: [evidence] })).body as { proposalId: number }).proposalId;
  const first = await end('bản chính');
  assert.equal((await dung.post(`/v1/seals/${seal?.id}/end`, { reason: 'Toà án huỷ quyết định' })).body['code'], 'proposal.same-waits');
  assert.equal((await approve(first)).status, 200);
  assert.equal((await dung.post(`/v1/seals/${seal?.id}/end`, { reason: 'Toà án huỷ quyết định' })).body['code'], 'seal.unknown');
});

test('refused: another province, one’s own record or household, a group of nobody, an order without words', async (t) => {
  const { officer, token, propose, dung } = await register(t);
  const sung = await officer('provincial-police', { unit: ngheAn });
  assert.equal((await propose({}, sung)).code, 'person.unknown');
  const own = await officer('provincial-police', { unit: haNoi, personId: kin });
  assert.equal((await propose({}, own)).code, 'proposal.own-record');
  assert.equal((await propose({ group: ['nobody-of-this-name'] })).code, 'seal.group');
  assert.equal((await dung.post(`/v1/persons/${token}/seals`, { ...order, orderNo: ' ' })).body['code'], 'request.field');
  assert.equal((await dung.post('/v1/seals/999/end', { reason: 'Toà án huỷ quyết định' })).body['code'], 'seal.unknown');
  assert.equal((await (await officer('commune-police-chief')).get('/v1/seals')).body['code'], 'access.not-your-office');
});

test('an auditor’s sample tells of a try at a sealed archive, and does not name it', async (t) => {
  const { db, officer, token, country, propose, approve } = await register(t);
  await approve((await propose()).proposalId);
  const [hoa, ngoc] = [await officer('commune-police'), await officer('auditor', country)];
  for (let n = 0; n < 60; n++) await hoa.get(`/v1/persons/${token}`, 'other');
  const sample = await ngoc.get('/v1/audit/samples');
  const items = sample.body['items'] as { persons: string[]; outcome: string }[];
  const [kept] = await db.sql<{ count: number }[]>`select count(*)::int as count from audit.notable`;
  assert.equal(items.length, kept?.count);
  assert.ok(items.length > 0, 'one in ten of sixty');
  assert.ok(items.every(({ persons, outcome }) => persons.length === 0 && outcome === 'refused'));
});
