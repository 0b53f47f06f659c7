import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm, type ToldForm } from '../../../test/support/made-register.ts';
import { holds } from '../../../test/support/promises.ts';
import { maiDong } from '../../../test/support/signed-in.ts';
import { openSparse } from './open-sparse.ts';

const now = new Date('2026-11-23T03:00:00Z');
const elsewhere = unitId('commune', '16852', 0);
const whole = { dateOfBirth: 19550512, sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong } as const;
const bare = { dateOfBirth: 19550000, residenceUnit: maiDong } as const;
const at = (record: number): number => 2 ** 32 + record;

const register = (db: Database, people: readonly ToldForm[]) =>
  buildFrom(
    db,
    people.map((one) => [madeForm(one)]),
    now,
  );
const open = (db: Database, actId: number, persons = 100) => inTransaction(db, (tx) => openSparse(tx, { actId, now, persons }));
const asked = async (db: Database) =>
  (
    await db.sql<{ persons: number[] }[]>`
      select array_agg(p.person_id order by p.person_id) as persons
      from conflicts.conflict join conflicts.party as p using (conflict_id)
      where kind = 'sparse-archive'
      group by conflict_id order by 1`
  ).map(({ persons }) => persons);

test('of whom a name and a year are known is asked about beside the one person who fits; not where two fit, of another sex, commune or year, dead, or with a card', async (t) => {
  const db = await withTestDatabase(t);
  const actId = await register(db, [
    { record: 1, fullName: 'Lò Văn Pánh', ...bare },
    { record: 2, fullName: 'Lò Văn Pánh', ...whole },
    { record: 3, fullName: 'Lê Văn Hai', ...bare },
    { record: 4, fullName: 'Lê Văn Hai', ...whole },
    { record: 5, fullName: 'Lê Văn Hai', ...whole, dateOfBirth: 19551212 },
    { record: 6, fullName: 'Đỗ Văn Xa', ...bare },
    { record: 7, fullName: 'Đỗ Văn Xa', ...whole, residenceUnit: elsewhere },
    { record: 8, fullName: 'Vũ Thị Năm', ...bare },
    { record: 9, fullName: 'Vũ Thị Năm', ...whole, dateOfBirth: 19560512 },
    { record: 10, fullName: 'Mai Thị Mất', ...bare },
    { record: 11, fullName: 'Mai Thị Mất', ...whole, source: 'khai-tu', dateOfDeath: 20200101 },
    { record: 12, fullName: 'Cao Văn Thẻ', ...bare, identityCard: '011234567' },
    { record: 13, fullName: 'Cao Văn Thẻ', ...whole },
    { record: 14, fullName: 'Hà Thị Nữ', ...bare, sex: 'F' },
    { record: 15, fullName: 'Hà Thị Nữ', ...whole },
  ]);
  for (let times = 0; times < 2; times++) {
    assert.equal(await open(db, actId), 1);
    assert.deepEqual(await asked(db), [[at(1), at(2)]]);
  }
  await holds(db);
  await db.sql`update conflicts.conflict set state = 'settled', settled_by = ${actId} where kind = 'sparse-archive'`;
  const later = await register(db, [{ record: 1, file: 2, fullName: 'Bùi Văn Mới', ...bare }]);
  assert.equal(await open(db, later), 0, 'officers were asked about the two before');
  const since = await register(db, [{ record: 2, file: 2, fullName: 'Bùi Văn Mới', ...whole }]);
  assert.equal(await open(db, since), 1, 'who fits came after the bare one');
});

test('few at once: twenty of a commune, and of all so many as there are persons to ask', async (t) => {
  const db = await withTestDatabase(t);
  const people = Array.from({ length: 30 }, (_, n) => `Người ${String.fromCodePoint(65 + (n % 26))}${n >= 26 ? 'a' : 'b'}`).flatMap(
    (fullName, n): ToldForm[] => [
      { record: 2 * n + 1, fullName, ...bare },
      { record: 2 * n + 2, fullName, ...whole },
    ],
  );
  const actId = await register(db, people);
  assert.equal(await open(db, actId), 5);
  assert.equal(await open(db, actId, 1_000_000), 20);
});
