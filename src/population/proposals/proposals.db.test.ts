import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, actorOf } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { dayOfReform, unitCatalogue } from '#geography/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { holds, refusedWith } from '../../../test/support/promises.ts';
import { maiDong, signInAs } from '../../../test/support/signed-in.ts';
import { correctPerson } from '../correct-person.ts';
import { digestRegister } from '../digest.ts';
import { type Decision, decideProposal } from './decide-proposal.ts';
import { type NewProposal, proposeAct } from './propose-act.ts';
import { listProposals, showProposal } from './show-proposals.ts';

const now = new Date('2026-11-23T03:00:00Z');
const haNoi = unitId('province', '01', 1);
const mai = { fullName: 'Lê Thị Mai', dateOfBirth: 19880101, sex: 'F', birthRegistrationUnit: maiDong, residenceUnit: maiDong } as const;
const [one, two, sister, other] = [1, 2, 3, 4].map((record) => 2 ** 32 + record) as [number, number, number, number];

/** Two records of one woman, a sister in the household of the first, and somebody else. */
const register = (db: Database) =>
  buildFrom(
    db,
    [
      [madeForm({ record: 1, ...mai, residenceFile: 'HS-1', householdId: 4321, relationToHead: 'chu-ho', filledOn: 20190601 })],
      [madeForm({ record: 2, ...mai, filledOn: 20210601 })],
      [madeForm({ record: 3, ...mai, fullName: 'Lê Thị Lan', residenceFile: 'HS-1', householdId: 4321, relationToHead: 'em', filledOn: 20190601 })],
      [madeForm({ record: 4, ...mai, fullName: 'Phạm Văn Quý', sex: 'M' })],
    ],
    now,
  );

async function officer(db: Database, role: Role, more: { unit?: UnitId | null; personId?: number } = {}): Promise<Actor> {
  const { token } = await signInAs(db, role, { ...more, now });
  return await inTransaction(db, (tx) => actorOf(tx, token, now));
}

const mergeOf = (more: Partial<NewProposal> = {}): NewProposal => ({
  kind: 'merge',
  payload: { first: one, second: two },
  subjects: [one, two],
  reason: 'Một người khai hai lần',
  ...more,
});
const propose = async (db: Database, actor: Actor, proposal = mergeOf()) =>
  (await inTransaction(db, (tx) => proposeAct({ tx, now, actor }, proposal))).proposalId;
const decide = (db: Database, actor: Actor, id: number, decision: Decision = { decision: 'approve' }) =>
  inTransaction(db, (tx) => decideProposal({ tx, now, dataDir: db.dataDir, actor }, id, decision));
const seenBy = (db: Database, actor: Actor) => ({ dataDir: db.dataDir, now, actor, see: () => {} });
const waiting = async (db: Database, actor: Actor) =>
  (await inTransaction(db, (tx) => listProposals({ tx, ...seenBy(db, actor) }, { limit: 50 }))).items.map(({ id }) => id);
const show = (db: Database, actor: Actor, id: number) => inTransaction(db, (tx) => showProposal({ tx, ...seenBy(db, actor) }, id));

test('an officer proposes, the chief sees it wait and approves: it is done, signed by both, and waits for nobody', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const [hoa, tuan] = [await officer(db, 'commune-police'), await officer(db, 'commune-police-chief')];
  const id = await propose(db, hoa);
  assert.deepEqual([await waiting(db, tuan), await waiting(db, hoa)], [[id], []]);
  assert.deepEqual([(await show(db, tuan, id)).moves, (await show(db, hoa, id)).moves], [['approve', 'refuse'], ['withdraw']]);
  const { state, actId } = await decide(db, tuan, id);
  assert.equal(state, 'approved');
  const [act] = await db.sql`select kind, officers, reason from intake.act where act_id = ${actId}`;
  assert.deepEqual({ ...act }, { kind: 'merge', officers: [signed(hoa), signed(tuan)], reason: 'Một người khai hai lần' });
  assert.deepEqual(await waiting(db, tuan), []);
  await holds(db);
  await assert.rejects(decide(db, tuan, id), refusedWith('proposal.decided'));
});

const signed = (actor: Actor): string => (actor.kind === 'officer' ? `${actor.name} (${actor.accountId})` : '');

test('refused: the same human under a second account, in words and by the database', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await officer(db, 'commune-police-chief');
  const [first, second] = [await officer(db, 'commune-police', { personId: other }), await officer(db, 'commune-police-chief', { personId: other })];
  const id = await propose(db, first);
  assert.deepEqual(await waiting(db, second), []);
  await assert.rejects(decide(db, second, id), refusedWith('proposal.same-human'));
  assert.ok(second.kind === 'officer');
  await assert.rejects(
    db.sql`
      update population.proposal
      set state = 'refused', decided_at = now(), decided_by = ${second.accountId}, decided_human = ${second.humanId}
      where proposal_id = ${id}`,
    /four_eyes/,
  );
});

