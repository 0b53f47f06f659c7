/** What would fail later is refused or asked at the counter, by its routes, in the language of who asks, and nothing of it is there. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { householdIdOf } from '#cleaning/index.ts';
import type { Role } from '#values/index.ts';
import { resident } from '../test/support/at-counter.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { buildFrom } from '../test/support/made-register.ts';
import { type Served, serveDemoOf } from '../test/support/serve-register.ts';
import { maiDong, signInAs } from '../test/support/signed-in.ts';

const now = new Date('2026-11-23T03:00:00Z');
const of = (file: string, relationToHead: string) => ({ residenceFile: file, householdId: householdIdOf(maiDong, file), relationToHead });
const [girl, mother, dead, neighbour] = ['001315000111', '001195000123', '001090004567', '001070000888'];
const people = [
  [resident(1, { fullName: 'Nguyễn Thị Hoa', dateOfBirth: 19950315, sex: 'F', personNumber: mother, ...of('HS-1', 'head') })],
  [resident(2, { fullName: 'Lê Thị Bé', dateOfBirth: 20150601, sex: 'F', personNumber: girl, ...of('HS-1', 'child') })],
  [
    resident(3, { fullName: 'Lê Văn Nam', dateOfBirth: 19900203, sex: 'M', personNumber: dead, ...of('HS-3', 'head') }),
    resident(4, { source: 'khai-tu', fullName: 'Lê Văn Nam', dateOfBirth: 19900203, sex: 'M', personNumber: dead, dateOfDeath: 20250101, filledOn: 20250102 }),
  ],
  [resident(5, { fullName: 'Phạm Văn Cư', dateOfBirth: 19700909, sex: 'M', personNumber: neighbour, ...of('HS-4', 'head') })],
];

const informant = { fullName: 'Nguyễn Thị Hoa', relation: 'mẹ' };
const birth = (more: object = {}, child: object = {}) => ({
  kind: 'birth',
  child: { fullName: 'Lê Minh Anh', dateOfBirth: '2026-11-20', sex: 'F', birthPlace: 'Bệnh viện Phụ sản Hà Nội', ...child },
  mother: { personNumber: mother },
  informant,
  ...more,
});
const death = (personNumber: string, dateOfDeath: string) => ({ kind: 'death', person: { personNumber }, dateOfDeath, place: 'Tại nhà', informant });
const join = (personNumber: string, household: string, since = '2026-11-15') => ({
  kind: 'household-join',
  household: String(householdIdOf(maiDong, household)),
  since,
  members: [{ person: { personNumber }, relationToHead: 'lodger' }],
});

type Bad = { readonly name: string; readonly by: Role; readonly said: object; readonly code: string; readonly vi: RegExp; readonly en: RegExp };
const clerk = 'civil-status-officer';
const police = 'commune-police';
const bad: readonly Bad[] = [
  {
    name: 'a birth in the future',
    by: clerk,
    said: birth({}, { dateOfBirth: '2026-12-01' }),
    code: 'event.day',
    vi: /không sau hôm nay/,
    en: /not after today/,
  },
  {
    name: 'a mother of eleven',
    by: clerk,
    said: birth({ mother: { personNumber: girl } }),
    code: 'event.must-confirm',
    vi: /mẹ 11 tuổi/,
    en: /the mother was 11/,
  },
  {
    name: 'a father dead over 300 days',
    by: clerk,
    said: birth({ father: { personNumber: dead } }),
    code: 'event.must-confirm',
    vi: /hơn 300 ngày/,
    en: /over 300 days/,
  },
  { name: 'a father who is a woman', by: clerk, said: birth({ father: { personNumber: girl } }), code: 'event.parent', vi: /sổ ghi là nữ/, en: /says a woman/ },
  {
    name: 'a mother born after the child',
    by: clerk,
    said: birth({}, { dateOfBirth: '1990-01-01' }),
    code: 'event.parent',
    vi: /sinh 15\/03\/1995/,
    en: /born on 15\/03\/1995/,
  },
  {
    name: 'a death before the birth',
    by: clerk,
    said: death(neighbour, '1960-01-01'),
    code: 'event.before-birth',
    vi: /trước ngày sinh/,
    en: /before Phạm Văn Cư was born/,
  },
  { name: 'a death to come', by: clerk, said: death(neighbour, '2027'), code: 'event.day', vi: /không sau hôm nay/, en: /not after today/ },
  { name: 'a second death', by: clerk, said: death(dead, '2026-11-01'), code: 'event.already-dead', vi: /đã được khai tử/, en: /is registered already/ },
  { name: 'a move of the dead', by: police, said: join(dead, 'HS-1'), code: 'event.after-death', vi: /đã chết ngày 2025-01-01/, en: /died on 2025-01-01/ },
  {
    name: 'a move into a household that ended',
    by: police,
    said: join(neighbour, 'HS-3'),
    code: 'event.household-ended',
    vi: /Lập hộ mới/,
    en: /Make a new household/,
  },
  {
    name: 'a move before the birth',
    by: police,
    said: join(girl, 'HS-4', '2014-01-01'),
    code: 'event.before-birth',
    vi: /trước ngày sinh/,
    en: /before Lê Thị Bé was born/,
  },
  { name: 'somebody whom the register does not know', by: clerk, said: death('001070009999', '2026-11-01'), code: 'person.unknown', vi: /./, en: /./ },
];

async function counter(t: TestContext) {
  const db = await withTestDatabase(t);
  await buildFrom(db, people, new Date('2026-11-01T03:00:00Z'));
  const served = await serveDemoOf(t, db, { clock: () => now });
  let key = 0;
  const as = async (role: Role, language = 'vi') => ({
    ...(await signInAs(db, role, { now })).headers,
    'idempotency-key': `refused-${++key}`,
    'accept-language': language,
  });
  return { db, served, as };
}

test('each kind of what would fail later is refused by its code, in Vietnamese and English, before and while it is registered; nothing is written', async (t) => {
  const { db, served, as } = await counter(t);
  for (const { name, by, said, code, vi, en } of bad) {
    for (const [language, words] of [
      ['vi', vi],
      ['en', en],
    ] as const) {
      const reply = await served.post('/v1/events', said, await as(by, language));
      assert.deepEqual([name, reply.body['code']], [name, code]);
      assert.match(String(reply.body['detail']), words, name);
    }
    const looked = await served.post('/v1/events/preview', said, await as(by));
    const asked = (looked.body['asks'] as unknown[] | undefined)?.length ?? 0;
    assert.ok(code === 'event.must-confirm' ? asked === 1 : looked.body['code'] === code, `${name}, before it is sent`);
  }
  const written = await db.sql`
    select event_id from population.event
    union all select act_id from intake.act where kind <> 'build'
    union all select person_no from numbering.change`;
  assert.deepEqual([...written], []);
});

const sign = async (served: Served, eventId: unknown, headers: { readonly [name: string]: string }) =>
  await served.post(`/v1/events/${eventId}/sign`, {}, headers);

test('a signer who holds no office on the day signs nothing; who signs a second time is told the state; sent twice under one key it is one event', async (t) => {
  const { db, served, as } = await counter(t);
  const lan = await as(clerk);
  const [first, again] = await Promise.all([served.post('/v1/events', birth(), lan), served.post('/v1/events', birth(), lan)]);
  assert.deepEqual([first.status, again.status, again.body['eventId']], [201, 201, first.body['eventId']]);
  const { eventId } = first.body;
  const retired = await signInAs(db, 'committee-chairman', { now });
  await db.sql`update access.post set valid_to = '2026-11-22' where account_id = ${retired.accountId}`;
  const refused = await sign(served, eventId, { ...retired.headers, 'idempotency-key': 'retired' });
  assert.ok([401, 403].includes(refused.status), String(refused.status));
  assert.equal((await db.sql`select from population.event where state = 'signed'`).length, 0);
  const outcomes = await Promise.all([
    sign(served, eventId, await as('committee-chairman', 'en')),
    sign(served, eventId, await as('committee-chairman', 'en')),
  ]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), [200, 409]);
  const late = outcomes.find(({ status }) => status === 409);
  assert.deepEqual([late?.body['code'], String(late?.body['detail'])], ['event.signed', 'This is signed. It cannot be signed any more.']);
});
