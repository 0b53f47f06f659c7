import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf, type Officer, sealArchive } from '#access/index.ts';
import { householdIdOf } from '#cleaning/index.ts';
import { listConflicts } from '#conflicts/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { rawForm } from '#intake/index.ts';
import { type FormId, type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm, type ToldForm } from '../../../test/support/made-register.ts';
import { holds, refusedWith } from '../../../test/support/promises.ts';
import { maiDong, signInAs } from '../../../test/support/signed-in.ts';
import { personTokens } from '../person-token.ts';
import { showPerson } from '../show-person.ts';
import { undoAct } from '../undo-act.ts';
import { checkForm } from './check-form.ts';
import type { FormNeeds, TypedForm } from './prepare-form.ts';
import { showTypedForm } from './show-form.ts';
import { type Confirmed, typeForm } from './type-form.ts';

const now = new Date('2025-06-20T03:00:00Z');
const taCa = unitId('commune', '16852', 0);
const address = 'Số 5, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội';
const [nam, pha] = [2 ** 32 + 1, 2 ** 32 + 2] as [number, number];

const person = (record: number, told: Omit<ToldForm, 'record'>): ToldForm => ({
  record,
  filledOn: 20200105,
  birthRegistrationUnit: maiDong,
  birthRegistrationPlace: address,
  originUnit: maiDong,
  originPlace: address,
  residenceUnit: maiDong,
  residencePlace: address,
  officeUnit: maiDong,
  residenceFile: 'HS-1',
  householdId: householdIdOf(maiDong, 'HS-1'),
  relationToHead: 'head',
  ethnicity: 1,
  nationality: 'VNM',
  ...told,
});

/** A man of Mai Động who heads a household, and one of Tà Cạ. */
async function register(t: Parameters<typeof withTestDatabase>[0]) {
  const db = await withTestDatabase(t);
  const far = { residenceUnit: taCa, officeUnit: taCa, residenceFile: 'KS-1', householdId: householdIdOf(taCa, 'KS-1') };
  const people = [
    person(1, { fullName: 'Lê Văn Nam', dateOfBirth: 19900203, sex: 'M', personNumber: '001090004567' }),
    person(2, { fullName: 'Lò Văn Pha', dateOfBirth: 19800101, sex: 'M', personNumber: '040080000999', ...far }),
  ];
  await buildFrom(
    db,
    people.map((one) => [madeForm(one)]),
    new Date('2025-06-01T03:00:00Z'),
  );
  return { db, hoa: await officer(db) };
}

async function officer(db: Database, role: Role = 'commune-police', unit: UnitId | null = maiDong, personId: number | null = null): Promise<Officer> {
  const { token } = await signInAs(db, role, { now, unit, personId });
  return (await inTransaction(db, (tx) => actorOf(tx, token, now))) as Officer;
}

const within = <T>(db: Database, actor: Officer, use: (needs: FormNeeds) => Promise<T>, see: (persons: readonly number[]) => void = () => {}) =>
  inTransaction(db, (tx) => use({ tx, now, dataDir: db.dataDir, actor, purpose: null, see }));
const typed = (db: Database, actor: Officer, form: TypedForm, confirmed: readonly Confirmed[] = []) =>
  within(db, actor, (needs) => typeForm(needs, form, confirmed));
const checked = (db: Database, actor: Officer, form: TypedForm) => within(db, actor, (needs) => checkForm(needs, form));
const shown = (db: Database, personId: number) => inTransaction(db, (tx) => showPerson({ tx, dataDir: db.dataDir, now }, personId, {}));
const tokenOf = (db: Database, personId: number) => personTokens(db.dataDir).tokenOf(personId);

const fields = {
  fullName: 'Nguyễn Thị Hoa',
  dateOfBirth: '15/3/1995',
  sex: 'Nữ',
  birthRegistrationPlace: 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội',
  originPlace: 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội',
  ethnicity: 'Kinh',
  nationality: 'Việt Nam',
  residencePlace: address,
  relationToHead: 'chủ hộ',
  residenceFile: 'HS-7',
};
const form = (said: object = {}, more: Partial<TypedForm> = {}): TypedForm => ({ kind: 'dc01', fields: { ...fields, ...said }, ...more });

