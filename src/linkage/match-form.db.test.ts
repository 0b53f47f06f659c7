import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { Refusal } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { linkRegister, type Match, matchForm } from './index.ts';
import { askedOf, cleanMadeUp, fileStart, linkProposed, readingOnly } from './made-up-store.ts';
import { type MadeUpForm, madeUpForms } from './register/made-up-forms.ts';

const now = new Date('2026-11-23T03:00:00Z');
const people = madeUpForms(500, 9);
const formOf = (formId: number): MadeUpForm => people[(formId % fileStart) - 1]!;

async function linked(t: TestContext): Promise<Database> {
  const db = await withTestDatabase(t);
  await cleanMadeUp(db, people);
  await linkRegister(db, { actId: 1, now });
  await linkProposed(db, 1);
  return db;
}

/** In a transaction that may read only: nothing can be written. */
const ask = (db: Database, form: MadeUpForm): Promise<Match[]> => readingOnly(db, (tx) => matchForm(tx, askedOf(form)));

test('a form that the register holds finds its own person first, with lines that add up to the weight', async (t) => {
  const db = await linked(t);
  const links = new Map(
    (await db.sql<{ form: number; person: number }[]>`select form_id as form, person_id as person from linkage.form_person`).map(({ form, person }) => [
      form,
      person,
    ]),
  );
  let own = 0;
  const some = people.filter(({ id }) => id % 20 === 0);
  for (const form of some) {
    const matches = await ask(db, form);
    if (matches[0]?.personId === links.get(fileStart + form.id)) own++;
    for (const { weight, probability, waterfall } of matches) {
      assert.ok(Math.abs(waterfall.lines.reduce((sum, line) => sum + line.weight, 0) - weight) < 1e-6);
      assert.ok(Math.abs(probability - 1 / (1 + 2 ** -weight)) < 1e-9);
    }
    assert.ok(matches.length <= 5 && matches.every(({ weight }, place) => weight <= (matches[place - 1]?.weight ?? weight)));
  }
  assert.ok(own >= some.length * 0.98, `${own} of ${some.length}`);
});

test('a match weighs what the build gave the same two forms', async (t) => {
  const db = await linked(t);
  const pairs = await db.sql<{ a: number; b: number; weight: number }[]>`
    select e.form_id as a, e.other_form_id as b, e.weight
    from linkage.edge as e
    join linkage.form_person as l on l.form_id = e.form_id
    where e.accepted and 2 = (select count(*) from linkage.form_person as o where o.person_id = l.person_id)
    order by e.form_id
    limit 40`;
  assert.equal(pairs.length, 40);
  for (const { a, b, weight } of pairs) {
    await db.sql`delete from linkage.form_person where form_id = ${b}`; // withdrawn: only the other one is left of that person
    const found = (await ask(db, formOf(b))).find(({ formId }) => formId === a);
    assert.equal(Math.fround(found?.weight ?? 0), Math.fround(weight));
    await db.sql`insert into linkage.form_person (form_id, person_id, act_id) select ${b}::bigint, person_id, act_id from linkage.form_person where form_id = ${a}`;
  }
});

test('a withdrawn form finds nobody, and one that was moved finds the person whose it is now', async (t) => {
  const db = await linked(t);
  const form = people.find(({ source, personNumber }) => source === 'dc01' && personNumber)!;
  await db.sql`update linkage.form_person set person_id = 77 where form_id = ${fileStart + form.id}`;
  assert.equal((await ask(db, form))[0]?.personId, 77);
  const all = await ask(db, form);
  await db.sql`delete from linkage.form_person where person_id = any(${all.map(({ personId }) => personId)}::bigint[])`;
  assert.ok((await ask(db, form)).every(({ personId }) => !all.some((before) => before.personId === personId)));
});

test('nobody fits a stranger, and a form that says nothing asks for nobody', async (t) => {
  const db = await linked(t);
  assert.deepEqual(await readingOnly(db, (tx) => matchForm(tx, { fullName: 'Wolfgang Zwickelbauer', dateOfBirth: 19330102 as never, sex: 'M' })), []);
  assert.deepEqual(await readingOnly(db, (tx) => matchForm(tx, {})), []);
});

test('refused: nothing has been linked yet', async (t) => {
  const db = await withTestDatabase(t);
  await assert.rejects(
    inTransaction(db, (tx) => matchForm(tx, askedOf(people[0]!))),
    (error) => error instanceof Refusal && error.code === 'linkage.no-model',
  );
});
