import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf, type Officer } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import type { Role } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm, testKey } from '../../../test/support/made-register.ts';
import { holds, refusedWith } from '../../../test/support/promises.ts';
import { maiDong, signInAs } from '../../../test/support/signed-in.ts';
import { correctPerson } from '../correct-person.ts';
import { findPersons } from '../find-persons.ts';
import { mergePersons } from '../merge-persons.ts';
import { decideProposal } from '../proposals/decide-proposal.ts';
import { proposeAct } from '../proposals/propose-act.ts';
import { readChanges } from '../read-changes.ts';
import { showPerson } from '../show-person.ts';
import { undoAct } from '../undo-act.ts';
import type { GroundCode } from './grounds.ts';
import { keepNumber, takeWishBack } from './keep-number.ts';
import { reestablishNumber } from './reestablish-number.ts';
import { refuseWhileChangeWaits, showNumber } from './show-number.ts';

const now = new Date('2026-11-23T03:00:00Z');
const [son, other] = [2 ** 32 + 1, 2 ** 32 + 2];
const officers = ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'];
const told = { fullName: 'Và Bá Sơn', dateOfBirth: 19790513, sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong } as const;

/** Mr Sơn with the number of a man born in 1979, and somebody without one on their form. */
const register = (db: Database) =>
  buildFrom(
    db,
    [[madeForm({ record: 1, ...told, personNumber: '001079000123' })], [madeForm({ record: 2, ...told, fullName: 'Lê Văn Quý' })]],
    new Date('2026-11-01T03:00:00Z'),
  );

const bornIn = (db: Database, year: number) =>
  inTransaction(db, (tx) =>
    correctPerson({ tx, now }, { personId: son, changes: readChanges({ dateOfBirth: `${year}-05-13` }, undefined), reason: 'Theo sổ gốc', officers }),
  );
const reestablish = (db: Database, ground: GroundCode = 'sex-or-year') =>
  inTransaction(db, (tx) => reestablishNumber({ tx, now, key: testKey }, { personId: son, ground, reason: 'Công dân xin cấp lại', officers }));
const numberOf = async (db: Database, id = son) => (await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, id))).personNumber;
const found = async (db: Database, q: string) =>
  (await inTransaction(db, (tx) => findPersons({ tx, dataDir: db.dataDir }, { q }))).items.map((one) => one.personNumber);

test('after a correction of the year a new number of that year takes the place of the old one, which finds the person and is never given again', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await bornIn(db, 1980);
  const { before, now: after } = await reestablish(db);
  assert.equal(before, '001079000123');
  assert.match(after, /^001080/);
  assert.equal(await numberOf(db), after);
  assert.deepEqual([await found(db, before), await found(db, after)], [[after], [after]]);
  assert.deepEqual(
    [...(await db.sql`select kind, person_id from notices.notice where person_id = ${son}`)].map((row) => ({ ...row })),
    [{ kind: 'number-changed', person_id: son }],
  );
  await holds(db);
  await buildFrom(db, [[madeForm({ record: 3, file: 2, ...told, fullName: 'Người Khác', personNumber: before })]], now);
  assert.notEqual(await numberOf(db, 2 * 2 ** 32 + 3), before);
});

test('refused: a number that agrees, by the grounds that a wish is needed for; papers that were forged end it all the same', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await assert.rejects(reestablish(db), refusedWith('number.agrees'));
  await assert.rejects(reestablish(db, 'collection-error'), refusedWith('number.agrees'));
  const { before, now: after } = await reestablish(db, 'forged-papers');
  assert.deepEqual([before === after, before.slice(0, 6), after.slice(0, 6)], [false, '001079', '001079']);
  await holds(db);
});

test('refused: who has no number, and one of whom too little is known to make one', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(
    db,
    [
      [madeForm({ record: 1, ...told, sex: undefined })],
      [madeForm({ record: 2, ...told, fullName: 'Lê Văn Quý', birthRegistrationUnit: undefined, source: 'cmnd', personNumber: '001079000777' })],
    ],
    now,
  );
  await assert.rejects(reestablish(db, 'forged-papers'), refusedWith('number.none'));
  const quy = inTransaction(db, (tx) =>
    reestablishNumber({ tx, now, key: testKey }, { personId: other, ground: 'forged-papers', reason: 'Giấy tờ giả', officers }),
  );
  await assert.rejects(quy, refusedWith('number.cannot-be-made'));
});

