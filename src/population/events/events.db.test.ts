import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Officer } from '#access/index.ts';
import { householdIdOf } from '#cleaning/index.ts';
import { inTransaction, readAs } from '#database/index.ts';
import { unitId } from '#values/index.ts';
import { buildFrom, madeForm, testKey } from '../../../test/support/made-register.ts';
import { holds, refusedWith } from '../../../test/support/promises.ts';
import {
  address,
  birth,
  death,
  father,
  grandmother,
  huoiTu,
  mother,
  neighbour,
  now,
  officer,
  opened,
  person,
  registered,
  shown,
  tokenOf,
  within,
} from '../../../test/support/registered-events.ts';
import { maiDong } from '../../../test/support/signed-in.ts';
import { mergePersons } from '../merge-persons.ts';
import { decideProposal } from '../proposals/decide-proposal.ts';
import { proposeUndo } from '../proposals/propose-moves.ts';
import { undoAct } from '../undo-act.ts';
import { listEvents } from './list-events.ts';
import { prepareEvent, registerEvent } from './register-event.ts';
import { said } from './said.ts';
import { findEntries, showEntry, showEvent } from './show-event.ts';
import { sign } from './sign-event.ts';

test('a child is born: number, parents, household and entry in one commit; the chairman signs, who registered may not', async (t) => {
  const { db, lan, chair } = await opened(t);
  const { eventId, persons } = await registered(db, lan, birth());
  assert.deepEqual(persons, [eventId]);
  const child = await shown(db, eventId);
  assert.match(child.personNumber ?? '', /^001326/);
  assert.deepEqual(
    [child.values.motherNumber?.value, child.values.fatherName?.value, child.values.relationToHead?.value, child.values.originPlace?.value],
    ['001195000123', 'Lê Văn Nam', 'child', address],
  );
  assert.deepEqual(child.household?.members.map(({ fullName }) => fullName).sort(), ['Lê Minh Anh', 'Lê Văn Nam', 'Nguyễn Thị Hoa', 'Trần Thị Mão']);
  assert.equal((await shown(db, father, '2026-11-19')).household?.members.length, 3);
  await holds(db);
  await assert.rejects(
    within(db, lan, (needs) => sign(needs, eventId)),
    refusedWith('event.same-human'),
  );
  await assert.rejects(
    within(db, await officer(db, 'commune-police-chief'), (needs) => sign(needs, eventId)),
    refusedWith('event.not-yours-to-sign'),
  );
  await assert.rejects(
    within(db, await officer(db, 'committee-chairman', huoiTu), (needs) => sign(needs, eventId)),
    refusedWith('event.unknown'),
  );
  await within(db, chair, (needs) => sign(needs, eventId));
  const event = await within(db, chair, (needs) => showEvent(needs, eventId));
  assert.deepEqual([event.state, event.entry?.number, event.entry?.book, event.persons[0]?.personNumber], ['signed', '1', '01/2026', child.personNumber]);
  const entry = await within(db, chair, (needs) => showEntry(needs, event.entry?.entryId as number));
  assert.deepEqual([entry.fullName, entry.signer, entry.notes.map(({ kind }) => kind)], ['Lê Minh Anh', chair.name, ['registered', 'signed']]);
  const found = await within(db, lan, (needs) => findEntries(needs, { unit: maiDong, number: '1' }));
  assert.equal(found.items.length, 1);
  await assert.rejects(
    within(db, chair, (needs) => sign(needs, eventId)),
    refusedWith('event.signed'),
  );
});

