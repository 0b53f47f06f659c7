import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Officer } from '#access/index.ts';
import { workingDaysAfter } from '#conflicts/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { remindDeadlines } from '#notices/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { refusedWith } from '../../../test/support/promises.ts';
import { maiDong } from '../../../test/support/signed-in.ts';
import { deadlines } from '../jobs.ts';
import { listQueues } from '../queues/list-queues.ts';
import { listTargets } from './list-targets.ts';
import { measureBoard } from './measure-board.ts';
import { endTarget, setTargets, type TargetAsked } from './set-target.ts';

const now = new Date('2026-11-23T03:00:00Z');
const [hanoi, ngheAn] = [unitId('province', '01', 1), unitId('province', '40', 1)];
const hanoiBefore = unitId('province', '01', 0);
const officerOf = (role: Role, unit: UnitId | null, id = 1): Officer => ({
  kind: 'officer',
  accountId: id,
  humanId: id,
  personId: null,
  name: `officer ${id}`,
  role,
  unit,
});
const [centre, hoa, dung] = [officerOf('national-operator', null), officerOf('commune-police', maiDong, 2), officerOf('provincial-police', hanoi, 3)];
const faraway = officerOf('commune-police', unitId('commune', '16852', 0), 4);

const asked = { units: [maiDong], measure: 'right', share: 98.5, dueOn: '2026-12-01', reason: 'Kế hoạch 2026' } as const;
const set = (db: Database, more: Partial<TargetAsked> = {}, at = now) =>
  inTransaction(db, (tx) => setTargets({ tx, now: at, actor: centre }, { ...asked, ...more }));
const list = async (db: Database, actor: Officer, at = now) => (await inTransaction(db, (tx) => listTargets({ tx, now: at, actor }, { limit: 50 }))).items;
const measure = (db: Database, at = now) => inTransaction(db, (tx) => measureBoard({ tx, now: at }));
const queueOf = async (db: Database, actor: Officer, at = now) =>
  (await inTransaction(db, (tx) => listQueues({ tx, now: at, actor }))).find(({ slug }) => slug === 'targets');

