import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type NewConflict, openConflicts } from '#conflicts/index.ts';
import { inTransaction } from '#database/index.ts';
import { personTokens } from '#population/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { buildFrom, madeForm } from '../test/support/made-register.ts';
import { holds } from '../test/support/promises.ts';
import { serveDemoOf } from '../test/support/serve-register.ts';
import { maiDong, signInAs, signInPerson } from '../test/support/signed-in.ts';
import { roomRoutes } from './routes.ts';

const now = new Date('2026-11-23T03:00:00Z');
const [one, two, lan] = [1, 2, 4].map((record) => 2 ** 32 + record) as [number, number, number];
const mai = { fullName: 'Lê Thị Tuyết Mai', dateOfBirth: 19880101, sex: 'F', birthRegistrationUnit: maiDong, residenceUnit: maiDong } as const;
let made = 0;

/** Two records of one woman with two numbers, the second one of two forms; and somebody else. */
async function serve(t: TestContext) {
  const db = await withTestDatabase(t);
  await buildFrom(
    db,
    [
      [madeForm({ record: 1, ...mai, personNumber: '001188000111', filledOn: 20190601 })],
      [
        madeForm({ record: 2, ...mai, fullName: 'Lê Thị Tuyêt Mai', personNumber: '001188000222', filledOn: 20200601 }),
        madeForm({ record: 3, ...mai, fullName: 'Lê Thị Tuyêt Mai', filledOn: 20210601 }),
      ],
      [madeForm({ record: 4, ...mai, fullName: 'Lê Thị Lan', sex: 'F', dateOfBirth: 19900505 })],
    ],
    now,
  );
  const { get, post } = await serveDemoOf(t, db, { routes: roomRoutes, clock: () => now });
  const as = async (role: Role, unit: UnitId | null = maiDong) => ({ ...(await signInAs(db, role, { unit, now })).headers, 'sogoc-purpose': 'cleaning' });
  type Headers = { readonly [name: string]: string };
  return {
    db,
    as,
    get: (url: string, headers: Headers) => get(url, headers),
    post: (url: string, headers: Headers, body: object) => post(url, body, { 'idempotency-key': `k${++made}`, ...headers }),
    token: personTokens(db.dataDir).tokenOf,
  };
}

const reason = 'Một người khai hai lần';

test('merged by two, told what contradicts before each signs, and taken back by two: her notices say both', async (t) => {
  const { db, as, get, post, token } = await serve(t);
  const [hoa, tuan] = [await as('commune-police'), await as('commune-police-chief')];
  const merge = { with: token(two), reason, keepNumber: '001188000222' };
  const warned = await post(`/v1/persons/${token(one)}/merge`, hoa, merge);
  assert.deepEqual([warned.status, warned.body['code']], [409, 'merge.contradicts']);
  assert.match(String(warned.body['detail']), /Số định danh cá nhân, Họ, chữ đệm và tên khai sinh/);
  const proposed = await post(`/v1/persons/${token(one)}/merge`, hoa, { ...merge, despiteContradictions: true });
  assert.equal(proposed.status, 202);
  const approval = await get(`/v1/approvals/${proposed.body['proposalId']}`, tuan);
  assert.deepEqual(
    (approval.body['contradicts'] as { field: string; values: { vi: string }[] }[]).map(({ field, values }) => [field, ...values.map(({ vi }) => vi)]),
    [
      ['personNumber', '001 188 000 111', '001 188 000 222'],
      ['fullName', 'Lê Thị Tuyết Mai', 'Lê Thị Tuyêt Mai'],
    ],
  );
  const approved = await post(`/v1/approvals/${proposed.body['proposalId']}`, tuan, { decision: 'approve' });
  assert.deepEqual([approved.body['state'], approved.body['contradicts']], ['approved', []]);
  const shown = await get(`/v1/persons/${token(two)}`, hoa);
  assert.deepEqual([shown.body['personNumber'], shown.body['state']], ['001188000222', 'alive']);
  const act = String(approved.body['act']);
  const read = await get(`/v1/acts/${act}`, hoa);
  assert.deepEqual([read.body['kind'], read.body['reason'], read.body['canBeUndone'], (read.body['persons'] as string[]).length], ['merge', reason, true, 2]);
  const undoing = await post(`/v1/acts/${act}/undo`, hoa, { reason: 'Là hai chị em' });
  assert.equal(undoing.status, 202, JSON.stringify(undoing.body));
  await post(`/v1/approvals/${undoing.body['proposalId']}`, tuan, { decision: 'approve' });
  const back = await get(`/v1/persons/${token(one)}`, hoa);
  assert.deepEqual([back.body['personNumber'], back.body['state']], ['001188000111', 'alive']);
  assert.equal((await get(`/v1/acts/${act}`, hoa)).body['canBeUndone'], false);
  const notices = await get('/v1/notices', await signInPerson(db, two, 2, now));
  const kinds = (notices.body['items'] as { kind: string }[]).map(({ kind }) => kind);
  assert.ok(kinds.includes('archives-merged') && kinds.includes('archives-parted'), kinds.join());
  await holds(db);
});

