import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf, type Officer } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { type PartialDate, type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { holds, refusedWith } from '../../../test/support/promises.ts';
import { maiDong, signInAs } from '../../../test/support/signed-in.ts';
import { correctPerson } from '../correct-person.ts';
import { enterForms } from '../events/entry-store.ts';
import { deadlines } from '../jobs.ts';
import { decideProposal } from '../proposals/decide-proposal.ts';
import { proposeUndo } from '../proposals/propose-moves.ts';
import { listProposals } from '../proposals/show-proposals.ts';
import type { Changes } from '../read-changes.ts';
import { showPerson } from '../show-person.ts';
import { tellElsewhere } from './follow-elsewhere.ts';
import { type NewRequest, openCorrection, showOwners } from './open-correction.ts';
import { listCorrections, showCorrection } from './show-corrections.ts';
import { type Step, workOnCorrection } from './work-on-correction.ts';

const now = new Date('2026-11-23T03:00:00Z'); // a Monday
/** Xã Huồi Tụ, Kỳ Sơn, Nghệ An. */
const huoiTu = unitId('commune', '16852', 0);
const son = 2 ** 32 + 1;
const wife = 2 ** 32 + 3;

/** Mr Sơn lives in Hà Nội, his birth was entered in Nghệ An; his wife names him as the head of their household. */
const register = (db: Database) =>
  buildFrom(
    db,
    [
      [
        madeForm({
          record: 1,
          fullName: 'Và Bá Sơn',
          dateOfBirth: 19790513,
          sex: 'M',
          birthRegistrationUnit: huoiTu,
          residenceUnit: maiDong,
          residenceFile: 'HS-1',
          householdId: 4321,
          relationToHead: 'head',
          personNumber: '040079000123',
          filledOn: 20190601,
        }),
        madeForm({ record: 2, source: 'khai-sinh', fullName: 'Và Bá Sơn', dateOfBirth: 19790513, sex: 'M', birthRegistrationUnit: huoiTu, officeUnit: huoiTu }),
      ],
      [
        madeForm({
          record: 3,
          fullName: 'Lê Thị Lan',
          dateOfBirth: 19820101,
          sex: 'F',
          birthRegistrationUnit: maiDong,
          residenceUnit: maiDong,
          residenceFile: 'HS-1',
          householdId: 4321,
          relationToHead: 'spouse',
          headName: 'Và Bá Sơn',
          headNumber: '040079000123',
          filledOn: 20190601,
        }),
      ],
    ],
    new Date('2026-11-01T03:00:00Z'),
  );

async function officer(db: Database, role: Role, more: { unit?: UnitId | null; personId?: number } = {}): Promise<Officer> {
  const { token } = await signInAs(db, role, { ...more, now });
  return (await inTransaction(db, (tx) => actorOf(tx, token, now))) as Officer;
}

const request = (more: Partial<NewRequest> = {}): NewRequest => ({
  personId: son,
  changes: { dateOfBirth: '1980-05-13' },
  reason: 'Sai năm sinh so với sổ gốc',
  evidence: ['Giấy khai sinh bản chính'],
  ...more,
});
const needsOf = (db: Database, actor: Officer, at: Date = now) => ({ dataDir: db.dataDir, now: at, actor, purpose: null, see: () => {}, seen: '*' });
const open = async (db: Database, actor: Officer, more: Partial<NewRequest> = {}) =>
  await inTransaction(db, (tx) => openCorrection({ tx, ...needsOf(db, actor) }, request(more)));
const work = (db: Database, actor: Officer, id: number, step: Step, seen = '*') =>
  inTransaction(db, (tx) => workOnCorrection({ tx, ...needsOf(db, actor), seen }, id, step));
const show = (db: Database, actor: Officer, id: number) => inTransaction(db, (tx) => showCorrection({ tx, ...needsOf(db, actor) }, id));
const turns = async (db: Database, actor: Officer) =>
  (await inTransaction(db, (tx) => listCorrections({ tx, ...needsOf(db, actor) }, { of: 'turn', limit: 50 }))).items.map(({ id }) => id);
const approvals = async (db: Database, actor: Officer) =>
  (await inTransaction(db, (tx) => listProposals({ tx, ...needsOf(db, actor) }, { limit: 50 }))).items.map(({ kind }) => kind);
const person = (db: Database, id: number) => inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, id));

