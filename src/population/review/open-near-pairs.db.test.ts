import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { holds, refusedWith } from '../../../test/support/promises.ts';
import { reviewedOn as now, officer, openPairs, reviewedRegister } from '../../../test/support/reviewed-register.ts';
import { tellApart } from '../decisions.ts';
import { openNearPairs } from './open-near-pairs.ts';
import { workOnConflict } from './work-on-conflict.ts';

/** Kept pairs of forms of two who live, with these weights below the threshold, as the run 1 would have kept them. */
async function keepPairs(db: Database, below: readonly number[]) {
  const people = await db.sql<{ person: number; form: number }[]>`
    select p.person_id as person, min(l.form_id) as form
    from population.person as p
    join linkage.form_person as l using (person_id)
    where p.state = 'alive' and p.person_id not in (select person_id from conflicts.party)
    group by p.person_id
    order by p.person_id
    limit ${2 * below.length}`;
  const pairs = below.map((bits, at) => ({ one: people[2 * at], other: people[2 * at + 1], bits }));
  for (const { one, other, bits } of pairs)
    await db.sql`
      insert into linkage.edge (form_id, other_form_id, weight, levels, accepted, act_id)
      select least(${one?.form as number}::bigint, ${other?.form as number}::bigint), greatest(${one?.form as number}::bigint, ${other?.form as number}::bigint),
        (model->>'threshold')::float8 - ${bits}::float8, '', false, 1
      from linkage.model order by act_id desc limit 1`;
  return pairs.map(({ one, other }) => [one?.person, other?.person] as [number, number]);
}

test('pairs nearest below the threshold are asked about: the surest first, few, the same when the step is run again; nobody twice', async (t) => {
  const db = await reviewedRegister(t);
  const pairs = await keepPairs(db, [3, 1, 2, 1.5, 2.5, 0.5, 20]);
  const asked = async () => [
    ...(await db.sql<{ one: number; other: number; due: string }[]>`
      select min(person_id) as one, max(person_id) as other, due_on::text as due
      from conflicts.conflict
      join conflicts.party using (conflict_id)
      where kind = 'near-pair'
      group by conflict_id
      order by conflict_id`),
  ];
  const open = () => inTransaction(db, (tx) => openNearPairs(tx, { actId: 1, now, persons: 300 }));
  for (let times = 0; times < 2; times++) {
    assert.equal(await open(), 5);
    assert.deepEqual(
      (await asked()).map(({ one, other }) => [one, other]),
      [5, 1, 3, 2, 4].map((at) => pairs[at]), // 0.5, 1, 1.5, 2, 2.5 bits below; the seventh is likelier of two persons
    );
  }
  assert.equal((await asked())[0]?.due, '2026-12-21');
  const hoa = await officer(db, 'commune-police');
  const [first] = await db.sql<{ id: number }[]>`select conflict_id as id from conflicts.conflict where kind = 'near-pair' order by conflict_id limit 1`;
  const seen = { dataDir: db.dataDir, now, actor: hoa, purpose: null, seen: '*', see: () => {} };
  await assert.rejects(
    inTransaction(db, (tx) => workOnConflict({ tx, ...seen }, first?.id as number, { move: 'settle', words: 'Không có gì' })),
    refusedWith('conflict.settled-by-deed'),
  );
  await inTransaction(db, (tx) => tellApart({ tx, now }, pairs[1] as [number, number], { conflicts: [], reason: 'Hai người', officer: 'Hoa (1)' }));
  await open();
  assert.ok((await asked()).every(({ one }) => one !== pairs[1]?.[0]));
  assert.equal((await asked()).length, 5); // the next one takes the place
  await holds(db);
});

test('two who are asked about already are not asked about again', async (t) => {
  const db = await reviewedRegister(t);
  const [pair] = await openPairs(db, 1);
  const forms = await db.sql<
    { form: number }[]
  >`select form_id as form from conflicts.party where conflict_id = ${pair?.conflictId as number} order by form_id`;
  await db.sql`
    insert into linkage.edge (form_id, other_form_id, weight, levels, accepted, act_id)
    values (${forms[0]?.form as number}, ${forms[1]?.form as number}, 5, '', false, 1)`;
  assert.equal(await inTransaction(db, (tx) => openNearPairs(tx, { actId: 1, now, persons: 300 })), 0);
});
