import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Officer } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { undoAct } from '../undo-act.ts';
import { findingIdOf, findingKeyOf } from './finding-id.ts';
import { type Asked, type MendNeeds, mendFinding } from './mend-findings.ts';
import { type Many, mendMany, previewMany } from './mend-many.ts';
import { showFinding } from './show-finding.ts';
import { isOwnStep } from './undo-mend.ts';

const now = new Date('2026-11-23T03:00:00Z');
const [here, there] = [unitId('commune', '00310', 0), unitId('commune', '16852', 0)];

const officer = (role: Role, unit: UnitId | null, personId: number | null = null, accountId = 1): Officer => ({
  kind: 'officer',
  accountId,
  humanId: accountId,
  personId,
  name: 'Hoà',
  role,
  unit,
});
const police = officer('commune-police', here);

const born = { dateOfBirth: 19800512, sex: 'M', residenceUnit: here } as const;

/**
 * Five persons here: Nam's DC01 has a name that was repaired and a birthday after its own day, his insurance form both; Bình's year of
 * birth is that of an entry; the officer himself; two who share a repair.
 */
async function registerOf(t: TestContext) {
  const db = await withTestDatabase(t);
  const clusters = [
    [
      madeForm({ record: 1, fullName: 'Nguyễn Văn Nam', dateOfBirth: 20210203, sex: 'M', residenceUnit: here, filledOn: 20200914, doubts: ['dateOfBirth'] }),
      madeForm({ record: 2, source: 'bhxh', fullName: 'NGUYEN VAN NAM', dateOfBirth: 19790101, sex: 'M' }),
    ],
    [madeForm({ record: 3, source: 'khai-sinh', fullName: 'Trần Văn Bình', ...born })],
    [madeForm({ record: 4, fullName: 'Phạm Đức Hoà', ...born, householdId: 5 })],
    [madeForm({ record: 5, fullName: 'Lê Thị Hằng', ...born, filledOn: 20200914 })],
    [madeForm({ record: 6, fullName: 'Vũ Thị Thơm', ...born, filledOn: 20200914 })],
  ];
  await buildFrom(db, clusters, now);
  await db.sql`delete from cleaning.finding`;
  const [nam, , entry, own, hang, thom] = clusters.flat().map(({ formId }) => formId as number) as [number, number, number, number, number, number];
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, repaired, severity, state, owner_unit, act_id) values
      (${nam}, 'name-typing-residue', 'fullName', 'Nguyeexn Van Nam', 'Nguyễn Văn Nam', 'note', 'repaired', ${here}, 1),
      (${nam}, 'born-after-form', 'dateOfBirth', '03/02/2021', null, 'error', 'open', ${here}, 1),
      (${entry}, 'name-one-word', 'fullName', 'Bình', null, 'warning', 'open', ${here}, 1),
      (${own}, 'name-without-marks', 'fullName', 'x', null, 'warning', 'open', ${here}, 1),
      (${hang}, 'name-encoding', 'fullName', 'TrÇn ThÞ H»ng', 'Lê Thị Hằng', 'note', 'repaired', ${here}, 1),
      (${thom}, 'name-encoding', 'fullName', 'Vò ThÞ Th¬m', 'Vũ Thị Thơm', 'note', 'repaired', ${here}, 1)`;
  const id = (form: number, rule: string, field: string) => findingIdOf({ form, rule, field });
  return {
    db,
    nam,
    entry,
    own,
    hang,
    thom,
    name: id(nam, 'name-typing-residue', 'fullName'),
    birthday: id(nam, 'born-after-form', 'dateOfBirth'),
    ofEntry: id(entry, 'name-one-word', 'fullName'),
    ofOwn: id(own, 'name-without-marks', 'fullName'),
  };
}

type Doing<T> = (needs: MendNeeds) => Promise<T>;
const inOffice = <T>(db: Database, doing: Doing<T>, actor = police, at = now): Promise<T> =>
  inTransaction(db, (tx) => doing({ tx, dataDir: db.dataDir, now: at, actor, see: () => {} }));
const mend = (db: Database, id: string, asked: Asked, { actor = police, seen = '*' } = {}) =>
  inOffice(db, (needs) => mendFinding(needs, findingKeyOf(id), asked, seen), actor);
const show = (db: Database, id: string, actor = police) => inOffice(db, (needs) => showFinding(needs, id), actor);
const undo = (db: Database, actId: number, actor = police) =>
  inOffice(
    db,
    async (needs) => {
      assert.ok(await isOwnStep(needs, actId));
      return await undoAct(needs, { actId, reason: 'nhầm dòng', officers: ['hoa'] });
    },
    actor,
  );

/** What findings, forms and believed versions are, without the acts by which they are so. */
async function stateOf(db: Database) {
  const findings =
    await db.sql`select form_id, rule, field, found, repaired, state, act_id from cleaning.finding where rule <> 'incomplete-archive' order by 1, 2, 3`;
  const forms = await db.sql`select form_id, full_name, date_of_birth, residence_unit, doubted, household_id from cleaning.form order by 1`;
  const believed = await db.sql`select person_id, full_name, date_of_birth from population.person order by 1`;
  return { findings: [...findings], forms: [...forms], believed: [...believed] };
}
const personOf = async (db: Database, form: number) =>
  (
    await db.sql<{ fullName: string; born: number | null }[]>`
    select p.full_name as "fullName", p.date_of_birth as born from population.person as p join linkage.form_person as l using (person_id) where l.form_id = ${form}`
  )[0];

test('a value that is typed stands in the form and in the archive; what it settles is settled; undone, all is as it was', async (t) => {
  const { db, nam, birthday, name } = await registerOf(t);
  const before = await stateOf(db);
  assert.deepEqual(await personOf(db, nam), { fullName: 'Nguyễn Văn Nam', born: 19790101 });
  const card = await show(db, birthday);
  assert.deepEqual([card.decisions, card.others.map(({ source, value }) => [source, value.vi])], [['type', 'keep'], [['bhxh', '01/01/1979']]]);
  const { actId } = await mend(db, birthday, { decision: 'type', value: '1980-02-03' }, { seen: card.version });
  assert.equal((await personOf(db, nam))?.born, 19800203);
  const after = await show(db, birthday);
  assert.deepEqual([after.state, after.repaired, after.stands?.vi, after.decisions], ['mended', '03/02/1980', '03/02/1980', ['type', 'keep']]);
  assert.deepEqual([after.history.length, after.history[0]?.act, after.history[0]?.stands], [1, actId, true]);
  assert.notEqual(after.version, card.version);
  assert.notEqual((await show(db, name)).version, card.version, 'another finding of the form was seen with other values');
  const { actId: undoing } = await undo(db, actId);
  assert.deepEqual(await stateOf(db), before);
  await undo(db, undoing);
  assert.equal((await personOf(db, nam))?.born, 19800203, 'an undoing that is undone does it again');
});

test('a repair is accepted, or what was received is kept instead, with a reason', async (t) => {
  const { db, nam, name } = await registerOf(t);
  const before = await stateOf(db);
  const accepted = await mend(db, name, { decision: 'accept' });
  assert.equal((await show(db, name)).state, 'mended');
  assert.equal((await personOf(db, nam))?.fullName, 'Nguyễn Văn Nam');
  await undo(db, accepted.actId);
  await assert.rejects(mend(db, name, { decision: 'keep' }), { code: 'proposal.no-reason' });
  const kept = await mend(db, name, { decision: 'keep', reason: 'tên trên giấy là vậy' });
  assert.deepEqual([(await show(db, name)).state, (await show(db, name)).stands?.vi], ['kept', 'Nguyeexn Van Nam']);
  await undo(db, kept.actId);
  assert.deepEqual(await stateOf(db), before);
});

test('an open finding that is kept lifts the doubt on its field', async (t) => {
  const { db, birthday, nam } = await registerOf(t);
  await mend(db, birthday, { decision: 'keep', reason: 'giấy tờ không ghi ngày' });
  const [form] = await db.sql`select doubted from cleaning.form where form_id = ${nam}`;
  assert.equal(form?.['doubted'], 0);
});

test('refused: a value that a rule still breaks, that cannot be read, that stands already, none at all', async (t) => {
  const { db, birthday, name } = await registerOf(t);
  const before = await stateOf(db);
  const refused: [string, Asked, string][] = [
    [birthday, { decision: 'type', value: '2021-01-01' }, 'finding.still-broken'],
    [birthday, { decision: 'type', value: '30/02/1980' }, 'correction.value'],
    [birthday, { decision: 'type', value: "' or 1=1" }, 'correction.value'],
    [birthday, { decision: 'type' }, 'finding.no-value'],
    [birthday, { decision: 'accept' }, 'finding.nothing-proposed'],
    [name, { decision: 'type', value: 'Nguyễn Văn Nam' }, 'finding.nothing-new'],
    [name, { decision: 'type', value: '%' }, 'correction.value'],
  ];
  for (const [id, asked, code] of refused) await assert.rejects(mend(db, id, asked), { code }, `${code}`);
  assert.deepEqual(await stateOf(db), before);
  await assert.rejects(mend(db, name, { decision: 'type', value: "Nguyễn Văn O'Nam'; drop table x" }), { code: 'finding.still-broken' });
  await mend(db, name, { decision: 'type', value: 'Nguyễn Văn Nám' });
  await assert.rejects(mend(db, name, { decision: 'accept' }), { code: 'finding.decided' });
});

test('refused: the value of an entry, the own record, a number that is none, a finding about the office, what cannot be kept', async (t) => {
  const { db, ofEntry, ofOwn, own, hang } = await registerOf(t);
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, repaired, severity, state, owner_unit, act_id) values
      (${hang}, 'number-shape', 'personNumber', '12', null, 'error', 'open', ${here}, 1),
      (${hang}, 'office-unknown', 'residencePlace', '99999', null, 'warning', 'open', ${here}, 1),
      (${hang}, 'date-excel-serial', 'dateOfBirth', '29353', '12/05/1980', 'note', 'repaired', ${here}, 1)`;
  await assert.rejects(mend(db, ofEntry, { decision: 'type', value: 'Trần Văn An' }), { code: 'finding.of-entry' });
  assert.deepEqual([(await show(db, ofEntry)).ofEntry, (await show(db, ofEntry)).decisions], [true, []]);
  const [{ person } = { person: 0 }] = await db.sql<{ person: number }[]>`select person_id as person from linkage.form_person where form_id = ${own}`;
  await assert.rejects(mend(db, ofOwn, { decision: 'keep', reason: 'đúng như vậy' }, { actor: officer('commune-police', here, person) }), {
    code: 'finding.own-record',
  });
  const of = (rule: string, field: string) => findingIdOf({ form: hang, rule, field });
  await assert.rejects(mend(db, of('number-shape', 'personNumber'), { decision: 'type', value: '12' }), { code: 'finding.number' });
  await assert.rejects(mend(db, of('office-unknown', 'residencePlace'), { decision: 'type', value: 'Mai Động' }), { code: 'finding.not-typed' });
  await assert.rejects(mend(db, of('date-excel-serial', 'dateOfBirth'), { decision: 'keep', reason: 'đúng như vậy' }), { code: 'finding.not-kept' });
});