const askUndo = (db: Database, actor: Officer, actId: number, reason: string) =>
  inTransaction(db, (tx) => proposeUndo({ tx, ...needsOf(db, actor) }, actId, { reason }));
/** Proposed by one and decided by another; the act of the undoing. */
async function undo(db: Database, [one, other]: readonly [Officer, Officer], actId: number, reason: string): Promise<number> {
  const { proposalId } = await askUndo(db, one, actId, reason);
  const { actId: undoing } = await inTransaction(db, (tx) => decideProposal({ tx, ...needsOf(db, other) }, proposalId, { decision: 'approve' }));
  return undoing as number;
}

/** The counter in Hà Nội, and the office of the entry 400 km away. */
async function offices(db: Database) {
  return {
    hoa: await officer(db, 'commune-police'),
    pa: await officer(db, 'civil-status-officer', { unit: huoiTu }),
    vu: await officer(db, 'committee-chairman', { unit: huoiTu }),
  };
}

test('opened 400 km away, examined and approved by two of the office that keeps the entry, in its clock; each step is told', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, pa, vu } = await offices(db);
  const [id] = (await open(db, hoa)) as [number];
  const opened = await show(db, hoa, id);
  assert.deepEqual([opened.owner.office, opened.dueOn, opened.moves], ['civil-status', '2026-11-26', ['withdraw']]);
  assert.deepEqual([await turns(db, hoa), await turns(db, pa), await turns(db, vu)], [[], [id], [id]]);
  await work(db, pa, id, { move: 'examine', reason: 'Sổ ghi năm 1980' });
  assert.deepEqual([await turns(db, pa), await turns(db, vu), await approvals(db, vu)], [[], [], ['correction']]); // in one queue alone
  await work(db, vu, id, { move: 'approve' });
  assert.equal((await person(db, son)).values.dateOfBirth?.value, '1980-05-13');
  const { state, history, act, turn } = await show(db, hoa, id);
  assert.deepEqual([state, turn, history.map(({ move }) => move)], ['corrected', null, ['open', 'examine', 'approve']]);
  const [signed] = await db.sql`select officers, evidence from intake.act where act_id = ${act}`;
  assert.deepEqual({ ...signed }, { officers: [pa, vu].map((one) => `${one.name} (${one.accountId})`), evidence: 'Giấy khai sinh bản chính' });
  await holds(db);
});

test('a request that touches two offices is two parts, each with its own clock', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, pa } = await offices(db);
  const ids = await open(db, hoa, { changes: { dateOfBirth: '1980-05-13', phone: '0912345678' } });
  const shown = await show(db, hoa, ids[0] as number);
  assert.deepEqual([shown.owner.office, shown.dueOn], ['commune-police', '2026-11-25']);
  assert.deepEqual(
    shown.others.map(({ id, owner, dueOn }) => [id, owner.office, dueOn]),
    [[ids[1], 'civil-status', '2026-11-26']],
  );
  assert.deepEqual([await turns(db, hoa), await turns(db, pa)], [[ids[0]], [ids[1]]]);
});

test('a corrected name is followed by those of the household who name the person, in one transaction', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, pa, vu } = await offices(db);
  const [id] = (await open(db, hoa, { changes: { fullName: 'Và Bá Sùng' } })) as [number];
  assert.deepEqual(
    (await show(db, hoa, id)).follows.map(({ label, after }) => [label.en, after?.en]),
    [['Head of the household in the archive of Lê Thị Lan', 'Và Bá Sùng']],
  );
  await work(db, pa, id, { move: 'examine' });
  await work(db, vu, id, { move: 'approve' });
  assert.equal((await person(db, wife)).values.headName?.value, 'Và Bá Sùng');
  await holds(db);
});

