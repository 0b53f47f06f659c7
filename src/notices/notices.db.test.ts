import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#access/index.ts';
import { type Database, inTransaction, readAs } from '#database/index.ts';
import { type lastDayBeforeReform, unitCatalogue } from '#geography/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { carryMessages, type Deadline, type DueThing, listOutbox, type NewNotice, notify, remindDeadlines } from './index.ts';
import { listNotices, markRead } from './list-notices.ts';

const now = new Date('2026-11-30T03:00:00Z');
const [maiDong, kySon] = [unitId('commune', '00310', 0), unitId('commune', '16852', 0)];
const hanoi = unitId('province', '01', 1);

const officer = (role: Role, unit: UnitId | null, humanId = 1): Actor => ({
  kind: 'officer',
  accountId: humanId,
  humanId,
  personId: null,
  name: 'x',
  role,
  unit,
});
const late = (roles: readonly Role[], unit: UnitId | null, about = 'one'): NewNotice => ({
  to: { roles, unit },
  kind: 'deadline-late',
  values: { dueOn: '27/11/2026', count: 3, what_vi: 'việc', what_en: 'things', link: '/viec' },
  about,
});
const tell = (db: Database, notices: NewNotice | readonly NewNotice[]) => inTransaction(db, (tx) => notify(tx, notices, now));
const inbox = (db: Database, actor: Actor, asked: { unread?: boolean; cursor?: string; limit?: number } = {}, language: 'vi' | 'en' = 'vi') =>
  inTransaction(db, (tx) => listNotices({ tx, actor, language }, { limit: 50, ...asked }));
const textsOf = async (db: Database, actor: Actor) => (await inbox(db, actor)).items.map(({ text }) => text);
const outbox = (db: Database) => inTransaction(db, (tx) => listOutbox(tx, undefined, 100));

test('an office is told: whoever holds it reads it, before and after the reform; nobody else does', async (t) => {
  const db = await withTestDatabase(t);
  await tell(db, late(['commune-police', 'commune-police-chief'], maiDong));
  const told = ['Quá hạn 27/11/2026: 3 việc. Cấp trên đã được báo.'];
  const projection = unitCatalogue().project(maiDong, 20261130 as typeof lastDayBeforeReform);
  const successors = 'unit' in projection ? [projection.unit] : projection.candidates;
  assert.ok(successors.length > 0);
  for (const unit of [maiDong, ...successors]) assert.deepEqual(await textsOf(db, officer('commune-police', unit)), told);
  assert.deepEqual(await textsOf(db, officer('commune-police-chief', maiDong)), told);
  for (const other of [
    officer('commune-police', kySon),
    officer('civil-status-officer', maiDong),
    officer('provincial-police', hanoi),
    officer('national-operator', null),
    officer('administrator', null),
    { kind: 'citizen', personId: 1, level: 2 } as const,
    { kind: 'machine' } as const,
    { kind: 'nobody' } as const,
  ])
    assert.deepEqual(await textsOf(db, other), []);
  const { items } = await inbox(db, officer('commune-police', maiDong), {}, 'en');
  await tell(db, late(['civil-status-officer'], successors[0]!));
  assert.equal((await textsOf(db, officer('civil-status-officer', maiDong))).length, 1); // whose post was not renamed yet
  assert.deepEqual([items[0]?.text, items[0]?.link], ['Overdue since 27/11/2026: things, 3. The level above has been told.', '/viec']);
});

test('a person, an account, the whole country: each their own', async (t) => {
  const db = await withTestDatabase(t);
  await tell(db, { to: { person: 7 }, kind: 'number-given', values: {}, about: 'number 1' });
  await tell(db, { ...late([], null), to: { account: 4 } } as NewNotice);
  await tell(db, late(['national-operator'], null));
  assert.equal((await inbox(db, { kind: 'citizen', personId: 7, level: 1 })).items[0]?.link, '/cong-dan');
  assert.equal((await textsOf(db, { kind: 'citizen', personId: 4, level: 1 })).length, 0);
  assert.equal((await textsOf(db, officer('administrator', null, 4))).length, 1);
  assert.equal((await textsOf(db, officer('commune-police', maiDong, 7))).length, 0);
  assert.equal((await textsOf(db, officer('national-operator', null, 9))).length, 1);
  assert.equal((await textsOf(db, officer('auditor', null, 9))).length, 0);
});