test("another commune's officer is answered as for a finding that there is not; so is everybody of a sealed archive", async (t) => {
  const { db, nam, name } = await registerOf(t);
  const foreign = officer('commune-police', there);
  const none = findingIdOf({ form: 999, rule: 'name-encoding', field: 'fullName' });
  for (const id of [name, none, 'x', "' or 1=1"]) {
    await assert.rejects(show(db, id, foreign), { code: 'finding.unknown' });
    await assert.rejects(async () => await mend(db, id, { decision: 'accept' }, { actor: foreign }), { code: 'finding.unknown' });
  }
  const { actId } = await mend(db, name, { decision: 'accept' });
  await assert.rejects(undo(db, actId, foreign), { code: 'act.unknown' });
  await db.sql`
    insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by)
    select person_id, 'court', '1/2026', '2026-01-01', '{a,b}' from linkage.form_person where form_id = ${nam}`;
  await assert.rejects(show(db, name), { code: 'finding.unknown' });
});

test('two at once: one decides, the other is told that it changed', async (t) => {
  const { db, birthday } = await registerOf(t);
  const { version } = await show(db, birthday);
  const both = await Promise.allSettled([
    mend(db, birthday, { decision: 'type', value: '1980-02-03' }, { seen: version }),
    mend(db, birthday, { decision: 'type', value: '1980-02-04' }, { seen: version }),
  ]);
  const lost = both.filter((one) => one.status === 'rejected');
  assert.deepEqual(
    lost.map(({ reason }) => reason.code),
    ['version.stale'],
  );
});

