import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf, type Officer, sealArchive } from '#access/index.ts';
import { householdIdOf } from '#cleaning/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { readIsoDate, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm, type ToldForm } from '../../../test/support/made-register.ts';
import { holds, refusedWith } from '../../../test/support/promises.ts';
import { maiDong, signInAs } from '../../../test/support/signed-in.ts';
import { personTokens } from '../person-token.ts';
import { listQueues } from '../queues/list-queues.ts';
import { showPerson } from '../show-person.ts';
import { undoAct } from '../undo-act.ts';
import { listDividedPersons } from './list-divided.ts';
import { type PlaceNeeds, type Placing, placePersons, preparePlacing } from './place-persons.ts';

const now = new Date('2026-11-23T03:00:00Z');
const [vinhTuy, tuongMai, taCa] = [unitId('commune', '00283', 1), unitId('commune', '00322', 1), unitId('commune', '16852', 0)];
const [nam, hoa, mai, far, late] = [1, 2, 3, 4, 5].map((record) => 2 ** 32 + record) as [number, number, number, number, number];
const street = (words: string) => `${words}, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội`;

const person = (record: number, fullName: string, words: string, told: Omit<ToldForm, 'record'> = {}): ToldForm => ({
  record,
  fullName,
  dateOfBirth: 19800000 + record * 100 + 1,
  sex: 'F',
  filledOn: 20200105,
  birthRegistrationUnit: maiDong,
  residenceUnit: maiDong,
  residencePlace: street(words),
  officeUnit: maiDong,
  residenceFile: `HS-${record}`,
  householdId: householdIdOf(maiDong, `HS-${record}`),
  relationToHead: 'head',
  ...told,
});

/** Two of Lĩnh Nam, one of Tam Trinh, one of another commune, one who moved to Mai Động after the reform. */
async function register(t: Parameters<typeof withTestDatabase>[0]) {
  const db = await withTestDatabase(t);
  const people = [
    [person(1, 'Lê Văn Nam', 'Số 18, đường Lĩnh Nam')],
    [person(2, 'Nguyễn Thị Hoa', 'Số 20, đường Lĩnh Nam')],
    [person(3, 'Trần Thị Mai', 'Số 77, phố Tam Trinh')],
    [person(4, 'Lò Văn Pha', 'Bản Sơn Thành', { residenceUnit: taCa, officeUnit: taCa })],
    [
      person(5, 'Vũ Thị Lụa', 'Bản Nhãn Lỳ', { residenceUnit: taCa, officeUnit: taCa }),
      person(6, 'Vũ Thị Lụa', 'Số 9, phố Tam Trinh', { filledOn: 20250910, dateOfBirth: 19800501 }),
    ],
  ];
  await buildFrom(
    db,
    people.map((forms) => forms.map(madeForm)),
    new Date('2026-11-01T03:00:00Z'),
  );
  return { db, officer: await officerOf(db) };
}

async function officerOf(db: Database, unit: UnitId | null = vinhTuy, personId: number | null = null): Promise<Officer> {
  const { token } = await signInAs(db, 'commune-police', { now, unit, personId });
  return (await inTransaction(db, (tx) => actorOf(tx, token, now))) as Officer;
}
const within = <T>(db: Database, actor: Officer, use: (needs: PlaceNeeds) => Promise<T>, at = now) =>
  inTransaction(db, (tx) => use({ tx, now: at, dataDir: db.dataDir, actor, purpose: null, see: () => {} }));
const placed = (db: Database, actor: Officer, placing: Placing, expected: number) => within(db, actor, (needs) => placePersons(needs, placing, expected));
const prepared = (db: Database, actor: Officer, placing: Placing) => within(db, actor, (needs) => preparePlacing(needs, placing));
const listed = (db: Database, actor: Officer, asked: { readonly q?: string; readonly limit?: number; readonly cursor?: string } = {}) =>
  within(db, actor, (needs) => listDividedPersons(needs, { limit: 100, ...asked }));
const unitOn = async (db: Database, personId: number, day: string) => {
  const asOf = readIsoDate(day) as NonNullable<ReturnType<typeof readIsoDate>>;
  return (await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, personId, { asOf }))).values['residenceUnit']?.value;
};

