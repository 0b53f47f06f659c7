import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inSql, inTransaction } from '#database/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm } from '../../test/support/made-register.ts';
import { checkIn } from './check-invariants.ts';
import { checkInvariants, correctPerson } from './index.ts';

const now = new Date('2026-11-23T03:00:00Z');
const unit = unitId('commune', '00310', 0);
const home = {
  sex: 'M',
  dateOfBirth: 19800512,
  birthRegistrationUnit: unit,
  residenceUnit: unit,
  residenceFile: 'HS-1',
  householdId: 4321,
  filledOn: 20170601,
};

async function registerOf(db: Database): Promise<void> {
  await buildFrom(
    db,
    [
      [madeForm({ record: 1, ...home, fullName: 'Nguyễn Văn Nam' }), madeForm({ record: 2, source: 'y-te', fullName: 'NGUYEN VAN NAM' })],
      [madeForm({ record: 3, ...home, fullName: 'Nguyễn Văn Bình', personNumber: '001080000009', relationToHead: 'con' })],
    ],
    now,
  );
  await db.sql`update intake.file set records = 3 where file_no = 1`;
  const [row] = await db.sql<{ id: number }[]>`select person_id as id from population.person order by 1 limit 1`;
  await inTransaction(db, (tx) =>
    correctPerson({ tx, now }, { personId: row?.id as number, changes: { fullName: 'Nguyễn Văn Năm' }, reason: 'Giấy khai sinh', officers: ['Hoa', 'Tuấn'] }),
  );
}

test('a register that was built and corrected keeps every invariant', async (t) => {
  const db = await withTestDatabase(t);
  await registerOf(db);
  const { ok, checks } = await checkInvariants(db);
  assert.deepEqual(
    checks.filter((check) => !check.ok),
    [],
  );
  assert.ok(ok);
  assert.ok(checks.length >= 12);
});

/** One deliberate breach for each invariant; each must be caught by its own name. */
const breaches: { readonly [name: string]: string } = {
  'records-are-forms-and-refused': 'update intake.file set records = 4 where file_no = 1',
  'form-linked-or-withdrawn': 'delete from linkage.form_person where form_id = (select max(form_id) from linkage.form_person)',
  'link-has-form-and-archive': 'insert into linkage.form_person values (77, 78, 1)',
  'withdrawn-file-is-nobodys': "update intake.file set state = 'withdrawn' where file_no = 1",
  'nobody-has-no-forms': "update population.person set state = 'merged' where person_no = 1080000009",
  'number-out-of-use-leads-on': "update numbering.number set state = 'retired', successor = 1080000008 where person_no = 1080000009",
  'membership-of-version': "update population.household_member set role = 'vo' where role = 'con'",
  'number-of-one-person':
    "insert into numbering.number (person_no, person_id, state, act_id) select 1080000001, person_id, 'active', 1 from population.person limit 1",
  'number-active-for-its-person': "update numbering.number set state = 'cancelled' where person_no = 1080000009",
  'number-says-a-stratum-that-was-drawn': 'update numbering.stratum set next_counter = 0',
  'versions-without-gap': 'delete from population.version where version_no = 1',
  'person-is-newest-version': "update population.person set full_name = 'Ai đó'",
  'evidence-is-what-is-linked': 'update population.version set evidence = evidence[1:1]',
  'provenance-within-evidence': "update population.version set provenance = overlay(provenance placing '\\x09'::bytea from 3)",
  'household-is-projection': 'delete from population.household_member',
  'household-key-of-one-household': "update cleaning.form set residence_file = 'HS-2' where person_number is not null",
  'conflict-has-parties':
    "insert into conflicts.conflict (conflict_id, kind, state, due_on, blocks, act_id) values (1, 'two-numbers', 'open', '2026-12-01', 'number', 1)",
  'findings-are-counted':
    "insert into cleaning.finding_count (rule, field, severity, state, source, is_repaired, findings) values ('two-heads', 'headName', 'error', 'open', 'dc01', false, 1)",
};

test('one deliberate breach of each invariant, each caught by its name', async (t) => {
  const db = await withTestDatabase(t);
  await registerOf(db);
  for (const [name, statement] of Object.entries(breaches)) {
    await t.test(`caught: ${name}`, async () => {
      const lost = new Error('rolled back');
      const breaking = inTransaction(db, async (tx) => {
        await inSql(tx).unsafe(statement);
        const check = (await checkIn(tx)).find((one) => one.name === name);
        assert.equal(check?.ok, false);
        assert.ok((check?.found?.count ?? 0) > 0);
        throw lost;
      });
      await assert.rejects(breaking, lost);
    });
  }
  assert.deepEqual(
    (await checkInvariants(db)).checks.map(({ name, ok }) => [name, ok]).sort(),
    Object.keys(breaches)
      .sort()
      .map((name) => [name, true]),
  );
});
