import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm } from '../../test/support/made-register.ts';
import { findPersons, type PersonQuery, personTokens } from './index.ts';

const now = new Date('2026-11-23T03:00:00Z');
const unit = unitId('commune', '00310', 0);
const names = ['Nguyễn Văn Nam', 'NGUYEN VAN NAM', 'Nguyễn Văn Nấm', 'Nguyễn Văn An', 'Trần Thị Vân Nam', 'Đặng Ðình Đức'];

async function registerOf(db: Database): Promise<void> {
  await buildFrom(
    db,
    names.map((fullName, at) => [
      madeForm({ record: at + 1, fullName, dateOfBirth: 19800000 + at * 10_000 + 512, sex: 'M', birthRegistrationUnit: unit, residenceUnit: unit }),
    ]),
    now,
  );
}
const find = (db: Database, query: PersonQuery) => inTransaction(db, (tx) => findPersons({ tx, dataDir: db.dataDir }, query));
const namesOf = async (db: Database, query: PersonQuery): Promise<string[]> => (await find(db, query)).items.map(({ fullName }) => fullName);

test('a name is found in any case, with any tones or none, by the beginning of its last word', async (t) => {
  const db = await withTestDatabase(t);
  await registerOf(db);
  for (const q of ['nguyen van nam', 'NGUYỄN VĂN NẶM', 'Nguyễn  văn na'])
    assert.deepEqual(await namesOf(db, { q }), ['Nguyễn Văn Nam', 'NGUYEN VAN NAM', 'Nguyễn Văn Nấm'], q);
  assert.deepEqual(await namesOf(db, { q: 'dang dinh duc' }), ['Đặng Ðình Đức']);
  assert.deepEqual(await namesOf(db, { q: 'van nam' }), ['Nguyễn Văn Nam', 'NGUYEN VAN NAM', 'Nguyễn Văn Nấm', 'Trần Thị Vân Nam']);
  assert.deepEqual(await namesOf(db, { q: 'lê' }), []);
  assert.deepEqual(await namesOf(db, { q: ' % ' }), []);
});

test('a year of birth narrows', async (t) => {
  const db = await withTestDatabase(t);
  await registerOf(db);
  assert.deepEqual(await namesOf(db, { q: 'nguyen van', born: 1983 }), ['Nguyễn Văn An']);
});

test('page by page comes everybody once, by the beginning of the name and by words inside it', async (t) => {
  const db = await withTestDatabase(t);
  await registerOf(db);
  for (const [q, count] of [
    ['nguyen', 4],
    ['nam', 4],
  ] as const) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await find(db, { q, limit: 2, cursor });
      seen.push(...page.items.map(({ personId }) => personId));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    assert.equal(seen.length, count);
    assert.equal(new Set(seen).size, count);
  }
});

test('a number is found with or without spaces, and also when another took its place', async (t) => {
  const db = await withTestDatabase(t);
  await registerOf(db);
  const [person] = await db.sql<{ id: number; no: number }[]>`select person_id as id, person_no as no from population.person order by 1`;
  const number = String(person?.no).padStart(12, '0');
  assert.deepEqual(await namesOf(db, { q: number.replace(/(...)/g, '$1 ') }), ['Nguyễn Văn Nam']);
  await db.sql`insert into numbering.number (person_no, person_id, state, successor, act_id) values (1080999999, 999, 'retired', ${person?.no as number}, 1)`;
  const { items } = await find(db, { q: '001080999999' });
  assert.deepEqual(
    items.map(({ personId, personNumber }) => [personTokens(db.dataDir).personOf(personId), personNumber]),
    [[person?.id, number]],
  );
  assert.deepEqual(await namesOf(db, { q: '001080' }), []);
});