test('who lives in a commune that was divided waits, with the new ones it may be; found by words of the address, however they are written', async (t) => {
  const { db, officer } = await register(t);
  const { units, total, items } = await listed(db, officer);
  assert.deepEqual(
    units.map(({ id, count, candidates }) => [id, count, candidates.map((one) => one.id)]),
    [[maiDong, 4, [vinhTuy, tuongMai]]],
  );
  assert.equal(units[0]?.name, unitCatalogue().pathOf(maiDong));
  assert.deepEqual([total, items.map(({ fullName }) => fullName)], [4, ['Lê Văn Nam', 'Nguyễn Thị Hoa', 'Trần Thị Mai', 'Vũ Thị Lụa']]);
  for (const q of ['lĩnh nam', 'LINH NAM', 'duong  linh nam']) assert.equal((await listed(db, officer, { q })).total, 2, q);
  for (const q of ['%', '_', '?', "' or 1=1", 'x'.repeat(200)]) assert.equal((await listed(db, officer, { q })).total, 0, q);
  const first = await listed(db, officer, { limit: 3 });
  assert.deepEqual(
    (await listed(db, officer, { limit: 3, cursor: first.next as string })).items.map(({ fullName }) => fullName),
    ['Vũ Thị Lụa'],
  );
  const queue = (await within(db, officer, ({ tx }) => listQueues({ tx, now, actor: officer }))).find(({ slug }) => slug === 'divided');
  assert.deepEqual([queue?.count, queue?.next?.en], [4, 'Most of them of the former Phường Mai Động']);
});

test('a street is decided at once: the new unit from the day of the reform, the old one before it, and the address as it was declared', async (t) => {
  const { db, officer } = await register(t);
  const placing = { unit: maiDong, to: tuongMai, q: 'Lĩnh Nam' };
  assert.deepEqual(await prepared(db, officer, placing), { persons: [nam, hoa], leftOut: 0 });
  const { actId } = await placed(db, officer, placing, 2);
  for (const one of [nam, hoa]) assert.deepEqual([await unitOn(db, one, '2025-06-30'), await unitOn(db, one, '2025-07-01')], [maiDong, tuongMai]);
  const archive = await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, hoa, {}));
  assert.deepEqual([archive.values['residencePlace']?.value, archive.values['residenceUnit']?.officer], [street('Số 20, đường Lĩnh Nam'), officer.name]);
  assert.deepEqual((await listed(db, officer)).total, 2);
  await holds(db);
  const officers = ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'];
  const undone = await inTransaction(db, (tx) => undoAct({ tx, now }, { actId, reason: 'Nhầm đường', officers }));
  assert.equal(undone.persons, 2);
  for (const one of [nam, hoa]) assert.equal(await unitOn(db, one, '2025-07-01'), maiDong);
  assert.equal((await listed(db, officer)).total, 4);
  await holds(db);
  await inTransaction(db, (tx) => undoAct({ tx, now }, { actId: undone.actId, reason: 'Đúng là đường ấy', officers }));
  assert.equal(await unitOn(db, nam, '2026-01-01'), tuongMai);
  await holds(db);
});

test('whoever came after the reform has the new unit from that day; what is decided stays through a form that names the old commune again', async (t) => {
  const { db, officer } = await register(t);
  await placed(db, officer, { unit: maiDong, to: vinhTuy, persons: [personTokens(db.dataDir).tokenOf(late)] }, 1);
  assert.deepEqual([await unitOn(db, late, '2025-08-01'), await unitOn(db, late, '2025-09-10')], [taCa, vinhTuy]);
  await placed(db, officer, { unit: maiDong, to: vinhTuy, persons: [personTokens(db.dataDir).tokenOf(mai)] }, 1);
  const again = madeForm({ ...person(7, 'Trần Thị Mai', 'Số 77, phố Tam Trinh', { dateOfBirth: 19800301, filledOn: 20260301 }), file: 2 });
  const old = madeForm(person(3, 'Trần Thị Mai', 'Số 77, phố Tam Trinh'));
  await buildFrom(db, [[old, again]], now);
  assert.equal(await unitOn(db, mai, '2026-11-01'), vinhTuy);
});