test('a form of somebody new: form, link, number and archive in one commit; what was typed is read again as it was', async (t) => {
  const { db, hoa } = await register(t);
  const id = await typed(db, hoa, form({ fullName: '  Nguyễn  Thị Hoa' }));
  const archive = await shown(db, id);
  assert.match(archive.personNumber ?? '', /^001195/);
  assert.deepEqual(
    [archive.values['fullName']?.value, archive.values['fullName']?.source, archive.values['fullName']?.file, archive.values['residenceFile']?.value],
    ['Nguyễn Thị Hoa', 'dc01', null, 'HS-7'],
  );
  assert.equal(archive.values['fullName']?.officer, hoa.name);
  const saved = await within(db, hoa, (needs) => showTypedForm(needs, id));
  assert.deepEqual(
    [saved.state, saved.isNew, saved.person?.personNumber, saved.fields['fullName']],
    ['stands', true, archive.personNumber, '  Nguyễn  Thị Hoa'],
  );
  const raw = JSON.parse(String(await inTransaction(db, (tx) => rawForm({ tx, dataDir: db.dataDir }, id as FormId))));
  assert.equal(raw.fullName, '  Nguyễn  Thị Hoa');
  await holds(db);
});

test('a form of somebody known is linked to whom the officer chose, and the head of a household brings them into it', async (t) => {
  const { db, hoa } = await register(t);
  const id = await typed(
    db,
    hoa,
    form({ fullName: 'Lê Văn Nam', dateOfBirth: '3/2/1990', sex: 'Nam', residenceFile: 'HS-1', maritalStatus: 'Đã kết hôn' }, { person: tokenOf(db, nam) }),
  );
  const archive = await shown(db, nam);
  assert.equal(archive.values['maritalStatus']?.form, String(id));
  assert.equal(archive.personNumber, '001090004567');
  const wife = await typed(db, hoa, form({ relationToHead: 'vợ', residenceFile: '' }, { head: tokenOf(db, nam) }));
  assert.deepEqual((await shown(db, wife)).household?.members.map(({ fullName }) => fullName).sort(), ['Lê Văn Nam', 'Nguyễn Thị Hoa']);
  await holds(db);
});

test('refused: no name, a day that does not exist, somebody of another commune, changes of nobody, what is asked and not confirmed', async (t) => {
  const { db, hoa } = await register(t);
  const stops = async (one: TypedForm) => (await checked(db, hoa, one)).stops.map(({ field, code }) => `${field} ${code}`);
  assert.deepEqual(await stops(form({ fullName: ' ' })), ['fullName row.name-missing']);
  assert.deepEqual(await stops(form({ fullName: '', dateOfBirth: '31/2/1995' })), ['fullName row.name-missing', 'dateOfBirth row.no-such-day']);
  assert.deepEqual(await stops(form({ residencePlace: 'Xã Tà Cạ, Huyện Kỳ Sơn, Tỉnh Nghệ An' })), ['residencePlace typed.elsewhere']);
  assert.deepEqual(await stops(form({ residencePlace: 'Xã Tà Cạ, Huyện Kỳ Sơn, Tỉnh Nghệ An', currentPlace: address })), []);
  assert.deepEqual(await stops(form({}, { kind: 'dc02' })), ['person typed.whom']);
  await assert.rejects(typed(db, hoa, form({ fullName: '' })), (error: Error) => refusedWith('typed.stopped')(error) && /a full name/.test(error.message));
  await assert.rejects(typed(db, hoa, form({ originPlace: '', dateOfBirth: '1/1/2031' })), refusedWith('typed.must-confirm'));
  await assert.rejects(typed(db, hoa, form({}, { person: tokenOf(db, pha) })), refusedWith('person.unknown'));
  await assert.rejects(typed(db, hoa, form({}, { head: tokenOf(db, pha) })), refusedWith('person.unknown'));
  assert.equal((await db.sql`select from cleaning.form where form_id < 4294967296`).length, 0);
});

test('what the law lets be unknown is asked: an old person who knows the year only and no home place has a form, with the reason on it', async (t) => {
  const { db, hoa } = await register(t);
  const old = form({ fullName: 'Trần Thị Mão', dateOfBirth: '1931', originPlace: '', religion: '' });
  const { asks, missing, findings } = await checked(db, hoa, old);
  assert.deepEqual([asks.map(({ code }) => code), missing, findings.map(({ rule }) => rule)], [['missing'], ['originPlace'], ['year-only-birth']]);
  assert.match(asks[0]?.words.vi ?? '', /quê quán/);
  const id = await typed(db, hoa, old, [{ code: 'missing', reason: 'Cụ không còn nhớ quê' }]);
  const saved = await within(db, hoa, (needs) => showTypedForm(needs, id));
  assert.deepEqual(saved.confirmed, [{ code: 'missing', reason: 'Cụ không còn nhớ quê' }]);
  assert.equal((await shown(db, id)).reason, null);
});

test('an open error of the rules is confirmed, stays a finding of the form and gives no number', async (t) => {
  const { db, hoa } = await register(t);
  const wrong = form({ dateOfBirth: '1/1/2031', filledOn: '20/6/2025' });
  const { asks, findings } = await checked(db, hoa, wrong);
  assert.deepEqual([asks.map(({ code }) => code), findings.some(({ rule, state }) => rule === 'born-after-form' && state === 'open')], [['open-errors'], true]);
  const id = await typed(db, hoa, wrong, [{ code: 'open-errors', reason: 'Giấy khai sinh ghi như vậy' }]);
  const saved = await within(db, hoa, (needs) => showTypedForm(needs, id));
  assert.ok(
    saved.findings.some(({ rule, vi }) => rule === 'born-after-form' && vi.includes('1/1/2031')),
    JSON.stringify(saved.findings),
  );
  assert.equal(saved.person?.personNumber, null);
  await holds(db);
});