test('what waits for a signature: the head of the office has it; where the commune has one officer, the level above; not who registered it, nor another commune', async (t) => {
  const { db, lan, chair } = await opened(t);
  const { eventId } = await registered(db, lan, birth());
  const listed = (actor: Officer, of: 'to-sign' | 'registered' = 'to-sign') => within(db, actor, (needs) => listEvents(needs, { of, limit: 50 }));
  const [item] = (await listed(chair)).items;
  assert.deepEqual([item?.eventId, item?.dueOn, item?.persons[0]?.fullName], [eventId, '2026-11-24', 'Lê Minh Anh']);
  assert.deepEqual([(await listed(lan)).items, (await listed(lan, 'registered')).items.length], [[], 1]);
  const haNoi = unitId('province', '01', 0);
  const above = await officer(db, 'committee-chairman', haNoi);
  const elsewhere = await officer(db, 'committee-chairman', huoiTu);
  assert.deepEqual([(await listed(above)).items, (await listed(elsewhere)).items], [[], []]);
  await assert.rejects(
    within(db, above, (needs) => sign(needs, eventId)),
    refusedWith('event.not-yours-to-sign'),
  );
  await db.sql`update access.post set valid_to = '2026-11-01' where account_id = ${chair.accountId}`;
  assert.equal((await listed(above)).items.length, 1);
  await within(db, above, (needs) => sign(needs, eventId));
  assert.deepEqual([(await listed(above)).items, (await listed(lan, 'registered')).items], [[], []]);
  const own = await registered(db, lan, birth({ confirmed: [{ code: 'twin', reason: 'Sinh đôi, có giấy' }] }, { fullName: 'Lê Minh Em' }));
  const kin = await officer(db, 'committee-chairman', haNoi, own.eventId);
  assert.deepEqual((await listed(kin)).items, [], 'nobody signs what is their own');
});

test('people and nationality of a child are those of the parents where they agree; where they differ or are unknown nobody guesses', async (t) => {
  const { db, lan } = await opened(t);
  const setPeople = (personId: number, code: number | null) => db.sql`update population.version set ethnicity = ${code} where person_id = ${personId}`;
  const preview = (one: object) => within(db, lan, async (needs) => (await prepareEvent(needs, said.parse(one))).forms(0)[0]?.told);
  await setPeople(mother, 29);
  const alone = { kind: 'birth', child: birth().child, mother: { personNumber: '001195000123' }, informant: { fullName: 'Nguyễn Thị Hoa', relation: 'mẹ' } };
  assert.deepEqual([(await preview(alone))?.ethnicity, (await preview(alone))?.nationality], [29, 'VNM']);
  await assert.rejects(preview(birth()), refusedWith('event.by-agreement'));
  assert.equal((await preview(birth({}, { ethnicity: 'Khơ-mú' })))?.ethnicity, 29);
  await setPeople(mother, null);
  await assert.rejects(preview(alone), refusedWith('event.by-agreement'));
  await holds(db);
});

test('whoever signs reads what is signed; the office that registered it opens its event and entry though the child lives elsewhere', async (t) => {
  const { db, lan, chair } = await opened(t);
  const { eventId } = await registered(db, lan, birth());
  await db.sql`update population.person set unit_id = ${huoiTu}`; // all moved, before it is signed
  const asReader = (actor: Officer) =>
    inTransaction(db, async (tx) => {
      await readAs(tx, { account: actor.accountId, unit: maiDong, now });
      return await showEvent({ tx, now, dataDir: db.dataDir, actor, purpose: null, see: () => {} }, eventId);
    });
  for (const actor of [chair, lan]) {
    const event = await asReader(actor);
    const facts = Object.fromEntries(event.facts.map(({ field, text }) => [field, text.vi]));
    assert.deepEqual(
      [facts['fullName'], facts['sex'], facts['ethnicity'], facts['motherName'], facts['fatherName']],
      ['Lê Minh Anh', 'Nữ', 'Kinh', 'Nguyễn Thị Hoa', 'Lê Văn Nam'],
    );
    const entry = await within(db, actor, (needs) => showEntry(needs, event.entry?.entryId as number));
    assert.ok(entry.facts.some(({ field }) => field === 'dateOfBirth'));
  }
  await assert.rejects(
    within(db, await officer(db, 'committee-chairman', unitId('commune', '00001', 0)), (needs) => showEvent(needs, eventId)),
    refusedWith('event.unknown'),
  );
});

test('refused: the same child again, with the entry named; the same twice at once is one child and one refusal', async (t) => {
  const { db, lan } = await opened(t);
  const second = await officer(db, 'civil-status-officer');
  const outcomes = await Promise.allSettled([registered(db, lan, birth()), registered(db, second, birth())]);
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.equal(lost.length, 1);
  assert.ok(refusedWith('event.child-exists')(lost[0]?.reason), String(lost[0]?.reason));
  await assert.rejects(
    registered(db, lan, birth({}, { dateOfBirth: '2026-11-21' })),
    (error: Error) => refusedWith('event.child-exists')(error) && /number 1, book 01\/2026/.test(error.message),
  );
  assert.equal((await db.sql`select from population.person where name_key = 'le minh anh'`).length, 1);
  await holds(db);
});

