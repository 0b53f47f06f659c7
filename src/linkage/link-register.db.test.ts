import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { listConflicts } from '#conflicts/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { Refusal } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { explainPair, insertLinks, keepApart, linkRegister, measureLinks, personsKeptApart } from './index.ts';
import { type LinkPlan, planLinkage } from './link-plan.ts';
import { cleanMadeUp, fileStart, linkProposed, proposalsIn } from './made-up-store.ts';
import { type MadeUpForm, madeUpForms } from './register/made-up-forms.ts';

const now = new Date('2026-11-23T03:00:00Z');
const people = madeUpForms(300, 3);

async function registerOf(t: TestContext, forms: readonly MadeUpForm[] = people): Promise<Database> {
  const db = await withTestDatabase(t);
  await cleanMadeUp(db, forms);
  return db;
}

const link = (db: Database, actId = 1) => linkRegister(db, { actId, now });
test('every form is proposed once, for the person of its least form', async (t) => {
  const db = await registerOf(t);
  const result = await link(db);
  const rows = await proposalsIn(db);
  assert.deepEqual(
    rows.map(({ form }) => form),
    people.map(({ id }) => fileStart + id),
  );
  const least = new Map<number, number>();
  for (const { form, person } of rows) if (!least.has(person)) least.set(person, form);
  for (const [person, form] of least) assert.equal(person, form);
  assert.equal(result.persons, least.size);
  assert.ok(rows.every(({ changed, slice }) => changed && slice === 0));
});

test('made-up people come out as they went in', async (t) => {
  const db = await registerOf(t);
  const result = await link(db);
  await linkProposed(db, 1);
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-truth-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const truth = path.join(folder, 'truth.csv');
  writeFileSync(truth, `file,line,person\n${people.map(({ id, trueId }) => `dc01/00310.csv,${id + 1},p${trueId}`).join('\n')}\n`);
  await db.sql`
    insert into intake.file (file_no, sha256, path, bytes, records, state, received_at)
    values (1, '\\x00', 'dc01/00310.csv', 1, 1, 'done', now())`;
  const measure = await measureLinks(db, truth);
  assert.equal(measure.forms, people.length);
  assert.ok(measure.precision! >= 0.99 && measure.recall! >= 0.97, JSON.stringify(measure));
  assert.ok(Math.abs(result.estimated.precision! - measure.precision!) < 0.01);
  assert.deepEqual(Object.keys(measure.by).sort(), ['bhxh', 'children', 'cmnd', 'dc01', 'khai-sinh', 'without-number', 'y-te', 'year-only']);
  assert.ok(measure.by['y-te']!.truePairs < measure.truePairs && measure.by['y-te']!.truePairs > 0);
});

/** A child with number and parents, and the same child again under a number that no slip explains. */
function claimedTwice(): MadeUpForm[] {
  const one = people.find(({ source, personNumber, fatherName }) => source === 'dc01' && personNumber && fatherName)!;
  return [
    ...people,
    { ...one, id: people.length + 1, source: 'khai-sinh', householdId: null, residenceFile: null, personNumber: one.personNumber! + 454_545, entry: '900' },
  ];
}

test('with less memory than all forms take: the same in parts, and nothing of it is left; with less than a part takes it is refused', async (t) => {
  const db = await registerOf(t, claimedTwice());
  const left = async () => [
    await proposalsIn(db),
    [...(await db.sql`select form_id, other_form_id, weight, levels, accepted from linkage.edge order by 1, 2`)],
    [
      ...(await db.sql`select pass_no, first_key, entries from linkage.index_chunk union all select list_no, first_key, entries from linkage.rarity_chunk order by 1, 2, 3`),
    ],
    [...(await db.sql`select rarity from linkage.model`)],
  ];
  const whole = await link(db);
  const before = await left();
  const { memoryBytes } = planLinkage(people.length + 1, 1, undefined);
  const plans: LinkPlan[] = [];
  assert.deepEqual(await linkRegister(db, { actId: 1, now, memoryBytes: memoryBytes - 1000, onPlan: (plan) => void plans.push(plan) }), whole);
  assert.deepEqual(
    plans.map(({ inParts, diskBytes }) => [inParts, diskBytes > 0]),
    [[true, true]],
  );
  assert.deepEqual(await left(), before);
  assert.equal(existsSync(path.join(db.dataDir, 'linkage')), false);
  await assert.rejects(
    linkRegister(db, { actId: 1, now, memoryBytes: memoryBytes / 2 }),
    (error) => error instanceof Refusal && error.code === 'linkage.too-little-memory',
  );
});

