import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#database/index.ts';
import { reserveNumbers } from '#numbering/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { archiveAll, buildFrom, madeForm, proposeBuild, testKey } from '../../test/support/made-register.ts';
import { writeArchives } from './index.ts';
import { rewriteArchives } from './rewrite-archives.ts';

const now = new Date('2026-11-23T03:00:00Z');
const unit = unitId('commune', '00310', 0);
const nam = {
  fullName: 'Nguyễn Văn Nam',
  dateOfBirth: 19800512,
  sex: 'M',
  birthRegistrationUnit: unit,
  residenceUnit: unit,
  filledOn: 20170601,
  householdId: 4321,
  relationToHead: 'chu-ho',
};

test('one build: archive, number, links and household stand together, and each value points at its form', async (t) => {
  const db = await withTestDatabase(t);
  const clusters = [
    [madeForm({ record: 1, ...nam }), madeForm({ record: 3, source: 'y-te', fullName: 'NGUYEN VAN NAM', phone: '0912345678' })],
    [madeForm({ record: 2, ...nam, fullName: 'Lê Thị Hoà', sex: 'F', relationToHead: 'vo', personNumber: '001180000123' })],
  ];
  const actId = await buildFrom(db, clusters, now);
  const persons =
    await db.sql`select person_id, version_no, person_no, state, full_name, name_key, unit_id, household_id, role from population.person order by person_id`;
  assert.deepEqual(
    persons.map((row) => [row['full_name'], row['name_key'], row['version_no'], row['state'], row['unit_id'], row['role']]),
    [
      ['Nguyễn Văn Nam', 'nguyen van nam', 1, 'alive', unit, 'chu-ho'],
      ['Lê Thị Hoà', 'le thi hoa', 1, 'alive', unit, 'vo'],
    ],
  );
  assert.match(String(persons[0]?.['person_no']).padStart(12, '0'), /^001080\d{6}$/);
  assert.equal(persons[1]?.['person_no'], 1180000123);
  assert.deepEqual(
    [...(await db.sql`select person_no, person_id, state, act_id from numbering.number order by person_id`)].map((row) => ({ ...row })),
    persons.map((row) => ({ person_no: row['person_no'], person_id: row['person_id'], state: 'active', act_id: actId })),
  );
  assert.equal((await db.sql`select from linkage.form_person where act_id = ${actId}`).length, 3);
  const [version] = await db.sql`select valid_from, phone, evidence, provenance from population.version where person_id = ${persons[0]?.['person_id']}`;
  assert.equal(version?.['valid_from'], '1980-05-12');
  assert.equal(version?.['phone'], '0912345678');
  assert.equal(version?.['evidence'].length, 2);
  assert.equal(version?.['provenance'][28], 1);
  assert.deepEqual(
    (await db.sql`select person_id, role, void from population.household_member where household_id = 4321 order by person_id`).map((row) => [
      row['role'],
      row['void'],
    ]),
    [
      ['chu-ho', false],
      ['vo', false],
    ],
  );
});

test('a slice written twice is written once', async (t) => {
  const db = await withTestDatabase(t);
  const actId = await buildFrom(db, [[madeForm({ record: 1, ...nam })]], now);
  assert.equal(await writeArchives(db, { actId, sliceNo: 0, now }), undefined);
  assert.equal((await db.sql`select from population.version`).length, 1);
});

test('two processes at the same slice at once: one writes it, the other finds it written', async (t) => {
  const db = await withTestDatabase(t);
  const actId = await proposeBuild(db, [[madeForm({ record: 1, ...nam })]], now);
  await reserveNumbers(db, { actId, key: testKey, now });
  const written = await Promise.all([1, 2].map(() => writeArchives(db, { actId, sliceNo: 0, now })));
  assert.deepEqual(written.map((done) => done?.persons).sort(), [1, undefined]);
});