test('asked, and registered only with a reason that then stands in the entry: a twin, births close together, a mother of 11 or 56, a father dead over 300 days', async (t) => {
  const { db, lan } = await opened(t);
  await registered(db, lan, birth());
  const askedFor = async (one: object) => (await within(db, lan, (needs) => prepareEvent(needs, said.parse(one)))).asks.map(({ code }) => code);
  assert.deepEqual(await askedFor(birth({}, { fullName: 'Lê Minh Em' })), ['twin']);
  assert.deepEqual(await askedFor(birth({}, { fullName: 'Lê Minh Em', dateOfBirth: '2026-05-20' })), ['births-close']);
  assert.deepEqual(await askedFor(birth({ mother: { personNumber: '001150000777' } }, { fullName: 'Lê Minh Em', dateOfBirth: '2020-05-20' })), ['mother-age']);
  assert.deepEqual(await askedFor(birth({}, { fullName: 'Lê Minh Em', dateOfBirth: '2006-05-20' })), ['mother-age']);
  assert.deepEqual(await askedFor(birth({ mother: undefined, father: undefined }, { ethnicity: 'Kinh', nationality: 'VNM' })), [
    'no-parent-known',
    'likely-same',
  ]);
  await assert.rejects(registered(db, lan, birth({}, { fullName: 'Lê Minh Em' })), refusedWith('event.must-confirm'));
  const { eventId } = await registered(db, lan, birth({ confirmed: [{ code: 'twin', reason: 'Sinh đôi, có giấy chứng sinh' }] }, { fullName: 'Lê Minh Em' }));
  const { entry } = await within(db, lan, (needs) => showEvent(needs, eventId));
  const { notes } = await within(db, lan, (needs) => showEntry(needs, entry?.entryId as number));
  assert.ok(notes.some(({ kind, words }) => kind === 'confirmed' && words.vi.includes('có giấy chứng sinh')));
  const headless = [{ code: 'no-head', reason: 'Công an xã hỏi hộ sau' }];
  await registered(db, lan, death({ personNumber: '001090004567' }, { dateOfDeath: '2026-01-02', confirmed: headless }));
  assert.deepEqual(await askedFor(birth({}, { fullName: 'Lê Minh Ba', dateOfBirth: '2026-11-01' })), ['father-dead', 'births-close']);
});

test('refused at capture: a father who is a woman, a mother who was dead, a day to come, parents who are unknown or of another commune, a name of one word', async (t) => {
  const { db, lan } = await opened(t);
  await registered(db, lan, death({ personNumber: '001150000777' }, { dateOfDeath: '2026-10-01' }));
  const refusedFor = async (code: string, one: object) => await assert.rejects(registered(db, lan, one), refusedWith(code), code);
  await refusedFor('event.parent', birth({ father: { personNumber: '001195000123' } }));
  await refusedFor('event.parent', birth({ mother: { personNumber: '001150000777' } }));
  await refusedFor('event.day', birth({}, { dateOfBirth: '2026-11-24' }));
  await refusedFor('person.unknown', birth({ mother: { personNumber: '001195999999' } }));
  await refusedFor('person.unknown', birth({ father: { personNumber: '040080000999' } }));
  await refusedFor('correction.value', birth({}, { fullName: 'Anh' }));
  await refusedFor('event.known-is-another', birth({ known: tokenOf(db, neighbour) }));
  assert.equal((await db.sql`select from population.event where kind = 'birth'`).length, 0);
});

test('authority: births and deaths are the committee’s, residence is the police’s, and nobody registers for their own household', async (t) => {
  const { db, hoa, lan } = await opened(t);
  await assert.rejects(registered(db, hoa, birth()), refusedWith('event.not-your-office'));
  await assert.rejects(
    registered(db, lan, {
      kind: 'household-join',
      household: '1',
      since: '2026-11-01',
      members: [{ person: tokenOf(db, neighbour), relationToHead: 'lodger' }],
    }),
    refusedWith('event.not-your-office'),
  );
  await assert.rejects(registered(db, await officer(db, 'civil-status-officer', maiDong, grandmother), birth()), refusedWith('proposal.own-record'));
  await assert.rejects(registered(db, await officer(db, 'civil-status-officer', huoiTu), birth()), refusedWith('person.unknown'));
});