test('refused in writing, by the head alone or by who decides; corrected once more afterwards, also what was corrected', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, pa, vu } = await offices(db);
  const [first] = (await open(db, hoa)) as [number];
  await assert.rejects(work(db, pa, first, { move: 'refuse', reason: 'Sổ ghi khác' }), refusedWith('correction.not-your-turn'));
  await assert.rejects(work(db, vu, first, { move: 'refuse' }), refusedWith('proposal.no-reason'));
  await work(db, vu, first, { move: 'refuse', reason: 'Sổ gốc ghi năm 1979' });
  const [again] = (await open(db, hoa)) as [number];
  await work(db, pa, again, { move: 'examine' });
  await work(db, vu, again, { move: 'refuse', reason: 'Sổ gốc ghi năm 1979' });
  assert.equal((await show(db, hoa, again)).state, 'refused');
  for (const dateOfBirth of ['1980-05-13', '1981-05-13']) {
    const [id] = (await open(db, hoa, { changes: { dateOfBirth } })) as [number];
    await work(db, pa, id, { move: 'examine' });
    await work(db, vu, id, { move: 'approve' });
  }
  assert.equal((await person(db, son)).values.dateOfBirth?.value, '1981-05-13');
  await assert.rejects(work(db, vu, again, { move: 'approve' }), refusedWith('correction.closed'));
});

test('extended once where the law gives it, never a second time, nor where it gives none', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, pa } = await offices(db);
  const [phone, birth] = (await open(db, hoa, { changes: { dateOfBirth: '1980-05-13', phone: '0912345678' } })) as [number, number];
  await assert.rejects(work(db, pa, birth, { move: 'extend' }), refusedWith('proposal.no-reason'));
  await work(db, pa, birth, { move: 'extend', reason: 'Phải tra sổ giấy' });
  const { dueOn, isExtended, moves } = await show(db, pa, birth);
  assert.deepEqual([dueOn, isExtended, moves], ['2026-12-01', true, ['examine']]);
  await assert.rejects(work(db, pa, birth, { move: 'extend', reason: 'Phải tra nữa' }), refusedWith('correction.no-extension'));
  await assert.rejects(work(db, hoa, phone, { move: 'extend', reason: 'Phải hỏi thêm' }), refusedWith('correction.no-extension'));
});

test('withdrawn by who took it, its proposal with it; taken back by the examiner, it is to be examined again', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, pa, vu } = await offices(db);
  const [id] = (await open(db, hoa)) as [number];
  await work(db, pa, id, { move: 'examine' });
  await work(db, pa, id, { move: 'return', reason: 'Xem lại sổ' });
  assert.deepEqual([(await show(db, pa, id)).state, await turns(db, pa)], ['opened', [id]]);
  await work(db, pa, id, { move: 'examine' });
  await assert.rejects(work(db, vu, id, { move: 'withdraw' }), refusedWith('correction.not-your-turn'));
  await work(db, hoa, id, { move: 'withdraw' });
  assert.deepEqual([await turns(db, vu), (await db.sql`select from population.proposal where state = 'waiting'`).length], [[], 0]);
});