test('refused: a commune that is no candidate, a unit of somebody else, before the reform, another number than was seen, nobody left', async (t) => {
  const { db, officer } = await register(t);
  const placing = { unit: maiDong, to: vinhTuy };
  await assert.rejects(prepared(db, officer, { ...placing, to: taCa }), refusedWith('divided.no-candidate'));
  await assert.rejects(prepared(db, await officerOf(db, taCa), placing), refusedWith('divided.elsewhere'));
  await assert.rejects(prepared(db, officer, { unit: taCa, to: vinhTuy }), refusedWith('divided.elsewhere'));
  await assert.rejects(
    within(db, officer, (needs) => preparePlacing(needs, placing), new Date('2025-06-30T03:00:00Z')),
    refusedWith('divided.not-yet'),
  );
  await assert.rejects(placed(db, officer, placing, 3), refusedWith('divided.changed'));
  await assert.rejects(placed(db, officer, { ...placing, q: 'không có đường này' }, 1), refusedWith('divided.nobody'));
  await assert.rejects(prepared(db, officer, { ...placing, persons: [personTokens(db.dataDir).tokenOf(far)] }), refusedWith('person.unknown'));
});

test('two officers decide on one street at once: one does, the other finds nobody left', async (t) => {
  const { db, officer } = await register(t);
  const other = await officerOf(db, tuongMai);
  const outcomes = await Promise.allSettled([
    placed(db, officer, { unit: maiDong, to: vinhTuy, q: 'Lĩnh Nam' }, 2),
    placed(db, other, { unit: maiDong, to: tuongMai, q: 'Lĩnh Nam' }, 2),
  ]);
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.equal(lost.length, 1);
  assert.ok(refusedWith('divided.nobody')(lost[0]?.reason), String(lost[0]?.reason));
  assert.equal((await db.sql`select from intake.act where kind = 'place'`).length, 1);
  await holds(db);
});

test('authority: nobody decides for their own household, a seal hides its person from list, count and choice', async (t) => {
  const { db } = await register(t);
  const himself = await officerOf(db, vinhTuy, nam);
  const placing = { unit: maiDong, to: vinhTuy, q: 'Lĩnh Nam' };
  assert.deepEqual(await prepared(db, himself, placing), { persons: [hoa], leftOut: 1 });
  await assert.rejects(prepared(db, himself, { ...placing, persons: [personTokens(db.dataDir).tokenOf(nam)] }), refusedWith('proposal.own-record'));
  await inTransaction(db, (tx) => sealArchive(tx, { personId: mai, kind: 'court', orderNo: '1/QĐ', sealedBy: ['a', 'b'], readers: [] }, now));
  const officer = await officerOf(db);
  const { units, total, items } = await listed(db, officer);
  assert.deepEqual([units[0]?.count, total, items.some(({ fullName }) => fullName === 'Trần Thị Mai')], [3, 3, false]);
  await placed(db, officer, { unit: maiDong, to: vinhTuy }, 3);
  assert.equal(await unitOn(db, mai, '2026-01-01'), maiDong);
});

test('cut off in the midst: nobody has a new commune, and the same choice is made again', async (t) => {
  const { db, officer } = await register(t);
  await assert.rejects(
    within(db, officer, async (needs) => {
      await placePersons(needs, { unit: maiDong, to: vinhTuy }, 4);
      throw new Error('killed');
    }),
    /killed/,
  );
  assert.deepEqual([...(await db.sql`select act_id from intake.act where kind = 'place' union all select act_id from intake.act_form`)], []);
  await placed(db, officer, { unit: maiDong, to: vinhTuy }, 4);
  await holds(db);
});

test('refused: more persons than one act takes; by a filter they are decided part by part', async (t) => {
  const { db, officer } = await register(t);
  const copies = (table: string) => db.sql`
    insert into ${db.sql(table)}
    select (jsonb_populate_record(p, jsonb_build_object('person_id', 900000000000 + n, 'person_no', null))).*
    from ${db.sql(table)} as p, generate_series(1, 20000) as n
    where p.person_id = ${mai}`;
  await copies('population.person');
  await copies('population.version');
  assert.equal((await listed(db, officer)).total, 20_004);
  await assert.rejects(prepared(db, officer, { unit: maiDong, to: vinhTuy }), refusedWith('divided.too-many'));
  assert.equal((await prepared(db, officer, { unit: maiDong, to: vinhTuy, q: 'lĩnh nam' })).persons.length, 2);
});