test('the same is told once, also by two at once; to another office, of another kind or about another thing it is not the same', async (t) => {
  const db = await withTestDatabase(t);
  const made = await Promise.all([tell(db, late(['commune-police'], maiDong)), tell(db, late(['commune-police'], maiDong))]);
  assert.deepEqual(made.toSorted(), [0, 1]);
  assert.equal(await tell(db, [late(['commune-police'], maiDong), late(['commune-police'], kySon), late(['commune-police'], maiDong, 'two')]), 2);
  assert.equal((await outbox(db)).length, 3);
});

test('what is told in a transaction that fails was never told, and leaves nothing in the outbox', async (t) => {
  const db = await withTestDatabase(t);
  const failing = inTransaction(db, async (tx) => {
    await notify(tx, late(['commune-police'], maiDong), now);
    throw new Error('killed');
  });
  await assert.rejects(failing);
  assert.deepEqual(await textsOf(db, officer('commune-police', maiDong)), []);
  assert.equal((await outbox(db)).length, 0);
});

test("read by one officer it stays unread for the other; others' notices cannot be marked", async (t) => {
  const db = await withTestDatabase(t);
  await tell(db, [late(['commune-police'], maiDong, 'one'), late(['commune-police'], maiDong, 'two'), late(['commune-police'], kySon)]);
  const [one, two, far] = [officer('commune-police', maiDong, 1), officer('commune-police', maiDong, 2), officer('commune-police', kySon, 3)];
  const mark = (actor: Actor, notices: readonly number[]) => inTransaction(db, (tx) => markRead({ tx, actor, language: 'vi' }, notices, now));
  const ids = (await inbox(db, one)).items.map(({ noticeId }) => noticeId);
  assert.equal(await mark(one, ids.slice(0, 1)), 1);
  assert.equal(await mark(one, ids.slice(0, 1)), 1);
  assert.deepEqual(
    (await inbox(db, one)).items.map(({ read }) => read),
    [true, false],
  );
  assert.equal((await inbox(db, one, { unread: true })).items.length, 1);
  assert.equal((await inbox(db, two)).unread, 2);
  await mark(far, ids);
  assert.equal((await inbox(db, one)).unread, 1);
  assert.equal((await db.sql`select from notices.read`).length, 1);
});

test("an officer whose statements the row policies hold tells another commune and a person, and reads their own office's only", async (t) => {
  const db = await withTestDatabase(t);
  const told = await inTransaction(db, async (tx) => {
    await readAs(tx, { account: 1, unit: maiDong, now });
    await notify(tx, [late(['commune-police'], kySon), { to: { person: 7 }, kind: 'number-given', values: {}, about: 'number 1' }], now);
    return (await listNotices({ tx, actor: officer('commune-police', maiDong), language: 'vi' }, { limit: 50 })).items.length;
  });
  assert.equal(told, 0);
  assert.equal((await textsOf(db, officer('commune-police', kySon))).length, 1);
  assert.equal((await outbox(db)).length, 2);
});

test('the newest first, page by page', async (t) => {
  const db = await withTestDatabase(t);
  for (let at = 0; at < 5; at++) await tell(db, late(['commune-police'], maiDong, String(at)));
  const reader = officer('commune-police', maiDong);
  const first = await inbox(db, reader, { limit: 3 });
  const rest = await inbox(db, reader, { limit: 3, cursor: first.next! });
  const ids = [...first.items, ...rest.items].map(({ noticeId }) => noticeId);
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => b - a),
  );
  assert.deepEqual([first.items.length, rest.items.length, rest.next], [3, 2, null]);
});

test('a message is carried once its notice is committed, by one of two programs, and says nothing of a person', async (t) => {
  const db = await withTestDatabase(t);
  await tell(db, { to: { person: 7 }, kind: 'number-given', values: {}, about: 'number 1' });
  const carried: string[] = [];
  const carry = (meanwhile = async () => {}) =>
    inTransaction(db, (tx) =>
      carryMessages(
        tx,
        async ({ text }) => {
          carried.push(text);
          await meanwhile();
        },
        now,
      ),
    );
  await carry(carry); // another program carries while this one does
  await carry();
  assert.equal(carried.length, 1);
  assert.doesNotMatch(carried[0]!, /\d/);
  assert.equal((await outbox(db))[0]?.carriedAt?.getTime(), now.getTime());
});