test('refused: who examined it decides under a second account; its own record; a stale version; two at once', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, vu } = await offices(db);
  const one = await officer(db, 'civil-status-officer', { unit: huoiTu, personId: 77 });
  const same = await officer(db, 'committee-chairman', { unit: huoiTu, personId: 77 });
  const own = await officer(db, 'civil-status-officer', { unit: huoiTu, personId: wife });
  const [id] = (await open(db, hoa)) as [number];
  await assert.rejects(open(db, await officer(db, 'commune-police', { personId: son })), refusedWith('proposal.own-record'));
  await assert.rejects(work(db, own, id, { move: 'examine' }), refusedWith('proposal.own-record'));
  await work(db, one, id, { move: 'examine' });
  await assert.rejects(work(db, same, id, { move: 'approve' }), refusedWith('proposal.same-human'));
  await assert.rejects(work(db, vu, id, { move: 'approve' }, '1'), refusedWith('version.stale'));
  const { proposal } = await show(db, vu, id);
  const outcomes = await Promise.allSettled([
    work(db, vu, id, { move: 'approve' }, '2'),
    inTransaction(db, (tx) => decideProposal({ tx, ...needsOf(db, vu) }, proposal as number, { decision: 'refuse', reason: 'Không đủ căn cứ' })),
  ]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('who took the request does not decide on it, under a second account either; the level above does', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { pa } = await offices(db);
  const head = await officer(db, 'committee-chairman', { unit: huoiTu, personId: 78 });
  const same = await officer(db, 'committee-chairman', { unit: huoiTu, personId: 78 });
  await db.sql`update access.account set state = 'retired' where full_name like 'committee-chairman-%' and account_id not in (${head.accountId}, ${same.accountId})`;
  const khanh = await officer(db, 'national-operator', { unit: null });
  const [refusing, id] = [(await open(db, head)) as [number], (await open(db, head, { changes: { dateOfBirth: '1981-05-13' } })) as [number]].map(
    ([one]) => one,
  ) as [number, number];
  await assert.rejects(work(db, same, refusing, { move: 'refuse', reason: 'Không đủ căn cứ' }), refusedWith('proposal.asked-by-you'));
  assert.deepEqual((await show(db, head, refusing)).moves.includes('refuse'), false);
  await work(db, pa, id, { move: 'examine' });
  assert.deepEqual([await approvals(db, head), await approvals(db, same), await approvals(db, khanh)], [[], [], ['correction']]);
  for (const one of [head, same]) await assert.rejects(work(db, one, id, { move: 'approve' }), refusedWith('proposal.asked-by-you'));
  const { proposal } = await show(db, pa, id);
  await assert.rejects(
    db.sql`
      update population.proposal set state = 'refused', decided_at = now(), decided_by = ${same.accountId}, decided_human = ${same.humanId}
      where proposal_id = ${proposal}`,
    /asker_does_not_decide/,
  );
  await work(db, khanh, id, { move: 'approve' });
  assert.equal((await person(db, son)).values.dateOfBirth?.value, '1981-05-13');
});

test('refused: nothing to correct, a value that stands, a field with another procedure, a birth in the future, a wish without cause', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa } = await offices(db);
  const refused = async (more: Partial<NewRequest>, code: string) => await assert.rejects(open(db, hoa, more), refusedWith(code));
  await refused({ changes: {} }, 'correction.empty');
  await refused({ changes: { dateOfBirth: '1979-05-13' } }, 'correction.nothing-new');
  await refused({ changes: { personNumber: '040080000001' } }, 'correction.field');
  await refused({ changes: { dateOfBirth: '13/5/1980' } }, 'correction.value');
  await refused({ changes: { dateOfBirth: '2027-01-01' } }, 'correction.birth-date');
  await refused({ changes: { phone: '0912345678' }, numberWish: 'keep' }, 'correction.wish-without-cause');
  await refused({ reason: '' }, 'proposal.no-reason');
  assert.equal((await db.sql`select from population.correction`).length, 0);
});

