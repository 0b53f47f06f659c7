import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor, Officer } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import type { PersonNumber } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { holds, refusedWith } from '../../../test/support/promises.ts';
import { reviewedOn as now, officer } from '../../../test/support/reviewed-register.ts';
import { maiDong } from '../../../test/support/signed-in.ts';
import { listActs } from '../list-acts.ts';
import { findingIdOf, findingKeyOf } from '../mending/finding-id.ts';
import { mendFinding } from '../mending/mend-findings.ts';
import { personTokens } from '../person-token.ts';
import { decideProposal } from '../proposals/decide-proposal.ts';
import { showProposal } from '../proposals/show-proposals.ts';
import type { ChangeNeeds } from '../review/conflict-access.ts';
import { showWholeConflict } from '../review/list-conflicts.ts';
import { workOnConflict } from '../review/work-on-conflict.ts';
import { showPerson } from '../show-person.ts';
import { undoAct } from '../undo-act.ts';

const [one, two] = [1, 2].map((record) => 2 ** 32 + record) as [number, number];
const number = '001079000123' as PersonNumber;
const other = '001079000456' as PersonNumber;
const told = { dateOfBirth: 19790513, sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong } as const;
const doan = madeForm({ record: 1, ...told, fullName: 'Nhữ Văn Đoàn', personNumber: number });
const tiep = madeForm({ record: 2, ...told, fullName: 'Khổng Minh Tiệp', personNumber: number });
/** His own archive states two numbers, each on one form of one source. */
const ly = [
  madeForm({ record: 1, ...told, fullName: 'Bùi Văn Lý', personNumber: number }),
  madeForm({ record: 2, ...told, fullName: 'Bùi Văn Lý', personNumber: other }),
];

const numberOf = async (db: Database, id: number) => (await inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, id))).personNumber;
const conflictsOf = async (db: Database) =>
  (await db.sql<{ said: string }[]>`select kind || ' ' || state as said from conflicts.conflict order by conflict_id`).map(({ said }) => said);
const idOf = async (db: Database) => (await db.sql<{ id: number }[]>`select max(conflict_id) as id from conflicts.conflict`)[0]!.id;

function within<T>(db: Database, actor: Actor, work: (needs: ChangeNeeds) => Promise<T>, seen = '*'): Promise<T> {
  const purpose = { purpose: 'conflict', caseRef: undefined, reason: undefined } as const;
  return inTransaction(db, (tx) => work({ tx, dataDir: db.dataDir, now, actor, purpose, seen, see: () => {} }));
}
const show = async (db: Database, actor: Actor) => within(db, actor, async (needs) => showWholeConflict(needs, await idOf(db)));
const award = async (db: Database, actor: Actor, personId: number, personNumber: PersonNumber, seen?: string) => {
  const person = personTokens(db.dataDir).tokenOf(personId);
  const id = await idOf(db);
  await within(db, actor, (needs) => workOnConflict(needs, id, { move: 'award', words: 'Đã xem giấy khai sinh', person, personNumber }), seen);
  return Number((await db.sql`select max(proposal_id) as id from population.proposal`)[0]!['id']);
};
const approve = (db: Database, actor: Actor, id: number) =>
  inTransaction(db, (tx) => decideProposal({ tx, now, dataDir: db.dataDir, actor }, id, { decision: 'approve' }));
const undo = (db: Database, actId: number) =>
  inTransaction(db, (tx) => undoAct({ tx, now }, { actId, reason: 'Ghi nhầm người', officers: ['Hoà (1)', 'Tuấn (2)'] }));
const lastAct = async (db: Database) => Number((await inTransaction(db, (tx) => listActs(tx, { limit: 1 })))[0]!.act);

test('one number claimed by two men: two officers say whose it is, the other is given his own, and the conflict is settled; undone, it is asked again', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [[doan], [tiep]], now);
  const [hoa, tuan] = [await officer(db, 'commune-police'), await officer(db, 'commune-police-chief')];
  const before = await show(db, hoa);
  assert.deepEqual([await numberOf(db, one), await numberOf(db, two), before.moves], [null, null, ['award', 'hand-over', 'comment']]);
  assert.deepEqual(before.awards.map(({ fullName, personNumber }) => [fullName, personNumber]), [['Nhữ Văn Đoàn', number], ['Khổng Minh Tiệp', number]]); // biome-ignore format: one line
  const proposal = await award(db, hoa, one, number);
  assert.deepEqual([(await show(db, hoa)).turn.who, (await show(db, hoa)).moves], ['approver', ['comment']]);
  const told = await inTransaction(db, (tx) => showProposal({ tx, dataDir: db.dataDir, now, actor: tuan, see: () => {} }, proposal));
  assert.match(JSON.stringify(told), /Số 001079000123 là của/);
  await assert.rejects(approve(db, hoa, proposal), refusedWith('proposal.same-human'));
  await approve(db, tuan, proposal);
  const own = await numberOf(db, two);
  assert.deepEqual([await numberOf(db, one), own?.slice(0, 6), own === number], [number, '001079', false]);
  assert.deepEqual(await conflictsOf(db), ['number-claimed-twice settled']);
  await holds(db);
  const undone = await undo(db, await lastAct(db));
  assert.deepEqual([await numberOf(db, one), await numberOf(db, two), await conflictsOf(db)], [null, null, ['number-claimed-twice open']]);
  await holds(db);
  await undo(db, undone.actId);
  assert.deepEqual([await numberOf(db, one), await numberOf(db, two), await conflictsOf(db)], [number, own, ['number-claimed-twice settled']]);
  await holds(db);
});

