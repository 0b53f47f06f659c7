/** Entries of paper books: typed by one officer from the scan, compared by another. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import type { Officer } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { keepPaper, receivePaper } from '#documents/index.ts';
import { dayOfReform, unitCatalogue } from '#geography/index.ts';
import type { UnitId } from '#values/index.ts';
import { pdfOf } from '../../../test/support/papers.ts';
import { holds, refusedWith } from '../../../test/support/promises.ts';
import {
  address,
  death,
  father,
  grandmother,
  huoiTu,
  mother,
  neighbour,
  now,
  officer,
  opened,
  registered,
  shown,
  tokenOf,
  within,
} from '../../../test/support/registered-events.ts';
import { maiDong } from '../../../test/support/signed-in.ts';
import { findEntries, showEntry } from '../events/show-event.ts';
import { decideProposal } from '../proposals/decide-proposal.ts';
import { entryPapers } from '../proposals/proposal-papers.ts';
import { proposeUndo } from '../proposals/propose-moves.ts';
import { showProposal } from '../proposals/show-proposals.ts';
import { proposeEntry } from './propose-entry.ts';
import { findLikely } from './somebody-new.ts';
import { typedEntry } from './typed.ts';

let scans = 0;
async function scanned(db: Database, actor: Officer): Promise<string> {
  const paper = await receivePaper(db.dataDir, Readable.from([pdfOf(`4 0 obj (trang so ${++scans}) endobj`)]), 'trang-so.pdf');
  await inTransaction(db, (tx) => keepPaper({ tx, dataDir: db.dataDir, now, actor }, paper));
  return paper.documentId;
}

const page = (more: object = {}) => ({
  kind: 'birth',
  person: { personNumber: '001150000777' },
  book: '02/1950',
  number: '17',
  registeredOn: '1950-06-01',
  fields: { fullName: 'Trần Thị Mão', dateOfBirth: '1950-05-12', sex: 'F', motherName: 'Lý Thị Dần' },
  signer: 'Ngô Văn Ký',
  informant: { fullName: 'Trần Văn Sửu', relation: 'cha' },
  ...more,
});

async function desk(t: TestContext) {
  const { db, lan, chair } = await opened(t);
  const typed = async (one: object, by = lan) => {
    const scan = await scanned(db, by);
    return await within(db, by, (needs) => proposeEntry(needs, typedEntry.parse(JSON.parse(JSON.stringify({ scan, ...one })))));
  };
  const decided = (proposalId: number, by = chair) => within(db, by, (needs) => decideProposal(needs, proposalId, { decision: 'approve' }));
  const entriesOf = async (query: object = {}) => (await within(db, lan, (needs) => findEntries(needs, { unit: maiDong, ...query }))).items;
  return { db, lan, chair, typed, decided, entriesOf };
}

test('a birth typed from its scan: compared by another officer, then the archive has its day and mother from the entry, which names its signer', async (t) => {
  const { db, lan, chair, typed, decided, entriesOf } = await desk(t);
  const { proposalId } = await typed(page());
  assert.deepEqual(await entriesOf(), [], 'one pair of eyes makes no entry');
  const seen = await within(db, chair, (needs) => showProposal(needs, proposalId));
  assert.ok(seen.details.some(({ label, after }) => label.en === 'Number, book' && after?.en === '17, 02/1950'));
  assert.deepEqual(await within(db, chair, (needs) => entryPapers.personsFor(needs, String(proposalId))), [grandmother]);
  assert.equal(await within(db, await officer(db, 'committee-chairman', huoiTu), (needs) => entryPapers.personsFor(needs, String(proposalId))), undefined);
  await assert.rejects(decided(proposalId, lan), refusedWith('proposal.same-human'));
  await decided(proposalId);
  const after = await shown(db, grandmother);
  assert.deepEqual(
    [after.values.dateOfBirth?.value, after.values.dateOfBirth?.source, after.values.motherName?.value, after.values.fullName?.entry?.number],
    ['1950-05-12', 'khai-sinh', 'Lý Thị Dần', '17'],
  );
  const [found] = await entriesOf({ name: 'tran thi' });
  const entry = await within(db, lan, (needs) => showEntry(needs, found?.entryId as number));
  assert.deepEqual(
    [entry.signer, entry.informant?.relation, entry.registeredOn, entry.notes.map(({ kind }) => kind)],
    ['Ngô Văn Ký', 'cha', '1950-06-01', ['registered', 'signed']],
  );
  assert.deepEqual(await entriesOf({ name: 'nguyen' }), []);
  await holds(db);
});

test('refused: an entry that is there, with its number; a second birth of one person; typed twice at once is entered once', async (t) => {
  const { db, chair, typed, decided, entriesOf } = await desk(t);
  const first = await typed(page());
  const second = await typed(page({ person: { personNumber: '001070000888' }, fields: { fullName: 'Phạm Văn Cư', dateOfBirth: '1950-05-12', sex: 'M' } }));
  const outcomes = await Promise.allSettled([decided(first.proposalId), decided(second.proposalId, chair)]);
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.equal(lost.length, 1);
  assert.ok(refusedWith('entry.exists')(lost[0]?.reason), String(lost[0]?.reason));
  assert.equal((await entriesOf()).length, 1);
  await assert.rejects(
    typed(page({ person: { personNumber: '001195000123' } })),
    (error: Error) => refusedWith('entry.exists')(error) && /number 17, book 02\/1950/i.test(error.message),
  );
  const owner =
    outcomes[0]?.status === 'fulfilled'
      ? page({ number: '18' })
      : page({ number: '18', person: { personNumber: '001070000888' }, fields: { fullName: 'Phạm Văn Cư', dateOfBirth: '1950-05-12', sex: 'M' } });
  await assert.rejects(typed(owner), refusedWith('entry.has-one'));
  await holds(db);
});

test('refused at capture: days out of order, another person, another commune’s book, a scan that is not one’s own, an office that keeps no books', async (t) => {
  const { db, lan, typed } = await desk(t);
  const refusedFor = (code: string, more: object) => assert.rejects(typed(page(more)), refusedWith(code), code);
  const fields = { fullName: 'Trần Thị Mão', dateOfBirth: '1950-05-12', sex: 'F' };
  await refusedFor('entry.days', { registeredOn: '1950-05-11' });
  await refusedFor('event.day', { registeredOn: '2026-12-01' });
  await refusedFor('entry.another-person', { fields: { ...fields, fullName: 'Lê Thị Khác', dateOfBirth: '1948-01-01' } });
  await refusedFor('correction.value', { fields: { ...fields, fullName: 'Mão' } });
  await refusedFor('entry.not-your-book', { unit: huoiTu });
  await refusedFor('entry.not-your-book', { unit: 7 });
  await refusedFor('person.unknown', { person: { personNumber: '040080000999' } });
  await refusedFor('document.unknown', { scan: 'f'.repeat(64) });
  await refusedFor('entry.sex', {
    kind: 'marriage',
    registeredOn: '2020-01-02',
    person: undefined,
    fields: undefined,
    husband: tokenOf(db, mother),
    wife: tokenOf(db, father),
  });
  await refusedFor('entry.same-person', { kind: 'recognition', fields: undefined, parent: { personNumber: '001150000777' }, as: 'mother' });
  await refusedFor('entry.nothing', { kind: 'change', fields: {} });
  await assert.rejects(typed(page(), await officer(db, 'commune-police')), refusedWith('proposal.not-your-office'));
  await assert.rejects(typed(page(), await officer(db, 'civil-status-officer', maiDong, grandmother)), refusedWith('proposal.own-record'));
  await registered(db, lan, death({ personNumber: '001070000888' }, { dateOfDeath: '2026-11-20' }));
  await refusedFor('entry.has-one', {
    kind: 'death',
    person: { personNumber: '001070000888' },
    fields: undefined,
    dateOfDeath: '2026-11-20',
    registeredOn: '2026-11-21',
  });
});

test('a death, a marriage, a recognition and a change are entries too; what changes is noted at the entry of the birth', async (t) => {
  const { db, lan, typed, decided, entriesOf } = await desk(t);
  const enter = async (one: object) => await decided((await typed(one)).proposalId);
  const book = { book: '01/2020', fields: undefined, person: undefined, registeredOn: '2020-03-02' };
  await enter(page());
  await enter(page({ ...book, kind: 'marriage', number: '3', husband: { personNumber: '001090004567' }, wife: { personNumber: '001195000123' } }));
  const [man, woman] = [await shown(db, father), await shown(db, mother)];
  assert.deepEqual(
    [man.values.spouseNumber?.value, woman.values.spouseName?.value, woman.values.maritalStatus?.value],
    ['001195000123', 'Lê Văn Nam', 'married'],
  );
  await enter(
    page({ ...book, kind: 'recognition', number: '4', person: { personNumber: '001195000123' }, parent: { personNumber: '001070000888' }, as: 'father' }),
  );
  assert.equal((await shown(db, mother)).values.fatherNumber?.value, '001070000888');
  await enter(page({ ...book, kind: 'change', number: '5', person: { personNumber: '001150000777' }, fields: { fullName: 'Trần Thị Mẹo' } }));
  assert.equal((await shown(db, grandmother)).values.fullName?.value, 'Trần Thị Mẹo');
  await enter(page({ ...book, kind: 'death', number: '6', person: { personNumber: '001070000888' }, dateOfDeath: '2020-03-01' }));
  assert.equal((await shown(db, neighbour)).state, 'dead');
  const kinds = (await entriesOf()).map(({ kind, number }) => `${kind} ${number}`);
  assert.deepEqual(kinds, ['birth 17', 'marriage 3', 'recognition 4', 'change 5', 'death 6']);
  const [birth] = await entriesOf({ kind: 'birth' });
  const { notes } = await within(db, lan, (needs) => showEntry(needs, birth?.entryId as number));
  assert.deepEqual(notes.map(({ kind, words }) => [kind, words.en]).at(-1), ['corrected', 'By entry number 5, book 01/2020']);
  await holds(db);
});

test('a marriage taken back by two officers leaves neither married; its place may be typed again', async (t) => {
  const { db, lan, chair, typed, decided, entriesOf } = await desk(t);
  const wedding = page({
    kind: 'marriage',
    person: undefined,
    fields: undefined,
    registeredOn: '2020-03-02',
    husband: tokenOf(db, father),
    wife: tokenOf(db, mother),
  });
  const before = (await shown(db, mother)).values.spouseName?.value;
  const { actId } = await decided((await typed(wedding)).proposalId);
  const { proposalId } = await within(db, lan, (needs) => proposeUndo(needs, actId as number, { reason: 'Nhầm trang sổ' }));
  await within(db, chair, (needs) => decideProposal(needs, proposalId, { decision: 'approve' }));
  assert.deepEqual([(await shown(db, father)).values.spouseName?.value, (await shown(db, mother)).values.spouseName?.value], [undefined, before]);
  assert.deepEqual(await entriesOf(), []);
  await holds(db);
  await decided((await typed(wedding)).proposalId);
  const [again] = await entriesOf();
  const { notes } = await within(db, lan, (needs) => showEntry(needs, again?.entryId as number));
  assert.deepEqual(
    notes.map(({ kind }) => kind),
    ['registered', 'signed', 'undone', 'registered', 'signed'],
  );
  await holds(db);
});

test('killed before the commit: no entry, no form, and the proposal waits as before', async (t) => {
  const { db, chair, typed, decided, entriesOf } = await desk(t);
  const { proposalId } = await typed(page());
  await assert.rejects(
    within(db, chair, async (needs) => {
      await decideProposal(needs, proposalId, { decision: 'approve' });
      throw new Error('killed');
    }),
    /killed/,
  );
  assert.deepEqual([await entriesOf(), (await db.sql`select 1 from intake.act where kind = 'entry'`).length], [[], 0]);
  await decided(proposalId);
  assert.equal((await entriesOf()).length, 1);
  await holds(db);
});

const ofNobodyKnown = (more: object = {}, fields: object = {}) =>
  page({
    person: undefined,
    residencePlace: address,
    fields: { fullName: 'Quách Thị Sương', dateOfBirth: '1961-04-02', sex: 'F', motherName: 'Lý Thị Dần', ...fields },
    registeredOn: '1961-05-01',
    ...more,
  });
const personsOf = async (db: Database, name: string) =>
  await db.sql<{ id: number; state: string; number: number | null }[]>`
    select person_id as id, state, person_no as number from population.person where full_name = ${name} order by person_id`;

test('a birth of somebody whom the register does not know makes the archive, with a number, once a second officer has compared it; undone, it is nobody', async (t) => {
  const { db, lan, chair, typed, decided, entriesOf } = await desk(t);
  const { proposalId } = await typed(ofNobodyKnown());
  assert.deepEqual([...(await personsOf(db, 'Quách Thị Sương'))], [], 'one pair of eyes makes nobody');
  const { details } = await within(db, chair, (needs) => showProposal(needs, proposalId));
  assert.ok(details.some(({ after }) => after?.en === 'the register does not know them; the entry makes an archive'));
  assert.deepEqual(await within(db, chair, (needs) => entryPapers.personsFor(needs, String(proposalId))), [], 'the scan is seen by who compares');
  await assert.rejects(decided(proposalId, lan), refusedWith('proposal.same-human'));
  await decided(proposalId);
  const [made] = await personsOf(db, 'Quách Thị Sương');
  assert.deepEqual([made?.state, Math.floor((made?.number ?? 0) / 1e6)], ['alive', 1161], 'the number tells the place of the book, the sex and the year');
  const { values } = await shown(db, made?.id as number);
  assert.deepEqual([values.fullName?.source, values.motherName?.value], ['khai-sinh', 'Lý Thị Dần']);
  assert.deepEqual(
    (await entriesOf()).map(({ number, fullName }) => [number, fullName]),
    [['17', 'Quách Thị Sương']],
  );
  const undoing = await within(db, lan, (needs) => proposeUndo(needs, made?.id as number, { reason: 'Nhập nhầm trang của sổ khác' }));
  await decided(undoing.proposalId);
  assert.deepEqual(
    (await personsOf(db, 'Quách Thị Sương')).map(({ state }) => state),
    [],
  );
  assert.deepEqual(await entriesOf(), []);
  await holds(db);
});

test('while it is typed, whom it may tell of is shown; a day that does not exist is refused', async (t) => {
  const { db, lan } = await desk(t);
  const likely = (fullName: string, dateOfBirth: string) => within(db, lan, (needs) => findLikely(needs, { kind: 'birth', fullName, dateOfBirth }));
  assert.deepEqual(
    (await likely('Phạm Văn Cư', '1970-09-09')).likely.map(({ personNumber }) => personNumber),
    ['001070000888'],
  );
  assert.deepEqual(await likely('Quách Thị Sương', '1961-04-02'), { likely: [], elsewhere: null });
  await assert.rejects(likely('Phạm Văn Cư', '1970-02-31'), refusedWith('correction.value'));
});

test('asked: somebody like the entry is in the register; refused when one of that name and day has come since; two at once make one', async (t) => {
  const { db, typed, decided } = await desk(t);
  const like = { fullName: 'Phạm Văn Cư', dateOfBirth: '1970-09-09', sex: 'M' };
  const cu = ofNobodyKnown({ registeredOn: '1970-10-01' }, like);
  await assert.rejects(typed(cu), (error: Error) => refusedWith('event.must-confirm')(error) && /somebody like this entry/.test(error.message));
  const other = await typed({ ...cu, confirmed: [{ code: 'likely-same', reason: 'Mẹ khác, quê khác' }] });
  await decided(other.proposalId);
  assert.equal((await personsOf(db, 'Phạm Văn Cư')).length, 2);
  const [first, second] = [await typed(ofNobodyKnown()), await typed(ofNobodyKnown({ number: '18' }))];
  const outcomes = await Promise.allSettled([decided(first.proposalId), decided(second.proposalId)]);
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.equal(lost.length, 1);
  assert.ok(refusedWith('entry.known-since')(lost[0]?.reason), String(lost[0]?.reason));
  assert.equal((await personsOf(db, 'Quách Thị Sương')).length, 1);
  await holds(db);
});

test('a death of somebody unknown makes an archive that lives no more and has no number; whose it is must be said', async (t) => {
  const { db, typed, decided } = await desk(t);
  const died = { kind: 'death', person: undefined, fields: undefined, registeredOn: '1988-03-05', dateOfDeath: '1988-03-03', residencePlace: address };
  await assert.rejects(typed(page(died)), refusedWith('entry.whose'));
  const deceased = { fullName: 'Quách Văn Sinh', dateOfBirth: '1901', sex: 'M' };
  await assert.rejects(typed(page({ ...died, deceased: { ...deceased, dateOfBirth: '1990' } })), refusedWith('entry.days'));
  await assert.rejects(typed(page({ ...died, deceased, residencePlace: undefined })), refusedWith('entry.no-residence'));
  await decided((await typed(page({ ...died, deceased }))).proposalId);
  assert.deepEqual(
    (await personsOf(db, 'Quách Văn Sinh')).map(({ state, number }) => [state, number]),
    [['dead', null]],
  );
  await holds(db);
});

test('killed before the commit: nobody is made, and the proposal waits as before', async (t) => {
  const { db, chair, typed, decided } = await desk(t);
  const { proposalId } = await typed(ofNobodyKnown());
  await assert.rejects(
    within(db, chair, async (needs) => {
      await decideProposal(needs, proposalId, { decision: 'approve' });
      throw new Error('killed');
    }),
    /killed/,
  );
  assert.equal((await personsOf(db, 'Quách Thị Sương')).length, 0);
  await decided(proposalId);
  assert.equal((await personsOf(db, 'Quách Thị Sương')).length, 1);
});

test('a book of before the reform is kept by a commune of that time: of the several that became the officer’s the one is chosen, and the place of registration is its', async (t) => {
  const { db, typed, decided } = await desk(t);
  const { project, pathOf } = unitCatalogue();
  const merged = project(maiDong, dayOfReform);
  const ward = 'unit' in merged ? merged.unit : merged.candidates[0];
  const [clerk, head] = [await officer(db, 'civil-status-officer', ward), await officer(db, 'committee-chairman', ward)];
  await assert.rejects(
    typed(page(), clerk),
    (error: Error) => refusedWith('entry.which-book')(error) && error.message.includes(pathOf(maiDong)) && !error.message.includes(pathOf(ward as UnitId)),
  );
  await assert.rejects(typed(page({ unit: ward }), clerk), refusedWith('entry.which-book'));
  await assert.rejects(typed(page({ unit: huoiTu }), clerk), refusedWith('entry.not-your-book'));
  await assert.rejects(typed(page({ unit: 7 }), clerk), refusedWith('entry.not-your-book'));
  const { proposalId } = await typed(page({ unit: maiDong }), clerk);
  await decided(proposalId, head);
  const { birthRegistrationPlace } = (await shown(db, grandmother)).values;
  assert.equal(birthRegistrationPlace?.value, pathOf(maiDong));
});