test('a day of death is corrected only where an entry tells the death, by the office of that entry; a living person is told how a death is registered', async (t) => {
  const db = await withTestDatabase(t);
  const lived = { fullName: 'Và Bá Sơn', dateOfBirth: 19790513, sex: 'M', residenceUnit: maiDong } as const;
  const death = madeForm({ record: 4, source: 'khai-tu', ...lived, dateOfDeath: 20240105, officeUnit: huoiTu, entry: '6, 01/2024', filledOn: 20240107 });
  await buildFrom(db, [[madeForm({ record: 1, ...lived })], [madeForm({ record: 3, ...lived }), death]], new Date('2026-11-01T03:00:00Z'));
  const { hoa, pa, vu } = await offices(db);
  const [living, dead] = [son, wife];
  await assert.rejects(open(db, hoa, { personId: living, changes: { dateOfDeath: '2024-01-06' } }), refusedWith('correction.no-death-entry'));
  const given = { personId: living, changes: { dateOfDeath: 20240106 as PartialDate }, reason: 'Nghe nói', officers: ['Hoa', 'Tuấn'] };
  await assert.rejects(
    inTransaction(db, (tx) => correctPerson({ tx, now }, given)),
    refusedWith('correction.no-death-entry'),
  );
  const asked = async (id: number) => (await inTransaction(db, (tx) => showOwners({ tx, dataDir: db.dataDir, now }, id))).items.map(({ field }) => field);
  assert.deepEqual([(await asked(living)).includes('dateOfDeath'), (await asked(dead)).includes('dateOfDeath')], [false, true]);
  await assert.rejects(open(db, hoa, { personId: dead, changes: { dateOfDeath: '1970-01-01' } }), refusedWith('correction.death-date'));
  const [id] = (await open(db, hoa, { personId: dead, changes: { dateOfDeath: '2024-01-06' } })) as [number];
  await work(db, pa, id, { move: 'examine' });
  await work(db, vu, id, { move: 'approve' });
  assert.deepEqual([(await person(db, dead)).values.dateOfDeath?.value, (await person(db, living)).state], ['2024-01-06', 'alive']);
  await holds(db);
});

test('an officer of another commune neither sees it nor works on it', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa } = await offices(db);
  const stranger = await officer(db, 'civil-status-officer', { unit: unitId('commune', '26734', 0) });
  const [id] = (await open(db, hoa)) as [number];
  await assert.rejects(show(db, stranger, id), refusedWith('correction.unknown'));
  await assert.rejects(work(db, stranger, id, { move: 'examine' }), refusedWith('correction.unknown'));
  await assert.rejects(work(db, stranger, 99, { move: 'examine' }), refusedWith('correction.unknown'));
});

test('the number that a corrected year contradicts is found, and silent where its holder wished to keep it', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, pa, vu } = await offices(db);
  const found = async () =>
    [...(await db.sql`select state from cleaning.finding where rule = 'number-kept-at-wish' order by form_id`)].map((row) => row['state']);
  for (const [dateOfBirth, numberWish] of [
    ['1980-05-13', undefined],
    ['1981-05-13', 'keep'],
  ] as const) {
    const [id] = (await open(db, hoa, { changes: { dateOfBirth }, numberWish })) as [number];
    await work(db, pa, id, { move: 'examine' });
    await work(db, vu, id, { move: 'approve' });
    assert.deepEqual(await found(), numberWish === undefined ? ['open'] : ['kept', 'kept']);
  }
  assert.equal((await person(db, son)).personNumber, '040079000123');
});

test('the office that owns the value is told, then the person and who took the request; an owner who is silent is reminded', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, pa, vu } = await offices(db);
  const told = async () =>
    [...(await db.sql`select kind, person_id, account_id, roles from notices.notice where kind <> 'number-given' order by notice_id`)].map((row) => [
      row['kind'],
      row['person_id'] ?? row['account_id'] ?? row['roles'],
    ]);
  const [id] = (await open(db, hoa)) as [number];
  assert.deepEqual(await told(), [['correction-opened', ['civil-status-officer', 'committee-chairman']]]);
  const own = deadlines.filter(({ kind }) => kind === 'correction' || kind === 'proposal');
  const due = async (until: string) => await inTransaction(db, async (tx) => await Promise.all(own.map(({ selectDue }) => selectDue(tx, until))));
  assert.deepEqual(await due('2026-11-25'), [[], []]);
  assert.equal((await due('2026-11-26'))[0]?.length, 1);
  await work(db, pa, id, { move: 'examine' });
  const [, [waiting] = []] = await due('2026-11-26');
  assert.deepEqual([waiting?.roles, waiting?.dueOn], [['committee-chairman'], '2026-11-26']);
  await work(db, vu, id, { move: 'refuse', reason: 'Sổ gốc ghi năm 1979' });
  assert.deepEqual((await told()).slice(1), [
    ['correction-refused', son],
    ['correction-refused', hoa.accountId],
  ]);
  assert.deepEqual(await due('2026-12-31'), [[], []]);
});