test('refused: put anew twice on one ground that comes once; on another ground it may be, and every number ever held finds the person', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const held: string[] = [(await numberOf(db)) as string];
  for (const ground of ['forged-papers', 'birth-revoked', 'naturalised'] as const) {
    held.push((await reestablish(db, ground)).now);
    await assert.rejects(reestablish(db, ground), refusedWith('number.put-anew'));
  }
  await bornIn(db, 1980);
  held.push((await reestablish(db, 'collection-error')).now);
  await bornIn(db, 1981);
  held.push((await reestablish(db, 'sex-or-year')).now);
  await assert.rejects(reestablish(db, 'sex-or-year'), refusedWith('number.agrees'));
  assert.equal(new Set(held).size, 6);
  for (const number of held) assert.deepEqual(await found(db, number), [held.at(-1)]);
  await holds(db);
});

test('put anew twice at once: one new number, one refusal', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await bornIn(db, 1980);
  const outcomes = await Promise.allSettled([reestablish(db), reestablish(db)]);
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.equal(lost.length, 1);
  assert.ok(refusedWith('number.agrees')(lost[0]?.reason));
  assert.equal((await db.sql`select from numbering.number where person_id = ${son}`).length, 2);
  await holds(db);
});

test('taken back: the number before is in use, the other leads to it; done once more, the other way round', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await bornIn(db, 1980);
  const { actId, before, now: after } = await reestablish(db);
  const undo = (act: number) => inTransaction(db, (tx) => undoAct({ tx, now }, { actId: act, reason: 'Ghi nhầm', officers }));
  const undone = await undo(actId);
  assert.deepEqual([await numberOf(db), await found(db, after)], [before, [before]]);
  const [put] = await db.sql`select state, successor from numbering.number where person_no = ${Number(after)}`;
  assert.deepEqual({ ...put }, { state: 'retired', successor: Number(before) }); // shown to its holder once, so it is nobody else's
  await holds(db);
  await undo(undone.actId);
  assert.deepEqual([await numberOf(db), await found(db, before)], [after, [after]]);
  await holds(db);
});

test('merged afterwards, all three numbers lead to whoever remains', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await bornIn(db, 1980);
  const { before, now: after } = await reestablish(db);
  const third = await numberOf(db, other);
  await inTransaction(db, (tx) => mergePersons({ tx, now, key: testKey }, { first: other, second: son, reason: 'Một người', officers }));
  for (const number of [before, after, third as string]) assert.deepEqual(await found(db, number), [third]);
  await holds(db);
});

test('kept at the wish of its holder: what was found of it is silent, also on forms that come later; refused where it agrees', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const keep = () => inTransaction(db, (tx) => keepNumber({ tx, now }, { personId: son, reason: 'Đã dùng số này nhiều năm', by: { accountId: 1 } }));
  await assert.rejects(keep(), refusedWith('number.agrees'));
  await bornIn(db, 1980);
  await keep();
  assert.equal(await numberOf(db), '001079000123');
  const later = madeForm({ record: 3, file: 2, ...told, source: 'cmnd', personNumber: '001079000123', dateOfBirth: 19800513 });
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, act_id)
    values (${later.formId}, 'number-kept-at-wish', 'personNumber', '001079000123', 'warning', 'open', 1)`;
  await buildFrom(db, [[madeForm({ record: 1, ...told, personNumber: '001079000123' }), later]], now);
  const states = [...(await db.sql`select form_id, state from cleaning.finding where rule like 'number-%' order by form_id`)];
  assert.deepEqual(
    states.map((row) => row['state']),
    ['kept', 'kept'], // of the correction, and of the form that came later
  );
});

const wishNow = { personId: son, by: { accountId: 1 } } as const;
const findingStates = async (db: Database) =>
  (await db.sql<{ said: string }[]>`select rule || ' ' || state as said from cleaning.finding where rule like 'number-%' order by form_id desc, rule`).map(
    ({ said }) => said,
  );

test('a wish taken back: what was found of the number waits again, but for what an officer decided; both wishes stay on record, and it may be wished anew', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const takeBack = (at = now) => inTransaction(db, (tx) => takeWishBack({ tx, now: at }, { ...wishNow, reason: 'Nay xin số mới' }));
  await assert.rejects(takeBack(), refusedWith('number.no-wish'));
  await bornIn(db, 1980);
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, act_id)
    values (${son}, 'number-disagrees', 'personNumber', '001079000123', 'error', 'kept', 1)`;
  await db.sql`
    insert into cleaning.decision (act_id, form_id, rule, field, decision, state, state_before, act_before, stands)
    values (1, ${son}, 'number-disagrees', 'personNumber', 'keep', 'kept', 'open', 1, true)`;
  assert.deepEqual(await findingStates(db), ['number-disagrees kept', 'number-kept-at-wish open']);
  await inTransaction(db, (tx) => keepNumber({ tx, now }, { ...wishNow, reason: 'Đã dùng số này nhiều năm' }));
  assert.deepEqual(await findingStates(db), ['number-disagrees kept', 'number-kept-at-wish kept']);
  const later = new Date(now.getTime() + 86_400_000);
  await takeBack(later);
  assert.deepEqual(await findingStates(db), ['number-disagrees kept', 'number-kept-at-wish open']);
  const { kept, wishes } = await inTransaction(db, (tx) => showNumber(tx, son));
  assert.deepEqual(
    [kept, wishes.map(({ keeps, at, reason }) => [keeps, at, reason])],
    [null, [[true, now.toISOString(), 'Đã dùng số này nhiều năm'], [false, later.toISOString(), 'Nay xin số mới']]], // biome-ignore format: one line
  );
  await assert.rejects(takeBack(), refusedWith('number.no-wish'));
  await inTransaction(db, (tx) => keepNumber({ tx, now: later }, { ...wishNow, reason: 'Lại xin giữ' }));
  const outcomes = await Promise.allSettled([takeBack(later), takeBack(later)]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'], 'twice at once: one is done');
  await reestablish(db);
  await holds(db);
});

