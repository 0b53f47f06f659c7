/** The counter by its routes: what is asked, registered, read again, and sent twice. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { householdIdOf } from '#cleaning/index.ts';
import { personTokens } from '#population/index.ts';
import type { Role } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { buildFrom, madeForm } from '../test/support/made-register.ts';
import { serveDemoOf } from '../test/support/serve-register.ts';
import { maiDong, signInAs } from '../test/support/signed-in.ts';

const now = new Date('2026-11-23T03:00:00Z');

async function counter(t: TestContext) {
  const db = await withTestDatabase(t);
  const mother = madeForm({
    record: 1,
    filledOn: 20200105,
    fullName: 'Nguyễn Thị Hoa',
    dateOfBirth: 19950315,
    sex: 'F',
    personNumber: '001195000123',
    ethnicity: 1,
    nationality: 'VNM',
    birthRegistrationUnit: maiDong,
    residenceUnit: maiDong,
    residencePlace: 'Số 5, phường Mai Động, thành phố Hà Nội',
    residenceFile: 'HS-1',
    householdId: householdIdOf(maiDong, 'HS-1'),
    relationToHead: 'head',
  });
  await buildFrom(db, [[mother]], now);
  const served = await serveDemoOf(t, db, { clock: () => now });
  const as = async (role: Role, key = Math.random().toString(36)) => ({ ...(await signInAs(db, role, { now })).headers, 'idempotency-key': key });
  return { db, served, as };
}

const birth = {
  kind: 'birth',
  child: { fullName: 'Lê Minh Anh', dateOfBirth: '2026-11-20', sex: 'F', birthPlace: 'Bệnh viện Phụ sản Hà Nội' },
  mother: { personNumber: '001195000123' },
  informant: { fullName: 'Nguyễn Thị Hoa', relation: 'mẹ' },
};

test('a birth by its routes: registered once under one key, signed by another, its values point to the entry, each look on record', async (t) => {
  const { db, served, as } = await counter(t);
  const lan = await as('civil-status-officer');
  const [first, again] = [await served.post('/v1/events', birth, lan), await served.post('/v1/events', birth, lan)];
  assert.deepEqual([first.status, again.status, again.body], [201, 201, first.body]);
  assert.match(String(first.body['personNumber']), /^001326/);
  const id = first.body['eventId'] as number;
  const signed = await served.post(`/v1/events/${id}/sign`, {}, await as('committee-chairman'));
  assert.deepEqual([signed.status, signed.body['state']], [200, 'signed']);
  const child = await served.get(`/v1/persons/${personTokens(db.dataDir).tokenOf(id)}`, { ...lan, 'sogoc-purpose': 'civil-event' });
  const { values } = child.body as { values: Record<string, { entry: { book: string; number: string } | null }> };
  assert.deepEqual([values['fullName']?.entry?.number, values['fullName']?.entry?.book, values['residencePlace']?.entry], ['1', '01/2026', null]);
  const { entryId } = first.body['entry'] as { entryId: number };
  assert.equal((await served.get(`/v1/entries/${entryId}`, { ...lan, 'sogoc-purpose': 'civil-event' })).status, 200);
  const looks = await db.sql`select 1 from audit.subject where person_id = ${id}`;
  assert.ok(looks.length >= 5, String(looks.length));
});

test('refused by its routes: the child again with the entry named, what is unlikely with its code and field, a field too many, another office', async (t) => {
  const { served, as } = await counter(t);
  await served.post('/v1/events', birth, await as('civil-status-officer'));
  const again = await served.post('/v1/events', birth, await as('civil-status-officer'));
  assert.deepEqual([again.status, again.body['code']], [409, 'event.child-exists']);
  assert.match(String(again.body['detail']), /quyển 01\/2026/);
  const twin = { ...birth, child: { ...birth.child, fullName: 'Lê Minh Em' } };
  const asked = await served.post('/v1/events', twin, await as('civil-status-officer'));
  const [error] = asked.body['errors'] as { pointer: string; code: string }[];
  assert.deepEqual([asked.status, asked.body['code'], error?.pointer, error?.code], [409, 'event.must-confirm', '/confirmed', 'twin']);
  const looked = await served.post('/v1/events/preview', twin, await as('civil-status-officer'));
  assert.deepEqual([looked.status, (looked.body['asks'] as { code: string }[]).map(({ code }) => code)], [200, ['twin']]);
  assert.equal((await served.post('/v1/events', { ...birth, personNumber: '001326000001' }, await as('civil-status-officer'))).status, 400);
  assert.equal((await served.post('/v1/events', birth, await as('commune-police'))).status, 403);
  assert.equal((await served.get('/v1/events/999999', await as('civil-status-officer'))).status, 404);
});