/** Three archives of Mai Động; of the first a finding is open, of the second one is mended. */
async function registerOf(t: Parameters<typeof withTestDatabase>[0]): Promise<Database> {
  const db = await withTestDatabase(t);
  const person = (record: number) => [
    madeForm({
      record,
      fullName: `Lê Thị ${'ABC'[record - 1]}`,
      dateOfBirth: 19800100 + record,
      sex: 'F',
      birthRegistrationUnit: maiDong,
      residenceUnit: maiDong,
    }),
  ];
  await buildFrom(db, [1, 2, 3].map(person), now);
  await db.sql`delete from cleaning.finding`;
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, severity, state, owner_unit, act_id)
    values (${2 ** 32 + 1}::bigint, 'name-has-signs', 'fullName', 'error', 'open', ${maiDong}::int, 1),
      (${2 ** 32 + 2}::bigint, 'name-has-signs', 'fullName', 'error', 'mended', ${maiDong}::int, 1)`;
  return db;
}

test('a measure or a rule, a share or a count: told with how far it is; to the centre all, to an office its own, to others none', async (t) => {
  const db = await registerOf(t);
  await set(db);
  await set(db, { measure: undefined, rule: 'name-has-signs', share: undefined, left: 0, dueOn: '2026-12-02' });
  await set(db, { units: [hanoi], measure: 'clean', share: 60 });
  assert.deepEqual(
    (await list(db, hoa)).map(({ total, left, state }) => [total, left, state]),
    [
      [null, null, 'open'],
      [null, null, 'open'],
    ],
  );
  await measure(db);
  const brief = async (actor: Officer) =>
    (await list(db, actor)).map(({ unit, measure: of, rule, share, mostLeft, total, left, state }) => [
      unit.name,
      of ?? rule,
      share ?? mostLeft,
      total,
      left,
      state,
    ]);
  const own = [
    ['Phường Mai Động', 'right', 98.5, 3, 3, 'open'],
    ['Phường Mai Động', 'name-has-signs', 0, 2, 1, 'open'],
  ];
  assert.deepEqual(await brief(hoa), own);
  assert.deepEqual(await brief(faraway), []);
  assert.deepEqual(await brief(centre), [own[0], ['Thành phố Hà Nội', 'clean', 60, 3, 1, 'reached'], own[1]]);
  assert.deepEqual((await brief(dung)).length, 3);
  await db.sql`update cleaning.finding set state = 'kept'`;
  await measure(db, new Date('2026-11-24T03:00:00Z'));
  assert.equal((await list(db, hoa))[1]?.state, 'reached');
});

test('what is due waits in the unit’s queue, the nearest first; what is late below in that of the level above; what is reached in none', async (t) => {
  const db = await registerOf(t);
  await set(db, { measure: 'clean', share: 60 });
  await set(db, { dueOn: '2026-11-25', share: undefined, left: 1 });
  await measure(db);
  const own = await queueOf(db, hoa);
  assert.deepEqual([own?.count, own?.next?.vi, own?.due?.on], [1, 'Phường Mai Động: đúng còn nhiều nhất 1; còn 3 hồ sơ', '2026-11-25']);
  assert.deepEqual([(await queueOf(db, dung))?.count, (await queueOf(db, centre))?.count, (await queueOf(db, faraway))?.count], [0, 0, 0]);
  const late = new Date('2026-11-27T03:00:00Z');
  assert.deepEqual([(await queueOf(db, dung, late))?.count, (await queueOf(db, centre, late))?.count], [1, 1]);
});

test('reminded before its day, and after it the level above too; not when it is reached or withdrawn', async (t) => {
  const db = await registerOf(t);
  await set(db, { units: [maiDong], dueOn: '2026-11-25' });
  await set(db, { units: [maiDong], measure: 'clean', share: 60, dueOn: '2026-11-25' });
  const [gone] = await set(db, { units: [ngheAn], dueOn: '2026-11-25' });
  await inTransaction(db, (tx) => endTarget({ tx, now, actor: centre }, gone as number));
  await measure(db);
  const remind = (at: Date) => inTransaction(db, (tx) => remindDeadlines({ tx, now: at }, deadlines, workingDaysAfter(at, 2)));
  const told = async () =>
    (
      await db.sql<
        { kind: string; roles: string[]; count: string }[]
      >`select kind, roles, "values" ->> 'count' as count from notices.notice where kind <> 'number-given' order by notice_id`
    ).map(({ kind, roles, count }) => [kind, roles.join(), count]);
  await remind(now);
  await remind(now);
  assert.deepEqual(await told(), [['deadline-soon', 'commune-police,commune-police-chief', '1']]);
  await remind(new Date('2026-11-27T03:00:00Z'));
  assert.deepEqual((await told()).slice(1), [
    ['deadline-late', 'commune-police,commune-police-chief', '1'],
    ['deadline-late-below', 'provincial-police', '1'],
  ]);
});

test('refused: neither measure nor rule or both, no mark or two, a rule that is not, a day that is over or too far, a unit of no day', async (t) => {
  const db = await registerOf(t);
  for (const more of [{ measure: undefined }, { rule: 'name-has-signs' }, { share: undefined }, { left: 3 }])
    await assert.rejects(set(db, more), refusedWith('target.goal'));
  await assert.rejects(set(db, { measure: undefined, rule: 'no-such-rule' }), refusedWith('finding.unknown-rule'));
  for (const dueOn of ['2026-11-22', '2032-11-23']) await assert.rejects(set(db, { dueOn }), refusedWith('target.day'));
  await assert.rejects(set(db, { units: [maiDong, 7] }), refusedWith('board.unit'));
  assert.deepEqual(await list(db, centre), [], 'for each of the units or for none');
});

test('refused: the same for the same day, also twice at once; a target is withdrawn once', async (t) => {
  const db = await registerOf(t);
  const both = await Promise.allSettled([set(db), set(db)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  await assert.rejects(set(db, { share: 50 }), refusedWith('target.there'));
  const [{ targetId } = { targetId: 0 }] = await list(db, centre);
  const end = () => inTransaction(db, (tx) => endTarget({ tx, now, actor: centre }, targetId));
  const ended = await Promise.allSettled([end(), end()]);
  assert.deepEqual(ended.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  await assert.rejects(end(), refusedWith('target.withdrawn'));
  await assert.rejects(
    inTransaction(db, (tx) => endTarget({ tx, now, actor: centre }, 999)),
    refusedWith('target.unknown'),
  );
  assert.equal((await set(db, { share: 50 })).length, 1);
});

test('for every commune of the largest province of before the reform at once; listed page by page for that province, and not for another', async (t) => {
  const db = await withTestDatabase(t);
  const before = new Date('2025-06-02T03:00:00Z');
  const units = unitCatalogue().communesOf(hanoiBefore);
  assert.ok(units.length > 500);
  assert.equal((await set(db, { units: [...units], dueOn: '2025-06-30' }, before)).length, units.length);
  const page = (unit: number, cursor?: string) => inTransaction(db, (tx) => listTargets({ tx, now: before, actor: centre }, { unit, cursor, limit: 400 }));
  const first = await page(hanoiBefore);
  const second = await page(hanoiBefore, first.next ?? '');
  assert.deepEqual([first.items.length, second.items.length, second.next], [400, units.length - 400, null]);
  assert.deepEqual((await page(unitId('province', '40', 0))).items, []);
  assert.deepEqual((await page(0)).items, [], 'the country lists its own and those of its provinces');
  await assert.rejects(page(30_999_999), refusedWith('board.unit'));
});
