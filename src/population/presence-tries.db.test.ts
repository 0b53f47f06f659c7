/** Who stands at a counter cannot be guessed: misses are counted by officer and by number, kept in the register, and told. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Officer } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { type PartialDate, personNumberFrom, Refusal, type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm } from '../../test/support/made-register.ts';
import { searchPersons } from './search-persons.ts';

const now = new Date('2026-11-23T03:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const [maiDong, tienPhong] = [unitId('commune', '00310', 0), unitId('commune', '16852', 0)];
const born = { right: 19790813, wrong: 19790101 };

async function registerOf(t: TestContext) {
  const db = await withTestDatabase(t);
  const told = { fullName: 'Nguyễn Văn Nam', dateOfBirth: born.right, sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong };
  await buildFrom(db, [[madeForm({ record: 1, ...told })]], now);
  const [row] = await db.sql<{ no: number }[]>`select person_no as no from population.person`;
  const notices = async () => [
    ...(await db.sql<{ kind: string; roles: string[]; officer: string }[]>`
      select kind, roles, values ->> 'officer' as officer from notices.notice where kind = 'presence-missed' order by roles, notice_id`),
  ];
  return { db, number: personNumberFrom(row?.no ?? 0), notices };
}

const officer = (accountId: number, role: Role = 'commune-police', unit: UnitId = tienPhong): Officer => ({
  kind: 'officer',
  accountId,
  humanId: accountId,
  personId: null,
  name: `officer ${accountId}`,
  role,
  unit,
});

/** What came of it: how many were found, or the code of the refusal with the seconds to wait. */
async function name(db: Database, actor: Officer, query: { q: string; dateOfBirth?: number; sex?: 'M' }, at = now) {
  const dateOfBirth = (query.dateOfBirth ?? born.wrong) as PartialDate;
  const purpose = { purpose: 'person-present', caseRef: undefined, reason: undefined } as const;
  return await inTransaction(db, (tx) => searchPersons({ tx, dataDir: db.dataDir, now: at, actor, purpose, see: () => {} }, { ...query, dateOfBirth })).then(
    ({ items }) => items.length,
    (error: unknown) => (error instanceof Refusal ? `${error.code} ${error.values['seconds']}` : assert.fail(String(error))),
  );
}

test('a number: after five misses, by whomever, each next try waits twice as long; whether anybody holds it or not', async (t) => {
  const { db, number } = await registerOf(t);
  for (const q of [number, '001079999999']) {
    const miss = (by: number, at = now) => name(db, officer(by), { q }, at);
    for (const by of [1, 2, 3, 4]) assert.equal(await miss(by), 0);
    assert.equal(await miss(5), 0);
    assert.deepEqual(String(await miss(6)).split(' '), ['presence.wait', '1']);
    assert.equal(await miss(6, later(1)), 0);
    assert.equal(await miss(7, later(2)), 'presence.wait 1');
    assert.equal(await miss(7, later(3)), 0);
    assert.equal(await miss(8, later(3)), 'presence.wait 4');
  }
  assert.equal(await name(db, officer(9), { q: number, dateOfBirth: born.right }, later(7)), 1, 'who waits and tells the date is found');
  assert.equal(await name(db, officer(9), { q: number }, later(7)), 0, 'and the number is counted anew');
});

test('an officer: after ten misses each next try waits, at a hundred it stops for the day; who is found between takes nothing back', async (t) => {
  const { db, number } = await registerOf(t);
  const guess = (n: number, at = now) => name(db, officer(1), { q: String(1_079_000_000 + n).padStart(12, '0') }, at);
  for (let n = 0; n < 9; n++) assert.equal(await guess(n), 0);
  assert.equal(await name(db, officer(1), { q: number, dateOfBirth: born.right }), 1);
  assert.equal(await name(db, officer(1), { q: 'nguyen van nam', sex: 'M' }), 0, 'a name is counted too');
  assert.equal(await guess(10), 'presence.wait 1');
  let [at, judged] = [now, 10];
  for (; judged < 100; judged++) {
    const said = await guess(judged, at);
    if (typeof said === 'string') at = new Date(at.getTime() + Number(said.split(' ')[1]) * 1000);
    if (typeof said === 'string') assert.equal(await guess(judged, at), 0);
  }
  assert.ok(at.getTime() - now.getTime() > 20 * 3_600_000, 'a hundred take most of a day');
  assert.match(String(await guess(101, later(86_399))), /^presence\.wait/);
  assert.equal(await guess(101, later(86_400 + 900)), 0, 'the next day begins anew');
  assert.equal(await name(db, officer(2), { q: number, dateOfBirth: born.right }), 1, 'nobody else waits for it');
});

test('many at once: no more are judged than one after the other', async (t) => {
  const { db, number } = await registerOf(t);
  const said = await Promise.all(Array.from({ length: 40 }, (_, n) => name(db, officer(n), { q: number })));
  assert.ok(said.filter((one) => one === 0).length <= 5, JSON.stringify(said));
  assert.ok(said.every((one) => one === 0 || String(one).startsWith('presence.wait ')));
});

test('told once a day, at the tenth miss, to the head of the unit and branch and to the auditor; nine are told to nobody', async (t) => {
  const { db, notices } = await registerOf(t);
  const miss = (actor: Officer, n: number, at = now) => name(db, actor, { q: String(1_079_000_000 + n).padStart(12, '0') }, at);
  const [police, clerk, vaccinator] = [officer(1), officer(2, 'civil-status-officer'), officer(3, 'vaccinator')];
  for (let n = 0; n < 9; n++) await miss(police, n);
  assert.deepEqual(await notices(), []);
  await miss(police, 9);
  await miss(police, 10, later(60));
  for (const [at, one] of [clerk, vaccinator].entries()) for (let n = 0; n < 10; n++) await miss(one, 100 * (at + 1) + n);
  assert.deepEqual(
    (await notices()).map((one) => [one.kind, one.roles.join(), one.officer]),
    [
      ['presence-missed', 'auditor', 'officer 1'],
      ['presence-missed', 'auditor', 'officer 2'],
      ['presence-missed', 'auditor', 'officer 3'],
      ['presence-missed', 'commune-police-chief', 'officer 1'],
      ['presence-missed', 'committee-chairman', 'officer 2'],
    ].toSorted((a, b) => `${a[1]}`.localeCompare(`${b[1]}`)),
  );
});