test('two archives that nobody asked about are seen side by side before a merge is proposed; a third person who waits is told then', async (t) => {
  const { db, as, get, post, token } = await serve(t);
  const hoa = await as('commune-police');
  const place = `/v1/persons/${token(one)}/beside/${token(two)}`;
  const beside = await get(place, hoa);
  assert.equal(beside.status, 200, JSON.stringify(beside.body));
  type Stated = { field: string; values: ({ text: { vi: string }; letters: { text: string; mark: string | null }[] | null } | null)[] };
  const name = (beside.body['stated'] as Stated[]).find(({ field }) => field === 'fullName');
  assert.deepEqual(
    name?.values.map((value) => value?.letters?.filter(({ mark }) => mark !== null).map(({ text, mark }) => [text, mark])),
    [[['ế', 'mark']], [['ê', 'mark']]],
  );
  assert.deepEqual(
    [(beside.body['contradicts'] as { field: string }[]).map(({ field }) => field), (beside.body['sides'] as { forms: number }[]).map(({ forms }) => forms)],
    [['personNumber', 'fullName'], [1, 2]], // biome-ignore format: one line
  );
  assert.deepEqual([beside.body['compared'], beside.body['reviews']], [null, []]); // nothing was linked here: no model weighs the two
  const elsewhere = await get(place, await as('commune-police', unitId('commune', '16852', 0)));
  assert.deepEqual([elsewhere.status, elsewhere.body['code']], [404, 'person.unknown']);
  const same = await get(`/v1/persons/${token(one)}/beside/${token(one)}`, hoa);
  assert.equal(same.body['code'], 'merge.same-person');
  const between = (a: number, b: number): NewConflict => ({
    kind: 'possible-duplicate',
    ownerUnit: maiDong,
    detail: null,
    parties: [a, b].map((id) => ({ formId: id, personId: id })),
  });
  await inTransaction(db, (tx) => openConflicts(tx, [between(two, lan), between(one, two)], { actId: 1, now }));
  assert.equal(((await get(place, hoa)).body['reviews'] as string[]).length, 1);
  const merge = { with: token(two), reason, despiteContradictions: true };
  assert.equal((await post(`/v1/persons/${token(one)}/merge`, hoa, merge)).body['code'], 'merge.conflict-waits');
  assert.equal((await post(`/v1/persons/${token(one)}/merge`, hoa, { ...merge, despiteConflicts: true })).status, 202);
});

