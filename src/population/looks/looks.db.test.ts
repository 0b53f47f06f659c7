import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Officer } from '#access/index.ts';
import { type Look, type Looker, record } from '#audit/index.ts';
import { type Database, inTransaction, type Tx } from '#database/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { refusedWith } from '../../../test/support/promises.ts';
import { signInAs } from '../../../test/support/signed-in.ts';
import { personTokens } from '../person-token.ts';
import { approveOrder, deferralsToday, listWaitingOrders, proposeDeferral } from './defer-looks.ts';
import { type EntriesAsked, listEntries } from './list-entries.ts';
import { type GroupOfLooks, listLooks } from './list-looks.ts';
import { listNotable, reviewLook } from './review-looks.ts';

const now = new Date('2026-11-30T03:00:00Z');
const [maiDong, elsewhere] = [unitId('commune', '00310', 0), unitId('commune', '16852', 0)];
const daysBefore = (days: number, hours = 0) => new Date(now.getTime() - days * 86_400_000 - hours * 3_600_000);

const officerOf = (role: Role, unit: UnitId | null, id = 1, personId: number | null = null): Officer => ({
  kind: 'officer',
  accountId: id,
  humanId: id,
  personId,
  name: `officer ${id}`,
  role,
  unit,
});
const byOf = ({ accountId, humanId, role, unit }: Officer): Looker => ({ kind: 'officer', accountId, humanId, role, unitId: unit });

type Put = { by?: Looker; at?: Date; purpose?: string; outcome?: Look['outcome']; reason?: string };
const put = (db: Database, subjects: number[] | 'everybody', { by = byOf(officerOf('commune-police', maiDong)), at = now, ...rest }: Put = {}) =>
  inTransaction(db, (tx) =>
    record(tx, { at, by, origin: '127.0.0.1', what: 'GET /v1/persons/{personId}', purpose: 'case', outcome: 'answered', ...rest, subjects }),
  );

const list = (db: Database, person: number, page: { cursor?: string; limit?: number } = {}, on = now, language: 'vi' | 'en' = 'en') =>
  inTransaction(db, (tx) => listLooks({ tx, now: on, language }, person, { limit: 50, ...page }));

const brief = ({ day, body, purpose, count }: GroupOfLooks) => [day, body.split(',')[0], purpose, count];

test('grouped by day, body and purpose, the newest first; an export of everybody is a look at each; in both languages', async (t) => {
  const db = await withTestDatabase(t);
  const clerk = byOf(officerOf('civil-status-officer', maiDong, 2));
  await put(db, [7], { at: daysBefore(1) });
  await put(db, [7, 8], { at: daysBefore(1, 1) });
  await put(db, [7], { at: daysBefore(1, 2), purpose: 'person-present' });
  await put(db, [7], { by: clerk });
  await put(db, [8], { by: clerk });
  await put(db, 'everybody', { by: { kind: 'machine' }, at: daysBefore(2), purpose: 'operation' });
  const { items, next, deferred } = await list(db, 7);
  assert.deepEqual(items.map(brief), [
    ['2026-11-30', 'Civil-status officer', 'case', 1],
    ['2026-11-29', 'Commune police officer', 'case', 2],
    ['2026-11-29', 'Commune police officer', 'person-present', 1],
    ['2026-11-28', 'The register’s own server', 'operation', 1],
  ]);
  assert.deepEqual([next, deferred, items[1]?.at], [null, 0, daysBefore(1).toISOString()]);
  const [first] = (await list(db, 7, {}, now, 'vi')).items;
  assert.match(first?.body ?? '', /^Công chức tư pháp – hộ tịch, Phường Mai Động/);
  assert.equal(first?.purposeText, 'Giải quyết một hồ sơ');
});

