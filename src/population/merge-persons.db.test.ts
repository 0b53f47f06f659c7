import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listConflicts, type NewConflict, openConflicts } from '#conflicts/index.ts';
import { type Database, inTransaction, tryLease } from '#database/index.ts';
import { type PartialDate, personNumberFrom, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm, type ToldForm, testKey } from '../../test/support/made-register.ts';
import { holds, refusedWith } from '../../test/support/promises.ts';
import { correctPerson, digestRegister, findPersons, type Merge, mergePersons, readChanges, showPerson, undoAct } from './index.ts';

const unit = unitId('commune', '00310', 0);
const built = new Date('2026-11-01T03:00:00Z');
const merged = new Date('2026-11-05T03:00:00Z');
const later = new Date('2026-11-10T03:00:00Z');
const now = new Date('2026-11-23T03:00:00Z');
const officers = ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'];
const mai = { fullName: 'Lê Thị Mai', dateOfBirth: 19880101, sex: 'F', birthRegistrationUnit: unit, residenceUnit: unit } as const;
const home = { residenceFile: 'HS-1', householdId: 4321, relationToHead: 'con', filledOn: 20170601 } as const;

/** Two records of one woman, the second under another date, both in households, and a third person. */
async function twoOfMai(db: Database): Promise<{ one: number; two: number; third: number; numbers: Map<number, number> }> {
  const forms = (told: Omit<ToldForm, 'file'>) => madeForm({ ...mai, ...told });
  await buildFrom(
    db,
    [
      [forms({ record: 1, ...home }), forms({ record: 2, filledOn: 20190101 })],
      [forms({ record: 3, ...home, residenceFile: 'HS-2', householdId: 8765, dateOfBirth: 19880110, filledOn: 20210601 })],
      [forms({ record: 4, fullName: 'Phạm Văn Quý', sex: 'M' })],
    ],
    built,
  );
  const [one, two, third] = [1, 3, 4].map((record) => 2 ** 32 + record) as [number, number, number];
  const rows = await db.sql<{ person: number; number: number }[]>`select person_id as person, person_no as "number" from population.person`;
  return { one, two, third, numbers: new Map(rows.map(({ person, number }) => [person, number])) };
}

const merge = (db: Database, first: number, second: number, more: Partial<Merge> = {}) =>
  inTransaction(db, (tx) => mergePersons({ tx, now: merged, key: testKey }, { first, second, reason: 'Một người khai hai lần', officers, ...more }));
const undo = (db: Database, actId: number, at = later) => inTransaction(db, (tx) => undoAct({ tx, now: at }, { actId, reason: 'Ghi nhầm', officers }));

test('merged: one archive of all forms, the other is nobody, its number leads on, its household is left', async (t) => {
  const db = await withTestDatabase(t);
  const { one, two, numbers } = await twoOfMai(db);
  const done = await merge(db, one, two);
  assert.deepEqual([done.kept, done.merged, done.forms], [one, two, 1]);
  await holds(db);
  const shown = await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, one));
  assert.equal(shown.values.residenceFile?.value, 'HS-2');
  const { dateOfBirth } = shown.values;
  assert.deepEqual([dateOfBirth?.value, ...(dateOfBirth?.losers ?? []).map(({ value }) => value)].sort(), ['1988-01-01', '1988-01-01', '1988-01-10']);
  const [number] = await db.sql`select state, successor from numbering.number where person_no = ${numbers.get(two)!}`;
  assert.deepEqual({ ...number }, { state: 'retired', successor: numbers.get(one) });
  const { items } = await inTransaction(db, (tx) => findPersons({ tx, dataDir: db.dataDir }, { q: String(numbers.get(two)).padStart(12, '0') }));
  assert.deepEqual(
    items.map(({ personNumber }) => personNumber),
    [personNumberFrom(numbers.get(one)!)],
  );
  const before = await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, two, { asOf: 20220101 as PartialDate, knownOn: built }));
  assert.equal(before.values.residenceFile?.value, 'HS-2');
  const after = await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, two));
  assert.deepEqual([after.state, after.household, after.mergedInto?.personNumber], ['merged', null, personNumberFrom(numbers.get(one)!)]);
});

