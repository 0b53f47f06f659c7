/** What a death leaves behind: a household without its head, work that was open, an account. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { holds, refusedWith } from '../../../test/support/promises.ts';
import { birth, death, father, grandmother, mother, now, opened, registered, shown, tokenOf, within } from '../../../test/support/registered-events.ts';
import { signInAs } from '../../../test/support/signed-in.ts';
import { openCorrection } from '../corrections/open-correction.ts';
import { decideProposal } from '../proposals/decide-proposal.ts';
import { proposeAct } from '../proposals/propose-act.ts';
import { proposeUndo } from '../proposals/propose-moves.ts';
import { closeAfterDeath } from './close-after-death.ts';
import { prepareEvent } from './register-event.ts';
import { said } from './said.ts';

const ofFather = (more: object = {}) => death({ personNumber: '001090004567' }, more);

test('the head of a household dies: who is head then is asked, and those who are left have that head from the day on', async (t) => {
  const { db, lan } = await opened(t);
  const { asks } = await within(db, lan, (needs) => prepareEvent(needs, said.parse(ofFather())));
  assert.deepEqual([asks.map(({ code }) => code), asks[0]?.words.en], [['no-head'], 'the household is left without a head: Nguyễn Thị Hoa, Trần Thị Mão']);
  await assert.rejects(registered(db, lan, ofFather()), refusedWith('event.must-confirm'));
  const wife = { person: tokenOf(db, mother), relationToHead: 'head' };
  await assert.rejects(registered(db, lan, ofFather({ remaining: [wife] })), refusedWith('event.old-head-leaves'));
  const both = [wife, { person: tokenOf(db, grandmother), relationToHead: 'head' }];
  await assert.rejects(registered(db, lan, ofFather({ remaining: both })), refusedWith('event.old-head-leaves'));
  const { eventId } = await registered(db, lan, ofFather({ remaining: [wife, { person: tokenOf(db, grandmother), relationToHead: 'parent' }] }));
  const household = (await shown(db, mother)).household?.members.map(({ fullName, role }) => [fullName, role]);
  assert.deepEqual(household, [
    ['Nguyễn Thị Hoa', 'head'],
    ['Trần Thị Mão', 'parent'],
  ]);
  assert.equal((await shown(db, mother, '2026-11-20')).household?.members.length, 3);
  const [event] = await db.sql`select payload from database.event where type = 'person.died'`;
  assert.deepEqual(event?.['payload'], { actId: eventId, persons: [father] }, 'who is left has not died');
  await holds(db);
});

test('undone by two officers: alive again, head again, and the entry says so', async (t) => {
  const { db, lan, chair } = await opened(t);
  const remaining = [
    { person: tokenOf(db, mother), relationToHead: 'head' },
    { person: tokenOf(db, grandmother), relationToHead: 'parent' },
  ];
  const { eventId } = await registered(db, lan, ofFather({ remaining }));
  const { proposalId } = await within(db, lan, (needs) => proposeUndo(needs, eventId, { reason: 'Báo tử nhầm người' }));
  await assert.rejects(
    within(db, lan, (needs) => decideProposal(needs, proposalId, { decision: 'approve' })),
    refusedWith('proposal.same-human'),
  );
  await within(db, chair, (needs) => decideProposal(needs, proposalId, { decision: 'approve' }));
  const back = await shown(db, father);
  assert.deepEqual([back.state, back.values.relationToHead?.value, back.household?.members.length], ['alive', 'head', 3]);
  const [note] = await db.sql`select kind from population.entry_note order by note_no desc limit 1`;
  assert.equal(note?.['kind'], 'undone');
  await registered(db, lan, ofFather({ remaining }));
  await holds(db);
});

const deadOf = async (db: Database, actId: number) =>
  await inTransaction(db, (tx) => closeAfterDeath({ tx, now, dataDir: db.dataDir }, { actId, persons: [father], announcedAt: now }));

test('what was open of the dead is closed with its reason, what an entry tells goes on; the account signs nobody in', async (t) => {
  const { db, lan, hoa } = await opened(t);
  const before = new Date(now.getTime() - 60_000);
  const own = await signInAs(db, 'commune-police', { personId: father, now });
  const proposal = { kind: 'correct', payload: { personId: father, changes: { phone: '0912345678' } }, subjects: [father], reason: 'Đổi số điện thoại' };
  const { proposalId } = await within(db, hoa, (needs) => proposeAct({ ...needs, now: before }, proposal));
  const asked = (changes: { readonly [field: string]: string }) =>
    within(db, hoa, (needs) => openCorrection({ ...needs, now: before }, { personId: father, changes, reason: 'Giấy tờ nói khác', evidence: ['Đơn'] }));
  await asked({ religion: 'Phật giáo' });
  await asked({ originPlace: 'phường Mai Động, quận Hoàng Mai, thành phố Hà Nội', ethnicity: 'Tày' });
  const confirmed = [{ code: 'no-head', reason: 'Công an xã hỏi hộ sau' }];
  const { eventId } = await registered(db, lan, ofFather({ confirmed }));
  const later = await within(db, lan, (needs) => proposeUndo(needs, eventId, { reason: 'Báo tử nhầm người' }));
  await deadOf(db, eventId);
  await deadOf(db, eventId);
  const states = await db.sql`select proposal_id as id, state from population.proposal order by proposal_id`;
  assert.deepEqual(
    [...states],
    [
      { id: proposalId, state: 'withdrawn' },
      { id: later.proposalId, state: 'waiting' },
    ],
  );
  assert.deepEqual(
    (await db.sql`select office, state from population.correction order by office`).map(({ office, state }) => [office, state]),
    [
      ['civil-status', 'opened'],
      ['commune-police', 'withdrawn'],
    ],
  );
  const [account] = await db.sql`
    select a.state, (select count(*)::int from access.session as s where s.account_id = a.account_id and ended_at is null) as sessions
    from access.account as a where account_id = ${own.accountId}`;
  assert.deepEqual({ ...account }, { state: 'locked', sessions: 0 });
  const told = await db.sql`select account_id as account from notices.notice where kind = 'closed-by-death'`;
  assert.deepEqual(
    told.map(({ account: one }) => one),
    [hoa.accountId, hoa.accountId],
  );
});

test('a build tells of a death: it is announced once with all who died, and what was open of them is closed in the name of who began it', async (t) => {
  const { db, hoa } = await opened(t);
  const before = new Date(now.getTime() - 60_000);
  const own = await signInAs(db, 'commune-police', { personId: father, now });
  const proposal = { kind: 'correct', payload: { personId: father, changes: { phone: '0912345678' } }, subjects: [father], reason: 'Đổi số điện thoại' };
  const { proposalId } = await within(db, hoa, (needs) => proposeAct({ ...needs, now: before }, proposal));
  const asked = { personId: father, changes: { religion: 'Phật giáo' }, reason: 'Giấy tờ nói khác', evidence: ['Đơn'] };
  const [opening] = await within(db, hoa, (needs) => openCorrection({ ...needs, now: before }, asked));
  const died = { file: 2, source: 'khai-tu', filledOn: 20261122, dateOfDeath: 20261120 } as const;
  const build = await buildFrom(
    db,
    [
      [madeForm({ record: 1 }), madeForm({ ...died, record: 1, fullName: 'Lê Văn Nam', dateOfBirth: 19900203, sex: 'M' })],
      [madeForm({ record: 3 }), madeForm({ ...died, record: 2, fullName: 'Trần Thị Mão', dateOfBirth: 19500000, sex: 'F' })],
      [madeForm({ ...died, record: 3, fullName: 'Đỗ Văn Xa', dateOfBirth: 19500101, sex: 'M' })],
    ],
    now,
  );
  const events = await db.sql`select payload from database.event where type = 'person.died'`;
  assert.deepEqual(
    events.map(({ payload }) => payload),
    [{ actId: build, persons: [father, grandmother] }],
    'of whom nobody knew while they lived nothing is open',
  );
  await deadOf(db, build);
  const [closed] = await db.sql`select state, decided_human as human, decision_reason as reason from population.proposal where proposal_id = ${proposalId}`;
  assert.deepEqual({ ...closed }, { state: 'withdrawn', human: null, reason: `Người này đã chết ngày 20/11/2026 (lần ghi ${build})` });
  const [moved] = await db.sql`
    select c.state, m.account_id as account, m.reason from population.correction as c join population.correction_move as m using (correction_id, version)
    where correction_id = ${opening as number}`;
  assert.deepEqual({ ...moved }, { state: 'withdrawn', account: hoa.accountId, reason: `Người này đã chết ngày 20/11/2026 (lần ghi ${build})` });
  const [account] = await db.sql`select state from access.account where account_id = ${own.accountId}`;
  assert.equal(account?.['state'], 'locked');
  await holds(db);
});

test('a death that was undone before anybody heard of it closes nothing', async (t) => {
  const { db, lan, chair } = await opened(t);
  const own = await signInAs(db, 'commune-police', { personId: father, now });
  const { eventId } = await registered(db, lan, ofFather({ confirmed: [{ code: 'no-head', reason: 'Công an xã hỏi hộ sau' }] }));
  const { proposalId } = await within(db, lan, (needs) => proposeUndo(needs, eventId, { reason: 'Báo tử nhầm người' }));
  await within(db, chair, (needs) => decideProposal(needs, proposalId, { decision: 'approve' }));
  await deadOf(db, eventId);
  const [account] = await db.sql`select state from access.account where account_id = ${own.accountId}`;
  assert.equal(account?.['state'], 'active');
  assert.ok((await registered(db, lan, birth())).eventId, 'and the father may have children again');
});
