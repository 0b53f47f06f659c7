/** Typed forms by their routes: judged, taken in once, shown again, each look on record. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Role } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { buildFrom, madeForm } from '../test/support/made-register.ts';
import { serveDemoOf } from '../test/support/serve-register.ts';
import { maiDong, signInAs } from '../test/support/signed-in.ts';

const now = new Date('2025-06-20T03:00:00Z');

async function counter(t: TestContext) {
  const db = await withTestDatabase(t);
  await buildFrom(
    db,
    [[madeForm({ record: 1, fullName: 'Lê Văn Nam', dateOfBirth: 19900203, sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong })]],
    now,
  );
  const served = await serveDemoOf(t, db, { clock: () => now });
  const as = async (role: Role, key = Math.random().toString(36)) => ({ ...(await signInAs(db, role, { now })).headers, 'idempotency-key': key });
  return { db, served, as };
}

const fields = {
  fullName: 'Nguyễn Thị Hoa',
  dateOfBirth: '15/3/1995',
  sex: 'Nữ',
  birthRegistrationPlace: 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội',
  originPlace: 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội',
  ethnicity: 'Kinh',
  nationality: 'Việt Nam',
  residencePlace: 'Số 5, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội',
  relationToHead: 'chủ hộ',
};

test('a form by its routes: judged in the words of the rules, sent twice and taken in once, shown again, each look on record', async (t) => {
  const { db, served, as } = await counter(t);
  const hoa = await as('commune-police');
  const checked = await served.post('/v1/forms/check', { kind: 'dc01', fields: { ...fields, sex: 'Nx' } }, hoa);
  assert.equal(checked.status, 200);
  assert.ok((checked.body['findings'] as { rule: string; vi: string }[]).some(({ rule, vi }) => rule === 'sex-unknown' && vi.includes('Nx')));
  const [first, again] = [await served.post('/v1/forms', { kind: 'dc01', fields }, hoa), await served.post('/v1/forms', { kind: 'dc01', fields }, hoa)];
  assert.deepEqual([first.status, again.status, again.body], [201, 201, first.body]);
  assert.equal((await db.sql`select from intake.typed_form`).length, 1);
  const read = await served.get(`/v1/forms/${first.body['form']}`, hoa);
  assert.deepEqual([read.status, read.body], [200, first.body]);
  const entry = read.headers.get('sogoc-audit');
  assert.equal((await db.sql`select from audit.subject where entry_id = ${entry}`).length, 1);
});

test('refused by its routes: a field too many, what no database keeps, another office, what is asked with its code', async (t) => {
  const { served, as } = await counter(t);
  const status = async (said: object, role: Role = 'commune-police') => (await served.post('/v1/forms', said, await as(role))).status;
  assert.equal(await status({ kind: 'dc01', fields: { ...fields, office: '00310' } }), 400);
  assert.equal(await status({ kind: 'dc01', fields: { ...fields, religion: 'a\0b' } }), 400);
  assert.equal(await status({ kind: 'dc01', fields: { ...fields, religion: '\ud800' } }), 400);
  assert.equal(await status({ kind: 'dc01', fields: { ...fields, religion: 'x'.repeat(401) } }), 400);
  assert.equal(await status({ kind: 'dc03', fields }), 400);
  assert.equal(await status({ kind: 'dc01', fields }, 'civil-status-officer'), 403);
  assert.equal(await status({ kind: 'dc01', fields, person: 'p' }), 404);
  const asked = await served.post('/v1/forms', { kind: 'dc01', fields: { ...fields, originPlace: '' } }, await as('commune-police'));
  const [error] = asked.body['errors'] as { pointer: string; code: string }[];
  assert.deepEqual([asked.status, asked.body['code'], error?.pointer, error?.code], [409, 'typed.must-confirm', '/confirmed', 'missing']);
});