test('not shown: what was refused or failed, what persons look at themselves, who else was in the entry', async (t) => {
  const db = await withTestDatabase(t);
  await put(db, [7], { outcome: 'refused' });
  await put(db, [7], { outcome: 'failed' });
  await put(db, [7], { by: { kind: 'citizen', personId: 7, level: 2 }, purpose: 'own-data' });
  await put(db, [7], { by: { kind: 'citizen', personId: 8, level: 2 }, purpose: 'own-data' });
  assert.deepEqual((await list(db, 7)).items, []);
  await put(db, [7, 8, 9]);
  const { items } = await list(db, 7);
  assert.deepEqual(Object.keys(items[0] ?? {}), ['at', 'day', 'body', 'purpose', 'purposeText', 'count', 'deferredBy']);
});

test('pages end with a day, and none of 3,000 looks in one day and of 40 days is told twice or forgotten', async (t) => {
  const db = await withTestDatabase(t);
  await db.sql`
    insert into audit.subject (person_id, at, entry_id, body, purpose)
    select 7, ${daysBefore(3)}::timestamptz - n * interval '1 millisecond', gen_random_uuid(), 'commune-police@' || ${maiDong}::int, 'case' from generate_series(1, 3000) as n`;
  for (let day = 4; day < 44; day++) for (const purpose of ['case', 'review']) await put(db, [7], { at: daysBefore(day), purpose });
  const seen: GroupOfLooks[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(db, 7, { limit: 9, ...(cursor !== undefined && { cursor }) });
    seen.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual([seen.length, seen[0]?.count, new Set(seen.map(({ day, purpose }) => day + purpose)).size], [81, 3000, 81]);
  await assert.rejects(list(db, 7, { cursor: 'x' }), refusedWith('list.cursor'));
});

async function registerOf(t: TestContext) {
  const db = await withTestDatabase(t);
  await buildFrom(
    db,
    [[madeForm({ record: 1, fullName: 'Trần Thị Nghi', dateOfBirth: 19900101, sex: 'F', birthRegistrationUnit: maiDong, residenceUnit: maiDong })]],
    now,
  );
  const [row] = await db.sql<{ id: number }[]>`select person_id as id from population.person`;
  const person = row?.id as number;
  return { db, person, token: personTokens(db.dataDir).tokenOf(person) };
}

const asOfficer = <T>(db: Database, actor: Officer, use: (needs: never) => Promise<T>, saw: number[] = [], at = now) =>
  inTransaction(db, (tx: Tx) =>
    use({
      tx,
      dataDir: db.dataDir,
      now: at,
      language: 'en',
      actor,
      purpose: null,
      wordsOfWhat: (what: string) => ({ vi: what, en: `${what}, in words` }),
      see: (some: number[]) => void saw.push(...some),
    } as never),
  );

test('an order hides the looks of one body until its day is over; their number is public; two officers of two humans', async (t) => {
  const { db, person, token } = await registerOf(t);
  const [khanh, other, alias] = [
    officerOf('national-operator', null, 5),
    officerOf('national-operator', null, 6),
    { ...officerOf('national-operator', null, 7), humanId: 5 },
  ];
  await put(db, [person], { at: daysBefore(3) });
  await put(db, [person], { at: daysBefore(1) });
  await put(db, [person], { by: byOf(officerOf('civil-status-officer', maiDong, 2)), at: daysBefore(1, -1) });
  const order = { orderNo: '12/QĐ', personId: token, role: 'commune-police', unit: maiDong as number, from: '2026-11-28', until: '2026-12-31' } as const;
  const saw: number[] = [];
  const { id } = await asOfficer(db, khanh, (needs) => proposeDeferral(needs, order), saw);
  assert.deepEqual(saw, []); // else the person would read of it
  assert.equal((await list(db, person)).items.length, 3);
  assert.equal((await asOfficer(db, other, (needs) => listWaitingOrders(needs))).length, 1);
  await assert.rejects(
    asOfficer(db, khanh, (needs) => approveOrder(needs, id)),
    refusedWith('deferral.four-eyes'),
  );
  await assert.rejects(
    asOfficer(db, alias, (needs) => approveOrder(needs, id)),
    refusedWith('deferral.four-eyes'),
  );
  await assert.rejects(db.sql`update audit.deferral set approved_by = 7, approved_human = 5, approved_at = now()`, /four_eyes/);
  await assert.rejects(
    asOfficer(db, { ...other, personId: person }, (needs) => approveOrder(needs, id)),
    refusedWith('proposal.own-record'),
  );
  await asOfficer(db, other, (needs) => approveOrder(needs, id));
  await assert.rejects(
    asOfficer(db, other, (needs) => approveOrder(needs, id)),
    refusedWith('deferral.approved'),
  );
  await assert.rejects(
    asOfficer(db, other, (needs) => approveOrder(needs, 999)),
    refusedWith('deferral.unknown'),
  );

  const hidden = await list(db, person);
  assert.deepEqual(hidden.items.map(brief), [
    ['2026-11-29', 'Civil-status officer', 'case', 1],
    ['2026-11-27', 'Commune police officer', 'case', 1],
  ]);
  assert.equal(hidden.deferred, 1);
  assert.equal((await list(db, 999)).deferred, 1);
  const today = (at: Date) => inTransaction(db, (tx) => deferralsToday({ tx, now: at }));
  assert.deepEqual({ ...(await today(now)) }, { orders: 1, looks: 1, until: '2026-12-31' });
  assert.deepEqual({ ...(await today(new Date('2026-12-31T17:00:00Z'))) }, { orders: 0, looks: 0, until: null });
  assert.equal((await list(db, person, {}, new Date('2026-12-31T16:59:00Z'))).items.length, 2);
  const shown = await list(db, person, {}, new Date('2026-12-31T17:00:00Z'));
  assert.deepEqual(
    shown.items.map(({ day, deferredBy }) => [day, deferredBy]),
    [
      ['2026-11-29', null],
      ['2026-11-29', '12/QĐ'],
      ['2026-11-27', null],
    ],
  );
  assert.equal(shown.deferred, 0);
});

test('refused: an order about oneself, one whose day is over or a year away, one of a number that is there, of a person that is not', async (t) => {
  const { db, person, token } = await registerOf(t);
  const khanh = officerOf('national-operator', null, 5);
  const order = { orderNo: '1', personId: token, role: 'commune-police', unit: maiDong as number, from: '2026-11-28', until: '2026-12-31' } as const;
  const propose = (changed: object, actor = khanh) => asOfficer(db, actor, (needs) => proposeDeferral(needs, { ...order, ...changed }));
  await assert.rejects(propose({}, { ...khanh, personId: person }), refusedWith('proposal.own-record'));
  await assert.rejects(propose({ until: '2026-11-29' }), refusedWith('deferral.days'));
  await assert.rejects(propose({ until: '2027-12-31' }), refusedWith('deferral.days'));
  await assert.rejects(propose({ from: '2027-01-01' }), refusedWith('deferral.days'));
  await assert.rejects(propose({ personId: personTokens(db.dataDir).tokenOf(123) }), refusedWith('person.unknown'));
  await propose({});
  await assert.rejects(propose({}), refusedWith('deferral.order-known'));
});

test("an emergency stands with the head of the reader's unit and branch, the province and the auditor; nobody else's head sees it", async (t) => {
  const { db, person, token } = await registerOf(t);
  const hoa = await signInAs(db, 'commune-police');
  const reader: Looker = { kind: 'officer', accountId: hoa.accountId, humanId: hoa.humanId, role: 'commune-police', unitId: maiDong };
  const entry = await put(db, [person], { by: reader, purpose: 'emergency', reason: 'Người đi lạc', at: daysBefore(1) });
  await put(db, [], { by: reader, purpose: 'emergency', reason: 'không tìm thấy ai', outcome: 'refused' });
  const seenBy = async (role: Role, unit: UnitId | null, saw: number[] = []) =>
    (await asOfficer(db, officerOf(role, unit, 50), (needs) => listNotable(needs, 'emergency', { limit: 50 }), saw)).items;
  const saw: number[] = [];
  const items = await seenBy('commune-police-chief', maiDong, saw);
  assert.deepEqual(
    items.map(({ reason, outcome, persons, whatText }) => [reason, outcome, persons, whatText]),
    [
      ['không tìm thấy ai', 'refused', [], 'GET /v1/persons/{personId}, in words'],
      ['Người đi lạc', 'answered', [{ personId: token, fullName: 'Trần Thị Nghi', isOpen: true }], 'GET /v1/persons/{personId}, in words'],
    ],
  );
  assert.match(items[0]?.name ?? '', /^commune-police-/);
  assert.deepEqual(saw, [person]);
  assert.equal((await seenBy('auditor', null)).length, 2);
  assert.equal((await seenBy('provincial-police', unitId('province', '01', 1))).length, 2);
  assert.equal((await seenBy('committee-chairman', maiDong)).length, 0);
  assert.equal((await seenBy('commune-police-chief', elsewhere)).length, 0);
  const page = await asOfficer(db, officerOf('auditor', null), (needs) => listNotable(needs, 'emergency', { limit: 1 }));
  const rest = await asOfficer(db, officerOf('auditor', null), (needs) => listNotable(needs, 'emergency', { limit: 1, cursor: page.next ?? '' }));
  assert.deepEqual([rest.items.map((one) => one.entry), rest.next], [[entry], null]);

  const chief = officerOf('commune-police-chief', maiDong, 50);
  const review = (actor: Officer, id = entry) => asOfficer(db, actor, (needs) => reviewLook(needs, id, { justified: true, note: 'đúng' }));
  await assert.rejects(review({ ...chief, humanId: hoa.humanId }), refusedWith('look.own'));
  await assert.rejects(review(officerOf('commune-police-chief', elsewhere, 50)), refusedWith('look.unknown'));
  await assert.rejects(review(chief, 'x'), refusedWith('look.unknown'));
  const twice = await Promise.allSettled([review(chief), review(chief)]);
  assert.deepEqual(twice.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  await assert.rejects(review(chief), refusedWith('look.reviewed'));
  assert.equal((await seenBy('commune-police-chief', maiDong))[1]?.review?.note, 'đúng');
});

test('who has to judge is told whose archive it was, also of another unit; of a sealed one and of what was refused nothing; not justified needs a word; the officer hears', async (t) => {
  const { db, person, token } = await registerOf(t);
  const hoa = await signInAs(db, 'commune-police', { unit: elsewhere });
  const by: Looker = { kind: 'officer', accountId: hoa.accountId, humanId: hoa.humanId, role: 'commune-police', unitId: elsewhere };
  const entry = await put(db, [person], { by, purpose: 'emergency', reason: 'Người đi lạc' });
  await put(db, [person], { by, purpose: 'emergency', reason: 'lần trước', outcome: 'refused', at: daysBefore(1) });
  const chief = officerOf('commune-police-chief', elsewhere, 50);
  const listed = async (saw: number[] = []) =>
    (await asOfficer(db, chief, (needs) => listNotable(needs, 'emergency', { limit: 50 }), saw)).items.map(({ persons }) => persons);
  const saw: number[] = [];
  assert.deepEqual(await listed(saw), [[{ personId: token, fullName: 'Trần Thị Nghi', isOpen: false }], []]);
  assert.deepEqual(saw, [person]);
  await db.sql`insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by) values (${person}, 'court', '1', ${now}, '{a,b}')`;
  const sawSealed: number[] = [];
  assert.deepEqual(await listed(sawSealed), [[], []]);
  assert.deepEqual(sawSealed, [], 'reading the list is no try at a sealed archive');

  const judge = (note?: string) => asOfficer(db, chief, (needs) => reviewLook(needs, entry, { justified: false, note }));
  await assert.rejects(judge(), refusedWith('look.no-note'));
  await judge('Không có vụ việc nào');
  const told = [
    ...(await db.sql<{ account: number; note: string }[]>`
    select account_id as account, values ->> 'note' as note from notices.notice where kind = 'look-judged'`),
  ];
  assert.deepEqual(told, [{ account: hoa.accountId, note: 'Không có vụ việc nào' }]);
});

test('of looks for another matter about one in ten is for the auditor, of other looks none', async (t) => {
  const db = await withTestDatabase(t);
  for (let n = 0; n < 400; n++) await put(db, [7], { purpose: 'other', reason: 'vì việc riêng' });
  for (let n = 0; n < 50; n++) await put(db, [7], { purpose: 'case' });
  const { items } = await asOfficer(db, officerOf('auditor', null), (needs) => listNotable(needs, 'sample', { limit: 200 }));
  assert.ok(items.length > 10 && items.length < 90, String(items.length)); // 40 ± 6; beyond 5 of these in less than one run in a million
});

test('entries of a person, an officer, a unit and under an id: with login, tokens and the keys of a proof; of one day where it is given', async (t) => {
  const db = await withTestDatabase(t);
  const hoa = await signInAs(db, 'commune-police');
  const [row] = await db.sql<{ login: string }[]>`select login from access.account where account_id = ${hoa.accountId}`;
  const login = row?.login ?? '';
  const reader: Looker = { kind: 'officer', accountId: hoa.accountId, humanId: hoa.humanId, role: 'commune-police', unitId: maiDong };
  const other = byOf(officerOf('commune-police', elsewhere, hoa.accountId + 1000));
  const today = await put(db, [7, 8], { by: reader, purpose: 'emergency', reason: 'Người đi lạc' });
  const before = await put(db, [7], { by: reader, at: daysBefore(1), outcome: 'refused' });
  const far = await put(db, [7], { by: other, at: daysBefore(0, 1) });
  await put(db, [9], { by: { ...other, accountId: hoa.accountId * 10 } as Looker });
  const day = { from: new Date('2026-11-29T17:00:00Z'), until: new Date('2026-11-30T17:00:00Z') };
  const ever = { from: new Date(0), until: new Date('9999-01-01T00:00:00Z') };
  const listed = (asked: EntriesAsked, span = day, most = 50) => inTransaction(db, (tx) => listEntries({ tx, dataDir: db.dataDir }, asked, span, most));
  const ids = async (asked: EntriesAsked, span = day, most = 50) => (await listed(asked, span, most)).map(({ entry }) => entry);
  assert.deepEqual(await ids({ person: 7 }, ever), [today, far, before]);
  assert.deepEqual(await ids({ person: 7 }), [today, far]);
  assert.deepEqual(await ids({ person: 7 }, ever, 1), [today]);
  assert.deepEqual(await ids({ officer: ` ${login.toUpperCase()}` }), [today]);
  assert.deepEqual(await ids({ officer: login }, ever), [today, before]);
  assert.deepEqual(await ids({ unit: elsewhere }), [...(await ids({ person: 9 })), far]);
  const [item] = await listed({ entry: today });
  const { tokenOf } = personTokens(db.dataDir);
  assert.deepEqual([item?.officer?.account, item?.officer?.login, item?.reason, item?.outcome], [hoa.accountId, login, 'Người đi lạc', 'answered']);
  assert.deepEqual(
    item?.persons,
    [7, 8].map((key) => ({ key, personId: tokenOf(key) })),
  );
  assert.match(item?.body.vi ?? '', /^Công an xã.*Mai Động/);
  const build = await put(db, 'everybody', { by: { kind: 'machine' }, at: daysBefore(2), purpose: 'operation' });
  assert.deepEqual(await ids({ person: 7 }, ever), [today, far, before, build], 'what is of everybody is of each');
  await assert.rejects(listed({ officer: 'ai đó' }), refusedWith('look.no-officer'));
  for (const entry of ['x', '01936f0e-7b1c-7000-8000-000000000000']) await assert.rejects(listed({ entry }), refusedWith('look.no-entry'));
});