test('of a person under a seal nothing is seen, listed or decided by anybody outside the group', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, pa, vu } = await offices(db);
  const [id] = (await open(db, hoa)) as [number];
  await work(db, pa, id, { move: 'examine' });
  const { proposal } = await show(db, vu, id);
  await db.sql`
    insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by)
    values (${son}, 'protected-person', '1/QĐ', ${now}, '{a,b}')`;
  assert.deepEqual([await turns(db, vu), await turns(db, pa)], [[], []]);
  for (const officer of [hoa, pa, vu]) await assert.rejects(show(db, officer, id), refusedWith('correction.unknown'));
  await assert.rejects(
    inTransaction(db, (tx) => decideProposal({ tx, ...needsOf(db, vu) }, proposal as number, { decision: 'approve' })),
    refusedWith('proposal.unknown'),
  );
});

test('what civil status decided is taken back, and done again, by that office alone; the request says so and both who were told of it are told', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, pa, vu } = await offices(db);
  const tuan = await officer(db, 'commune-police-chief');
  const lan = await officer(db, 'civil-status-officer'); // where he lives, not where his birth was entered
  const [id] = (await open(db, hoa)) as [number];
  await work(db, pa, id, { move: 'examine' });
  await work(db, vu, id, { move: 'approve' });
  const act = Number((await show(db, hoa, id)).act);
  for (const other of [hoa, tuan, lan]) await assert.rejects(askUndo(db, other, act, 'Nhầm năm sinh'), refusedWith('proposal.of-another-office'));
  const { proposalId } = await askUndo(db, pa, act, 'Sổ gốc ghi năm 1979');
  const decide = (by: Officer) => inTransaction(db, (tx) => decideProposal({ tx, ...needsOf(db, by) }, proposalId, { decision: 'approve' }));
  await assert.rejects(decide(tuan), refusedWith('proposal.not-yours-to-decide'));
  await assert.rejects(decide(pa), refusedWith('proposal.same-human'));
  const { actId: undoing } = await decide(vu);
  assert.equal((await person(db, son)).values.dateOfBirth?.value, '1979-05-13');
  const shown = async () => {
    const { state, history, undoneBy, moves } = await show(db, hoa, id);
    return [state, history.at(-1)?.move, history.at(-1)?.name, undoneBy, moves];
  };
  assert.deepEqual(await shown(), ['undone', 'undo', vu.name, String(undoing), []]);
  await assert.rejects(askUndo(db, tuan, undoing as number, 'Vẫn đúng là 1980'), refusedWith('proposal.of-another-office'));
  await undo(db, [pa, vu], undoing as number, 'Đã xem lại sổ gốc');
  assert.deepEqual(await shown(), ['corrected', 'restore', vu.name, null, []]);
  const told = await db.sql<{ kind: string; whom: string }[]>`
    select kind, coalesce(person_id, account_id) as whom
    from notices.notice
    where kind in ('correction-undone', 'correction-restored')
    order by notice_id`;
  assert.deepEqual(
    told.map(({ kind, whom }) => [kind, Number(whom)]),
    ['correction-undone', 'correction-restored'].flatMap((kind) => [son, hoa.accountId].map((whom) => [kind, whom])),
  );
  await holds(db);
});

