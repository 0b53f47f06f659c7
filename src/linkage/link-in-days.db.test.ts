import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { type LinkResult, linkRegister } from './index.ts';
import { segmentsOfIndex } from './lookup-store.ts';
import { cleanMadeUp, fileStart, linkProposed, proposalsIn } from './made-up-store.ts';
import { type MadeUpForm, madeUpForms } from './register/made-up-forms.ts';

const now = new Date('2026-11-23T03:00:00Z');
const people = madeUpForms(700, 5);

/** Of ten forms nine come at once, and the tenth on one of the days after. */
const isLate = ({ id }: MadeUpForm): boolean => id % 10 === 0;
const onDay = (day: number, days: number): MadeUpForm[] => people.filter((form) => isLate(form) && (form.id / 10) % days === day);

/** By form of `people`: its person. */
type Links = ReadonlyMap<number, number>;

async function inDays(
  t: TestContext,
  days: number,
  onLinked: (db: Database, result: LinkResult, day: number) => Promise<void> = async () => {},
): Promise<Links> {
  const db = await withTestDatabase(t);
  for (let build = 0; build <= days; build++) {
    await cleanMadeUp(db, build === 0 ? people.filter((form) => !isLate(form)) : onDay(build - 1, days), build + 1);
    await onLinked(db, await linkRegister(db, { actId: build + 1, now }), build);
    await linkProposed(db, build + 1);
  }
  const rows = await db.sql<{ form: number; person: number }[]>`select form_id as form, person_id as person from linkage.form_person order by form_id`;
  return new Map(rows.map(({ form, person }) => [form % fileStart, person]));
}

async function atOnce(t: TestContext): Promise<Links> {
  const db = await withTestDatabase(t);
  await cleanMadeUp(db, people);
  await linkRegister(db, { actId: 1, now });
  return new Map((await proposalsIn(db)).map(({ form, person }) => [form % fileStart, person]));
}

/** Pairs of forms that one of the two links and the other does not, and pairs that both link. */
function differing(one: Links, other: Links): { readonly both: number; readonly either: number } {
  let [both, either] = [0, 0];
  for (const [place, { id: a }] of people.entries()) {
    for (const { id: b } of people.slice(place + 1)) {
      const [inOne, inOther] = [one.get(a) === one.get(b), other.get(a) === other.get(b)];
      if (inOne && inOther) both++;
      else if (inOne || inOther) either++;
    }
  }
  return { both, either };
}

test('nine of ten forms at once and the rest in days: nearly the persons of all at once, and nothing but the days is read', async (t) => {
  const read: number[] = [];
  const linked = await inDays(t, 5, async (_, result, day) => {
    assert.equal(result.learned, day === 0);
    read.push(result.read);
  });
  assert.equal(linked.size, people.length);
  assert.ok(read[0] === people.filter((form) => !isLate(form)).length && read.slice(1).every((forms) => forms < people.length / 5), String(read));
  const truth = new Map(people.map(({ id, trueId }) => [id, trueId]));
  const [days, whole] = [differing(linked, truth), differing(await atOnce(t), truth)];
  assert.ok(days.both >= whole.both * 0.995, JSON.stringify({ days, whole }));
  assert.ok(days.either <= whole.either + whole.both * 0.005, JSON.stringify({ days, whole }));
});

test('the same days leave the same links, whatever the threads and however often a step is run again', async (t) => {
  const once = await inDays(t, 3);
  const again = await inDays(t, 3, async (db, result, day) => {
    const before = await proposalsIn(db);
    assert.deepEqual(await linkRegister(db, { actId: day + 1, now, threads: 3 }), result);
    assert.deepEqual(await proposalsIn(db), before);
  });
  assert.deepEqual([...again], [...once]);
});

test('segments of many days are put together, and no form is lost from them', async (t) => {
  const forms: number[] = [];
  await inDays(t, 9, async (db) => {
    const segments = await inTransaction(db, segmentsOfIndex);
    assert.ok(segments.length <= 5, JSON.stringify(segments));
    forms.push(segments.reduce((sum, segment) => sum + segment.forms, 0));
    const [kept] = await db.sql<{ codes: number }[]>`
      select count(distinct substring(entries from length(entries) / 2 + 4 * n + 1 for 4))::integer as codes
      from linkage.index_chunk, lateral generate_series(0, length(entries) / 8 - 1) as n
      where pass_no = 6`;
    assert.ok(kept!.codes > forms.at(-1)! * 0.9 && kept!.codes <= forms.at(-1)!);
  });
  assert.equal(forms.at(-1), people.length);
});

test('more forms than a day has: all are read, and the model is learned anew', async (t) => {
  const db = await withTestDatabase(t);
  await cleanMadeUp(db, people.slice(0, 600));
  await linkRegister(db, { actId: 1, now });
  await linkProposed(db, 1);
  await cleanMadeUp(db, people.slice(600), 2);
  const { read, learned } = await linkRegister(db, { actId: 2, now });
  assert.deepEqual([read, learned], [people.length, true]);
  assert.deepEqual(
    (await inTransaction(db, segmentsOfIndex)).map(({ actId, forms }) => [actId, forms]),
    [[2, people.length]],
  );
});

for (const [what, before] of [
  ['an index of other keys', "update linkage.index_segment set keys = 'of before'"],
  ['a model of other comparisons', "update linkage.model set model = jsonb_set(model, '{comparisons}', '[]')"],
] as const) {
  test(`${what} is made anew from all forms`, async (t) => {
    const db = await withTestDatabase(t);
    await cleanMadeUp(
      db,
      people.filter((form) => !isLate(form)),
    );
    await linkRegister(db, { actId: 1, now });
    await linkProposed(db, 1);
    await db.sql.unsafe(before);
    await cleanMadeUp(db, onDay(0, 5), 2);
    assert.equal((await linkRegister(db, { actId: 2, now })).learned, true);
  });
}

test('the weight of a new pair is what the build that learned would have given it', async (t) => {
  const late = people.filter(isLate);
  const db = await withTestDatabase(t);
  await cleanMadeUp(db, people);
  await linkRegister(db, { actId: 1, now });
  const whole = await edges(db);
  await linkProposed(db, 1);
  await cleanMadeUp(
    db,
    late.map((form, place) => ({ ...form, id: place + 1 })),
    2,
  ); // what was there comes again
  await linkRegister(db, { actId: 2, now });
  const again = new Map(late.map(({ id }, place) => [2 * fileStart + place + 1, fileStart + id]));
  let same = 0;
  for (const { a, b, weight } of await edges(db)) {
    const twin = again.get(b);
    const known = twin === undefined || twin <= a ? undefined : whole.find((edge) => edge.a === a && edge.b === twin);
    if (!known) continue;
    assert.equal(weight, known.weight);
    same++;
  }
  assert.ok(same > 10, String(same));
});

type EdgeOf = { readonly a: number; readonly b: number; readonly weight: number };
const edges = async (db: Database): Promise<EdgeOf[]> => [
  ...(await db.sql<EdgeOf[]>`select form_id as a, other_form_id as b, weight from linkage.edge order by form_id, other_form_id`),
];
