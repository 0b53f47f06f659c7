import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Officer } from '#access/index.ts';
import { blockingRules } from '#cleaning/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm, type ToldForm } from '../../../test/support/made-register.ts';
import { refusedWith } from '../../../test/support/promises.ts';
import { enterForms } from '../events/entry-store.ts';
import { confirmArchive } from './confirm-archive.ts';
import { measureBoard } from './measure-board.ts';
import { showBoard } from './show-board.ts';

const now = new Date('2026-11-23T03:00:00Z');
/** Divided among Vĩnh Tuy and Tương Mai; whole, in Nghệ An; a commune of today. */
const [maiDong, taCa] = [unitId('commune', '00310', 0), unitId('commune', '16852', 0)];
const [hanoi, ngheAn] = [unitId('province', '01', 1), unitId('province', '40', 1)];

const officerOf = (role: Role, unit: UnitId | null, id = 1, personId: number | null = null): Officer => ({
  kind: 'officer',
  accountId: id,
  humanId: id,
  personId,
  name: `officer ${id}`,
  role,
  unit,
});
const centre = officerOf('national-operator', null);

const whole = {
  sex: 'F',
  birthRegistrationPlace: 'Mai Động, Hoàng Mai, Hà Nội',
  birthRegistrationUnit: maiDong,
  originPlace: 'Thanh Oai, Hà Nội',
  ethnicity: 1,
  nationality: 'VNM',
  residencePlace: 'Mai Động, Hoàng Mai, Hà Nội',
  residenceUnit: maiDong,
  relationToHead: 'head',
  filledOn: 20200315,
} as const;
const named = (record: number, fullName: string, more: Partial<ToldForm> = {}) =>
  madeForm({ record, fullName, dateOfBirth: 19800100 + record, ...whole, ...more });

/**
 * Mai Động: Lan (complete, her entry agrees), Mai (no home place; confirmed), Hoa (name with a blocking finding), Nga (a form of other
 * nationality), Tuyết (dead, yet files later). Tà Cạ: Xồng. Nowhere: Vân.
 */
