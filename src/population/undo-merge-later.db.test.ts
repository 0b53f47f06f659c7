/** A merge that is taken back after something else happened to the person: refused by its name, or carried over; nothing is lost. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { type PartialDate, Refusal } from '#values/index.ts';
import { buildFrom, madeForm, testKey } from '../../test/support/made-register.ts';
import { holds, refusedWith } from '../../test/support/promises.ts';
import { birth, death, mother, now, opened, person, registered, shown, tokenOf } from '../../test/support/registered-events.ts';
import { correctPerson } from './correct-person.ts';
import { mergePersons, readChanges, undoAct } from './index.ts';
import { reestablishNumber } from './numbers/reestablish-number.ts';

const officers = ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'];
const account = { reason: 'Ghi nhầm', officers };
const [second, third] = [2 * 2 ** 32 + 6, 2 * 2 ** 32 + 7];
const ofHoa = (record: number, file: string, more: object) =>
  madeForm({ ...person(record, file, 'head', { fullName: 'Nguyễn Thị Hoa', dateOfBirth: 19950513, sex: 'F', filledOn: 20210601, ...more }), file: 2 });

/** Mrs Hoa with a second archive of another date and number, and somebody of a third; the two made one, of which the first remains. */
async function madeOne(t: TestContext) {
  const desk = await opened(t);
  const { db } = desk;
  await buildFrom(
    db,
    [[ofHoa(6, 'HS-6', { personNumber: '001195000456' })], [ofHoa(7, 'HS-7', { fullName: 'Nguyễn Thị Hoà', personNumber: '001195000789' })]],
    now,
  );
  const { actId } = await merged(db, mother, second);
  return { ...desk, actId };
}

const merged = (db: Database, first: number, other: number) =>
  inTransaction(db, (tx) => mergePersons({ tx, now, key: testKey }, { first, second: other, reason: 'Một người', officers }));
const undo = (db: Database, actId: number) => inTransaction(db, (tx) => undoAct({ tx, now }, { actId, ...account }));
const numbersOf = async (db: Database, ...persons: number[]) =>
  (await Promise.all(persons.map((one) => shown(db, one)))).map(({ personNumber }) => personNumber);
const builtOn = (by: number) => (error: unknown) => error instanceof Refusal && error.code === 'act.built-on' && error.values['by'] === by;
const correct = (db: Database, personId: number, changes: { readonly [field: string]: string }) =>
  inTransaction(db, (tx) => correctPerson({ tx, now }, { personId, changes: readChanges(changes, 20261120 as PartialDate), ...account }));

/** Refused while the later act stands; taken back in their order, both are as if neither had been. */
async function refusedUntilUndone(db: Database, actId: number, later: number): Promise<void> {
  await assert.rejects(undo(db, actId), builtOn(later));
  await holds(db, 'refused');
  await undo(db, later);
  await undo(db, actId);
  assert.deepEqual(await numbersOf(db, mother, second), ['001195000123', '001195000456']);
  await holds(db, 'both undone');
}

test('a child was born to her since: the birth stays with the archive whose number it names, and so does the child', async (t) => {
  const { db, lan, actId } = await madeOne(t);
  const { eventId } = await registered(db, lan, birth());
  await undo(db, actId);
  const child = await shown(db, eventId);
  assert.deepEqual([child.state, child.values.motherNumber?.value], ['alive', '001195000123']);
  assert.deepEqual(await numbersOf(db, mother, second), ['001195000123', '001195000456']);
  await holds(db);
});

test('the number that the child names is that of the archive which ended: parted again it is its own, and the child names it still', async (t) => {
  const { db, lan, actId } = await madeOne(t);
  await undo(db, actId);
  const { actId: other } = await merged(db, second, mother);
  const { eventId } = await registered(db, lan, birth());
  assert.equal((await shown(db, eventId)).values.motherNumber?.value, '001195000456');
  await undo(db, other);
  assert.equal((await shown(db, eventId)).values.motherNumber?.value, '001195000456');
  assert.deepEqual(await numbersOf(db, mother, second), ['001195000123', '001195000456']);
  await holds(db);
});

test('refused: she died since', async (t) => {
  const { db, lan, actId } = await madeOne(t);
  const { eventId } = await registered(db, lan, death(tokenOf(db, mother)));
  await refusedUntilUndone(db, actId, eventId);
  assert.equal((await shown(db, mother)).state, 'alive');
});

test('refused: something of her was corrected since', async (t) => {
  const { db, actId } = await madeOne(t);
  await refusedUntilUndone(db, actId, (await correct(db, mother, { religion: 'Phật giáo' })).actId);
});

test('refused: a third archive was made one with hers since', async (t) => {
  const { db, actId } = await madeOne(t);
  await refusedUntilUndone(db, actId, (await merged(db, mother, third)).actId);
  assert.equal((await shown(db, third)).personNumber, '001195000789');
});

const reestablished = (db: Database, ground: 'sex-or-year' | 'forged-papers') =>
  inTransaction(db, (tx) => reestablishNumber({ tx, now, key: testKey }, { personId: mother, ground, ...account }));

test('another number was put in place of hers since: it stays hers, and the other archive has its own again', async (t) => {
  const { db, actId } = await madeOne(t);
  const { now: after } = await reestablished(db, 'forged-papers');
  await undo(db, actId);
  assert.deepEqual(await numbersOf(db, mother, second), [after, '001195000456']);
  await holds(db);
});

test('refused: a number put anew that tells a year which only the other archive told', async (t) => {
  const { db } = await opened(t);
  const entry = madeForm({ ...person(6, 'HS-6', 'head', { fullName: 'Nguyễn Thị Hoa', dateOfBirth: 19960315, sex: 'F' }), source: 'khai-sinh', file: 2 });
  await buildFrom(db, [[entry]], now);
  const { actId } = await merged(db, mother, second);
  assert.equal((await shown(db, mother)).values.dateOfBirth?.value, '1996-03-15');
  const renumbered = await reestablished(db, 'sex-or-year');
  assert.match(renumbered.now, /^001196/);
  await assert.rejects(undo(db, actId), builtOn(renumbered.actId));
  await holds(db, 'refused');
  await undo(db, renumbered.actId);
  await undo(db, actId);
  assert.equal((await numbersOf(db, mother))[0], '001195000123');
  await holds(db, 'both undone');
});

test('refused: her archive was sealed since', async (t) => {
  const { db, actId } = await madeOne(t);
  await db.sql`insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by) values (${mother}, 'court', '12', ${now}, '{a,b}')`;
  await assert.rejects(undo(db, actId), refusedWith('person.sealed'));
});