test('which number remains is the choice of the officers', async (t) => {
  const db = await withTestDatabase(t);
  const { one, two, third, numbers } = await twoOfMai(db);
  await assert.rejects(merge(db, one, two, { keepNumber: personNumberFrom(numbers.get(third)!) }), refusedWith('merge.number-of-neither'));
  const { kept } = await merge(db, one, two, { keepNumber: personNumberFrom(numbers.get(two)!) });
  assert.equal(kept, two);
  const rows =
    await db.sql`select person_no, state, successor from numbering.number where person_no in (${numbers.get(one)!}, ${numbers.get(two)!}) order by state`;
  assert.deepEqual(
    rows.map((row) => [row['person_no'], row['state'], row['successor']]),
    [
      [numbers.get(two), 'active', null],
      [numbers.get(one), 'retired', numbers.get(two)],
    ],
  );
  await holds(db);
});

test('of two without a number for want of a place and of a sex, the merged person gets one; undone, it is cancelled and both have none', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [[madeForm({ record: 1, ...mai, sex: undefined })], [madeForm({ record: 2, ...mai, birthRegistrationUnit: undefined })]], built);
  const digest = await digestRegister(db);
  const { actId } = await merge(db, 2 ** 32 + 1, 2 ** 32 + 2);
  const [given] = await db.sql<{ number: number; state: string }[]>`select person_no as "number", state from numbering.number`;
  assert.equal(given?.state, 'active');
  await undo(db, actId);
  assert.equal(await digestRegister(db), digest);
  const [after] = await db.sql<{ state: string }[]>`select state from numbering.number`;
  assert.equal(after?.state, 'cancelled');
  const { actId: again } = await merge(db, 2 ** 32 + 2, 2 ** 32 + 1);
  assert.equal((await db.sql`select from numbering.number where state = 'active'`).length, 1);
  await undo(db, again);
  await buildFrom(db, [[madeForm({ record: 3, file: 2, ...mai, fullName: 'Lê Thị Cúc' })]], later);
  const numbered = await db.sql<{ number: number }[]>`select person_no as "number" from population.person where person_no is not null`;
  const alone = await withTestDatabase(t);
  await buildFrom(alone, [[madeForm({ record: 3, file: 2, ...mai, fullName: 'Lê Thị Cúc' })]], later);
  assert.deepEqual([...(await alone.sql`select person_no as "number" from population.person`)], [...numbered]); // the next build draws as if nothing had been
});

test('undone: the digest of before, and links as they were; undone once more: merged again', async (t) => {
  const db = await withTestDatabase(t);
  const { one, two } = await twoOfMai(db);
  const links = async () => [...(await db.sql`select form_id, person_id, act_id from linkage.form_person order by 1`)];
  const [digest, before] = [await digestRegister(db), await links()];
  const { actId } = await merge(db, one, two);
  const digestMerged = await digestRegister(db);
  assert.notEqual(digestMerged, digest);
  const undoing = await undo(db, actId);
  assert.equal(await digestRegister(db), digest);
  assert.deepEqual(await links(), before);
  await holds(db);
  await assert.rejects(undo(db, actId), refusedWith('act.already-undone'));
  await undo(db, undoing.actId);
  assert.equal(await digestRegister(db), digestMerged);
  await holds(db);
  await undo(db, actId);
  assert.equal(await digestRegister(db), digest);
});

test('told to whoever follows: a merge and its undoing, each with what was before', async (t) => {
  const db = await withTestDatabase(t);
  const { one, two, numbers } = await twoOfMai(db);
  const { actId } = await merge(db, one, two);
  await undo(db, actId);
  const events = await db.sql<
    { type: string; payload: { kept?: number; merged?: number; undone?: number; before: { personId: number; personNo: number; forms: number[] }[] } }[]
  >`
    select type, payload from database.event order by event_id`;
  assert.deepEqual(
    events.map(({ type, payload: { kept, merged, undone, before } }) => [
      type,
      kept ?? undone,
      merged,
      before.map(({ personId, personNo, forms }) => [personId, personNo, forms.length]),
    ]),
    [
      [
        'person.merged',
        one,
        two,
        [
          [one, numbers.get(one), 2],
          [two, numbers.get(two), 1],
        ],
      ],
      [
        'act.undone',
        actId,
        undefined,
        [
          [one, numbers.get(one), 3],
          [two, null, 0],
        ],
      ],
    ],
  );
});

