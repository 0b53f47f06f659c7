import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf, insertAccount, type Officer } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { notify } from '#notices/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm, testKey } from '../../test/support/made-register.ts';
import { holds } from '../../test/support/promises.ts';
import { maiDong, signInAs } from '../../test/support/signed-in.ts';
import { openCorrection } from './corrections/open-correction.ts';
import { mergePersons } from './merge-persons.ts';
import { undoAct } from './undo-act.ts';

const now = new Date('2026-11-23T03:00:00Z');
const [one, two, three] = [1, 2, 3].map((record) => 2 ** 32 + record) as [number, number, number];
const officers = ['Nguyễn Thị Hoa (1)', 'Trần Anh Tuấn (2)'];
const mai = { fullName: 'Lê Thị Mai', dateOfBirth: 19880101, sex: 'F', birthRegistrationUnit: maiDong, residenceUnit: maiDong } as const;

/** Three archives that turn out to be of one woman, one after the other. */
const register = (db: Database) =>
  buildFrom(db, [[madeForm({ record: 1, ...mai })], [madeForm({ record: 2, ...mai, fullName: 'Lê Thị Mây' })], [madeForm({ record: 3, ...mai })]], now);
const merge = async (db: Database, first: number, second: number) =>
  (await inTransaction(db, (tx) => mergePersons({ tx, now, key: testKey }, { first, second, reason: 'Một người khai hai lần', officers }))).actId;
const undo = (db: Database, actId: number) => inTransaction(db, (tx) => undoAct({ tx, now }, { actId, reason: 'Nhập nhầm người', officers }));

test('two officers whose archives became one are two again when these are parted, also one after the other', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const account = (login: string, personId: number) =>
    inTransaction(db, (tx) => insertAccount(tx, { login, fullName: login, personId, state: 'active', openedBy: null }, now));
  for (const [login, person] of [
    ['mai', one],
    ['may', two],
    ['mai-again', three],
  ] as const)
    await account(login, person);
  const eyes = async () =>
    [...(await db.sql`select login, person_id from access.account join access.human using (human_id) order by account_id`)].map((row) => [
      row['login'],
      row['person_id'],
    ]);
  const apart = await eyes();
  const first = await merge(db, two, three);
  const second = await merge(db, one, two);
  assert.deepEqual(new Set((await eyes()).map(([, person]) => person)), new Set([one]));
  await undo(db, second);
  assert.deepEqual(await eyes(), [
    ['mai', one],
    ['may', two],
    ['mai-again', two],
  ]);
  await undo(db, first);
  assert.deepEqual(await eyes(), apart);
  await holds(db);
});

test('an officer whose archive ended has the one that remains, and their own again when parted', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await inTransaction(db, (tx) => insertAccount(tx, { login: 'may', fullName: 'may', personId: two, state: 'active', openedBy: null }, now));
  const person = async () => (await db.sql`select person_id from access.human`)[0]?.['person_id'];
  const act = await merge(db, one, two);
  assert.equal(await person(), one);
  await undo(db, act);
  assert.equal(await person(), two);
});

test('what was told, and what is open, goes with the forms and comes back; what was closed meanwhile stays', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await db.sql`delete from notices.notice`; // what the build told of numbers
  const { token } = await signInAs(db, 'commune-police', { now });
  const hoa = (await inTransaction(db, (tx) => actorOf(tx, token, now))) as Officer;
  const open = async (phone: string) =>
    (
      await inTransaction(db, (tx) =>
        openCorrection({ tx, dataDir: db.dataDir, now, actor: hoa }, { personId: two, changes: { phone }, reason: 'Số máy đã đổi', evidence: [] }),
      )
    )[0] as number;
  const [stays, returns] = [await open('0912345678'), await open('0912345679')];
  await inTransaction(db, (tx) => notify(tx, { to: { person: two }, kind: 'number-given', values: {}, about: 'act 1' }, now));
  const corrections = async () =>
    Object.fromEntries([...(await db.sql`select correction_id, person_id from population.correction`)].map((row) => [row['correction_id'], row['person_id']]));
  const notices = async () =>
    [...(await db.sql`select kind, person_id from notices.notice where person_id is not null order by notice_id`)].map((row) => [
      row['kind'],
      row['person_id'],
    ]);
  const act = await merge(db, one, two);
  assert.deepEqual(await corrections(), { [stays]: one, [returns]: one });
  assert.deepEqual(await notices(), [
    ['number-given', one],
    ['archives-merged', one],
  ]);
  await db.sql`update population.correction set state = 'withdrawn' where correction_id = ${stays}`;
  await undo(db, act);
  assert.deepEqual(await corrections(), { [stays]: one, [returns]: two });
  assert.deepEqual(await notices(), [
    ['number-given', two],
    ['archives-merged', one],
    ['number-given', two], // it is theirs again
    ['archives-parted', one],
    ['archives-parted', two],
  ]);
});