test('run again, as after a crash before its step was noted, it leaves the same and nothing twice', async (t) => {
  const db = await registerOf(t, claimedTwice());
  const first = await link(db);
  const left = async () => [
    await proposalsIn(db),
    [...(await db.sql`select form_id, other_form_id, weight, accepted from linkage.edge order by 1, 2`)],
    (await inTransaction(db, (tx) => listConflicts(tx, { limit: 1000 }))).items.map(({ conflictId: _, ...conflict }) => conflict),
  ];
  const before = await left();
  assert.equal(first.conflicts, 1);
  assert.deepEqual(await link(db), first);
  assert.deepEqual(await left(), before);
});

test('threads leave what one leaves, and pairs are told as they are compared', async (t) => {
  const db = await registerOf(t);
  const alone = [await link(db), await proposalsIn(db)];
  const told: number[] = [];
  const result = await linkRegister(db, { actId: 1, now, threads: 3, onPairs: (done) => void told.push(done) });
  assert.deepEqual([result, await proposalsIn(db)], alone);
  assert.equal(told.at(-1), result.pairs);
});

test('stopped while it compares: it leaves nothing, and run again it does the whole', async (t) => {
  const db = await registerOf(t);
  const stop = new AbortController();
  await assert.rejects(linkRegister(db, { actId: 1, now, threads: 2, signal: stop.signal, onPairs: () => stop.abort(new Error('stopped')) }), /stopped/);
  const [left] = await db.sql<{ rows: number }[]>`
    select (select count(*) from linkage.proposal) + (select count(*) from linkage.edge) + (select count(*) from linkage.model) as rows`;
  assert.equal(left!.rows, 0);
  assert.ok((await link(db)).persons > 0);
});

test('accepted pairs hang each person together: forms less persons', async (t) => {
  const db = await registerOf(t);
  const { persons } = await link(db);
  const [row] = await db.sql<
    { accepted: number; levels: number }[]
  >`select count(*) as accepted, min(length(levels)) as levels from linkage.edge where accepted`;
  assert.equal(row!.accepted, people.length - persons);
  assert.ok(row!.levels > 10);
});

/** All forms but the last ones are linked and archived; then the rest comes. */
async function inTwoBuilds(t: TestContext, later: readonly MadeUpForm[]): Promise<Database> {
  const db = await registerOf(t);
  await link(db, 1);
  await linkProposed(db, 1);
  await cleanMadeUp(db, later, 2);
  return db;
}

test('a later build proposes only persons that are new or gain a form, and keeps old persons as they are', async (t) => {
  const again = people.find(({ source, personNumber, dateOfBirth }) => source === 'dc01' && personNumber && (dateOfBirth ?? 0) % 100 !== 0)!;
  const db = await inTwoBuilds(t, [{ ...again, id: 1, source: 'y-te', householdId: null, residenceFile: null, relationToHead: null }]);
  const [before] = await db.sql<{ person: number }[]>`select person_id as person from linkage.form_person where form_id = ${fileStart + again.id}`;
  const result = await link(db, 2);
  const rows = await proposalsIn(db);
  assert.equal(result.persons, 1);
  assert.deepEqual(new Set(rows.map(({ person }) => person)), new Set([before!.person]));
  assert.deepEqual(
    rows.filter(({ changed }) => changed).map(({ form }) => form),
    [2 * fileStart + 1],
  );
});

const nothingNew = {
  read: 0,
  learned: false,
  pairs: 0,
  accepted: 0,
  persons: 0,
  conflicts: 0,
  estimated: { precision: null, recall: null, precisionInterval: null, recallInterval: null },
  sparsest: [],
};

test('a build without new forms proposes nobody', async (t) => {
  const db = await inTwoBuilds(t, []);
  assert.deepEqual(await link(db, 2), nothingNew);
  assert.deepEqual(await proposalsIn(db), []);
  assert.deepEqual([...(await db.sql`select act_id from linkage.model`)], [{ act_id: 1 }]);
});