/** Things that stay open, for all days. */
const deadlineOf = (things: readonly DueThing[], kind = 'thing'): Deadline => ({
  kind,
  words: { vi: 'việc', en: 'things' },
  link: '/viec',
  selectDue: async (_tx, until) => things.filter(({ dueOn }) => dueOn <= until),
});
const thing = (subject: string, dueOn: string, unit: UnitId | null = maiDong): DueThing => ({
  subject,
  dueOn,
  roles: unit === null ? ['national-operator'] : ['commune-police'],
  unit,
});

test('an owner is reminded before the day and told after it; the level above hears after it; each thing once', async (t) => {
  const db = await withTestDatabase(t);
  const things = [thing('1', '2026-12-02'), thing('2', '2026-12-02'), thing('3', '2026-12-09')];
  const remind = async (day: string, soon: string, open = things) =>
    await inTransaction(db, (tx) => remindDeadlines({ tx, now: new Date(`${day}T03:00:00Z`) }, [deadlineOf(open)], soon));
  const [owner, province] = [officer('commune-police', maiDong), officer('provincial-police', hanoi)];
  await remind('2026-11-27', '2026-12-01');
  assert.deepEqual(await textsOf(db, owner), []);
  await remind('2026-11-30', '2026-12-02');
  await remind('2026-12-01', '2026-12-03', [...things, thing('4', '2026-12-02')]);
  await remind('2026-12-02', '2026-12-04');
  const reminded = ['Sắp đến hạn 02/12/2026: 1 việc.', 'Sắp đến hạn 02/12/2026: 2 việc.'];
  assert.deepEqual(await textsOf(db, owner), reminded);
  assert.deepEqual(await textsOf(db, province), []);
  await remind('2026-12-03', '2026-12-07', things.slice(1));
  await remind('2026-12-04', '2026-12-08', things.slice(1));
  assert.deepEqual(await textsOf(db, owner), ['Quá hạn 02/12/2026: 1 việc. Cấp trên đã được báo.', ...reminded]);
  assert.deepEqual(await textsOf(db, province), ['Phường Mai Động để quá hạn 02/12/2026: 1 việc.']);
  await remind('2026-12-07', '2026-12-09', [thing('2', '2026-12-09')]); // its day was moved
  assert.equal((await textsOf(db, owner))[0], 'Sắp đến hạn 09/12/2026: 1 việc.');
});

test('a clock that was moved past the day tells of what is late, and not that it is soon', async (t) => {
  const db = await withTestDatabase(t);
  const things = [thing('1', '2026-12-02'), thing('2', '2026-12-02', hanoi), thing('3', '2026-12-02', null)];
  await inTransaction(db, (tx) => remindDeadlines({ tx, now: new Date('2027-03-01T03:00:00Z') }, [deadlineOf(things)], '2027-03-03'));
  assert.deepEqual(
    (await db.sql<{ kind: string; roles: string[] }[]>`select kind, roles from notices.notice order by notice_id`).map(({ kind, roles }) => `${kind} ${roles}`),
    [
      'deadline-late commune-police',
      'deadline-late-below provincial-police',
      'deadline-late commune-police',
      'deadline-late-below national-operator',
      'deadline-late national-operator',
    ],
  );
});

test('two programs that remind at once tell of each thing once', async (t) => {
  const db = await withTestDatabase(t);
  const things = Array.from({ length: 300 }, (_, at) => thing(String(at), '2026-12-01', at % 2 === 0 ? maiDong : kySon));
  const remind = () => inTransaction(db, (tx) => remindDeadlines({ tx, now }, [deadlineOf(things), deadlineOf(things, 'other')], '2026-12-02'));
  await Promise.all([remind(), remind()]);
  const rows = await db.sql<{ values: { count: number } }[]>`select "values" from notices.notice`;
  assert.equal(
    rows.reduce((sum, { values }) => sum + values.count, 0),
    600,
  );
  assert.equal(rows.length, 4);
});