test('killed between number and archive: neither is there, and the number and the place in the book are given to the next', async (t) => {
  const { db, lan } = await opened(t);
  await assert.rejects(
    within(db, lan, async (needs) => {
      await registerEvent(needs, said.parse(birth()));
      throw new Error('killed');
    }),
    /killed/,
  );
  assert.deepEqual([...(await db.sql`select 1 from population.event union all select 1 from population.entry union all select 1 from numbering.change`)], []);
  const { eventId } = await registered(db, lan, birth());
  assert.equal((await within(db, lan, (needs) => showEvent(needs, eventId))).entry?.number, '1');
  await holds(db);
});

test('a death: the archive ends that day, the household then and now are right, and who waits for it hears of it', async (t) => {
  const { db, lan } = await opened(t);
  const { eventId } = await registered(db, lan, death({ personNumber: '001150000777' }));
  const gone = await shown(db, grandmother);
  assert.deepEqual([gone.state, gone.values.dateOfDeath?.value, gone.household], ['dead', '2026-11-21', null]);
  const sizes = await Promise.all(['2026-11-20', '2026-11-21'].map(async (day) => (await shown(db, father, day)).household?.members.length));
  assert.deepEqual(sizes, [3, 2]);
  const [event] = await db.sql`select payload from database.event where type = 'person.died'`;
  assert.deepEqual(event?.['payload'], { actId: eventId, persons: [grandmother] });
  await holds(db);
});

test('refused: a death twice, also at once, before the birth, on a day to come; asked where somebody was seen later', async (t) => {
  const { db, lan } = await opened(t);
  const named = { personNumber: '001070000888' };
  await assert.rejects(registered(db, lan, death(named, { dateOfDeath: '1970-09-08' })), refusedWith('event.before-birth'));
  await assert.rejects(registered(db, lan, death(named, { dateOfDeath: '2026-12' })), refusedWith('event.day'));
  await assert.rejects(registered(db, lan, death(named, { dateOfDeath: '2019-05-01' })), refusedWith('event.must-confirm'));
  const outcomes = await Promise.allSettled([registered(db, lan, death(named)), registered(db, await officer(db, 'civil-status-officer'), death(named))]);
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.equal(lost.length, 1);
  assert.ok(refusedWith('event.already-dead')(lost[0]?.reason), String(lost[0]?.reason));
  const move = {
    kind: 'household-join',
    household: String(householdIdOf(maiDong, 'HS-1')),
    since: '2026-11-22',
    members: [{ person: named, relationToHead: 'lodger' }],
  };
  await assert.rejects(registered(db, await officer(db, 'commune-police'), move), refusedWith('event.after-death'));
});

test('a move into a new household and into another; households then and now; refused into one that has ended', async (t) => {
  const { db, hoa } = await opened(t);
  const to = 'Số 9, phường Mai Động, quận Hoàng Mai, thành phố Hà Nội';
  const { eventId } = await registered(db, hoa, {
    kind: 'move',
    place: to,
    since: '2026-11-10',
    members: [{ person: tokenOf(db, grandmother), relationToHead: 'head' }],
  });
  const moved = await shown(db, grandmother);
  assert.deepEqual([moved.values.residencePlace?.value, moved.values.residenceFile?.value, moved.household?.members.length], [to, `CT-${eventId}`, 1]);
  assert.deepEqual([(await shown(db, grandmother, '2026-11-09')).household?.members.length, (await shown(db, father)).household?.members.length], [3, 2]);
  const join = (since: string, household: number) => ({
    kind: 'household-join',
    household: String(household),
    since,
    members: [{ person: tokenOf(db, grandmother), relationToHead: 'relative' }],
  });
  const own = Number(moved.household?.householdId);
  await assert.rejects(registered(db, hoa, join('2026-11-11', own)), refusedWith('event.already-member'));
  await registered(db, hoa, join('2026-11-12', householdIdOf(maiDong, 'HS-2')));
  assert.deepEqual((await shown(db, neighbour)).household?.members.map(({ role }) => role).sort(), ['head', 'relative']);
  const back = { ...join('2026-11-13', own), members: [{ person: tokenOf(db, neighbour), relationToHead: 'lodger' }] };
  await assert.rejects(registered(db, hoa, back), refusedWith('event.household-ended'));
  await assert.rejects(registered(db, hoa, { ...join('1949-01-01', householdIdOf(maiDong, 'HS-1')) }), refusedWith('event.before-birth'));
  const away = {
    kind: 'move',
    place: 'xã Huồi Tụ, huyện Kỳ Sơn, tỉnh Nghệ An',
    since: '2026-11-14',
    members: [{ person: tokenOf(db, neighbour), relationToHead: 'head' }],
  };
  await assert.rejects(registered(db, hoa, away), refusedWith('event.elsewhere'));
  await holds(db);
});