test("refused: one's own record and that of one's household, for both pairs of eyes; then the level above decides", async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const own = await officer(db, 'commune-police', { personId: one });
  await assert.rejects(propose(db, own), refusedWith('proposal.own-record'));
  const hoa = await officer(db, 'commune-police');
  const chief = await officer(db, 'commune-police-chief', { personId: sister });
  const province = await officer(db, 'provincial-police', { unit: haNoi });
  const id = await propose(db, hoa);
  assert.deepEqual([await waiting(db, chief), await waiting(db, province)], [[], [id]]);
  await assert.rejects(decide(db, chief, id), refusedWith('proposal.own-record'));
  assert.equal((await decide(db, province, id)).state, 'approved');
});

test('where a commune has one officer the province is the second pair of eyes; above it the country', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const chief = await officer(db, 'commune-police-chief');
  const [province, elsewhere] = [
    await officer(db, 'provincial-police', { unit: haNoi }),
    await officer(db, 'provincial-police', { unit: unitId('province', '40', 1) }),
  ];
  const id = await propose(db, chief);
  assert.deepEqual([await waiting(db, chief), await waiting(db, elsewhere), await waiting(db, province)], [[], [], [id]]);
  await assert.rejects(decide(db, elsewhere, id), refusedWith('proposal.unknown'));
  await decide(db, province, id, { decision: 'refuse', reason: 'Hai người khác nhau' });
  const again = await propose(db, province);
  const operator = await officer(db, 'national-operator', { unit: null });
  assert.deepEqual(await waiting(db, operator), [again]);
});

test('an officer who left with work half done: the level above may decide while nobody holds the office, the next holder does', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const [hoa, tuan] = [await officer(db, 'commune-police'), await officer(db, 'commune-police-chief')];
  const province = await officer(db, 'provincial-police', { unit: haNoi });
  const id = await propose(db, hoa);
  assert.deepEqual(await waiting(db, province), []);
  await assert.rejects(decide(db, province, id), refusedWith('proposal.not-yours-to-decide'));
  await db.sql`update access.post set valid_to = '2026-11-22' where account_id = ${tuan.kind === 'officer' ? tuan.accountId : 0}`;
  assert.deepEqual(await waiting(db, province), [id]);
  const next = await officer(db, 'commune-police-chief');
  assert.deepEqual([await waiting(db, province), await waiting(db, next)], [[], [id]]);
});

test('a unit that was abolished: what was proposed in it is decided by its successor', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const projection = unitCatalogue().project(maiDong, dayOfReform);
  const successor = 'unit' in projection ? projection.unit : projection.candidates[0];
  const id = await propose(db, await officer(db, 'commune-police'));
  const chief = await officer(db, 'commune-police-chief', { unit: successor as UnitId });
  assert.deepEqual(await waiting(db, chief), [id]);
  assert.equal((await decide(db, chief, id)).state, 'approved');
});

test('two chiefs at once: one does it, one is refused', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const [hoa, tuan, duc] = [await officer(db, 'commune-police'), await officer(db, 'commune-police-chief'), await officer(db, 'commune-police-chief')];
  const id = await propose(db, hoa);
  const outcomes = await Promise.allSettled([decide(db, tuan, id), decide(db, duc, id, { decision: 'refuse', reason: 'Hai người khác nhau' })]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const lost = outcomes.find((outcome) => outcome.status === 'rejected');
  assert.ok(lost?.status === 'rejected' && refusedWith('proposal.decided')(lost.reason));
  assert.equal((await db.sql`select from intake.act where kind = 'merge'`).length, outcomes[0]?.status === 'fulfilled' ? 1 : 0);
});

test('an archive changed since: not approved, told what changed; it can be refused, in writing only', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const [hoa, tuan] = [await officer(db, 'commune-police'), await officer(db, 'commune-police-chief')];
  const id = await propose(db, hoa);
  const correction = { personId: two, changes: { phone: '0912345678' }, reason: 'Số mới', officers: ['a', 'b'] };
  await inTransaction(db, (tx) => correctPerson({ tx, now }, correction));
  await assert.rejects(decide(db, tuan, id), (error) => refusedWith('proposal.stale')(error) && (error as Error).message.includes('Telephone'));
  const { stale, moves } = await show(db, tuan, id);
  assert.deepEqual([stale, moves], [true, ['refuse']]);
  await assert.rejects(decide(db, tuan, id, { decision: 'refuse' }), refusedWith('proposal.no-reason'));
  const { state, decisionReason } = await decide(db, tuan, id, { decision: 'refuse', reason: 'Hồ sơ đã đổi' });
  assert.deepEqual([state, decisionReason], ['refused', 'Hồ sơ đã đổi']);
});

test('withdrawn by who proposed it, and by nobody else; the same is not proposed twice while it waits', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const [hoa, tuan] = [await officer(db, 'commune-police'), await officer(db, 'commune-police-chief')];
  const id = await propose(db, hoa);
  await assert.rejects(propose(db, hoa), refusedWith('proposal.same-waits'));
  await assert.rejects(decide(db, tuan, id, { decision: 'withdraw' }), refusedWith('proposal.not-yours-to-withdraw'));
  assert.equal((await decide(db, hoa, id, { decision: 'withdraw' })).state, 'withdrawn');
  assert.notEqual(await propose(db, hoa), id);
});