test('undone twice at once: once', async (t) => {
  const { db, name } = await registerOf(t);
  const { actId } = await mend(db, name, { decision: 'accept' });
  const both = await Promise.allSettled([undo(db, actId), undo(db, actId)]);
  assert.deepEqual(
    both.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : [])),
    ['act.already-undone'],
  );
});

test('steps that are undone in any order leave what the others say', async (t) => {
  const { db, nam, birthday, name } = await registerOf(t);
  const first = await mend(db, birthday, { decision: 'type', value: '1980-02-03' });
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id)
    values (${nam}, 'year-only-birth', 'dateOfBirth', '1980', 'note', 'kept', ${here}, 1)`;
  const second = await mend(db, findingIdOf({ form: nam, rule: 'year-only-birth', field: 'dateOfBirth' }), { decision: 'type', value: '1980-02-05' });
  const other = await mend(db, name, { decision: 'accept' });
  await undo(db, first.actId);
  assert.equal((await personOf(db, nam))?.born, 19800205, 'the later value stays');
  assert.equal((await show(db, birthday)).state, 'open');
  await undo(db, second.actId);
  assert.equal((await personOf(db, nam))?.born, 19790101);
  assert.equal((await show(db, name)).state, 'mended');
  await undo(db, other.actId);
});

const many = (over: Partial<Many> = {}): Many => ({ filter: { rule: ['name-encoding'] }, decision: 'accept', ...over });

test('many at once: a preview changes nothing; then its rows, but one that somebody edited meanwhile; one act, taken back in one', async (t) => {
  const { db, hang } = await registerOf(t);
  const before = await stateOf(db);
  const preview = await inOffice(db, (needs) => previewMany(needs, many()));
  assert.deepEqual([preview.count, preview.rules, preview.leftOut, preview.actId], [2, [{ rule: 'name-encoding', count: 2 }], [], null]);
  assert.deepEqual(
    preview.examples.map(({ before: from, after }) => [from, after]),
    [
      ['TrÇn ThÞ H»ng', 'Lê Thị Hằng'],
      ['Vò ThÞ Th¬m', 'Vũ Thị Thơm'],
    ],
  );
  assert.deepEqual(await stateOf(db), before);
  const edited = await mend(db, findingIdOf({ form: hang, rule: 'name-encoding', field: 'fullName' }), { decision: 'type', value: 'Lê Thị Hằng Nga' });
  const done = await inOffice(db, (needs) => mendMany(needs, many(), preview.token!));
  assert.deepEqual([done.count, done.leftOut.map(({ why, count }) => [why, count])], [1, [['finding.changed', 1]]]);
  await undo(db, done.actId!);
  await undo(db, edited.actId);
  assert.deepEqual(await stateOf(db), before);
  await assert.rejects(
    inOffice(db, (needs) => mendMany(needs, many(), preview.token!)),
    { code: 'finding.no-preview' },
    'a preview is done once',
  );
});

test('one of many that were accepted at once is mended alone, and its own step taken back, while the others stay', async (t) => {
  const { db, hang, thom } = await registerOf(t);
  const names = async () => [(await personOf(db, hang))?.fullName, (await personOf(db, thom))?.fullName];
  const preview = await inOffice(db, (needs) => previewMany(needs, many()));
  const all = await inOffice(db, (needs) => mendMany(needs, many(), preview.token!));
  const id = findingIdOf({ form: hang, rule: 'name-encoding', field: 'fullName' });
  const card = await show(db, id);
  assert.deepEqual([all.count, card.state, card.decisions, card.offered], [2, 'mended', ['type', 'keep'], null]);
  const own = await mend(db, id, { decision: 'type', value: 'Lê Thị Hằng Nga' }, { seen: card.version });
  assert.deepEqual(await names(), ['Lê Thị Hằng Nga', 'Vũ Thị Thơm']);
  await assert.rejects(mend(db, id, { decision: 'type', value: 'Lê Thị Hạng' }, { seen: card.version }), { code: 'version.stale' });
  await undo(db, own.actId);
  assert.deepEqual([await names(), (await show(db, id)).state], [['Lê Thị Hằng', 'Vũ Thị Thơm'], 'mended']);
  await mend(db, id, { decision: 'type', value: 'Lê Thị Hạng' });
  await undo(db, all.actId!);
  assert.equal((await names())[0], 'Lê Thị Hạng');
  const rows = await db.sql`select state from cleaning.finding where rule = 'name-encoding' order by form_id`;
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['mended', 'repaired'],
    'what was decided after it stays',
  );
});

test('refused: no preview, of another filter, of another officer; nothing that matches; values of several fields', async (t) => {
  const { db } = await registerOf(t);
  const { token } = await inOffice(db, (needs) => previewMany(needs, many()));
  const doing = (asked: Many, by: string, actor = police) => inOffice(db, (needs) => mendMany(needs, asked, by), actor);
  await assert.rejects(doing(many(), ''), { code: 'finding.no-preview' });
  await assert.rejects(doing(many({ filter: {} }), token!), { code: 'finding.no-preview' });
  await assert.rejects(doing(many({ decision: 'keep', reason: 'đúng như vậy' }), token!), { code: 'finding.no-preview' });
  await assert.rejects(doing(many(), token!, officer('commune-police', here, null, 2)), { code: 'finding.no-preview' });
  const preview = (asked: Many) => inOffice(db, (needs) => previewMany(needs, asked));
  await assert.rejects(preview(many({ filter: { field: ["' or 1=1"] } })), { code: 'finding.none-match' });
  await assert.rejects(preview(many({ filter: { rule: ['%'] } })), { code: 'finding.unknown-rule' });
  await assert.rejects(preview(many({ filter: {}, decision: 'type', value: '1980-01-01' })), { code: 'finding.several-fields' });
});

test('many of which some cannot: left out, each for its reason', async (t) => {
  const { db, own, entry } = await registerOf(t);
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id) values
      (${own}, 'name-one-word', 'fullName', 'x', 'warning', 'open', ${here}, 1),
      (${entry}, 'crowded-archive', 'fullName', 'x', 'warning', 'open', ${here}, 1)`;
  const [{ person } = { person: 0 }] = await db.sql<{ person: number }[]>`select person_id as person from linkage.form_person where form_id = ${own}`;
  const preview = await inOffice(
    db,
    (needs) => previewMany(needs, { filter: { field: ['fullName'] }, decision: 'type', value: 'Nguyễn Văn Sửa' }),
    officer('commune-police', here, person),
  );
  assert.deepEqual(preview.leftOut.map(({ why, count }) => [why, count]).sort(), [
    ['finding.of-entry', 2],
    ['finding.own-record', 2],
  ]);
  assert.equal(preview.count, 3);
});

