import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertAccount } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm, testKey } from '../../test/support/made-register.ts';
import { refusedWith } from '../../test/support/promises.ts';
import { maiDong } from '../../test/support/signed-in.ts';
import { mergePersons } from './merge-persons.ts';
import { personColumns } from './person-tables.ts';
import { splitPerson } from './split-person.ts';

const now = new Date('2026-11-23T03:00:00Z');
const [one, two] = [2 ** 32 + 1, 2 ** 32 + 3];
const officers = ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'];
const mai = { fullName: 'Lê Thị Mai', dateOfBirth: 19880101, sex: 'F', birthRegistrationUnit: maiDong, residenceUnit: maiDong } as const;
const register = (db: Database) =>
  buildFrom(db, [[madeForm({ record: 1, ...mai }), madeForm({ record: 2, ...mai })], [madeForm({ record: 3, ...mai, fullName: 'Lê Thị Mây' })]], now);
const merge = (db: Database) =>
  inTransaction(db, (tx) => mergePersons({ tx, now, key: testKey }, { first: one, second: two, reason: 'Một người khai hai lần', officers }));

test('every column that names a person or a number has its rule for merge, split and a new number', async (t) => {
  const db = await withTestDatabase(t);
  const rows = await db.sql<{ column: string }[]>`
    select table_schema || '.' || table_name || '.' || column_name as "column"
    from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE'
      and table_schema !~ '^(pg_|information_schema$)'
      and data_type in ('bigint', 'ARRAY')
      and column_name ~ '(person|successor|subjects)'
    order by 1`;
  assert.deepEqual(
    rows.map(({ column }) => column),
    personColumns.map(({ column }) => column).sort(),
  );
});

test('two officers whose archives become one are one pair of eyes from then on', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const account = (login: string, personId: number) =>
    inTransaction(db, (tx) => insertAccount(tx, { login, fullName: login, personId, state: 'active', openedBy: null }, now));
  const [first, second] = [await account('mai', one), await account('may', two)];
  assert.notEqual(first.humanId, second.humanId);
  await merge(db);
  const rows = await db.sql`select distinct human_id, person_id from access.account join access.human using (human_id)`;
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [{ human_id: first.humanId, person_id: one }],
  );
});

test('refused: to merge or split an archive under a seal, whose seal would be lost', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await db.sql`insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by) values (${two}, 'court', '1/QĐ', ${now}, '{a,b}'), (${one}, 'court', '2/QĐ', ${now}, '{a,b}')`;
  await assert.rejects(merge(db), refusedWith('person.sealed'));
  const split = () =>
    inTransaction(db, (tx) => splitPerson({ tx, now, key: testKey }, { personId: one, forms: [2 ** 32 + 2], reason: 'Hai chị em', officers }));
  await assert.rejects(split(), refusedWith('person.sealed'));
});
