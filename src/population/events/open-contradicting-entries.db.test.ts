import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm, type ToldForm, testKey } from '../../../test/support/made-register.ts';
import { officer } from '../../../test/support/reviewed-register.ts';
import { maiDong } from '../../../test/support/signed-in.ts';
import { settleAsSeen } from '../decisions.ts';
import { mergePersons } from '../merge-persons.ts';
import { listQueues } from '../queues/list-queues.ts';
import { enterForms } from './entry-store.ts';
import { contradictingFields, openContradictingEntries } from './open-contradicting-entries.ts';

const now = new Date('2026-11-23T03:00:00Z');
const officers = ['Nguyễn Thị Hoa (1)', 'Trần Anh Tuấn (2)'];
const [first, second] = [1, 2].map((record) => 2 ** 32 + record) as [number, number];
const lan = {
  source: 'khai-sinh',
  fullName: 'Trần Thị Lan',
  dateOfBirth: 19800101,
  sex: 'F',
  officeUnit: maiDong,
  entry: '15, 01/1980',
  filledOn: 19800201,
} as const;

const form = (record: number, told: Partial<ToldForm> = {}) => madeForm({ record, ...lan, ...told });

/** As the end of a build does it, in one commit. */
async function build(db: Database, ...clusters: ReturnType<typeof form>[][]): Promise<number> {
  const actId = await buildFrom(db, clusters, now);
  return await inTransaction(db, async (tx) => {
    await enterForms(tx);
    return await openContradictingEntries(tx, { actId, now });
  });
}
const told = async (db: Database) => [
  ...(await db.sql<{ kind: string; state: string; owner: number; detail: string; forms: number[] }[]>`
    select kind, state, owner_unit as owner, detail, array_agg(form_id order by form_id) as forms
    from conflicts.conflict
    join conflicts.party using (conflict_id)
    group by conflict_id
    order by conflict_id`),
];

test('two forms of one entry that tell of two births: the commune that keeps the book is asked, once, in the queue of conflicts', async (t) => {
  const db = await withTestDatabase(t);
  assert.equal(await build(db, [form(1)], [form(2, { fullName: 'Lê Văn Sơn', sex: 'M' })]), 1);
  assert.deepEqual(await told(db), [{ kind: 'entry-told-twice', state: 'open', owner: maiDong, detail: 'fullName, sex', forms: [first, second] }]);
  assert.equal(await build(db, [form(3, { entry: '16, 01/1980' })]), 0, 'a later build asks nothing twice');
  const lanh = await officer(db, 'civil-status-officer', { unit: maiDong });
  const queues = await inTransaction(db, (tx) => listQueues({ tx, now, actor: lanh }));
  assert.deepEqual(queues.find(({ slug }) => slug === 'conflicts')?.count, 1);
  const elsewhere = await officer(db, 'civil-status-officer', { unit: unitId('commune', '16852', 0) });
  assert.deepEqual((await inTransaction(db, (tx) => listQueues({ tx, now, actor: elsewhere }))).find(({ slug }) => slug === 'conflicts')?.count, 0);
});

test('a form of a later delivery is compared with the entry that stands; seen and settled, nobody is asked again', async (t) => {
  const db = await withTestDatabase(t);
  assert.equal(await build(db, [form(1)]), 0);
  assert.equal(await build(db, [form(2, { dateOfBirth: 19800111 })]), 1);
  const [conflict] = await db.sql<{ id: number }[]>`select conflict_id as id from conflicts.conflict`;
  await inTransaction(db, (tx) =>
    settleAsSeen({ tx, now }, { conflicts: [conflict?.id as number], reason: 'Sổ giấy ghi ngày 01/01', officer: officers[0] as string }),
  );
  await inTransaction(db, async (tx) => assert.equal(await openContradictingEntries(tx, { actId: 99, now }), 0));
  assert.deepEqual(
    (await told(db)).map(({ state }) => state),
    ['settled'],
  );
});

test('a third form of the entry joins the conflict that is open, and one that agrees with the entry does not', async (t) => {
  const db = await withTestDatabase(t);
  await build(db, [form(1)], [form(2, { sex: 'M' })], [form(3, { dateOfBirth: 19800111 })]);
  assert.equal(await build(db, [form(4, { fullName: 'Lê Văn Sơn' })], [form(5)]), 1);
  const [only, ...others] = await told(db);
  assert.deepEqual([others, only?.detail, only?.forms], [[], 'sex, dateOfBirth', [first, second, second + 1, second + 2]]);
  const steps = await db.sql`select kind from conflicts.move`;
  assert.deepEqual([...steps], [{ kind: 'joined' }]);
});

test('killed before the commit: nothing is open; run again, it asks the same', async (t) => {
  const db = await withTestDatabase(t);
  const actId = await buildFrom(db, [[form(1)], [form(2, { sex: 'M' })]], now);
  const end = (fails: boolean) =>
    inTransaction(db, async (tx) => {
      await enterForms(tx);
      await openContradictingEntries(tx, { actId, now });
      if (fails) throw new Error('killed');
    });
  await assert.rejects(end(true), { message: 'killed' });
  assert.deepEqual(await told(db), []);
  await end(false);
  await end(false);
  assert.deepEqual(
    (await told(db)).map(({ detail }) => detail),
    ['sex'],
  );
});

test('a merge says who they are, not what the book says: the conflict stays open', async (t) => {
  const db = await withTestDatabase(t);
  await build(db, [form(1)], [form(2, { dateOfBirth: 19800111 })]);
  await inTransaction(db, (tx) => mergePersons({ tx, now, key: testKey }, { first, second, officers, reason: 'Một người, hai phiếu' }));
  assert.deepEqual(
    (await told(db)).map(({ kind, state }) => [kind, state]),
    [['entry-told-twice', 'open']],
  );
});

test('no contradiction: capitals and marks of a name, a day left out, what a rule doubts, another number, another book', async (t) => {
  const fields = (one: Partial<ToldForm>, other: Partial<ToldForm> = {}) => contradictingFields(form(1, one), form(2, other));
  assert.deepEqual(fields({ fullName: 'TRAN THI LAN' }), []);
  assert.deepEqual(fields({ dateOfBirth: 19800000 }), []);
  assert.deepEqual(fields({ sex: undefined }), []);
  assert.deepEqual(fields({ sex: 'M', doubts: ['sex'] }), []);
  assert.deepEqual(fields({ dateOfDeath: 20200101 }, { dateOfDeath: 20200102 }), ['dateOfDeath']);
  const db = await withTestDatabase(t);
  const other = { fullName: 'Lê Văn Sơn' };
  assert.equal(await build(db, [form(1)], [form(2, { ...other, entry: '16, 01/1980' })], [form(3, { ...other, entry: '15, 02/1980' })]), 0);
});
