/** The life of a number over HTTP: each of the five lawful grounds by two officers, on papers that they may see; any number ever held finds the person. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { inTransaction } from '#database/index.ts';
import { correctPerson, personTokens, readChanges } from '#population/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { buildFrom, madeForm } from '../test/support/made-register.ts';
import { pdfOf } from '../test/support/papers.ts';
import { holds } from '../test/support/promises.ts';
import { serveDemoOf } from '../test/support/serve-register.ts';
import { maiDong, signInAs } from '../test/support/signed-in.ts';
import { roomRoutes } from './routes.ts';

const now = new Date('2026-11-23T03:00:00Z');
const son = 2 ** 32 + 1;
const officers = ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'];
let made = 0;

async function serve(t: TestContext) {
  const db = await withTestDatabase(t);
  const told = { fullName: 'Và Bá Sơn', dateOfBirth: 19790513, sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong, personNumber: '001079000123' };
  await buildFrom(db, [[madeForm({ record: 1, ...told })]], now);
  const { at, get, post } = await serveDemoOf(t, db, { routes: roomRoutes, clock: () => now });
  const as = async (role: Role, unit: UnitId | null = maiDong) => ({ ...(await signInAs(db, role, { unit, now })).headers, 'sogoc-purpose': 'cleaning' });
  type Headers = { readonly [name: string]: string };
  return {
    db,
    as,
    get,
    post: (url: string, headers: Headers, body: object) => post(url, body, { 'idempotency-key': `n${++made}`, ...headers }),
    give: async (headers: Headers) => {
      const body = new Uint8Array(pdfOf(`4 0 obj (quyet dinh ${++made}) endobj`));
      const reply = await fetch(`${at}/v1/documents`, {
        method: 'POST',
        body,
        headers: {
          ...headers,
          'content-type': 'application/pdf',
          'idempotency-key': `d${made}`,
          'sogoc-filename': 'quyet-dinh.pdf',
        },
      });
      assert.ok(reply.ok, await reply.clone().text());
      return ((await reply.json()) as { documentId: string }).documentId;
    },
    paper: async (headers: Headers, documentId: string) => (await fetch(`${at}/v1/documents/${documentId}`, { headers })).status,
    token: personTokens(db.dataDir).tokenOf(son),
    born: (year: number) =>
      inTransaction(db, (tx) =>
        correctPerson({ tx, now }, { personId: son, changes: readChanges({ dateOfBirth: `${year}-05-13` }, undefined), reason: 'Theo sổ gốc', officers }),
      ),
  };
}

test('each of the five grounds, proposed on a paper and approved by another; every number ever held finds the person; taken back in their order', async (t) => {
  const { db, as, get, post, give, paper, token, born } = await serve(t);
  const [hoa, tuan, far] = [await as('commune-police'), await as('commune-police-chief'), await as('commune-police', unitId('commune', '16852', 0))];
  const place = `/v1/persons/${token}/number`;
  const offered = async () => ((await get(place, hoa)).body['grounds'] as { code: string }[]).map(({ code }) => code);
  assert.deepEqual(await offered(), ['forged-papers', 'birth-revoked', 'naturalised']);
  const numbers = ['001079000123'];
  const acts: string[] = [];
  for (const [ground, year] of [['forged-papers'], ['birth-revoked'], ['naturalised'], ['sex-or-year', 1980], ['collection-error', 1981]] as const) {
    if (year !== undefined) await born(year);
    assert.ok((await offered()).includes(ground));
    const scan = await give(hoa);
    const body = { choice: 'new', ground, reason: 'Theo quyết định của cơ quan có thẩm quyền', evidence: ['Quyết định 12/QĐ', scan] };
    const proposed = await post(place, hoa, body);
    assert.equal(proposed.status, 200, JSON.stringify(proposed.body));
    assert.equal((await post(place, hoa, body)).body['code'], 'number.change-waits');
    const approval = await get(`/v1/approvals/${proposed.body['proposal']}`, tuan);
    assert.deepEqual(
      [approval.body['evidence'], (approval.body['papers'] as { documentId: string }[]).map(({ documentId }) => documentId)],
      [['Quyết định 12/QĐ'], [scan]],
    );
    assert.deepEqual([await paper(hoa, scan), await paper(tuan, scan), await paper(far, scan)], [200, 200, 404]);
    const done = await post(`/v1/approvals/${proposed.body['proposal']}`, tuan, { decision: 'approve' });
    assert.equal(done.body['state'], 'approved', JSON.stringify(done.body));
    acts.push(String(done.body['act']));
    const shown = await get(place, hoa);
    numbers.push(String(shown.body['personNumber']));
    assert.match(numbers.at(-1) ?? '', new RegExp(`^0010${String(year ?? 1979).slice(2)}`));
    for (const q of numbers) {
      const found = await post('/v1/persons/search', hoa, { q });
      assert.deepEqual(
        (found.body['items'] as { personNumber: string }[]).map(({ personNumber }) => personNumber),
        [numbers.at(-1)],
        `${q} after ${ground}`,
      );
    }
  }
  assert.equal(new Set(numbers).size, 6);
  const last = acts.at(-1) as string;
  const undoing = await post(`/v1/acts/${last}/undo`, hoa, { reason: 'Quyết định bị huỷ' });
  await post(`/v1/approvals/${undoing.body['proposalId']}`, tuan, { decision: 'approve' });
  assert.equal((await get(place, hoa)).body['personNumber'], numbers.at(-2));
  await holds(db);
});

test('refused at capture: a ground of which nothing holds, on which the number in use was given; a second one while the first waits; a paper of somebody else; another commune', async (t) => {
  const { as, get, post, give, token } = await serve(t);
  const [hoa, tuan] = [await as('commune-police'), await as('commune-police-chief')];
  const place = `/v1/persons/${token}/number`;
  const propose = (ground: string, headers = hoa, evidence: string[] = []) =>
    post(place, headers, { choice: 'new', ground, reason: 'Theo quyết định', evidence });
  const decided = async (ground: string) => {
    const { body } = await propose(ground);
    return await post(`/v1/approvals/${body['proposal']}`, tuan, { decision: 'approve' });
  };
  assert.equal((await propose('sex-or-year')).body['code'], 'number.agrees');
  assert.equal((await decided('forged-papers')).status, 200);
  assert.equal((await propose('forged-papers')).body['code'], 'number.put-anew');
  assert.equal((await propose('birth-revoked', hoa, [await give(tuan)])).body['code'], 'document.unknown');
  const far = await as('commune-police', unitId('commune', '16852', 0));
  assert.deepEqual([(await propose('naturalised', far)).body['code'], (await get(place, far)).body['code']], ['person.unknown', 'person.unknown']);
  assert.equal((await propose('naturalised')).status, 200);
  assert.equal((await propose('birth-revoked')).body['code'], 'number.change-waits');
  assert.equal((await post(place, hoa, { choice: 'take-back', reason: 'Không giữ nữa' })).body['code'], 'number.change-waits');
});