test('the rules of households judge while it is typed: a second head of one household', async (t) => {
  const { db, hoa } = await register(t);
  const second = form({ relationToHead: 'chủ hộ', residenceFile: 'HS-1', filledOn: '5/3/2020' });
  assert.ok((await checked(db, hoa, second)).findings.some(({ rule }) => rule === 'two-heads'));
  assert.ok(
    !(await checked(db, hoa, form({ relationToHead: 'vợ', residenceFile: 'HS-1', headName: 'Lê Văn Nam', filledOn: '5/3/2020' }))).findings.some(
      ({ rule }) => rule === 'two-heads',
    ),
  );
});

test('a number that somebody else has: whose it is has to be decided, and the next who claims it joins', async (t) => {
  const { db, hoa } = await register(t);
  const claiming = async (fullName: string) => {
    const said = form({ fullName, dateOfBirth: '03/02/1990', sex: 'Nam', personNumber: '001090004567' });
    const { asks } = await checked(db, hoa, said);
    return await typed(
      db,
      hoa,
      said,
      asks.map(({ code }) => ({ code, reason: 'Có căn cước cầm tay' })),
    );
  };
  const first = await claiming('Vũ Đình Khôi');
  const conflicts = async () =>
    (await inTransaction(db, (tx) => listConflicts(tx))).items.map(({ kind, parties }) => [kind, parties.map(({ formId }) => formId)]);
  assert.deepEqual(await conflicts(), [['number-claimed-twice', [nam, first].sort((a, b) => a - b)]]);
  const second = await claiming('Đặng Hữu Quyền');
  assert.deepEqual(await conflicts(), [['number-claimed-twice', [nam, first, second].sort((a, b) => a - b)]]);
  assert.equal((await shown(db, nam)).values.personNumber?.value, '001090004567', 'who has it keeps it meanwhile');
  await holds(db);
});

test('two officers type the same child at once: one archive, the other is asked, and may choose it', async (t) => {
  const { db, hoa } = await register(t);
  const tuan = await officer(db, 'commune-police-chief');
  const child = form({ fullName: 'Lê Bé Na', dateOfBirth: '12/3/2018', relationToHead: 'con', residenceFile: 'HS-1' });
  const outcomes = await Promise.allSettled([typed(db, hoa, child), typed(db, tuan, child)]);
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.equal(lost.length, 1);
  assert.ok(refusedWith('typed.must-confirm')(lost[0]?.reason), String(lost[0]?.reason));
  const { likely } = await checked(db, tuan, child);
  assert.deepEqual([likely.length, likely[0]?.fullName, likely[0]?.probability], [1, 'Lê Bé Na', null]);
  await typed(db, tuan, { ...child, person: likely[0]?.personId as string });
  assert.equal((await db.sql`select from population.person where name_key = 'le be na'`).length, 1);
  const twin = await typed(db, tuan, child, [{ code: 'likely-same', reason: 'Hai cháu sinh đôi đặt cùng tên' }]);
  assert.equal((await db.sql`select from population.person where name_key = 'le be na'`).length, 2);
  assert.notEqual((await shown(db, twin)).personNumber, likely[0]?.personNumber);
  await holds(db);
});

test('authority: another commune reads it as unknown; nobody types their own form, or that of their household', async (t) => {
  const { db, hoa } = await register(t);
  const id = await typed(db, hoa, form());
  const sung = await officer(db, 'commune-police', taCa);
  await assert.rejects(
    within(db, sung, (needs) => showTypedForm(needs, id)),
    refusedWith('typed.unknown'),
  );
  await assert.rejects(
    within(db, hoa, (needs) => showTypedForm(needs, id + 1)),
    refusedWith('typed.unknown'),
  );
  const himself = await officer(db, 'commune-police', maiDong, nam);
  await assert.rejects(typed(db, himself, form({ fullName: 'Lê Văn Nam' }, { person: tokenOf(db, nam) })), refusedWith('proposal.own-record'));
  await assert.rejects(typed(db, himself, form({ residenceFile: 'HS-1', relationToHead: 'em' })), refusedWith('proposal.own-record'));
});

