import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Officer } from '#access/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from '../../../test/support/database.ts';
import { buildFrom, madeForm } from '../../../test/support/made-register.ts';
import { listFindings } from './list-findings.ts';
import type { FindingFilter } from './store.ts';

const now = new Date('2026-11-23T03:00:00Z');
const [here, there] = [unitId('commune', '00310', 0), unitId('commune', '16852', 0)];

const officer = (role: Role, unit: UnitId | null): Officer => ({ kind: 'officer', accountId: 1, humanId: 1, personId: null, name: 'x', role, unit });
const police = officer('commune-police', here);
const operator = officer('national-operator', null);

/** Three forms here and one there; of file 2 the third. */
async function registerOf(t: TestContext) {
  const db = await withTestDatabase(t);
  const forms = [1, 2, 3, 4].map((record) =>
    madeForm({ record, file: record === 3 ? 2 : 1, fullName: `Nguyễn Văn ${'ABCD'[record - 1]}`, residenceUnit: record === 4 ? there : here }),
  );
  await buildFrom(
    db,
    forms.map((form) => [form]),
    now,
  );
  const [a, b, c, d] = forms.map(({ formId }) => formId as number) as [number, number, number, number];
  await db.sql`delete from cleaning.finding`; // what the archives themselves lack
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, repaired, severity, state, owner_unit, act_id) values
      (${a}, 'name-encoding', 'fullName', 'x', 'Nguyễn Văn A', 'warning', 'repaired', ${here}, 1),
      (${a}, 'date-unreadable', 'dateOfBirth', '30/02', null, 'error', 'open', ${here}, 1),
      (${b}, 'date-unreadable', 'dateOfBirth', '%', null, 'error', 'open', ${here}, 1),
      (${c}, 'name-one-word', 'fullName', 'C', null, 'warning', 'kept', ${here}, 1),
      (${d}, 'name-one-word', 'fullName', 'D', null, 'warning', 'open', ${there}, 1)`;
  return { db, a, b, c, d };
}

async function list(db: Database, actor: Officer, filter: FindingFilter = {}, page: { cursor?: string; limit?: number } = {}) {
  const seen: number[] = [];
  const answer = await inTransaction(db, (tx) =>
    listFindings({ tx, dataDir: db.dataDir, now, actor, see: (persons) => void seen.push(...persons) }, { filter, limit: 50, ...page }),
  );
  return { ...answer, seen, of: answer.items.map(({ form, rule }) => [Number(form), rule] as const) };
}

const told = (values: readonly { readonly value: string; readonly count: number }[]) => values.map(({ value, count }) => [value, count]);

test("an office sees what its communes own, and no other's; the country sees all", async (t) => {
  const { db, a, b, c, d } = await registerOf(t);
  const own = await list(db, police);
  assert.deepEqual(own.of, [
    [a, 'date-unreadable'],
    [a, 'name-encoding'],
    [b, 'date-unreadable'],
    [c, 'name-one-word'],
  ]);
  assert.deepEqual(new Set(own.seen), new Set([a, b, c]), 'whoever is listed stands in the entry');
  assert.deepEqual([own.counts?.count, own.counts?.ofAll], [4, 4]);
  assert.deepEqual((await list(db, officer('commune-police', there))).of, [[d, 'name-one-word']]);
  assert.equal((await list(db, operator)).of.length, 5);
});

test('counts of a facet follow what is chosen in the others, and not what is chosen in itself', async (t) => {
  const { db } = await registerOf(t);
  const { items, counts } = await list(db, operator, { state: ['open'], rule: ['date-unreadable'] });
  assert.equal(items.length, 2);
  assert.deepEqual([counts?.count, counts?.ofAll], [2, 5]);
  assert.deepEqual(told(counts!.facets.rule), [
    ['date-unreadable', 2],
    ['name-one-word', 1],
  ]);
  assert.deepEqual(told(counts!.facets.state), [['open', 2]]);
  assert.deepEqual(told(counts!.facets.commune), [[String(here), 2]]);
  assert.deepEqual(told(counts!.facets.repair), [['none', 2]]);
  const both = await list(db, operator, { state: ['open', 'kept'] });
  assert.deepEqual(told(both.counts!.facets.commune), [
    [String(here), 3],
    [String(there), 1],
  ]);
});

test('pages follow each other without loss; what is counted is told once', async (t) => {
  const { db } = await registerOf(t);
  const first = await list(db, police, {}, { limit: 3 });
  const second = await list(db, police, {}, { limit: 3, cursor: first.next! });
  assert.deepEqual([...first.of, ...second.of], (await list(db, police)).of);
  assert.deepEqual([second.next, second.counts], [null, null]);
});

test('whatever is asked for is a value and no statement: nothing matches, nothing breaks', async (t) => {
  const { db } = await registerOf(t);
  for (const text of ['%', "' or 1=1 --", '\\', '😀', 'null', '1e999', "'; drop table cleaning.finding; --"])
    for (const facet of ['commune', 'severity', 'state', 'field', 'source', 'repair'] as const)
      assert.deepEqual((await list(db, operator, { [facet]: [text] })).of, [], `${facet} ${text}`);
  await assert.rejects(list(db, operator, { rule: ["' or 1=1"] }), { code: 'finding.unknown-rule' });
});

test('a finding on a sealed archive is in no list and no count; one of a withdrawn file is no work', async (t) => {
  const { db, a, b } = await registerOf(t);
  await db.sql`update intake.file set state = 'withdrawn' where file_no = 2`;
  assert.equal((await list(db, police)).counts?.count, 3);
  await db.sql`
    insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by)
    select person_id, 'court', '1/2026', '2026-01-01', '{a,b}' from linkage.form_person where form_id = ${a}`;
  const left = await list(db, police);
  assert.deepEqual(left.of, [[b, 'date-unreadable']]);
  assert.equal(left.counts?.ofAll, 1);
});
