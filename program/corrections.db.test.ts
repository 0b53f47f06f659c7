import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { personTokens } from '#population/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { buildFrom, madeForm } from '../test/support/made-register.ts';
import { pdfOf } from '../test/support/papers.ts';
import { maiDong, signInAs } from '../test/support/signed-in.ts';
import { serveHttp } from './http.ts';
import { roomRoutes } from './routes.ts';

const now = new Date('2026-11-23T03:00:00Z');
const huoiTu = unitId('commune', '16852', 0);
const person = 2 ** 32 + 1;
let made = 0;

async function serve(t: TestContext) {
  const db = await withTestDatabase(t);
  await buildFrom(
    db,
    [
      [
        madeForm({
          record: 1,
          fullName: 'Và Bá Sơn',
          dateOfBirth: 19790513,
          sex: 'M',
          birthRegistrationUnit: huoiTu,
          residenceUnit: maiDong,
          personNumber: '040079000123',
        }),
      ],
    ],
    now,
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-http-'));
  writeFileSync(path.join(folder, 'index.html'), '<html></html>');
  const startWaitingBuild = () => ({ child: {} as never, done: Promise.resolve(1) });
  const routes = roomRoutes;
  const server = await serveHttp({
    db,
    dataDir: db.dataDir,
    port: 0,
    exactPort: true,
    pagesDir: folder,
    waitingFolder: folder,
    startWaitingBuild,
    routes,
    clock: () => now,
  });
  t.after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const as = async (role: Role, unit: UnitId | null = maiDong) => (await signInAs(db, role, { unit, now })).headers;
  const ask = async (method: 'GET' | 'POST', url: string, headers: object, sent: object = {}) => {
    const key = { 'idempotency-key': `k${++made}` };
    const answered = await fetch(`http://localhost:${server.port}${url}`, {
      method,
      headers: { ...(method === 'POST' && { 'content-type': 'application/json', ...key }), ...headers },
      ...(method === 'POST' && { body: JSON.stringify(sent) }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: what the test then asserts on
    const body: any = answered.headers.get('content-type')?.includes('json') ? await answered.json() : await answered.text();
    return { status: answered.status, etag: answered.headers.get('etag') ?? '', body };
  };
  const send = async (headers: object, bytes: Buffer, name: string): Promise<string> => {
    const answered = await fetch(`http://localhost:${server.port}/v1/documents`, {
      method: 'POST',
      headers: { 'content-type': 'application/pdf', 'sogoc-filename': encodeURIComponent(name), ...headers },
      body: new Uint8Array(bytes),
    });
    return ((await answered.json()) as { documentId: string }).documentId;
  };
  return { db, as, ask, send, personId: personTokens(db.dataDir).tokenOf(person) };
}

const asked = (personId: string) => ({ personId, changes: { dateOfBirth: '1980-05-13' }, reason: 'Sai năm sinh so với sổ gốc', evidence: 'Giấy khai sinh' });

test('a correction by its routes: opened, previewed, examined with the version that was seen, approved as an approval', async (t) => {
  const { as, ask, personId } = await serve(t);
  const [hoa, pa, vu] = [await as('commune-police'), await as('civil-status-officer', huoiTu), await as('committee-chairman', huoiTu)];
  const preview = await ask('POST', '/v1/corrections/preview', hoa, { personId, changes: { dateOfBirth: 1980 } });
  assert.deepEqual([preview.status, preview.body.asksNumber, preview.body.parts[0].dueOn], [200, true, '2026-11-26']);
  const opened = await ask('POST', '/v1/corrections', hoa, asked(personId));
  assert.deepEqual([opened.status, opened.body.state, opened.body.owner.office, opened.body.dueOn], [201, 'opened', 'civil-status', '2026-11-26']);
  const { id } = opened.body;
  assert.equal((await ask('POST', `/v1/corrections/${id}/examine`, pa)).status, 428);
  assert.equal((await ask('POST', `/v1/corrections/${id}/examine`, { ...pa, 'if-match': '"7"' })).body.code, 'version.stale');
  const read = await ask('GET', `/v1/corrections/${id}`, pa);
  assert.equal((await ask('POST', `/v1/corrections/${id}/examine`, { ...pa, 'if-match': read.etag })).body.state, 'examined');
  const { items } = (await ask('GET', '/v1/approvals', vu)).body;
  assert.deepEqual(
    items.map((item: { kind: string; dueOn: string; owner: { role: string } }) => [item.kind, item.dueOn, item.owner.role]),
    [['correction', '2026-11-26', 'committee-chairman']],
  );
  const approval = await ask('GET', `/v1/approvals/${items[0].id}`, vu);
  assert.deepEqual(approval.body.details[0], {
    label: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
    before: { vi: '13/05/1979', en: '13/05/1979' },
    after: { vi: '13/05/1980', en: '13/05/1980' },
  });
  const approved = await ask('POST', `/v1/approvals/${items[0].id}`, vu, { decision: 'approve' });
  assert.deepEqual([approved.status, approved.body.state], [200, 'approved']);
  assert.equal((await ask('GET', `/v1/corrections/${id}`, hoa)).body.state, 'corrected');
});

test('sent twice under one key it is opened once; two requests with keys of their own are two', async (t) => {
  const { db, as, ask, personId } = await serve(t);
  const hoa = await as('commune-police');
  const once = { ...hoa, 'idempotency-key': 'twice' };
  const [first, second] = [await ask('POST', '/v1/corrections', once, asked(personId)), await ask('POST', '/v1/corrections', once, asked(personId))];
  assert.equal(first.body.id, second.body.id);
  await ask('POST', '/v1/corrections', hoa, asked(personId));
  assert.equal((await db.sql`select from population.correction`).length, 2);
});

test('refused: offices that correct nothing; a person of another commune by a guessed token; what is not in the shape', async (t) => {
  const { as, ask, personId } = await serve(t);
  for (const role of ['auditor', 'administrator', 'vaccinator'] as const)
    assert.equal((await ask('POST', '/v1/corrections', await as(role, null), asked(personId))).body.code, 'access.not-your-office');
  const stranger = await as('commune-police', unitId('commune', '26734', 0));
  const outside = await ask('POST', '/v1/corrections', stranger, asked(personId));
  const nobody = await ask('POST', '/v1/corrections', stranger, asked(personId.slice(0, -2)));
  assert.deepEqual([outside.status, outside.body.code, nobody.status], [404, 'person.unknown', 404]);
  const hoa = await as('commune-police');
  assert.equal((await ask('POST', '/v1/corrections', hoa, { ...asked(personId), numberWish: 'sell' })).status, 400);
  assert.equal((await ask('POST', '/v1/corrections/1/sell', { ...hoa, 'if-match': '"1"' })).status, 400);
  assert.equal((await ask('GET', '/v1/corrections/99', hoa)).body.code, 'correction.unknown');
});

test('refused, and nothing is opened: values that are no values, texts beyond their length, a page of a list that was never given', async (t) => {
  const { db, as, ask, personId } = await serve(t);
  const hoa = await as('commune-police');
  const bad = async (body: object) => (await ask('POST', '/v1/corrections', hoa, { ...asked(personId), ...body })).status;
  for (const value of ["' or 1=1", '%', '<script>', 'a'.repeat(10_000), '', '\u0000 \u0000', null, { a: 1 }])
    assert.equal(await bad({ changes: { dateOfBirth: value } }), 400, JSON.stringify(value).slice(0, 40));
  assert.equal(await bad({ changes: { __proto__: 'x', constructor: 'x' } }), 400);
  assert.equal(await bad({ reason: 'a'.repeat(10_000) }), 400);
  for (const reason of ['Giấy khai sinh\u0000 nói khác', 'Giấy khai sinh \ud800 nói khác']) assert.equal(await bad({ reason }), 400, JSON.stringify(reason));
  assert.equal(await bad({ evidence: ['a'.repeat(10_000)] }), 400);
  assert.equal(await bad({ evidence: ['0'.repeat(64)] }), 404);
  assert.equal((await ask('GET', '/v1/corrections?cursor=abc', hoa)).body.code, 'list.cursor');
  assert.equal((await ask('GET', '/v1/approvals?cursor=abc', hoa)).body.code, 'list.cursor');
  assert.equal((await ask('GET', "/v1/approvals/1'%20or%201=1", hoa)).status, 400);
  assert.equal((await db.sql`select from population.correction`).length, 0);
});

test('papers of a request: sent, attached to each part, shown by name to who decides, handed out to them and to no other commune', async (t) => {
  const { as, ask, send, personId } = await serve(t);
  const [hoa, pa, vu] = [await as('commune-police'), await as('civil-status-officer', huoiTu), await as('committee-chairman', huoiTu)];
  const documentId = await send(hoa, pdfOf(), 'giay khai sinh.pdf');
  const request = { ...asked(personId), changes: { dateOfBirth: '1980-05-13', phone: '0912345678' }, evidence: ['Bản chính tại quầy', documentId] };
  assert.equal((await ask('POST', '/v1/corrections', pa, { ...request, personId })).status, 404); // nor may another attach what hoa gave
  const opened = await ask('POST', '/v1/corrections', hoa, request);
  assert.deepEqual([opened.status, opened.body.evidence, opened.body.papers[0].fileName], [201, ['Bản chính tại quầy'], 'giay khai sinh.pdf']);
  const { id } = opened.body.others[0];
  const part = await ask('GET', `/v1/corrections/${id}`, pa);
  assert.deepEqual([part.body.owner.office, part.body.papers.length], ['civil-status', 1]);
  await ask('POST', `/v1/corrections/${id}/examine`, { ...pa, 'if-match': part.etag });
  const [item] = (await ask('GET', '/v1/approvals', vu)).body.items;
  const approval = await ask('GET', `/v1/approvals/${item.id}`, vu);
  assert.deepEqual([approval.body.evidence, approval.body.papers[0].fileName], [['Bản chính tại quầy'], 'giay khai sinh.pdf']);
  const paper = async (headers: object) => (await ask('GET', `/v1/documents/${documentId}`, { ...headers, 'sogoc-purpose': 'approval' })).status;
  assert.deepEqual([await paper(vu), await paper(hoa), await paper(await as('committee-chairman', unitId('commune', '26734', 0)))], [200, 200, 404]);
});