async function registerOf(t: TestContext): Promise<Database> {
  const db = await withTestDatabase(t);
  await buildFrom(
    db,
    [
      [
        named(1, 'Trần Thị Lan'),
        named(2, 'TRẦN THỊ LAN', { source: 'khai-sinh', dateOfBirth: 19800101, officeUnit: maiDong, entry: '15, 01/1980', filledOn: 19800201 }),
      ],
      [named(3, 'Lê Thị Mai', { originPlace: undefined })],
      [named(4, 'Phạm Thị Hoa')],
      [named(5, 'Đỗ Thị Nga'), named(6, 'Đỗ Thị Nga', { dateOfBirth: 19800105, nationality: 'DEU', filledOn: 20100101 })],
      [
        named(7, 'Vũ Thị Tuyết'),
        named(8, 'Vũ Thị Tuyết', { source: 'khai-tu', dateOfBirth: 19800107, dateOfDeath: 20190101, officeUnit: maiDong, filledOn: 20190105 }),
      ],
      [named(9, 'Xồng Bá Súng', { sex: 'M', residenceUnit: taCa })],
      [named(10, 'Bùi Thị Vân', { residenceUnit: undefined, residencePlace: undefined })],
      [named(11, 'Bùi Thị Tịch', { source: 'khai-tu', dateOfDeath: 20190101 })],
    ],
    now,
  );
  await db.sql`delete from cleaning.finding where rule <> 'alive-after-death'`;
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, severity, state, owner_unit, act_id)
    values (${2 ** 32 + 4}::bigint, 'name-has-signs', 'fullName', 'error', 'open', ${maiDong}::int, 1),
      (${2 ** 32 + 3}::bigint, 'name-has-signs', 'fullName', 'error', 'mended', ${maiDong}::int, 1),
      (${2 ** 32 + 1}::bigint, 'year-only-birth', 'dateOfBirth', 'note', 'open', ${maiDong}::int, 1)`;
  await inTransaction(db, enterForms);
  await inTransaction(db, (tx) => confirmArchive({ tx, now, actor: officerOf('commune-police', maiDong) }, { personId: 2 ** 32 + 3, paper: 'Giấy khai sinh' }));
  return db;
}

const measure = (db: Database, at = now) => inTransaction(db, (tx) => measureBoard({ tx, now: at }));
const show = (db: Database, actor: Officer, asked: Parameters<typeof showBoard>[1] = {}, at = now) =>
  inTransaction(db, (tx) => showBoard({ tx, now: at, actor }, asked));
const figures = ({ persons, complete, clean, right, alive }: { readonly [name: string]: unknown }) => [persons, complete, clean, right, alive];

test('four measures, counted by hand: a commune that was divided, one that was not, nobody’s, and the sums', async (t) => {
  const db = await registerOf(t);
  await measure(db);
  const country = await show(db, centre);
  assert.deepEqual([country.on, country.unit.name.en, figures(country.unit)], ['2026-11-23', 'The country', [7, 4, 6, 2, 5]]);
  assert.equal(country.items.filter(({ kind }) => kind === 'unit').length, 34);
  const of = (key: number) => country.items.find(({ unitId: id }) => id === key) ?? {};
  assert.deepEqual(
    [figures(of(hanoi)), figures(of(ngheAn)), figures(of(-1))],
    [
      [5, 3, 4, 2, 3],
      [1, 1, 1, 0, 1],
      [1, 0, 1, 0, 1],
    ],
  );
  const province = await show(db, centre, { parent: hanoi });
  assert.deepEqual(
    province.items.filter(({ persons }) => persons !== 0).map(({ name, kind, ...row }) => [name.vi, kind, figures(row)]),
    [['Phường Mai Động', 'divided', [5, 3, 4, 2, 3]]],
  );
  assert.ok(province.items.length > 100, 'with communes of whom there is no archive');
  const commune = await show(db, centre, { parent: maiDong });
  assert.deepEqual([figures(commune.unit), commune.items, commune.above.map(({ name }) => name.vi)], [[5, 3, 4, 2, 3], [], ['Cả nước', 'Thành phố Hà Nội']]);
  const all = await show(db, centre, { level: 'commune' });
  assert.deepEqual(all.items.map(({ name }) => name.vi).length, 2);
});

test('each figure is had again by the statements of the README, with the rules that block as they are', async (t) => {
  const db = await registerOf(t);
  await measure(db);
  const readme = readFileSync(path.resolve(import.meta.dirname, 'README.md'), 'utf8');
  const blocks = new Map([...readme.matchAll(/^(\w+):[^\n]*\n```sql\n([\s\S]*?)```/gm)].map(([, name, text]) => [name as string, text as string]));
  assert.deepEqual([...blocks.keys()], ['persons', 'complete', 'clean', 'right', 'alive']);
  assert.deepEqual([...(blocks.get('clean') as string).matchAll(/'([a-z]+-[a-z-]+)'/g)].map(([, rule]) => rule).sort(), [...blockingRules].sort());
  const living = { persons: 7, complete: 4, clean: 5, right: 2, alive: 5 }; // without Tuyết, who is clean and noted as dead
  for (const [name, text] of blocks) {
    const rows = await db.sql.unsafe<{ count: number }[]>(text);
    assert.equal(
      rows.reduce((sum, { count }) => sum + Number(count), 0),
      living[name as keyof typeof living],
      name,
    );
  }
});

test('measured again on one day it takes the place of what stood; another day is another row of the trend; a day before the first has nothing', async (t) => {
  const db = await registerOf(t);
  await measure(db, new Date('2026-11-21T03:00:00Z'));
  await db.sql`update cleaning.finding set state = 'mended' where rule = 'name-has-signs'`;
  await measure(db, new Date('2026-11-23T01:00:00Z'));
  await Promise.all([measure(db), measure(db)]);
  const { on, trend, measuredAt } = await show(db, centre);
  assert.deepEqual(
    [on, measuredAt, trend.map(({ on: then, clean }) => [then, clean])],
    [
      '2026-11-23',
      now.toISOString(),
      [
        ['2026-11-21', 6],
        ['2026-11-23', 7],
      ],
    ],
  );
  const before = await show(db, centre, { on: '2026-11-22' });
  assert.deepEqual([before.on, before.unit.clean], ['2026-11-21', 6]);
  const never = await show(db, centre, { on: '2026-11-01' });
  assert.deepEqual([never.on, never.unit.persons, never.items.length, never.trend], [null, 0, 34, []]);
});

test('outside of the own units nothing that tells of few; a unit by itself tells no more than the list', async (t) => {
  const db = await registerOf(t);
  await measure(db);
  const hoa = officerOf('commune-police', maiDong);
  const country = await show(db, hoa);
  assert.deepEqual([country.unit.persons, country.trend], [null, []]);
  assert.ok(country.items.every(({ persons }) => persons === null || persons === 0));
  const own = await show(db, hoa, { parent: maiDong });
  assert.deepEqual([figures(own.unit), own.trend.length], [[5, 3, 4, 2, 3], 1]);
  const other = await show(db, hoa, { parent: ngheAn });
  assert.deepEqual([other.unit.persons, other.trend], [null, []]);
  const dung = await show(db, officerOf('provincial-police', unitId('province', '01', 0)), { parent: hanoi });
  assert.deepEqual(figures(dung.unit), [5, 3, 4, 2, 3], 'an office of the province that was');
});

test('a seal shows in no figure', async (t) => {
  const db = await registerOf(t);
  await measure(db);
  const before = await show(db, centre);
  await db.sql`insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by) values (${2 ** 32 + 1}::bigint, 'court', '1/2026', '2026-01-01', '{a,b}')`;
  await measure(db);
  assert.deepEqual((await show(db, centre)).items, before.items);
});

test('refused: a unit of another time, a district, no unit', async (t) => {
  const db = await registerOf(t);
  await measure(db);
  for (const parent of [unitId('province', '02', 0), unitId('district', '008', 0), 7, taCa])
    await assert.rejects(show(db, centre, { parent }), refusedWith('board.unit'));
});

test('confirmed once, until name, date of birth or sex change; refused: twice, at once, and of who does not live', async (t) => {
  const db = await registerOf(t);
  const confirm = (personId: number) =>
    inTransaction(db, (tx) => confirmArchive({ tx, now, actor: officerOf('commune-police', maiDong) }, { personId, paper: 'Hộ chiếu' }));
  const hoa = 2 ** 32 + 4;
  const both = await Promise.allSettled([confirm(hoa), confirm(hoa)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  await assert.rejects(confirm(hoa), refusedWith('confirmation.there'));
  await assert.rejects(confirm(2 ** 32 + 7), refusedWith('confirmation.not-living'));
  await db.sql`
    insert into population.version
    select (jsonb_populate_record(v, jsonb_build_object('version_no', version_no + 1, 'full_name', 'Phạm Thị Hoà'))).*
    from population.version as v
    where person_id = ${hoa}`;
  await db.sql`update population.person set version_no = version_no + 1, full_name = 'Phạm Thị Hoà' where person_id = ${hoa}`;
  await measure(db);
  assert.equal((await show(db, centre)).unit.right, 2);
  assert.deepEqual(await confirm(hoa), { confirmedOn: '2026-11-23' });
  await measure(db);
  assert.equal((await show(db, centre)).unit.right, 3);
});

test('measured right after a run, before the server has looked at its tables by itself: the planner is told of them first', async (t) => {
  const db = await registerOf(t);
  const known = async () => (await db.sql`select from pg_stats where schemaname = 'population' and tablename = 'person' and attname = 'state'`).length;
  assert.equal(await known(), 0);
  await measure(db);
  assert.equal(await known(), 1);
});
