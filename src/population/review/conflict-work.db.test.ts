import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#access/index.ts';
import { type ConflictKind, openConflicts, ownerOf } from '#conflicts/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { dayOfReform, unitCatalogue } from '#geography/index.ts';
import { type UnitId, unitId, unitParts } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { refusedWith } from '../../../test/support/promises.ts';
import { reviewedOn as now, officer } from '../../../test/support/reviewed-register.ts';
import { maiDong } from '../../../test/support/signed-in.ts';
import { listActs } from '../list-acts.ts';
import { undoAct } from '../undo-act.ts';
import type { ChangeNeeds } from './conflict-access.ts';
import { listOpenConflicts, showWholeConflict } from './list-conflicts.ts';
import { type ConflictWork, workOnConflict } from './work-on-conflict.ts';

const kySon = unitId('commune', '16852', 0);
const successor = successorsOf(kySon)[0] as UnitId;
const [one, two] = [1, 2].map((record) => 2 ** 32 + record) as [number, number];
const mai = { fullName: 'Lê Thị Mai', dateOfBirth: 19880101, sex: 'F', birthRegistrationUnit: maiDong, residenceUnit: maiDong } as const;

function successorsOf(unit: UnitId): readonly UnitId[] {
  const projection = unitCatalogue().project(unit, dayOfReform);
  return 'unit' in projection ? [projection.unit] : projection.candidates;
}

/** Two persons, one of Mai Động and one of Kỳ Sơn, and a conflict of this kind between them that Mai Động owns. */
async function conflictOf(db: Database, kind: ConflictKind): Promise<number> {
  await buildFrom(db, [[madeForm({ record: 1, ...mai })], [madeForm({ record: 2, ...mai, residenceUnit: kySon })]], now);
  const parties = [one, two].map((form) => ({ formId: form, personId: form }));
  await inTransaction(db, (tx) =>
    openConflicts(tx, [{ kind, ownerUnit: maiDong, ownerRule: 'newest-residence', detail: 'personNumber', parties }], { actId: 1, now }),
  );
  const [row] = await db.sql<{ id: number }[]>`select max(conflict_id) as id from conflicts.conflict`;
  return row!.id;
}

function deskOf(db: Database, actor: Actor) {
  const within = <T>(work: (needs: ChangeNeeds) => Promise<T>, seen = '*'): Promise<T> =>
    inTransaction(db, (tx) =>
      work({ tx, dataDir: db.dataDir, now, actor, purpose: { purpose: 'conflict', caseRef: undefined, reason: undefined }, seen, see: () => {} }),
    );
  return {
    list: async (turn: 'mine' | 'all' = 'all') =>
      (await within((needs) => listOpenConflicts(needs, { state: 'open', turn, limit: 50 }))).items.map(({ conflictId }) => Number(conflictId)),
    show: (id: number) => within((needs) => showWholeConflict(needs, id)),
    work: (id: number, work: ConflictWork, seen?: string) => within((needs) => workOnConflict(needs, id, work), seen),
  };
}
const desk = async (db: Database, unit: UnitId = maiDong, role: 'commune-police' | 'civil-status-officer' = 'commune-police') =>
  deskOf(db, await officer(db, role, { unit }));

test('the owner follows from rules: one residence, else the newest form’s, else the newest office; else it is the country’s', () => {
  assert.deepEqual(ownerOf([{ residence: 7 }, { residence: null }, { residence: 7, filledOn: 20190101 }]), { ownerUnit: 7, ownerRule: 'one-residence' });
  assert.deepEqual(
    ownerOf([
      { residence: 7, filledOn: 20190101 },
      { residence: 8, filledOn: 20210101 },
    ]),
    { ownerUnit: 8, ownerRule: 'newest-residence' },
  );
  assert.deepEqual(ownerOf([{ residence: null, office: 5 }, { residence: 0 }]), { ownerUnit: 5, ownerRule: 'office' });
  assert.deepEqual(ownerOf([{ residence: null }]), { ownerUnit: null, ownerRule: null });
});