test('a household is split: who stays has another head where the head leaves, and this is asked for', async (t) => {
  const { db, hoa } = await opened(t);
  const split = (more: object = {}) => ({
    kind: 'household-split',
    since: '2026-11-15',
    members: [
      { person: tokenOf(db, father), relationToHead: 'head' },
      { person: tokenOf(db, mother), relationToHead: 'spouse' },
    ],
    ...more,
  });
  await assert.rejects(registered(db, hoa, split()), refusedWith('event.old-head-leaves'));
  await assert.rejects(registered(db, hoa, split({ members: [{ person: tokenOf(db, mother), relationToHead: 'spouse' }] })), refusedWith('event.one-head'));
  const strangers = {
    members: [
      { person: tokenOf(db, grandmother), relationToHead: 'head' },
      { person: tokenOf(db, neighbour), relationToHead: 'other' },
    ],
  };
  await assert.rejects(registered(db, hoa, split(strangers)), refusedWith('event.other-household'));
  const { eventId, persons } = await registered(db, hoa, split({ remaining: [{ person: tokenOf(db, grandmother), relationToHead: 'head' }] }));
  assert.deepEqual(persons, [father, mother, grandmother]);
  const [old, made] = [await shown(db, grandmother), await shown(db, mother)];
  assert.deepEqual([old.household?.members.map(({ role }) => role), made.household?.members.map(({ role }) => role).sort()], [['head'], ['head', 'spouse']]);
  assert.deepEqual([made.values.residencePlace?.value, made.values.residenceFile?.value], [address, `CT-${eventId}`]);
  await holds(db);
  await inTransaction(db, (tx) => undoAct({ tx, now }, { actId: eventId, reason: 'Ghi nhầm', officers: ['a', 'b'] }));
  assert.equal((await shown(db, grandmother)).household?.members.length, 3);
  await holds(db);
});

test('taken back by two officers: the child is nobody, the number is never given again, the entry says so; done again, all is there', async (t) => {
  const { db, lan, chair } = await opened(t);
  const { eventId } = await registered(db, lan, birth());
  const number = (await shown(db, eventId)).personNumber;
  const { proposalId } = await within(db, lan, (needs) => proposeUndo(needs, eventId, { reason: 'Khai nhầm cho trẻ khác' }));
  const { actId } = await within(db, chair, (needs) => decideProposal(needs, proposalId, { decision: 'approve' }));
  assert.equal((await shown(db, eventId)).state, 'withdrawn');
  assert.equal((await shown(db, mother)).household?.members.length, 3);
  await holds(db);
  const again = await registered(db, lan, birth());
  assert.notEqual((await shown(db, again.eventId)).personNumber, number);
  const undo = (act: number) => inTransaction(db, (tx) => undoAct({ tx, now }, { actId: act, reason: 'Vẫn đúng', officers: ['a', 'b'] }));
  await undo(again.eventId);
  await undo(actId as number);
  assert.deepEqual([(await shown(db, eventId)).personNumber, (await shown(db, eventId)).household?.members.length], [number, 4]);
  const event = await within(db, lan, (needs) => showEvent(needs, eventId));
  assert.equal(event.state, 'registered');
  await holds(db);
});

