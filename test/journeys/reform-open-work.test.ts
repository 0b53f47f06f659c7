/** Every kind of work that was open in a ward in June 2025: in July the ward that took it over finds it in its lists and does it; whoever held the old office is out. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { insertAccount, insertPost, openSession } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { dayOfReform, unitCatalogue } from '#geography/index.ts';
import { personTokens } from '#population/index.ts';
import { type Role, scopeOf, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../support/database.ts';
import { buildFrom, madeForm } from '../support/made-register.ts';
import { serveDemoOf } from '../support/serve-register.ts';
import { maiDong } from '../support/signed-in.ts';

const [june, july] = [new Date('2025-06-20T03:00:00Z'), new Date('2025-07-02T03:00:00Z')];
const kySon = unitId('commune', '16852', 0);
const wardOf = (unit: UnitId): UnitId => {
  const after = unitCatalogue().project(unit, dayOfReform);
  return 'unit' in after ? after.unit : (after.candidates[0] as UnitId);
};
const [person, other] = [1, 2].map((record) => 2 ** 32 + record) as [number, number];

type Answered = { readonly status: number; readonly body: { readonly [name: string]: unknown }; readonly etag: string };
type Officer = {
  get(place: string, purpose?: string): Promise<Answered>;
  post(place: string, body: object, etag?: string): Promise<Answered>;
};

async function june2025(t: TestContext) {
  const clock = { now: june };
  const db = await withTestDatabase(t);
  const mai = { fullName: 'Lê Thị Mai', dateOfBirth: 19880101, sex: 'F', birthRegistrationUnit: maiDong, residenceUnit: maiDong, officeUnit: maiDong } as const;
  const built = await buildFrom(
    db,
    [[madeForm({ record: 1, ...mai })], [madeForm({ record: 2, ...mai, fullName: 'Lê Thị Lan' })]],
    new Date('2025-06-01T03:00:00Z'),
  );
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id)
    values (${person}, 'name-one-word', 'fullName', 'Mai', 'warning', 'open', ${maiDong}, ${built})`;
  for (const [id, kind] of [
    [901, 'possible-duplicate'],
    [902, 'two-residences'],
  ] as const) {
    await db.sql`
      insert into conflicts.conflict (conflict_id, kind, owner_unit, owner_rule, state, due_on, blocks, act_id)
      overriding system value values (${id}, ${kind}, ${maiDong}, 'one-residence', 'open', '2025-07-10', 'nothing', ${built})`;
    await db.sql`insert into conflicts.party (conflict_id, form_id, person_id) values (${id}, ${person}, ${person}), (${id}, ${other}, ${other})`;
  }
  const { get, post } = await serveDemoOf(t, db, { clock: () => clock.now });
  let made = 0;
  /** An office of the ward of the day; in June it ends with the ward. */
  const officer = async (role: Role, unit: UnitId | null = clock.now === june ? maiDong : wardOf(maiDong)): Promise<Officer> => {
    const headers = await signIn(db, `${role}-${++made}`, role, scopeOf(role) === 'unit' ? unit : null, clock.now);
    const said = (purpose: string) => ({ ...headers, 'sogoc-purpose': purpose, 'sogoc-reason': 'Cap cuu tai nha' });
    const told = async ({ status, body, headers: back }: Awaited<ReturnType<typeof get>>) => ({ status, body, etag: back.get('etag') ?? '' });
    return {
      get: async (place, purpose = 'cleaning') => await told(await get(place, said(purpose))),
      post: async (place, body, etag) =>
        await told(await post(place, body, { ...said('cleaning'), 'idempotency-key': randomUUID(), ...(etag && { 'if-match': etag }) })),
    };
  };
  const citizen = async (personId: number, place: string): Promise<Answered> => {
    const token = await inTransaction(db, (tx) => openSession(tx, { kind: 'citizen', personId, level: 2 }, clock.now));
    return { ...(await get(place, { authorization: `Bearer ${token}` })), etag: '' };
  };
  return { clock, officer, citizen, token: personTokens(db.dataDir).tokenOf(person) };
}