test('two existing persons whom a new form joins stay two, and a possible duplicate waits for the commune', async (t) => {
  const again = people.find(({ source, personNumber, dateOfBirth }) => source === 'dc01' && personNumber && (dateOfBirth ?? 0) % 100 !== 0)!;
  const db = await inTwoBuilds(t, [
    { ...again, id: 1 },
    { ...again, id: 2 },
  ]);
  await inTransaction(db, (tx) => insertLinks(tx, 1, [[2 * fileStart + 1, 2 * fileStart + 1]]));
  await link(db, 2);
  const { items } = await inTransaction(db, (tx) => listConflicts(tx, { kind: 'possible-duplicate' }));
  assert.equal(items.length, 1);
  assert.equal(items[0]!.ownerUnit, 30_003_100);
  assert.equal(items[0]!.actId, 2);
  assert.equal(new Set(items[0]!.parties.map(({ personId }) => personId)).size, 2);
});

test('two persons whom officers have told apart: a form that fits both asks nobody again', async (t) => {
  const again = people.find(({ source, personNumber, dateOfBirth }) => source === 'dc01' && personNumber && (dateOfBirth ?? 0) % 100 !== 0)!;
  const db = await inTwoBuilds(t, [
    { ...again, id: 1 },
    { ...again, id: 2 },
  ]);
  await inTransaction(db, async (tx) => {
    await insertLinks(tx, 1, [[2 * fileStart + 1, 2 * fileStart + 1]]);
    await keepApart(tx, 7, { stay: [fileStart + again.id], go: [2 * fileStart + 1] });
    const [apart] = await personsKeptApart(tx);
    assert.equal(apart?.other, 2 * fileStart + 1);
  });
  await link(db, 2);
  assert.equal((await inTransaction(db, (tx) => listConflicts(tx, { kind: 'possible-duplicate' }))).items.length, 0);
  await db.sql`update linkage.form_person set person_id = 2 * ${fileStart}::bigint + 1 where form_id = ${fileStart + again.id}`;
  assert.equal((await inTransaction(db, personsKeptApart)).length, 0);
});

test('two persons of two numbers whom officers have merged: a later form of either joins the one, and no conflict opens', async (t) => {
  const numbered = people.filter(({ source, personNumber, dateOfBirth }) => source === 'dc01' && personNumber && (dateOfBirth ?? 0) % 100 !== 0);
  const [one, other] = [numbered[0]!, numbered.find(({ trueId }) => trueId !== numbered[0]!.trueId)!];
  const asLater = { source: 'y-te', householdId: null, residenceFile: null, relationToHead: null } as const;
  const db = await inTwoBuilds(t, [
    { ...one, ...asLater, id: 1 },
    { ...other, ...asLater, id: 2 },
  ]);
  const personOf = async (id: number) =>
    (await db.sql<{ person: number }[]>`select person_id as person from linkage.form_person where form_id = ${fileStart + id}`)[0]!.person;
  const [kept, merged] = [await personOf(one.id), await personOf(other.id)];
  await db.sql`update linkage.form_person set person_id = ${kept}, act_id = 7 where person_id = ${merged}`;
  await link(db, 2);
  const later = (await proposalsIn(db)).filter(({ changed }) => changed);
  assert.deepEqual(
    later.map(({ person }) => person),
    [kept, kept],
  );
  assert.equal((await inTransaction(db, (tx) => listConflicts(tx, { kind: 'two-numbers' }))).items.length, 0);
});

test('a withdrawn form takes no part', async (t) => {
  const db = await registerOf(t);
  await db.sql`insert into linkage.form_move (form_id, act_id, from_person, to_person) values (${fileStart + 5}, 9, 1, null)`;
  await link(db);
  assert.ok(!(await proposalsIn(db)).some(({ form }) => form === fileStart + 5));
});

test('a doubted number is no evidence: it neither joins nor parts', async (t) => {
  const doubted = 2 ** 11; // personNumber
  const numbered = people.filter(({ personNumber }) => personNumber);
  const other = numbered.find(({ trueId, id }) => numbered.filter((form) => form.trueId === trueId && form.id !== id).length > 1)!;
  const one = numbered.findLast(({ trueId }) => trueId !== other.trueId)!;
  const db = await registerOf(
    t,
    people.map((form) => (form.id === other.id ? { ...form, personNumber: one.personNumber!, doubted } : form)),
  );
  await link(db);
  const rows = await proposalsIn(db);
  const personOf = (id: number) => rows.find(({ form }) => form === fileStart + id)!.person;
  const same = numbered.filter(({ trueId, id }) => trueId === other.trueId && id !== other.id);
  assert.notEqual(personOf(one.id), personOf(other.id));
  assert.deepEqual(new Set(same.map(({ id }) => personOf(id))), new Set([personOf(other.id)]));
});