test('both communes of a conflict see it: owner and why, clock, what it blocks and for whom, whose turn, evidence', async (t) => {
  const db = await withTestDatabase(t);
  const id = await conflictOf(db, 'number-claimed-twice');
  const [hoa, sung, third] = [await desk(db), await desk(db, kySon), await desk(db, unitId('commune', '00001', 0))];
  assert.deepEqual([await hoa.list(), await sung.list(), await third.list()], [[id], [id], []]);
  assert.deepEqual([await hoa.list('mine'), await sung.list('mine')], [[id], []]);
  await assert.rejects(third.show(id), refusedWith('conflict.unknown'));
  await assert.rejects(hoa.show(id + 1), refusedWith('conflict.unknown'));
  const shown = await hoa.show(id);
  assert.deepEqual(
    [shown.kind, shown.owner.unit?.id, shown.owner.offices[0]?.role, shown.dueOn, shown.late, shown.blocks, shown.turn.who],
    ['number-claimed-twice', maiDong, 'commune-police', '2026-12-07', false, 'number', 'owner'],
  );
  assert.match(shown.owner.rule?.en ?? '', /newest/);
  assert.deepEqual([shown.persons.length, shown.evidence.length, shown.review], [2, 2, false]);
  assert.deepEqual(shown.moves, ['hand-over', 'comment']);
  assert.deepEqual((await sung.show(id)).moves, ['comment']);
});

test('handed over with a reason: the other commune has it and its clock does not begin anew; comments stay in the history', async (t) => {
  const db = await withTestDatabase(t);
  const id = await conflictOf(db, 'number-claimed-twice');
  const [hoa, sung] = [await desk(db), await desk(db, kySon)];
  await sung.work(id, { move: 'comment', words: 'Bà này ở Kỳ Sơn từ 2019' });
  const over: ConflictWork = { move: 'hand-over', words: 'Người này đã chuyển về Kỳ Sơn', commune: unitParts(successor).code };
  await assert.rejects(sung.work(id, over), refusedWith('conflict.not-your-office'));
  await assert.rejects(hoa.work(id, { ...over, commune: '99999' }), refusedWith('conflict.no-commune'));
  await assert.rejects(hoa.work(id, over, '1'), refusedWith('version.stale'));
  await hoa.work(id, over, '2');
  const after = await desk(db, successor);
  const shown = await after.show(id);
  assert.deepEqual([shown.owner.unit?.id, shown.owner.rule, shown.dueOn], [successor, null, '2026-12-07']);
  assert.deepEqual(shown.history.map(({ kind, text }) => [kind, text]).slice(1), [
    ['commented', 'Bà này ở Kỳ Sơn từ 2019'],
    ['handed-over', 'Người này đã chuyển về Kỳ Sơn'],
  ]);
  await assert.rejects(after.work(id, over), refusedWith('conflict.same-commune'));
  await assert.rejects(hoa.work(id, over), refusedWith('conflict.not-your-office'));
});

test('what blocks something is settled by a deed; what blocks nothing may be noted as seen by its own office, and that can be undone', async (t) => {
  const db = await withTestDatabase(t);
  const id = await conflictOf(db, 'number-claimed-twice');
  const [hoa, lan] = [await desk(db), await desk(db, maiDong, 'civil-status-officer')];
  const seen: ConflictWork = { move: 'settle', words: 'Phiếu lập muộn, người đã mất' };
  await assert.rejects(hoa.work(id, seen), refusedWith('conflict.settled-by-deed'));
  const parties = [one, two].map((form) => ({ formId: form, personId: form }));
  await inTransaction(db, (tx) => openConflicts(tx, [{ kind: 'dead-files', ownerUnit: maiDong, detail: 'dateOfDeath', parties }], { actId: 1, now }));
  const dead = id + 1;
  await assert.rejects(hoa.work(dead, seen), refusedWith('conflict.not-your-office'));
  await lan.work(dead, seen);
  assert.deepEqual([(await lan.show(dead)).state, (await lan.show(dead)).moves], ['settled', []]);
  await assert.rejects(lan.work(dead, seen), refusedWith('conflict.settled'));
  const [act] = await inTransaction(db, (tx) => listActs(tx, { kind: 'settle', limit: 1 }));
  const undoing = await inTransaction(db, (tx) => undoAct({ tx, now }, { actId: Number(act!.act), reason: 'Chưa xem kỹ', officers: ['Lan (2)'] }));
  assert.equal((await lan.show(dead)).state, 'open');
  await inTransaction(db, (tx) => undoAct({ tx, now }, { actId: undoing.actId, reason: 'Đã xem kỹ', officers: ['Lan (2)'] }));
  assert.equal((await lan.show(dead)).state, 'settled');
});

test('nobody works on a conflict about themself, nor answers what was not asked', async (t) => {
  const db = await withTestDatabase(t);
  const id = await conflictOf(db, 'two-residences');
  const herself = deskOf(db, await officer(db, 'commune-police', { personId: one }));
  await assert.rejects(herself.work(id, { move: 'settle', words: 'Không có gì' }), refusedWith('proposal.own-record'));
  await assert.rejects((await desk(db)).work(id, { move: 'answer', words: 'Đúng là bà ấy' }), refusedWith('conflict.not-your-turn'));
});