test('killed before the commit of its undoing: the correction stands and its request says so; an act without a request goes by whose fields it changed', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, pa, vu } = await offices(db);
  const tuan = await officer(db, 'commune-police-chief');
  const [id] = (await open(db, hoa)) as [number];
  await work(db, pa, id, { move: 'examine' });
  await work(db, vu, id, { move: 'approve' });
  const { proposalId } = await askUndo(db, pa, Number((await show(db, hoa, id)).act), 'Sổ gốc ghi năm 1979');
  const killed = inTransaction(db, async (tx) => {
    await decideProposal({ tx, ...needsOf(db, vu) }, proposalId, { decision: 'approve' });
    throw new Error('killed');
  });
  await assert.rejects(killed, /killed/);
  assert.deepEqual([(await show(db, hoa, id)).state, (await person(db, son)).values.dateOfBirth?.value], ['corrected', '1980-05-13']);
  const correct = (changes: Changes) =>
    inTransaction(db, (tx) => correctPerson({ tx, now }, { personId: wife, changes, reason: 'Lời khai', officers: ['a', 'b'] }));
  const [name, phone] = [await correct({ fullName: 'Lê Thị Làn' }), await correct({ phone: '0912345678' })];
  await assert.rejects(askUndo(db, hoa, name.actId, 'Ghi nhầm người'), refusedWith('proposal.of-another-office'));
  await undo(db, [hoa, tuan], phone.actId, 'Ghi nhầm người');
  await holds(db);
});

test('a corrected entry bears its note, and another one when the correction is taken back, and when it holds again', async (t) => {
  const db = await withTestDatabase(t);
  const entry = madeForm({
    record: 2,
    source: 'khai-sinh',
    fullName: 'Và Bá Sơn',
    dateOfBirth: 19790513,
    sex: 'M',
    birthRegistrationUnit: huoiTu,
    officeUnit: huoiTu,
    entry: '38, 01/1979',
    filledOn: 19790520,
  });
  await buildFrom(db, [[entry]], new Date('2026-11-01T03:00:00Z'));
  await inTransaction(db, enterForms);
  const { pa, vu } = await offices(db);
  const khanh = await officer(db, 'national-operator', { unit: null });
  const [id] = (await open(db, khanh, { personId: son + 1 })) as [number];
  await work(db, pa, id, { move: 'examine' });
  await work(db, vu, id, { move: 'approve' });
  const { act } = await show(db, khanh, id);
  const undoing = await undo(db, [pa, vu], Number(act), 'Sổ gốc ghi năm 1979');
  await undo(db, [pa, vu], undoing, 'Đã xem lại sổ gốc');
  const notes = await db.sql`select kind, words_vi, signed_as, act_id from population.entry_note order by note_no`;
  assert.deepEqual(
    notes.map((note) => [note['kind'], note['signed_as']]),
    [
      ['corrected', vu.name],
      ['undone', vu.name],
      ['restored', vu.name],
    ],
  );
  assert.equal(notes[0]?.['words_vi'], 'Cải chính. Ngày, tháng, năm sinh: 13/05/1979 → 13/05/1980');
});

test('an entry that always said so bears no note; one whose own value changes bears it, from what it told by then', async (t) => {
  const db = await withTestDatabase(t);
  const lived = { fullName: 'Và Bá Sơn', sex: 'M', birthRegistrationUnit: huoiTu, residenceUnit: maiDong } as const;
  const book = { officeUnit: huoiTu, entry: '38, 01/1979', filledOn: 19790101 } as const; // before the birth, so a rule doubts its date
  const entry = madeForm({ record: 2, source: 'khai-sinh', ...lived, ...book, dateOfBirth: 19790513, doubts: ['dateOfBirth'] });
  await buildFrom(db, [[madeForm({ record: 1, ...lived, dateOfBirth: 19810513, filledOn: 20190601 }), entry]], new Date('2026-11-01T03:00:00Z'));
  await inTransaction(db, enterForms);
  const { hoa, pa, vu } = await offices(db);
  const corrected = async (dateOfBirth: string) => {
    const [id] = (await open(db, hoa, { changes: { dateOfBirth } })) as [number];
    await work(db, pa, id, { move: 'examine' });
    await work(db, vu, id, { move: 'approve' });
    assert.deepEqual([(await person(db, son)).versions.at(-1)?.request, (await person(db, son)).versions.at(-1)?.changed.includes('dateOfBirth')], [id, true]);
    assert.equal((await person(db, son)).values.dateOfBirth?.entry?.number, '38'); // the decided value rests on it, by what it tells or by its note
    const found = await db.sql`select form_id from cleaning.finding where rule = 'births-disagree'`;
    assert.equal(found.length, 0, 'nothing is found against what was decided');
    return [...(await db.sql`select words_vi from population.entry_note order by note_no`)].map((note) => note['words_vi']);
  };
  const label = 'Cải chính. Ngày, tháng, năm sinh:';
  assert.deepEqual(await corrected('1979-05-13'), []);
  assert.deepEqual(await corrected('1980-05-13'), [`${label} 13/05/1979 → 13/05/1980`]);
  assert.deepEqual((await corrected('1979-05-13')).slice(1), [`${label} 13/05/1980 → 13/05/1979`]);
});