test('a pair is explained line by line, adding up to the weight that was kept, as rare as its names were then', async (t) => {
  const db = await registerOf(t);
  await link(db);
  const edges = await db.sql<{ a: number; b: number; weight: number }[]>`select form_id as a, other_form_id as b, weight from linkage.edge order by weight`;
  const some = edges.filter((_, place) => place % 12 === 0);
  assert.ok(some.length > 20);
  for (const { a, b, weight: kept } of some) {
    const { weight, lines, probability } = await inTransaction(db, (tx) => explainPair(tx, b, a));
    assert.equal(Math.fround(weight), Math.fround(kept));
    assert.ok(Math.abs(lines.reduce((sum, line) => sum + line.weight, 0) - weight) < 1e-9);
    assert.ok(Math.abs(probability - 1 / (1 + 2 ** -weight)) < 1e-9);
    assert.ok(lines.every(({ comparison }) => comparison !== 'since'));
    assert.ok(lines.some(({ comparison, words }) => comparison === 'name' && words.vi.startsWith('Họ và tên: ') && words.en.startsWith('Name: ')));
  }
});

test('a pair that an earlier model weighed: a line says what that makes', async (t) => {
  const db = await registerOf(t);
  await link(db);
  const [edge] = await db.sql<{ a: number; b: number; weight: number }[]>`select form_id as a, other_form_id as b, weight from linkage.edge limit 1`;
  const { a, b, weight: kept } = edge!;
  await db.sql`update linkage.edge set weight = ${kept - 2} where form_id = ${a} and other_form_id = ${b}`;
  const { weight, lines } = await inTransaction(db, (tx) => explainPair(tx, a, b));
  assert.equal(Math.fround(weight), Math.fround(kept - 2));
  assert.ok(Math.abs(lines.find(({ comparison }) => comparison === 'since')!.weight + 2) < 1e-5);
  assert.ok(Math.abs(lines.reduce((sum, line) => sum + line.weight, 0) - weight) < 1e-9);
});

test('refused: no such form, and nothing linked yet', async (t) => {
  const db = await registerOf(t);
  const code = (error: unknown) => error instanceof Refusal && error.code;
  await assert.rejects(
    inTransaction(db, (tx) => explainPair(tx, fileStart + 1, fileStart + 2)),
    (error) => code(error) === 'linkage.no-model',
  );
  await link(db);
  await assert.rejects(
    inTransaction(db, (tx) => explainPair(tx, fileStart + 1, 5)),
    (error) => code(error) === 'linkage.form-unknown',
  );
});

test('a form whose file could be two of the truth is not judged', async (t) => {
  const db = await registerOf(t);
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-truth-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await db.sql`
    insert into intake.file (file_no, sha256, path, bytes, records, state, received_at)
    values (1, '\\x00', '66.csv', 1, 1, 'done', now())`;
  const judged = async (...files: string[]): Promise<number> => {
    writeFileSync(path.join(folder, 'truth.csv'), ['file,line,person', ...files.flatMap((own) => [`${own},2,1`, `${own},3,1`])].join('\n'));
    return (await measureLinks(db, path.join(folder, 'truth.csv'))).forms;
  };
  assert.ok((await judged('north/66.csv')) > 0);
  assert.equal(await judged('north/66.csv', 'south/66.csv'), 0);
});

test('refused: a truth file that is not there, and one that is none', async (t) => {
  const db = await withTestDatabase(t);
  const isUnreadable = (error: unknown) => error instanceof Refusal && error.code === 'linkage.truth-unreadable';
  await assert.rejects(measureLinks(db, '/nowhere/truth.csv'), isUnreadable);
  await assert.rejects(measureLinks(db, import.meta.filename), isUnreadable);
});

test('an empty register links to nobody', async (t) => {
  const db = await withTestDatabase(t);
  assert.deepEqual(await link(db), nothingNew);
});
