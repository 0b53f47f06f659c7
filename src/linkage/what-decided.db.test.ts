import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { refusedWith } from '../../test/support/promises.ts';
import { comparedFields, explainPair, keepApart, linkRegister, moveForms, whatDecided } from './index.ts';
import { cleanMadeUp, fileStart, linkProposed } from './made-up-store.ts';
import { type MadeUpForm, madeUpForms, recordsOf } from './register/made-up-forms.ts';
import { schemaWithSource } from './register/schema.ts';

const now = new Date('2026-11-23T03:00:00Z');
const people = madeUpForms(300, 3);

async function linked(t: TestContext, more: readonly MadeUpForm[] = []): Promise<Database> {
  const db = await withTestDatabase(t);
  await cleanMadeUp(db, [...people, ...more]);
  await linkRegister(db, { actId: 1, now });
  await linkProposed(db, 1);
  return db;
}

const ask = (db: Database, one: number, other: number) => inTransaction(db, async (tx) => await whatDecided(tx, one, other, await explainPair(tx, one, other)));

/** Forms of each person, those with most forms first. */
async function personsIn(db: Database): Promise<{ person: number; forms: number[] }[]> {
  return await db.sql<{ person: number; forms: number[] }[]>`
    select person_id as person, array_agg(form_id order by form_id) as forms from linkage.form_person group by person_id order by count(*) desc, person_id`;
}

test('every comparison names the fields that it looks at', () => {
  const { schema } = schemaWithSource(recordsOf(people.slice(0, 5)));
  assert.deepEqual(Object.keys(comparedFields).sort(), schema.comparisons.map(({ id }) => id).sort());
});

test('one person: by the pair itself, else by a way over others whose ends are the two forms', async (t) => {
  const db = await linked(t);
  const kinds = new Map<string, number>();
  for (const { forms } of (await personsIn(db)).slice(0, 4)) {
    for (const other of forms.slice(1)) {
      const { kind, path } = await ask(db, forms[0]!, other);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      assert.equal(kind, path.length === 1 ? 'joined' : 'joined-through-others');
      let at = forms[0]!;
      for (const { formId, otherFormId } of path) at = at === formId ? otherFormId : at === otherFormId ? formId : Number.NaN;
      assert.equal(at, other);
    }
  }
  assert.deepEqual([...kinds.keys()].sort(), ['joined', 'joined-through-others']);
});

test('one person as officers decided, also where the form came later or an earlier merge had brought it; and apart as they decided', async (t) => {
  const db = await linked(t);
  const [one, two, three] = (await personsIn(db)).slice(0, 3) as { person: number; forms: number[] }[];
  const merge = (actId: number, forms: readonly number[], from: number, to: number) =>
    inTransaction(db, (tx) =>
      moveForms(
        tx,
        actId,
        forms.map((formId) => ({ formId, from, to, link: 1 })),
      ),
    );
  await merge(2, two!.forms, two!.person, one!.person);
  await merge(3, [...one!.forms, ...two!.forms], one!.person, three!.person);
  assert.deepEqual([(await ask(db, one!.forms[0]!, two!.forms[1]!)).kind, (await ask(db, one!.forms[0]!, two!.forms[1]!)).act], ['joined-by-officers', 2]);
  assert.equal((await ask(db, two!.forms[0]!, three!.forms[0]!)).act, 3);
  const { vi, en } = (await ask(db, three!.forms[0]!, one!.forms[0]!)).words;
  assert.match(`${vi} ${en}`, /việc 3\. One person as officers decided: act 3\./);

  const [stay, ...go] = three!.forms;
  await db.sql`update linkage.form_person set person_id = ${go[0]!} where form_id = any(${go}::bigint[])`;
  await inTransaction(db, (tx) => keepApart(tx, 4, { stay: [stay!], go }));
  const { kind, act } = await ask(db, stay!, go[0]!);
  assert.deepEqual([kind, act], ['told-apart', 4]);
  await db.sql`delete from linkage.form_person where form_id = ${stay!}`;
  const nobodys = await ask(db, go[0]!, stay!);
  assert.deepEqual([nobodys.kind, nobodys.words.en.includes(`Form ${stay} `)], ['nobodys', true]);
});

test('two persons: for too little, for a contradiction of the two or of other forms of theirs, or since no build weighed them', async (t) => {
  const one = people.find(({ source, personNumber, fatherName }) => source === 'dc01' && personNumber && fatherName)!;
  const again = {
    ...one,
    id: people.length + 1,
    source: 'khai-sinh',
    householdId: null,
    residenceFile: null,
    personNumber: one.personNumber! + 454_545,
    entry: '900',
  };
  const silent = { ...again, id: people.length + 2, personNumber: null, source: 'y-te', entry: null };
  const db = await linked(t, [again, silent]);
  const [own, other, third] = [one, again, silent].map(({ id }) => fileStart + id) as [number, number, number];
  const apart = await ask(db, own, other);
  assert.deepEqual(
    [apart.kind, apart.contradiction?.kind, apart.contradiction?.formId, apart.contradiction?.otherFormId, apart.conflicts.length],
    ['contradiction', 'two-numbers', own, other, 1],
  );
  assert.deepEqual((await ask(db, other, own)).contradiction?.formId, other);

  await db.sql`update linkage.form_person set person_id = (select person_id from linkage.form_person where form_id = ${other}) where form_id = ${third}`;
  const byOthers = await ask(db, own, third);
  assert.deepEqual([byOthers.kind, byOthers.contradiction?.formId, byOthers.contradiction?.otherFormId], ['contradiction', own, other]);

  await db.sql`delete from conflicts.party`;
  await db.sql`update linkage.form_person set person_id = ${third} where form_id = ${third}`;
  await db.sql`delete from linkage.edge where ${third} in (form_id, other_form_id) or ${own} in (form_id, other_form_id)`;
  assert.equal((await ask(db, own, third)).kind, 'never-met');
  await db.sql`insert into linkage.edge (form_id, other_form_id, weight, levels, accepted, act_id) values (${own}, ${third}, 20, '\\x00', false, 1)`;
  const leftApart = await ask(db, own, third);
  assert.deepEqual([leftApart.kind, leftApart.act], ['left-apart', 1]);
  const [stranger] = people.filter(({ fullName, dateOfBirth }) => fullName !== one.fullName && dateOfBirth !== one.dateOfBirth) as [MadeUpForm];
  const fits = (weight: number) => db.sql`
    insert into linkage.edge (form_id, other_form_id, weight, levels, accepted, act_id)
    values (${Math.min(third, fileStart + stranger.id)}, ${Math.max(third, fileStart + stranger.id)}, ${weight}, '\\x00', false, 1)
    on conflict (form_id, other_form_id) do update set weight = excluded.weight`;
  await fits(14);
  assert.equal((await ask(db, own, third)).kind, 'left-apart');
  await fits(16);
  const rival = await ask(db, own, third);
  assert.deepEqual([rival.kind, rival.words.en.includes(`form ${fileStart + stranger.id} of a third`)], ['rival', true]);

  assert.equal((await ask(db, own, fileStart + stranger.id)).kind, 'too-little');
});

test('refused: one form twice, and the form of an act', async (t) => {
  const db = await linked(t);
  await assert.rejects(ask(db, fileStart + 1, fileStart + 1), refusedWith('linkage.same-form'));
  await db.sql`update cleaning.form set form_id = 5, source = 'act' where form_id = ${fileStart + 1}`;
  await assert.rejects(ask(db, 5, fileStart + 2), refusedWith('linkage.form-is-act'));
});