test('a corrected name is told to the commune of a child who lives elsewhere and names the parent; cards and insurance hear what concerns them', async (t) => {
  const db = await withTestDatabase(t);
  const father = {
    fullName: 'Và Bá Sơn',
    dateOfBirth: 19790513,
    sex: 'M',
    birthRegistrationUnit: huoiTu,
    residenceUnit: maiDong,
    personNumber: '040079000123',
    householdId: 4321,
    residenceFile: 'HS-1',
    relationToHead: 'head',
    filledOn: 20190601,
  } as const;
  const child = {
    fullName: 'Và Thị Mai',
    dateOfBirth: 20010101,
    sex: 'F',
    birthRegistrationUnit: huoiTu,
    fatherName: 'Và Bá Sơn',
    fatherNumber: '040079000123',
    personNumber: '040301000124',
  } as const;
  await buildFrom(
    db,
    [
      [madeForm({ record: 1, ...father })],
      [
        madeForm({ record: 3, ...child, residenceUnit: maiDong, householdId: 4321, residenceFile: 'HS-1', relationToHead: 'child', filledOn: 20190601 }),
        madeForm({ record: 4, ...child, residenceUnit: huoiTu, householdId: 99, residenceFile: 'HS-9', relationToHead: 'head', filledOn: 20240601 }),
      ],
    ],
    new Date('2026-11-01T03:00:00Z'),
  );
  const { hoa, pa, vu } = await offices(db);
  const [id] = (await open(db, hoa, { changes: { fullName: 'Và Bá Sùng' } })) as [number];
  await work(db, pa, id, { move: 'examine' });
  await work(db, vu, id, { move: 'approve' });
  const [event] = await db.sql<{ payload: { concerns: string[]; elsewhere: number[] } }[]>`select payload from database.event where type = 'person.corrected'`;
  assert.deepEqual([event?.payload.concerns, event?.payload.elsewhere], [['card', 'insurance'], [wife]]);
  const heard = { eventId: 1, type: 'person.corrected', payload: event?.payload as object as { [name: string]: unknown }, announcedAt: now } as const;
  for (let times = 0; times < 2; times++) await inTransaction(db, (tx) => tellElsewhere({ tx, now, dataDir: db.dataDir }, heard));
  const told = await db.sql`select roles, units from notices.notice where kind = 'kin-corrected'`;
  assert.equal(told.length, 1);
  assert.ok(told[0]?.['units'].includes(huoiTu));
});

test('killed before the commit of its decision: the correction waits as before, and neither archive, note nor notice is there', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const { hoa, pa, vu } = await offices(db);
  const [id] = (await open(db, hoa)) as [number];
  await work(db, pa, id, { move: 'examine' });
  const counts = async () => [...(await db.sql`select (select count(*) from intake.act) as acts, (select count(*) from notices.notice) as notices`)];
  const before = await counts();
  const killed = inTransaction(db, async (tx) => {
    await workOnCorrection({ tx, ...needsOf(db, vu) }, id, { move: 'approve' });
    throw new Error('killed');
  });
  await assert.rejects(killed, /killed/);
  assert.deepEqual([await counts(), (await show(db, vu, id)).state], [before, 'examined']);
  await holds(db);
  await work(db, vu, id, { move: 'approve' });
  assert.equal((await person(db, son)).values.dateOfBirth?.value, '1980-05-13');
});