test('conflicts between the two are settled, and open again when the merge is undone; those with a third person have to be seen', async (t) => {
  const db = await withTestDatabase(t);
  const { one, two, third } = await twoOfMai(db);
  const between = (a: number, b: number): NewConflict => ({
    kind: 'possible-duplicate',
    ownerUnit: null,
    detail: null,
    parties: [
      { formId: a, personId: a },
      { formId: b, personId: b },
    ],
  });
  await inTransaction(db, (tx) => openConflicts(tx, [between(one, two), between(two, third)], { actId: 1, now }));
  const open = async () =>
    (await inTransaction(db, (tx) => listConflicts(tx, { state: 'open' }))).items.map(({ parties }) => parties.map(({ personId }) => personId));
  await assert.rejects(merge(db, one, two), refusedWith('merge.conflict-waits'));
  const { actId } = await merge(db, one, two, { despiteConflicts: true });
  assert.deepEqual(await open(), [[one, third]]);
  await undo(db, actId);
  assert.deepEqual(await open(), [
    [one, two],
    [two, third],
  ]);
});

test('twice at once: one is done, one is refused; two merges in a ring wait for each other', async (t) => {
  const db = await withTestDatabase(t);
  const { one, two, third } = await twoOfMai(db);
  const outcomes = await Promise.allSettled([merge(db, one, two), merge(db, two, one)]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.ok(outcomes.some((outcome) => outcome.status === 'rejected' && refusedWith('person.merged')(outcome.reason)));
  const [left] = await db.sql<{ id: number }[]>`select person_id as id from population.person where state = 'alive' and person_id <> ${third}`;
  await Promise.allSettled([merge(db, left!.id, third), merge(db, third, left!.id)]);
  await holds(db);
  assert.equal((await db.sql`select from population.person where state = 'alive'`).length, 1);
});

test('refused, and nothing is written: strangers, one person twice, one merged before, no reason, one officer, while a build waits', async (t) => {
  const db = await withTestDatabase(t);
  const { one, two, third } = await twoOfMai(db);
  const digest = await digestRegister(db);
  await assert.rejects(merge(db, one, 77), refusedWith('person.unknown'));
  await assert.rejects(merge(db, one, one), refusedWith('merge.same-person'));
  await assert.rejects(merge(db, one, two, { reason: ' ' }), refusedWith('correction.no-reason'));
  await assert.rejects(merge(db, one, two, { officers: ['Hoa', 'hoa'] }), refusedWith('correction.one-officer'));
  await db.sql`insert into population.build (act_id, started_at, step, progress) values (1, now(), 'link', '{}')`;
  await assert.rejects(merge(db, one, two), refusedWith('act.build-unfinished'));
  await db.sql`delete from population.build`;
  const building = await tryLease(db, 'build', 0);
  await assert.rejects(merge(db, one, two), refusedWith('act.build-runs'));
  await building?.release();
  assert.equal(await digestRegister(db), digest);
  assert.equal((await db.sql`select from intake.act where kind = 'merge'`).length, 0);
  await merge(db, one, two);
  await assert.rejects(merge(db, third, two), refusedWith('person.merged'));
});

test('acts that build on each other are undone in their order', async (t) => {
  const db = await withTestDatabase(t);
  const { one, two, third } = await twoOfMai(db);
  const digest = await digestRegister(db);
  const { actId: first } = await merge(db, one, two);
  const correction = await inTransaction(db, (tx) =>
    correctPerson(
      { tx, now: later },
      { personId: one, changes: readChanges({ religion: 'Phật giáo' }, 20261101 as PartialDate), reason: 'Lời khai', officers },
    ),
  );
  const { actId: second } = await merge(db, third, one);
  await assert.rejects(undo(db, first), refusedWith('act.built-on'));
  await undo(db, second);
  await assert.rejects(undo(db, first), refusedWith('act.built-on'));
  await undo(db, correction.actId);
  await undo(db, first);
  assert.equal(await digestRegister(db), digest);
  await holds(db);
});