test('a rule about several forms is mended on its own card only, and holds afterwards or the value is refused', async (t) => {
  const { db, nam } = await registerOf(t);
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id)
    values (${nam}, 'sexes-disagree', 'sex', 'Nữ', 'warning', 'open', ${here}, 1)`;
  const asked: Asked = { decision: 'type', value: 'F' };
  const preview = await inOffice(db, (needs) => previewMany(needs, { filter: { rule: ['sexes-disagree'] }, ...asked }));
  assert.deepEqual([preview.count, preview.token, preview.leftOut[0]?.why], [0, null, 'finding.one-by-one']);
  await assert.rejects(mend(db, findingIdOf({ form: nam, rule: 'sexes-disagree', field: 'sex' }), asked), { code: 'finding.still-broken' });
});

test('an archive that lacks items: the card names those and no others, and none is typed into the form that came without it', async (t) => {
  const { db, hang } = await registerOf(t);
  await db.sql`
    update cleaning.form
    set origin_place = 'Nam Định', ethnicity = 1, residence_place = 'Mai Động', relation_to_head = 'head'
    where form_id = ${hang}`;
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, severity, state, owner_unit, act_id)
    values (${hang}, 'incomplete-archive', 'birthRegistrationPlace', 'warning', 'open', ${here}, 1)`;
  const id = findingIdOf({ form: hang, rule: 'incomplete-archive', field: 'birthRegistrationPlace' });
  const shown = await show(db, id);
  assert.deepEqual([shown.missing, shown.decisions], [['birthRegistrationPlace', 'nationality'], ['keep']]);
  assert.deepEqual(shown.words, {
    vi: 'Hồ sơ còn thiếu: nơi đăng ký khai sinh, quốc tịch. Bổ sung theo giấy tờ bằng phiếu DC02.',
    en: 'The archive lacks: place of birth registration, nationality. Add it from the papers by a form DC02.',
  });
  await assert.rejects(mend(db, id, { decision: 'type', value: 'Nam Định' }), { code: 'finding.not-typed' });
});