test('a merge undone after a later birth to the mother: the child keeps number and parents; undone after her later move: refused', async (t) => {
  const { db, lan, hoa } = await opened(t);
  const twice = madeForm({ ...person(7, 'HS-3', 'head', { fullName: 'Nguyễn Thị Hoa', dateOfBirth: 19950315, sex: 'F' }), file: 2 });
  await buildFrom(db, [[twice]], new Date('2026-11-02T03:00:00Z'));
  const merge = await inTransaction(db, (tx) =>
    mergePersons({ tx, now, key: testKey }, { first: mother, second: twice.formId, reason: 'Một người', officers: ['a', 'b'] }),
  );
  const { eventId } = await registered(db, lan, birth({ household: 'father' }));
  const undo = (act: number) => inTransaction(db, (tx) => undoAct({ tx, now }, { actId: act, reason: 'Hai người', officers: ['a', 'b'] }));
  const undone = await undo(merge.actId);
  const child = await shown(db, eventId);
  assert.deepEqual([child.state, child.values.motherNumber?.value], ['alive', '001195000123']);
  await holds(db);
  await undo(undone.actId);
  await registered(db, hoa, {
    kind: 'household-join',
    household: String(householdIdOf(maiDong, 'HS-2')),
    since: '2026-11-20',
    members: [{ person: tokenOf(db, mother), relationToHead: 'lodger' }],
  });
  await holds(db);
  await assert.rejects(undo(merge.actId), (error: Error) => /act\.(built-on|already-undone)/.test((error as Error & { code: string }).code));
});

test('a child whom the register knows without an entry is registered late for that archive, which keeps its number', async (t) => {
  const { db, lan } = await opened(t);
  const known = person(6, 'HS-1', 'child', {
    fullName: 'Lê Minh Sơn',
    dateOfBirth: 20180312,
    sex: 'M',
    motherName: 'Nguyễn Thị Hoa',
    motherNumber: '001195000123',
  });
  await buildFrom(db, [[madeForm({ ...known, file: 2 })]], new Date('2026-11-02T03:00:00Z'));
  const child = 2 * 2 ** 32 + 6;
  const number = (await shown(db, child)).personNumber;
  const late = (more: object = {}) => birth(more, { fullName: 'Lê Minh Sơn', dateOfBirth: '2018-03-12', sex: 'M' });
  await assert.rejects(registered(db, lan, late()), refusedWith('event.child-known'));
  const { persons } = await registered(db, lan, late({ known: tokenOf(db, child) }));
  assert.deepEqual(persons, [child]);
  const after = await shown(db, child);
  assert.deepEqual([after.personNumber, after.values.fullName?.source, after.values.fullName?.entry?.number], [number, 'khai-sinh', '1']);
  await assert.rejects(registered(db, lan, late({ known: tokenOf(db, child) })), refusedWith('event.child-exists'));
  await holds(db);
});

test('refused: an office of no commune, somebody named twice, a split of who has no household, a move to nowhere, an entry that is not there', async (t) => {
  const { db, lan, hoa } = await opened(t);
  const homeless = {
    ...person(8, 'HS-8', 'head', { fullName: 'Vũ Thị Lan', dateOfBirth: 19880808, sex: 'F' }),
    residenceFile: undefined,
    householdId: undefined,
    relationToHead: undefined,
  };
  await buildFrom(db, [[madeForm({ ...homeless, file: 2 })]], new Date('2026-11-02T03:00:00Z'));
  const one = { person: tokenOf(db, grandmother), relationToHead: 'head' };
  const refusedFor = async (code: string, more: object) =>
    await assert.rejects(registered(db, hoa, { kind: 'move', since: '2026-11-10', members: [one], ...more }), refusedWith(code), code);
  await assert.rejects(
    registered(db, await officer(db, 'committee-chairman', null), birth({ mother: undefined, father: undefined })),
    refusedWith('event.no-commune'),
  );
  await refusedFor('event.member-twice', { place: address, members: [one, { ...one, relationToHead: 'other' }] });
  await refusedFor('event.no-household', { kind: 'household-split', members: [{ person: tokenOf(db, 2 * 2 ** 32 + 8), relationToHead: 'head' }] });
  await refusedFor('event.place-or-household', {});
  await assert.rejects(
    within(db, lan, (needs) => showEntry(needs, 999)),
    refusedWith('entry.unknown'),
  );
});
