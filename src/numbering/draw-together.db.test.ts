import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm, testKey } from '../../test/support/made-register.ts';
import { maiDong } from '../../test/support/signed-in.ts';
import { changeNumbers, takeReady } from './change-store.ts';
import { drawAnew } from './number-persons.ts';

const now = new Date('2026-11-23T03:00:00Z');
const [somebody, another] = [2 ** 32 + 1, 2 ** 32 + 2];
const stratum = 1326;

/** Two girls of one commune and year. */
const register = (db: Database, ...more: Parameters<typeof madeForm>[0][]) =>
  buildFrom(
    db,
    [1, 2]
      .map((record) => [madeForm({ record, source: 'khai-sinh', fullName: 'Lê Minh Anh', dateOfBirth: 20261120, sex: 'F', birthRegistrationUnit: maiDong })])
      .concat(more.map((one) => [madeForm(one)])),
    now,
  );

/** A number for another act, as if for another person; rolled back where the client dies. */
async function draw(db: Database, act: number, dies = false): Promise<number | undefined> {
  try {
    return await inTransaction(db, async (tx) => {
      const drawn = await drawAnew({ tx, key: testKey }, somebody);
      assert.ok('number' in drawn);
      await changeNumbers(tx, act, [{ number: drawn.number, personId: 1_000_000 + act, state: 'active', successor: null }]);
      if (dies) throw new Error('killed');
      return drawn.number;
    });
  } catch (error) {
    if ((error as Error).message === 'killed') return undefined;
    throw error;
  }
}

test('sixteen clients draw in one stratum, every fourth is killed: no number is given twice, and none that a killed one held is lost', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const given: number[] = [];
  await Promise.all(
    Array.from({ length: 16 }, async (_, client) => {
      for (let turn = 0; turn < 10; turn++) {
        const number = await draw(db, 1000 + client * 10 + turn, turn % 4 === 3);
        if (number !== undefined) given.push(number);
      }
    }),
  );
  assert.deepEqual([given.length, new Set(given).size], [128, 128]);
  assert.ok(given.every((number) => Math.floor(number / 1_000_000) === stratum));
  const [{ ready, used }] = (await db.sql`
    select (select count(*)::int from numbering.ready) as ready, given_by_acts as used from numbering.stratum where stratum = ${stratum}`) as [
    { ready: number; used: number },
  ];
  assert.equal(ready + given.length, used, 'every counter that was used is given or lies ready');
});

test('refused to nobody: a number that lies ready and that somebody has since is passed over; a build leaves none lying', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await draw(db, 1);
  const [{ lying }] = (await db.sql`select person_no as lying from numbering.ready limit 1`) as [{ lying: number }];
  await db.sql`insert into numbering.number (person_no, person_id, state, act_id) values (${lying}, ${another + 1e6}, 'active', 1)`;
  const taken = new Set<number>();
  await inTransaction(db, async (tx) => {
    for (let number = await takeReady(tx, stratum); number !== undefined; number = await takeReady(tx, stratum)) taken.add(number);
    throw new Error('killed');
  }).catch(() => {});
  assert.ok(taken.size > 200 && !taken.has(lying));
  await register(db, { record: 3, file: 2, fullName: 'Trần Văn Ba', dateOfBirth: 19900101, sex: 'M', birthRegistrationUnit: maiDong });
  assert.equal((await db.sql`select from numbering.ready`).length, 0);
});
