import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Actor, type Citizen, type Officer, openPresence } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { type PartialDate, personNumberFrom, type Refusal, type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm } from '../../test/support/made-register.ts';
import { personTokens, requireWithinReach } from './index.ts';
import { searchPersons } from './search-persons.ts';

const now = new Date('2026-11-23T03:00:00Z');
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const [maiDong, tienPhong] = [unitId('commune', '00310', 0), unitId('commune', '16852', 0)];

/** Nam lives in Mai Động, two An and Bình far away, Châu in no known unit. */
const people = [
  { fullName: 'Nguyễn Văn Nam', dateOfBirth: 19800512, sex: 'M', residenceUnit: maiDong },
  { fullName: 'Nguyễn Văn An', dateOfBirth: 19810512, sex: 'M', residenceUnit: tienPhong },
  { fullName: 'NGUYEN VAN AN', dateOfBirth: 19810512, sex: 'M', residenceUnit: tienPhong },
  { fullName: 'Lê Thị Bình', dateOfBirth: 19820000, sex: 'F', residenceUnit: tienPhong },
  { fullName: 'Nguyễn Văn Châu', dateOfBirth: 19830512, sex: 'M' },
];

async function registerOf(t: TestContext) {
  const db = await withTestDatabase(t);
  await buildFrom(
    db,
    people.map((person, at) => [madeForm({ record: at + 1, birthRegistrationUnit: maiDong, ...person })]),
    now,
  );
  const rows = await db.sql<{ id: number; no: number }[]>`select person_id as id, person_no as no from population.person order by 1`;
  const [nam, an, namesake, binh, chau] = rows.map(({ id }) => id) as [number, number, number, number, number];
  return { db, nam, an, namesake, binh, chau, numberOf: (id: number) => personNumberFrom(rows.find((row) => row.id === id)?.no ?? 0) };
}

const officer = (role: Role, unit: UnitId | null, accountId = 1): Officer => ({
  kind: 'officer',
  accountId,
  humanId: accountId,
  personId: null,
  name: 'x',
  role,
  unit,
});
const police = officer('commune-police', maiDong);
const operator = officer('national-operator', null, 9);

type Code = 'other' | 'emergency' | 'person-present';
const purposeOf = (purpose: Code) => ({ purpose, caseRef: undefined, reason: undefined });

/** The code of the refusal and who stands in the entry; no code where it is open. */
async function ask(db: Database, actor: Actor, persons: readonly number[], { purpose = 'other' as Code, at = now } = {}) {
  const seen: number[] = [];
  const code = await inTransaction(db, (tx) =>
    requireWithinReach({ tx, dataDir: db.dataDir, now: at, actor, purpose: purposeOf(purpose), see: (some) => void seen.push(...some) }, persons),
  ).then(
    () => undefined,
    (error: Refusal) => error.code,
  );
  return { code, seen };
}

async function search(db: Database, actor: Actor, query: { q: string; dateOfBirth?: number; sex?: 'M' | 'F' }, purpose: Code = 'other', at = now) {
  const [seen, sought]: [number[], number[]] = [[], []];
  const needs = (tx: never) => ({
    tx,
    dataDir: db.dataDir,
    now: at,
    actor,
    purpose: purposeOf(purpose),
    see: (some: readonly number[], _: readonly string[] = [], notShown: readonly number[] = []) => {
      seen.push(...some);
      sought.push(...notShown);
    },
  });
  const { items, next } = await inTransaction(db, (tx) =>
    searchPersons(needs(tx as never), { ...query, dateOfBirth: query.dateOfBirth as PartialDate | undefined }),
  );
  return { found: items.map(({ personId }) => personTokens(db.dataDir).personOf(personId)), next, seen, sought };
}

test('another commune, no known unit, nobody at all: one refusal, in the same words; the look stands in the entry', async (t) => {
  const { db, nam, an, chau } = await registerOf(t);
  assert.deepEqual(await ask(db, police, [nam]), { code: undefined, seen: [nam] });
  for (const person of [an, chau, 77]) assert.deepEqual(await ask(db, police, [person]), { code: 'person.unknown', seen: [person] });
  assert.deepEqual(await ask(db, police, [nam, an]), { code: 'person.unknown', seen: [nam, an] });
  for (const person of [nam, an, chau]) assert.equal((await ask(db, operator, [person])).code, undefined);
  assert.equal((await ask(db, operator, [77])).code, 'person.unknown');
});

test('no office: a person reaches themself only, an administrator and nobody reach no one', async (t) => {
  const { db, nam, an } = await registerOf(t);
  const self: Citizen = { kind: 'citizen', personId: an, level: 2 };
  assert.equal((await ask(db, self, [an])).code, undefined);
  assert.equal((await ask(db, self, [nam])).code, 'person.unknown');
  for (const actor of [officer('administrator', null), { kind: 'nobody' } as const])
    for (const purpose of ['other', 'emergency'] as const) assert.equal((await ask(db, actor, [nam], { purpose })).code, 'person.unknown');
});

test('an emergency opens the country for the look that names it', async (t) => {
  const { db, an } = await registerOf(t);
  assert.equal((await ask(db, police, [an], { purpose: 'emergency' })).code, undefined);
  assert.equal((await ask(db, police, [an])).code, 'person.unknown');
  assert.deepEqual((await search(db, police, { q: 'le thi binh' }, 'emergency')).found.length, 1);
});

