import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { withTestDatabase } from '../../test/support/database.ts';
import { buildFrom, madeForm, testKey } from '../../test/support/made-register.ts';
import { maiDong } from '../../test/support/signed-in.ts';
import { numberAnew } from './number-persons.ts';

const now = new Date('2026-11-23T03:00:00Z');
const [somebody, another] = [2 ** 32 + 1, 2 ** 32 + 2];
const stratum = 1326;
/** Draws in sixteen transactions at once for as long as it lives, and tells each number once it is committed. */
const drawing = path.resolve(import.meta.dirname, '../../test/support/keep-drawing.ts');

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
      const given = await numberAnew({ tx, actId: act, key: testKey }, somebody);
      assert.ok('number' in given);
      if (dies) throw new Error('killed');
      return given.number;
    });
  } catch (error) {
    if ((error as Error).message === 'killed') return undefined;
    throw error;
  }
}

/** How many lie ready, how many counters are used, and how many numbers acts have given. */
async function counted(db: Database): Promise<{ readonly ready: number; readonly used: number; readonly given: number }> {
  const [row] = await db.sql<{ ready: number; used: number; given: number }[]>`
    select (select count(*)::int from numbering.ready) as ready, given_by_acts as used,
      (select count(*)::int from numbering.change where person_no / 1000000 = ${stratum}) as given
    from numbering.stratum where stratum = ${stratum}`;
  return row as { ready: number; used: number; given: number };
}

test('sixteen clients draw in one stratum, every fourth is killed: no number is given twice, and none that a killed one held is lost', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const given: number[] = [];
  await Promise.all(
    Array.from({ length: 16 }, async (_, client) => {
      for (let turn = 0; turn < 40; turn++) {
        const number = await draw(db, 1000 + client * 40 + turn, turn % 4 === 3);
        if (number !== undefined) given.push(number);
      }
    }),
  );
  assert.deepEqual([given.length, new Set(given).size], [480, 480]);
  assert.ok(given.every((number) => Math.floor(number / 1_000_000) === stratum));
  const { ready, used } = await counted(db);
  assert.equal(ready + given.length, used, 'every counter that was used is given or lies ready');
});

test('a program of sixteen clients ended by kill -9 in the midst: what it told is given, nothing is given twice, and the next draw goes on', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const told: number[] = [];
  for (const [at, until] of [300, 40, 500].entries()) {
    const child = spawn(process.execPath, [drawing, db.serverDir, db.databaseName, String(somebody), String(10_000 * (at + 1))], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    let here = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      told.push(Number(line));
      if (++here === until) child.kill('SIGKILL');
    }
    assert.deepEqual(await ended, [null, 'SIGKILL']);
  }
  assert.equal(new Set(told).size, told.length);
  const given = new Set(
    (await db.sql<{ number: number }[]>`select person_no as "number" from numbering.number where state = 'active'`).map(({ number }) => number),
  );
  assert.ok(told.every((number) => given.has(number)));
  const next = (await draw(db, 90_000)) as number;
  assert.ok(!given.has(next));
  const { ready, used, given: all } = await counted(db);
  assert.equal(ready + all, used, 'no counter is lost');
});

test('a number that lies ready and that somebody has since is passed over; a build leaves none lying, and what acts did not give they give later', async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  await draw(db, 1);
  const [{ lying }] = (await db.sql`select person_no as lying from numbering.ready limit 1`) as [{ lying: number }];
  await db.sql`insert into numbering.number (person_no, person_id, state, act_id) values (${lying}, ${another + 1e6}, 'active', 1)`;
  const given = new Set<number>();
  for (let act = 2; act < 300; act++) given.add((await draw(db, act)) as number);
  assert.ok(given.size === 298 && !given.has(lying));
  await register(db, { record: 3, file: 2, fullName: 'Trần Văn Ba', dateOfBirth: 19900101, sex: 'M', birthRegistrationUnit: maiDong });
  const { ready, used } = await counted(db);
  assert.ok(ready === 0 && used < 512, 'counters that nobody was given are used no more');
  for (let act = 300; act < 600; act++) given.add((await draw(db, act)) as number);
  assert.equal(given.size, 598);
});

test("a number that stands on any form of the register as anybody's is not drawn", async (t) => {
  const db = await withTestDatabase(t);
  await register(db);
  const first = (await draw(db, 1)) as number;
  const lying = (await db.sql<{ number: number }[]>`select person_no as "number" from numbering.ready order by 1 limit 5`).map(({ number }) => number);
  const text = (at: number): string => String(lying[at]).padStart(12, '0');
  const names = { fatherNumber: text(0), motherNumber: text(1), spouseNumber: text(2), headNumber: text(3), personNumber: lying[4] };
  await register(db, { record: 3, file: 2, fullName: 'Trần Văn Ba', dateOfBirth: 20261119, sex: 'F', birthRegistrationUnit: maiDong, ...names });
  const given = new Set<number>();
  for (let act = 2; act < 600; act++) given.add((await draw(db, act)) as number);
  assert.ok(!given.has(first));
  assert.deepEqual(
    lying.filter((number) => given.has(number)),
    [],
  );
});