/** One person's DC01 with a birthday after its own day, and what other sources say of that day. */
async function toldElsewhere(t: TestContext, others: readonly { source: string; dateOfBirth: number; doubts?: readonly 'dateOfBirth'[] }[]) {
  const db = await withTestDatabase(t);
  const common = { fullName: 'Nguyễn Văn Nam', sex: 'M' } as const;
  const own = madeForm({ record: 1, ...common, dateOfBirth: 20210203, residenceUnit: here, filledOn: 20200914, doubts: ['dateOfBirth'] });
  await buildFrom(db, [[own, ...others.map((one, at) => madeForm({ record: at + 2, ...common, ...one }))]], now);
  await db.sql`delete from cleaning.finding`;
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, repaired, severity, state, owner_unit, act_id)
    values (${own.formId}, 'born-after-form', 'dateOfBirth', '03/02/2021', null, 'error', 'open', ${here}, 1)`;
  return { db, id: findingIdOf({ form: own.formId, rule: 'born-after-form', field: 'dateOfBirth' }), form: own.formId };
}

test('what two other sources agree on is offered with its proof; typed as it is offered it mends the finding', async (t) => {
  const { db, id, form } = await toldElsewhere(t, [
    { source: 'bhxh', dateOfBirth: 19790101 },
    { source: 'cmnd', dateOfBirth: 19790101 },
    { source: 'y-te', dateOfBirth: 19800101 },
  ]);
  const { offered } = await show(db, id);
  assert.deepEqual([offered?.value, offered?.words.vi, offered?.sources], ['1979-01-01', '01/01/1979', ['bhxh', 'cmnd']]);
  assert.ok(offered?.proof.every(({ holds, vi, en }) => holds && vi !== en));
  await mend(db, id, { decision: 'type', value: offered?.value });
  const after = await show(db, id);
  assert.deepEqual([after.state, after.stands?.vi, after.offered], ['mended', '01/01/1979', null]);
  assert.equal((await personOf(db, form))?.born, 19790101);
});

test('nothing is offered: one source alone, one that says it twice, as many for another value, a value in doubt, one that a rule speaks against', async (t) => {
  for (const others of [
    [{ source: 'bhxh', dateOfBirth: 19790101 }],
    [
      { source: 'bhxh', dateOfBirth: 19790101 },
      { source: 'bhxh', dateOfBirth: 19790101 },
    ],
    [
      { source: 'bhxh', dateOfBirth: 19790101 },
      { source: 'cmnd', dateOfBirth: 19790101 },
      { source: 'y-te', dateOfBirth: 19800101 },
      { source: 'khai-sinh', dateOfBirth: 19800101 },
    ],
    [
      { source: 'bhxh', dateOfBirth: 19790101 },
      { source: 'cmnd', dateOfBirth: 19790101, doubts: ['dateOfBirth'] as const },
    ],
    [
      { source: 'bhxh', dateOfBirth: 20220101 },
      { source: 'cmnd', dateOfBirth: 20220101 },
    ],
  ]) {
    const { db, id } = await toldElsewhere(t, others);
    assert.equal((await show(db, id)).offered, null, JSON.stringify(others));
  }
});

test('rows that were taken off a preview are left as they are; with all of them taken off nothing is done', async (t) => {
  const { db, hang, thom } = await registerOf(t);
  const many: Many = { filter: { rule: ['name-encoding'] }, decision: 'accept' };
  const preview = await inOffice(db, (needs) => previewMany(needs, many));
  const ids = preview.examples.map(({ id }) => id);
  assert.equal(ids.length, 2);
  await assert.rejects(
    inOffice(db, (needs) => mendMany(needs, many, preview.token!, ids)),
    { code: 'finding.all-taken-off' },
  );
  const off = findingIdOf({ form: thom, rule: 'name-encoding', field: 'fullName' });
  const done = await inOffice(db, (needs) => mendMany(needs, many, preview.token!, [off, 'no finding of this preview']));
  assert.deepEqual([done.count, done.leftOut], [1, []]);
  const states = await db.sql`select form_id as form, state from cleaning.finding where rule = 'name-encoding' order by 1`;
  assert.deepEqual(
    [...states],
    [
      { form: hang, state: 'mended' },
      { form: thom, state: 'repaired' },
    ],
  );
});