test('stopped between two slices: the first stands whole, the other comes with the next run, and numbers are reserved only once', async (t) => {
  const db = await withTestDatabase(t);
  const clusters = [1, 2, 3].map((record) => [madeForm({ record, ...nam, fullName: `Nguyễn Văn ${'ABC'[record - 1]}` })]);
  const actId = await proposeBuild(db, clusters, now, 1);
  await reserveNumbers(db, { actId, key: testKey, now });
  const reserved = await db.sql`select person_id, person_no from numbering.reservation order by person_id`;
  await reserveNumbers(db, { actId, key: testKey, now });
  assert.deepEqual(await db.sql`select person_id, person_no from numbering.reservation order by person_id`, reserved);
  await writeArchives(db, { actId, sliceNo: 1, now });
  assert.equal((await db.sql`select from population.person`).length, 1);
  await archiveAll(db, actId, now);
  assert.deepEqual([...(await db.sql`select person_id, person_no from population.person order by person_id`)], [...reserved]);
});

test('a later build that adds a form writes the life anew and keeps number, person and the old versions', async (t) => {
  const db = await withTestDatabase(t);
  const first = madeForm({ record: 1, ...nam, fullName: 'NGUYEN VAN NAM' });
  await buildFrom(db, [[first]], now);
  const [before] = await db.sql`select * from population.person`;
  await buildFrom(
    db,
    [[first, madeForm({ file: 2, record: 1, source: 'khai-sinh', fullName: 'Nguyễn Văn Nam', dateOfBirth: 19800513 })]],
    new Date('2026-12-01T03:00:00Z'),
  );
  const [after] = await db.sql`select * from population.person`;
  assert.equal(after?.['full_name'], 'Nguyễn Văn Nam');
  assert.deepEqual([after?.['person_id'], after?.['person_no']], [before?.['person_id'], before?.['person_no']]);
  assert.deepEqual(
    (await db.sql`select version_no, valid_from, void, full_name from population.version order by version_no`).map((row) => Object.values(row)),
    [
      [1, '1980-05-12', false, 'NGUYEN VAN NAM'],
      [2, '1980-05-12', true, null],
      [3, '1980-05-13', false, 'Nguyễn Văn Nam'],
    ],
  );
  assert.equal(after?.['version_no'], 3);
  assert.equal((await db.sql`select from linkage.form_person`).length, 2);
});

test('a build that only repeats what the register knows writes nothing', async (t) => {
  const db = await withTestDatabase(t);
  const form = madeForm({ record: 1, ...nam });
  await buildFrom(db, [[form]], now);
  await buildFrom(db, [[form]], new Date('2026-12-01T03:00:00Z'));
  assert.equal((await db.sql`select from population.version`).length, 1);
});

test('whoever was given a number by the build is told with the archive, once: in the register, and outside who left a telephone', async (t) => {
  const db = await withTestDatabase(t);
  const forms = [
    [madeForm({ record: 1, ...nam, phone: '0912345678' })],
    [madeForm({ record: 2, ...nam, fullName: 'Lê Văn Hoà' })],
    [madeForm({ record: 3, ...nam, fullName: 'Lê Văn Có', personNumber: '001080000123' })],
    [madeForm({ record: 4, ...nam, fullName: 'Lê Văn Mất', source: 'khai-tu', dateOfDeath: 20200101 })],
    [madeForm({ record: 5, ...nam, fullName: 'Lê Văn Thiếu', sex: undefined })],
  ];
  const notices = async () =>
    [
      ...(await db.sql`
        select n.kind, n.person_id % 10 as person, m.text is not null as sent
        from notices.notice as n left join notices.message as m using (notice_id) order by n.notice_id`),
    ].map((row) => [row['kind'], row['person'], row['sent']]);
  const actId = await proposeBuild(db, forms, now, 1);
  await reserveNumbers(db, { actId, key: testKey, now });
  await assert.rejects(
    inTransaction(db, async (tx) => {
      await rewriteArchives({ tx, actId, now }, { sliceNo: 0 });
      throw new Error('killed before its commit');
    }),
  );
  assert.deepEqual(await notices(), []);
  await archiveAll(db, actId, now);
  await archiveAll(db, actId, now);
  const told = [
    ['number-given', 7, true],
    ['number-given', 8, false],
  ];
  assert.deepEqual(await notices(), told);
  await buildFrom(
    db,
    [
      [...(forms[0] ?? []), madeForm({ file: 2, record: 1, ...nam })],
      [...(forms[4] ?? []), madeForm({ file: 2, record: 2, ...nam, fullName: 'Lê Văn Thiếu' })],
    ],
    now,
  );
  assert.deepEqual(await notices(), [...told, ['number-given', 1, false]]); // who had too little said of them before
});