test('a form of a person who is sealed later is shown to nobody outside the group, and finds nobody', async (t) => {
  const { db, hoa } = await register(t);
  const id = await typed(db, hoa, form());
  await inTransaction(db, (tx) => sealArchive(tx, { personId: id, kind: 'court', orderNo: '1/QĐ', sealedBy: ['a', 'b'], readers: [] }, now));
  await assert.rejects(
    within(db, hoa, (needs) => showTypedForm(needs, id)),
    refusedWith('typed.unknown'),
  );
  const { likely, elsewhere, asks } = await checked(db, hoa, form({ residenceFile: '' }));
  assert.deepEqual([likely, elsewhere, asks], [[], null, []]);
});

test('undone by two, the form is nobody’s and its number is cancelled; done again it is as it was; not while the person has forms that came since', async (t) => {
  const { db, hoa } = await register(t);
  const id = await typed(db, hoa, form());
  const { personNumber } = await shown(db, id);
  const officers = ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'];
  const undo = (actId: number) => inTransaction(db, (tx) => undoAct({ tx, now }, { actId, reason: 'Nhập nhầm người', officers }));
  const undone = await undo(id);
  assert.deepEqual([(await shown(db, id)).state, (await within(db, hoa, (needs) => showTypedForm(needs, id))).state], ['withdrawn', 'undone']);
  assert.deepEqual(
    (await db.sql`select state from numbering.number where person_no = ${Number(personNumber)}`).map(({ state }) => state),
    ['cancelled'],
  );
  await holds(db);
  await undo(undone.actId);
  assert.equal((await shown(db, id)).state, 'alive');
  await holds(db);
  const later = await typed(db, hoa, form({ maritalStatus: 'Đã kết hôn' }, { person: tokenOf(db, id) }));
  await assert.rejects(undo(id), refusedWith('act.built-on'));
  await undo(later);
  assert.equal((await shown(db, id)).values['maritalStatus'], undefined);
  await holds(db);
});

test('DC02 tells what has changed: the new residence and no more, from its day on', async (t) => {
  const { db, hoa } = await register(t);
  const moved = {
    fullName: 'Lê Văn Nam',
    residencePlace: 'Số 9, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội',
    filledOn: '1/6/2025',
    dateOfBirth: '3/2/1990',
  };
  const { asks, missing } = await checked(db, hoa, { kind: 'dc02', fields: moved, person: tokenOf(db, nam) });
  assert.deepEqual([asks, missing], [[], []]);
  await typed(db, hoa, { kind: 'dc02', fields: moved, person: tokenOf(db, nam) });
  const archive = await shown(db, nam);
  assert.deepEqual([archive.values['residencePlace']?.value, archive.values['originPlace']?.value], [moved.residencePlace, address]);
});

test('naughty strings are text: kept as typed, found by a rule or taken as they are, never a fault', async (t) => {
  const { db, hoa } = await register(t);
  const naughty = [
    "' or 1=1 --",
    '%',
    '<script>alert(1)</script>',
    '‮gnöol',
    '🤷🏽 Ả',
    '\u00a0',
    '{found}',
    '=cmd|’/C calc’!A0',
    'x'.repeat(400),
    'ﷺ'.repeat(100),
    '\\',
    'null',
    '-1',
    '９９',
    'Nguyễn\tThị\nHoa',
  ];
  for (const text of naughty) {
    const all = Object.fromEntries(Object.keys(fields).map((field) => [field, text]));
    const told = await checked(db, hoa, { kind: 'dc01', fields: { ...all, dateOfBirth: '15/3/1995' } });
    assert.ok(Array.isArray(told.findings), text);
    const id = await typed(
      db,
      hoa,
      form({ fullName: `Nguyễn ${text}`, religion: text, residenceFile: '' }),
      ['open-errors', 'likely-same', 'missing'].map((code) => ({ code, reason: 'Thử chuỗi lạ' })),
    );
    assert.equal((await within(db, hoa, (needs) => showTypedForm(needs, id))).fields['religion'], text);
  }
  await holds(db);
});

test('cut off between number and archive: nothing of it is there, and the same form is taken in again', async (t) => {
  const { db, hoa } = await register(t);
  const holder = await db.sql.reserve();
  await holder`begin`;
  await holder`lock table population.version in share mode`; // the archive cannot be written: the form waits with its number drawn
  const cut = assert.rejects(typed(db, hoa, form()), /canceling statement/);
  let waiting: { pid: number }[] = [];
  while (waiting.length === 0)
    waiting = await db.sql<{ pid: number }[]>`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await db.sql`select pg_cancel_backend(${waiting[0]?.pid as number})`;
  await cut;
  await holder`rollback`;
  holder.release();
  const left = await db.sql`
    select form_id from intake.typed_form
    union all select form_id from cleaning.form where form_id < 4294967296
    union all select act_id from intake.act where kind = 'type'
    union all select act_id from numbering.change`;
  assert.deepEqual([...left], []);
  assert.match((await shown(db, await typed(db, hoa, form()))).personNumber ?? '', /^001195/);
  await holds(db);
});