test('refused: an office that proposes no such act, no reason, a person who is not there, a proposal that is not', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const [hoa, lan, tuan] = [await officer(db, 'commune-police'), await officer(db, 'civil-status-officer'), await officer(db, 'commune-police-chief')];
  await assert.rejects(propose(db, lan), refusedWith('proposal.not-your-office'));
  await assert.rejects(propose(db, hoa, mergeOf({ reason: '  ' })), refusedWith('proposal.no-reason'));
  await assert.rejects(propose(db, hoa, mergeOf({ subjects: [one, 99] })), refusedWith('person.unknown'));
  await assert.rejects(decide(db, tuan, 99), refusedWith('proposal.unknown'));
  const id = await propose(db, hoa);
  await assert.rejects(show(db, lan, id), refusedWith('proposal.unknown'));
});

test('a split and its undoing are proposals too; what fails leaves the proposal waiting', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const [hoa, tuan] = [await officer(db, 'commune-police'), await officer(db, 'commune-police-chief')];
  const { actId } = await decide(db, tuan, await propose(db, hoa));
  const apart = { kind: 'split', payload: { personId: one, forms: [two] }, subjects: [one], reason: 'Hai chị em cùng tên' };
  const split = await decide(db, tuan, await propose(db, hoa, apart));
  assert.equal(split.state, 'approved');
  await holds(db);
  const undoing = { kind: 'undo', payload: { actId }, subjects: [one], reason: 'Gỡ nhầm thứ tự' };
  const early = await propose(db, hoa, undoing);
  await assert.rejects(decide(db, tuan, early), refusedWith('act.built-on'));
  assert.equal((await show(db, hoa, early)).state, 'waiting');
  assert.equal((await decide(db, tuan, await propose(db, hoa, { ...undoing, payload: { actId: split.actId } }))).state, 'approved');
  await holds(db);
});

test('killed before the commit of its decision, a merge, a split, an undoing: it waits as before, and nothing of the act is there', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const [hoa, tuan] = [await officer(db, 'commune-police'), await officer(db, 'commune-police-chief')];
  const decideKilled = async (id: number): Promise<void> => {
    const count = async () => (await db.sql`select from intake.act`).length;
    const [acts, digest] = [await count(), await digestRegister(db)];
    const killed = inTransaction(db, async (tx) => {
      await decideProposal({ tx, now, dataDir: db.dataDir, actor: tuan }, id, { decision: 'approve' });
      throw new Error('killed');
    });
    await assert.rejects(killed, /killed/);
    assert.deepEqual([await count(), await digestRegister(db), (await show(db, hoa, id)).state], [acts, digest, 'waiting']);
    await holds(db);
  };
  const done = async (proposal: NewProposal): Promise<number> => {
    const id = await propose(db, hoa, proposal);
    await decideKilled(id);
    const { actId } = await decide(db, tuan, id);
    await holds(db);
    return actId as number;
  };
  const merged = await done(mergeOf());
  await done({ kind: 'undo', payload: { actId: merged }, subjects: [one, two], reason: 'Hai chị em cùng tên' });
  await done(mergeOf({ reason: 'Xem lại: một người' }));
  await done({ kind: 'split', payload: { personId: one, forms: [two] }, subjects: [one], reason: 'Hai chị em cùng tên' });
});

test('whoever signs is told what: the forms that go by what they say, the act by its kind, day and reason, the way to it; silence is reminded of after five working days', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const [hoa, tuan] = [await officer(db, 'commune-police'), await officer(db, 'commune-police-chief')];
  const parting = await propose(db, hoa, {
    kind: 'split',
    payload: { personId: sister, forms: [sister], takeNumber: true },
    subjects: [sister],
    reason: 'Hai người',
  });
  const { details, dueOn, leadsTo } = await show(db, tuan, parting);
  assert.deepEqual([details[0]?.after?.vi, dueOn, leadsTo], ['Lê Thị Lan · 01/01/1988 (dc01/tep-1.csv:4, 01/06/2019)', '2026-11-30', null]);
  assert.equal(details[1]?.after?.en, 'goes with these forms');
  const { actId } = await inTransaction(db, (tx) =>
    correctPerson({ tx, now }, { personId: other, changes: { religion: 'khong' }, reason: 'Theo tờ khai', officers: ['Hoa', 'Tuấn'] } as never),
  );
  const undoing = await show(db, tuan, await propose(db, hoa, { kind: 'undo', payload: { actId }, subjects: [other], reason: 'Ghi nhầm' }));
  assert.deepEqual(
    undoing.details.map(({ before }) => before?.vi),
    [`${actId}: sửa chữa, 23/11/2026`, 'Theo tờ khai'],
  );
  assert.deepEqual(undoing.leadsTo, { page: 'act', id: String(actId) });
});