test('whose it is not, and of whom no number can be made, is not asked about again by a build of the same forms', async (t) => {
  const db = await withTestDatabase(t);
  const placeless = madeForm({ record: 2, dateOfBirth: 19790513, sex: 'M', fullName: 'Khổng Minh Tiệp', residenceUnit: maiDong, personNumber: number });
  await buildFrom(db, [[doan], [placeless]], now);
  await approve(db, await officer(db, 'commune-police-chief'), await award(db, await officer(db, 'commune-police'), one, number));
  await buildFrom(db, [[doan], [placeless]], now);
  assert.deepEqual([await numberOf(db, one), await numberOf(db, two), await conflictsOf(db)], [number, null, ['number-claimed-twice settled']]);
  await holds(db);
});

test('two numbers inside one archive: the one that two officers choose is theirs; its page tells what to do there', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [ly], now);
  const [hoa, tuan] = [await officer(db, 'commune-police'), await officer(db, 'commune-police-chief')];
  const shown = await show(db, hoa);
  assert.deepEqual([shown.kind, shown.review, shown.awards.map(({ personNumber }) => personNumber)], ['two-numbers', false, [number, other]]);
  assert.match(shown.todo.vi, /người này mang số nào/);
  await approve(db, tuan, await award(db, hoa, one, other));
  assert.deepEqual([await numberOf(db, one), await conflictsOf(db)], [other, ['two-numbers settled']]);
  await holds(db);
});

test('refused: a number that is not in question, another office, a page that is old; of two who propose at once one does', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [[doan], [tiep]], now);
  const [hoa, khanh] = [await officer(db, 'commune-police'), await officer(db, 'commune-police')];
  await assert.rejects(award(db, hoa, one, other), refusedWith('award.not-asked'));
  await assert.rejects(award(db, await officer(db, 'civil-status-officer'), one, number), refusedWith('conflict.not-your-office'));
  await assert.rejects(award(db, await officer(db, 'commune-police', { personId: two }), one, number), refusedWith('proposal.own-record'));
  const outcomes = await Promise.allSettled([award(db, hoa, one, number, '1'), award(db, khanh, two, number, '1')]);
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.deepEqual([lost.length, refusedWith('version.stale')(lost[0]?.reason)], [1, true]);
  assert.equal(Number((await db.sql`select count(*) as n from population.proposal`)[0]!['n']), 1);
});

test('a form that is corrected so that both agree settles what was asked; that correction undone, it is asked again', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [ly], now);
  await db.sql`delete from cleaning.finding`;
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id)
    values (${two}, 'number-disagrees', 'personNumber', ${other}, 'error', 'open', ${maiDong}, 1)`;
  const hoa = (await officer(db, 'commune-police')) as Officer;
  const key = findingKeyOf(findingIdOf({ form: two, rule: 'number-disagrees', field: 'personNumber' }));
  const { actId } = await inTransaction(db, (tx) =>
    mendFinding({ tx, dataDir: db.dataDir, now, actor: hoa, see: () => {} }, key, { decision: 'type', value: number }, '*'),
  );
  assert.deepEqual(await conflictsOf(db), ['two-numbers settled']);
  const undone = await inTransaction(db, (tx) => undoAct({ tx, now }, { actId, reason: 'Nhầm dòng', officers: ['Hoà (1)'] }));
  assert.deepEqual(await conflictsOf(db), ['two-numbers open']);
  await inTransaction(db, (tx) => undoAct({ tx, now }, { actId: undone.actId, reason: 'Đúng rồi', officers: ['Hoà (1)'] }));
  assert.deepEqual(await conflictsOf(db), ['two-numbers settled']);
});

test('a build settles what contradicts itself no more, and nothing else', async (t) => {
  const db = await withTestDatabase(t);
  await buildFrom(db, [[doan], [tiep]], now);
  const later = madeForm({ record: 1, file: 2, ...told, fullName: 'Người Khác' });
  await buildFrom(db, [[later]], now);
  assert.deepEqual(await conflictsOf(db), ['number-claimed-twice open']);
  await db.sql`update cleaning.form set person_number = null where form_id = ${two}`;
  await buildFrom(db, [[madeForm({ record: 1, file: 3, ...told, fullName: 'Người Nữa' })]], now);
  assert.deepEqual(await conflictsOf(db), ['number-claimed-twice settled']);
});