async function officer(db: Database, role: Role): Promise<Officer> {
  const { token } = await signInAs(db, role, { now });
  return (await inTransaction(db, (tx) => actorOf(tx, token, now))) as Officer;
}

test('proposed by one officer and approved by another', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await bornIn(db, 1980);
  const [hoa, tuan] = [await officer(db, 'commune-police'), await officer(db, 'commune-police-chief')];
  const proposal = { kind: 'renumber', payload: { personId: son, ground: 'sex-or-year' }, subjects: [son], reason: 'Công dân xin cấp lại' };
  const { proposalId } = await inTransaction(db, (tx) => proposeAct({ tx, now, actor: hoa }, proposal));
  await inTransaction(db, (tx) => decideProposal({ tx, now, dataDir: db.dataDir, actor: tuan }, proposalId, { decision: 'approve' }));
  assert.match((await numberOf(db)) ?? '', /^001080/);
});

test('shown before it is chosen: what the number tells otherwise, grounds that hold, the wish; refused while a proposal waits: to keep it', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const shown = () => inTransaction(db, (tx) => showNumber(tx, son));
  const agreeing = await shown();
  assert.deepEqual([agreeing.disagrees, agreeing.grounds.map(({ code }) => code)], [[], ['forged-papers', 'birth-revoked', 'naturalised']]);
  await bornIn(db, 1980);
  const differing = await shown();
  assert.deepEqual([differing.disagrees, differing.grounds.length, differing.kept, differing.waits], [['sex-or-year'], 5, null, null]);
  await inTransaction(db, (tx) => keepNumber({ tx, now }, { personId: son, reason: 'Đã dùng số này nhiều năm', by: { accountId: 1 } }));
  assert.deepEqual((await shown()).kept, { at: now.toISOString(), reason: 'Đã dùng số này nhiều năm' });
  await inTransaction(db, (tx) => refuseWhileChangeWaits(tx, son));
  const hoa = await officer(db, 'commune-police');
  const proposal = { kind: 'renumber', payload: { personId: son, ground: 'forged-papers' }, subjects: [son], reason: 'Giấy tờ giả' };
  const { proposalId } = await inTransaction(db, (tx) => proposeAct({ tx, now, actor: hoa }, proposal));
  assert.equal((await shown()).waits?.proposal, proposalId);
  await assert.rejects(
    inTransaction(db, (tx) => refuseWhileChangeWaits(tx, son)),
    refusedWith('number.change-waits'),
  );
  await inTransaction(db, (tx) => refuseWhileChangeWaits(tx, other));
});

test('proposed and kept at once: the wish comes first, or it is refused', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await bornIn(db, 1980);
  const hoa = await officer(db, 'commune-police');
  const proposal = { kind: 'renumber', payload: { personId: son, ground: 'sex-or-year' }, subjects: [son], reason: 'Công dân xin cấp lại' };
  const keep = () =>
    inTransaction(db, async (tx) => {
      await refuseWhileChangeWaits(tx, son);
      await keepNumber({ tx, now }, { personId: son, reason: 'Đã dùng số này nhiều năm', by: { accountId: 1 } });
    });
  const [proposed, kept] = await Promise.allSettled([inTransaction(db, (tx) => proposeAct({ tx, now, actor: hoa }, proposal)), keep()]);
  assert.equal(proposed.status, 'fulfilled');
  if (kept.status === 'rejected') assert.ok(refusedWith('number.change-waits')(kept.reason));
  await assert.rejects(keep(), refusedWith('number.change-waits'));
});