async function signIn(db: Database, login: string, role: Role, unit: UnitId | null, now: Date) {
  const token = await inTransaction(db, async (tx) => {
    const { accountId } = await insertAccount(tx, { login, fullName: login, personId: null, state: 'active', openedBy: null }, now);
    const [from, to] = now === june ? ['2020-01-01', '2025-06-30'] : ['2025-07-01', null];
    const postId = await insertPost(tx, { accountId, role, unit, from: unit === null ? '2020-01-01' : from, to: unit === null ? null : to, openedBy: null });
    return await openSession(tx, { kind: 'officer', accountId, postId }, now);
  });
  return { authorization: `Bearer ${token}` };
}

const done = ({ status, body }: Answered): Answered['body'] => {
  assert.ok(status < 300, `${status} ${JSON.stringify(body)}`);
  return body;
};
const itemsIn = (answer: Answered) => done(answer)['items'] as { readonly [name: string]: unknown }[];

test('a finding: mended by the successor; the old office is refused from the day on', async (t) => {
  const { clock, officer } = await june2025(t);
  const hoa = await officer('commune-police');
  const [finding] = itemsIn(await hoa.get('/v1/findings?rule=name-one-word'));
  clock.now = july;
  assert.equal((await hoa.get('/v1/findings')).body['code'], 'session.ended');
  const next = await officer('commune-police');
  assert.deepEqual(
    itemsIn(await next.get('/v1/findings?rule=name-one-word')).map(({ id }) => id),
    [finding?.['id']],
  );
  assert.deepEqual(itemsIn(await (await officer('commune-police', wardOf(kySon))).get('/v1/findings?rule=name-one-word')), []);
  const { etag } = await next.get(`/v1/findings/${finding?.['id']}`);
  done(await next.post(`/v1/findings/${finding?.['id']}/mend`, { decision: 'keep', reason: 'Đúng như giấy tờ' }, etag));
});

test('a conflict that the ward was to answer, and one that it asked about: the turn is the successor’s', async (t) => {
  const { clock, officer } = await june2025(t);
  const hoa = await officer('commune-police');
  done(await hoa.post('/v1/reviews/901/decision', { decision: 'ask', reason: 'Bà Mai ở đâu', commune: '00310' }, '"1"'));
  done(await hoa.post('/v1/conflicts/902/comment', { comment: 'Đã gọi điện' }, '"1"'));
  clock.now = july;
  const next = await officer('commune-police');
  const turns = itemsIn(await next.get('/v1/conflicts?turn=mine', 'conflict')).map(({ conflictId }) => Number(conflictId));
  assert.deepEqual(turns.toSorted(), [901, 902]);
  done(await next.post('/v1/conflicts/901/answer', { answer: 'Ở đây từ 2019' }, '"2"'));
  done(await next.post('/v1/conflicts/902/settle', { reason: 'Đã xem sổ, không phải sửa' }, '"2"'));
  done(await next.post('/v1/reviews/901/decision', { decision: 'different', reason: 'Hai chị em' }, '"3"'));
});

test('an event that was registered in June is signed by the head of the successor’s office', async (t) => {
  const { clock, officer, token } = await june2025(t);
  const lan = await officer('civil-status-officer');
  const died = {
    kind: 'death',
    person: { personId: token },
    dateOfDeath: '2025-06-10',
    place: 'Tại nhà',
    informant: { fullName: 'Lê Văn Nam', relation: 'con' },
  };
  const { eventId } = done(await lan.post('/v1/events', died));
  clock.now = july;
  const chair = await officer('committee-chairman');
  assert.deepEqual(
    itemsIn(await chair.get('/v1/events?of=to-sign', 'civil-event')).map((one) => one['eventId']),
    [eventId],
  );
  assert.equal((await (await officer('committee-chairman', wardOf(kySon))).post(`/v1/events/${eventId}/sign`, {})).status, 404);
  done(await chair.post(`/v1/events/${eventId}/sign`, {}));
});