test('parted by two: the forms are offered with what each states, the loosest chosen; the number goes with them where it is said', async (t) => {
  const { db, as, get, post, token } = await serve(t);
  const [hoa, tuan] = [await as('commune-police'), await as('commune-police-chief')];
  const offered = await get(`/v1/persons/${token(two)}/forms`, hoa);
  const forms = offered.body['forms'] as { form: string; isLoose: boolean; states: ({ vi: string } | null)[] }[];
  assert.deepEqual(
    forms.map(({ form, isLoose, states }) => [form, isLoose, states[0]?.vi]),
    [
      [String(two), false, 'Lê Thị Tuyêt Mai'],
      [String(two + 1), true, 'Lê Thị Tuyêt Mai'],
    ],
  );
  const split = await post(`/v1/persons/${token(two)}/split`, hoa, { forms: [forms[1]?.form], reason: 'Hai chị em cùng tên', takeNumber: false });
  assert.equal(split.status, 202);
  const approved = await post(`/v1/approvals/${split.body['proposalId']}`, tuan, { decision: 'approve' });
  assert.equal(approved.body['state'], 'approved');
  const made = await get(`/v1/persons/${token(Number(approved.body['act']))}`, hoa);
  assert.deepEqual([made.body['state'], made.body['personNumber'] === '001188000222'], ['alive', false]);
  const twice = await post(`/v1/persons/${token(two)}/split`, hoa, { forms: [forms[1]?.form], reason: 'Hai chị em cùng tên' });
  assert.equal(twice.status, 202); // it is refused when it is decided: the form went already
  assert.equal((await post(`/v1/approvals/${twice.body['proposalId']}`, tuan, { decision: 'approve' })).body['code'], 'split.form-of-another');
  await holds(db);
});

test('refused: another commune, offices that move no forms, one person twice, an act that is not there or not one to take back', async (t) => {
  const { as, get, post, token } = await serve(t);
  const [hoa, lanOffice, stranger] = [await as('commune-police'), await as('civil-status-officer'), await as('commune-police', unitId('commune', '26734', 0))];
  for (const [path, body] of [
    [`/v1/persons/${token(one)}/merge`, { with: token(two), reason, despiteContradictions: true }],
    [`/v1/persons/${token(two)}/split`, { forms: [String(two)], reason }],
  ] as const) {
    assert.deepEqual([(await post(path, stranger, body)).status, (await post(path, stranger, body)).body['code']], [404, 'person.unknown']);
    assert.equal((await post(path, lanOffice, body)).body['code'], 'access.not-your-office');
    assert.equal((await post(path, await as('auditor', null), body)).status, 403);
  }
  assert.equal((await get(`/v1/persons/${token(two)}/forms`, stranger)).body['code'], 'person.unknown');
  assert.equal((await post(`/v1/persons/${token(one)}/merge`, hoa, { with: token(one), reason })).body['code'], 'merge.same-person');
  assert.equal((await post('/v1/acts/999/undo', hoa, { reason })).body['code'], 'act.unknown');
  assert.equal((await get('/v1/acts/999', hoa)).body['code'], 'act.unknown');
  assert.equal((await post('/v1/acts/1/undo', hoa, { reason })).body['code'], 'act.not-undone'); // the build
  const merge = await post(`/v1/persons/${token(one)}/merge`, hoa, { with: token(two), reason, despiteContradictions: true });
  const { body } = await post(`/v1/approvals/${merge.body['proposalId']}`, await as('commune-police-chief'), { decision: 'approve' });
  for (const answer of [await get(`/v1/acts/${body['act']}`, stranger), await post(`/v1/acts/${body['act']}/undo`, stranger, { reason })])
    assert.deepEqual([answer.status, answer.body['code'], JSON.stringify(answer.body).includes(token(one))], [404, 'act.unknown', false]);
});

test('sent twice under one key it is proposed once; two who decide at once, one does', async (t) => {
  const { db, as, post, token } = await serve(t);
  const [hoa, tuan, second] = [await as('commune-police'), await as('commune-police-chief'), await as('commune-police-chief')];
  const once = { ...hoa, 'idempotency-key': 'merge-twice' };
  const merge = { with: token(lan), reason, despiteContradictions: true };
  const [first, again] = [await post(`/v1/persons/${token(one)}/merge`, once, merge), await post(`/v1/persons/${token(one)}/merge`, once, merge)];
  assert.equal(first.body['proposalId'], again.body['proposalId']);
  const decided = await Promise.all([tuan, second].map((officer) => post(`/v1/approvals/${first.body['proposalId']}`, officer, { decision: 'approve' })));
  assert.deepEqual(decided.map(({ status }) => status).sort(), [200, 409]);
  assert.equal((await db.sql`select from intake.act where kind = 'merge'`).length, 1);
  await holds(db);
});