test('somebody who is present and tells number and date of birth is open to that officer for half an hour, and to nobody else', async (t) => {
  const { db, an, numberOf } = await registerOf(t);
  const told = { q: numberOf(an), dateOfBirth: 19810512 };
  assert.deepEqual((await search(db, police, told)).found, [], 'without that purpose it is a search among the own people');
  assert.equal((await ask(db, police, [an])).code, 'person.unknown');
  assert.deepEqual((await search(db, police, told, 'person-present')).found, [an]);
  assert.equal((await ask(db, police, [an], { at: minutesLater(29) })).code, undefined);
  assert.equal((await ask(db, police, [an], { at: minutesLater(30) })).code, 'person.unknown');
  assert.equal((await ask(db, officer('commune-police', maiDong, 2), [an])).code, 'person.unknown');
});

test('present: another date than the number has is nobody, opens nothing, and is a look at its holder', async (t) => {
  const { db, an, numberOf } = await registerOf(t);
  assert.deepEqual(await search(db, police, { q: numberOf(an), dateOfBirth: 19810513 }, 'person-present'), { found: [], next: null, seen: [], sought: [an] });
  assert.equal((await ask(db, police, [an])).code, 'person.unknown');
});

test('present by name: whole name, whole date and sex, exactly', async (t) => {
  const { db, binh, nam } = await registerOf(t);
  await db.sql`update population.person set date_of_birth = 19820203 where person_id = ${binh}`;
  for (const [q, found] of [
    ['LE THI BINH', [binh]],
    ['le thi', []],
    ['thi binh', []],
  ] as const)
    assert.deepEqual((await search(db, police, { q, dateOfBirth: 19820203, sex: 'F' }, 'person-present')).found, found, q);
  assert.deepEqual((await search(db, police, { q: 'lê thị bình', dateOfBirth: 19820203, sex: 'M' }, 'person-present')).found, []);
  assert.deepEqual((await search(db, police, { q: 'nguyen van nam', dateOfBirth: 19800512, sex: 'M' }, 'person-present')).found, [nam]);
});

test('refused: present, but less was told than only they would know; two persons of one name, day and sex', async (t) => {
  const { db, binh, numberOf } = await registerOf(t);
  const refused = (query: Parameters<typeof search>[2]) =>
    search(db, police, query, 'person-present').then(
      () => 'found',
      (error: Refusal) => error.code,
    );
  assert.equal(await refused({ q: numberOf(binh) }), 'search.not-told');
  assert.equal(await refused({ q: 'lê thị bình', dateOfBirth: 19820000, sex: 'F' }), 'search.not-told');
  assert.equal(await refused({ q: 'nguyễn văn an', dateOfBirth: 19810512 }), 'search.not-told');
  assert.equal(await refused({ q: 'nguyễn văn an', dateOfBirth: 19810512, sex: 'M' }), 'search.several');
});

test('a search lists the own people only, by name and by number', async (t) => {
  const { db, nam, an, namesake, chau, numberOf } = await registerOf(t);
  for (const q of ['nguyen', 'van', numberOf(nam)]) assert.deepEqual((await search(db, police, { q })).found, [nam], q);
  assert.deepEqual(await search(db, police, { q: numberOf(an) }), { found: [], next: null, seen: [], sought: [an] });
  assert.deepEqual((await search(db, operator, { q: 'nguyen' })).found.toSorted(), [nam, an, namesake, chau].toSorted());
});

test('a sealed record is unknown to all but its group, by id, by number, by name, present or in an emergency; each try is on record', async (t) => {
  const { db, nam, numberOf } = await registerOf(t);
  await db.sql`
    insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by)
    values (${nam}, 'protected-person', '12/QĐ', ${now}, '{a,b}')`;
  await db.sql`insert into access.sealed_reader (person_id, seal_id, account_id) select person_id, seal_id, 5 from access.sealed`;
  const born = { dateOfBirth: 19800512, sex: 'M' } as const;
  for (const actor of [police, operator]) {
    assert.deepEqual(await ask(db, actor, [nam]), { code: 'person.unknown', seen: [nam] });
    assert.deepEqual(await ask(db, actor, [nam], { purpose: 'emergency' }), { code: 'person.unknown', seen: [nam] });
    for (const q of ['nguyen van nam', 'van nam', numberOf(nam)]) {
      const { found, seen, sought } = await search(db, actor, { q });
      assert.deepEqual([found, seen, sought.includes(nam)], [[], [], true], q);
    }
    for (const query of [
      { q: numberOf(nam), ...born },
      { q: 'nguyễn văn nam', ...born },
    ])
      assert.deepEqual(await search(db, actor, query, 'person-present'), { found: [], next: null, seen: [], sought: [nam] });
  }
  await inTransaction(db, (tx) => openPresence(tx, { accountId: police.accountId, personId: nam }, now));
  assert.equal((await ask(db, police, [nam])).code, 'person.unknown', 'presence lifts no seal');
  const ofGroup = officer('commune-police', maiDong, 5);
  assert.equal((await ask(db, ofGroup, [nam])).code, undefined);
  assert.deepEqual((await search(db, ofGroup, { q: 'nguyen van nam' })).found, [nam]);
  assert.equal((await ask(db, { kind: 'citizen', personId: nam, level: 2 }, [nam])).code, undefined, 'nobody is hidden from themself');
  await db.sql`update access.sealed set valid_to = ${minutesLater(5)}, unsealed_by = '{a,b}'`;
  assert.equal((await ask(db, police, [nam], { at: minutesLater(5) })).code, undefined);
});

test('two seals: whoever is in the group of one is not let past the other', async (t) => {
  const { db, nam } = await registerOf(t);
  await db.sql`
    insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by)
    values (${nam}, 'court', '1', ${now}, '{a,b}'), (${nam}, 'adoption', '2', ${now}, '{a,b}')`;
  await db.sql`insert into access.sealed_reader (person_id, seal_id, account_id) select person_id, seal_id, 5 from access.sealed where kind = 'court'`;
  assert.equal((await ask(db, officer('commune-police', maiDong, 5), [nam])).code, 'person.unknown');
});
