import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { countOpenConflicts, forgetConflicts, listConflicts, type NewConflict, openConflicts } from './index.ts';

const now = new Date('2026-11-23T03:00:00Z');

function duplicate(formId: number, ownerUnit = 30_003_100): NewConflict {
  return {
    kind: 'possible-duplicate',
    ownerUnit,
    detail: 'fullName, dateOfBirth',
    parties: [
      { formId, personId: formId },
      { formId: formId + 1, personId: formId + 1 },
    ],
  };
}

const open = (db: Database, conflicts: readonly NewConflict[], actId = 7) => inTransaction(db, (tx) => openConflicts(tx, conflicts, { actId, now }));

test('a conflict opens with its owner, its parties, what waits for it and ten working days', async (t) => {
  const db = await withTestDatabase(t);
  await open(db, [duplicate(4_294_967_297)]);
  const { items, next } = await inTransaction(db, (tx) => listConflicts(tx));
  assert.equal(next, null);
  assert.equal(items.length, 1);
  const { conflictId: _, ...conflict } = items[0]!;
  assert.deepEqual(conflict, {
    kind: 'possible-duplicate',
    ownerUnit: 30_003_100,
    state: 'open',
    dueOn: '2026-12-07',
    blocks: 'merge',
    detail: 'fullName, dateOfBirth',
    actId: 7,
    settledBy: null,
    turn: 'owner',
    turnUnit: null,
    turnDueOn: null,
    ownerRule: null,
    version: 1,
    parties: [
      { formId: 4_294_967_297, personId: 4_294_967_297 },
      { formId: 4_294_967_298, personId: 4_294_967_298 },
    ],
    words: { vi: 'Hai hồ sơ có thể là của một người', en: 'Two archives may be of one person' },
    stateWords: { vi: 'chờ xử lý', en: 'open' },
    moves: ['settle'],
  });
});

test('a long list comes in pages, each conflict once', async (t) => {
  const db = await withTestDatabase(t);
  await open(
    db,
    Array.from({ length: 120 }, (_, at) => duplicate(1 + at * 2)),
  );
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await inTransaction(db, (tx) => listConflicts(tx, cursor === undefined ? {} : { cursor }));
    seen.push(...page.items.map(({ parties }) => parties[0]!.formId));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(
    seen,
    Array.from({ length: 120 }, (_, at) => 1 + at * 2),
  );
});

test("a commune sees its own, a person's page those of the person", async (t) => {
  const db = await withTestDatabase(t);
  await open(db, [duplicate(1, 30_000_010), duplicate(11, 30_000_020)]);
  const of = async (filter: Parameters<typeof listConflicts>[1]) =>
    (await inTransaction(db, (tx) => listConflicts(tx, filter))).items.map(({ parties }) => parties[0]!.formId);
  assert.deepEqual(await of({ ownerUnit: 30_000_020 }), [11]);
  assert.deepEqual(await of({ personId: 2 }), [1]);
  assert.deepEqual(await of({ state: 'settled' }), []);
});

test('a step that runs again forgets its own conflicts and no others', async (t) => {
  const db = await withTestDatabase(t);
  await open(db, [duplicate(1)], 7);
  await open(db, [duplicate(11)], 8);
  await open(db, [{ ...duplicate(21), kind: 'number-claimed-twice' }], 7);
  assert.equal(await inTransaction(db, (tx) => forgetConflicts(tx, 7, ['possible-duplicate'])), 1);
  const counts = await inTransaction(db, countOpenConflicts);
  assert.deepEqual(counts, {
    total: 2,
    byKind: [
      { kind: 'number-claimed-twice', count: 1 },
      { kind: 'possible-duplicate', count: 1 },
    ],
  });
  assert.equal(Number((await db.sql`select count(*) as n from conflicts.party`)[0]!['n']), 4);
});