test('a merge that waits, half signed, is decided by the successor’s chief; a target and its day go on', async (t) => {
  const { clock, officer } = await june2025(t);
  const hoa = await officer('commune-police');
  const { proposal } = done(await hoa.post('/v1/reviews/901/decision', { decision: 'same', reason: 'Một người khai hai lần' }, '"1"'));
  const khanh = await officer('national-operator');
  const { targetIds } = done(
    await khanh.post('/v1/cleaning-targets', { units: [maiDong], measure: 'right', share: 90, dueOn: '2025-07-01', reason: 'Kế hoạch' }),
  );
  clock.now = july;
  const tuan = await officer('commune-police-chief');
  assert.deepEqual(
    itemsIn(await tuan.get('/v1/approvals', 'approval')).map(({ id }) => id),
    [proposal],
  );
  done(await tuan.post(`/v1/approvals/${proposal}`, { decision: 'approve' }));
  const targets = itemsIn(await tuan.get('/v1/cleaning-targets'));
  assert.deepEqual([targets.map(({ targetId }) => targetId), targets[0]?.['dueOn']], [targetIds, '2025-07-01']);
});

test('a form that was typed in June is shown to the successor; a mobile point ends with its ward', async (t) => {
  const { clock, officer } = await june2025(t);
  const quan = await officer('administrator');
  const point = { name: 'Tổ dân phố 7', place: 'Nhà văn hoá', unit: '00310', from: '2025-06-20' };
  assert.equal((await quan.post('/v1/points', { ...point, to: '2025-07-05' })).body['code'], 'office.not-that-day');
  const hoa = await officer('commune-police');
  const home = 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội';
  const fields = {
    ...{ fullName: 'Nguyễn Thị Hoa', dateOfBirth: '15/3/1995', sex: 'Nữ', ethnicity: 'Kinh', nationality: 'Việt Nam', birthRegistrationPlace: home },
    ...{ originPlace: home, residencePlace: `Số 5, ${home}`, relationToHead: 'chủ hộ', residenceFile: 'HS-7' },
  };
  const { form } = done(await hoa.post('/v1/forms', { kind: 'dc01', fields }));
  clock.now = july;
  assert.equal((await (await officer('commune-police')).get(`/v1/forms/${form}`)).status, 200);
  assert.equal((await (await officer('commune-police', wardOf(kySon))).get(`/v1/forms/${form}`)).status, 404);
});

test('an emergency of the last day in June stands with the head of the successor’s office', async (t) => {
  const { clock, officer, token } = await june2025(t);
  done(await (await officer('commune-police')).get(`/v1/persons/${token}`, 'emergency'));
  clock.now = july;
  const [look] = itemsIn(await (await officer('commune-police-chief')).get('/v1/audit/emergencies', 'oversight'));
  assert.equal(look?.['reason'], 'Cap cuu tai nha');
  assert.deepEqual(itemsIn(await (await officer('commune-police-chief', wardOf(kySon))).get('/v1/audit/emergencies', 'oversight')), []);
});

test('an order that defers the looks of a ward’s office defers those of its successor', async (t) => {
  const { clock, citizen, officer, token } = await june2025(t);
  const [one, two] = [await officer('national-operator'), await officer('national-operator')];
  const order = { orderNo: '7/2025', personId: token, role: 'commune-police', unit: maiDong, from: '2025-06-01', until: '2025-08-01' };
  const { id } = done(await one.post('/v1/audit/deferrals', order));
  done(await two.post(`/v1/audit/deferrals/${id}/approval`, {}));
  done(await (await officer('commune-police')).get(`/v1/persons/${token}`));
  clock.now = july;
  done(await (await officer('commune-police')).get(`/v1/persons/${token}`));
  done(await (await officer('commune-police', wardOf(kySon))).get(`/v1/persons/${token}`, 'emergency'));
  const bodies = itemsIn(await citizen(person, '/v1/me/reads')).map(({ body }) => String(body).split(',')[1]);
  assert.equal(bodies.length, 1, `only what another office looked at: ${bodies}`);
});
