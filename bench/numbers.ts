/** Numbers given by sixteen clients in one stratum, a transaction each, beside bare inserts into a copy of the table of numbers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Database, inSql, inTransaction, openDatabase } from '#database/index.ts';
import { giveFromTop, numberAnew, numberKey } from '#numbering/index.ts';
import type { Bench, Result } from './benches.ts';
import { median, sogoc } from './run-sogoc.ts';

const [clients, perClient, rounds] = [16, 100, 3];

async function* numbersOf(people: number): AsyncGenerator<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-bench-numbers-'));
  const [files, register] = [path.join(folder, 'files'), path.join(folder, 'register')];
  try {
    sogoc('simulate', '--people', String(people), '--seed', '4242', '--out', files);
    sogoc('build', files, '--data', register);
    const db = await openDatabase(register, { connections: clients + 2 });
    try {
      yield* compared(db);
    } finally {
      await db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 }); // the server is still ending
  }
}

async function* compared(db: Database): AsyncGenerator<Result> {
  const key = numberKey({ dataDir: db.dataDir });
  const personId = await someoneToNumber(db, key);
  await db.sql`create table numbering.bench (like numbering.number including all)`;
  const given: number[] = [];
  const insert = (own: number) => `insert into numbering.bench (person_no, person_id, state, act_id) values (${own}, ${own}, 'active', ${own})`;
  const stratum = Math.floor((await givenTo(db, key, personId)) / 1_000_000);
  const speeds: { readonly [side in 'ours' | 'known' | 'bare' | 'begun']: number[] } = { ours: [], known: [], bare: [], begun: [] };
  let act = 10_000_000;
  for (let round = 0; round <= rounds; round++) {
    const measured = {
      ours: await aSecond(async () => {
        const own = ++act;
        await inTransaction(db, async (tx) => {
          const drawn = await numberAnew({ tx, actId: own, key }, personId);
          if (!('number' in drawn)) throw new Error(`no number: ${drawn.reason}`);
          given.push(drawn.number);
        });
      }),
      known: await aSecond(async () => {
        const own = ++act;
        const number = await inTransaction(db, (tx) => giveFromTop({ tx, actId: own, key }, stratum, own));
        if (number === undefined) throw new Error('the stratum is empty');
        given.push(number);
      }),
      bare: await aSecond(async () => void (await db.sql.unsafe(insert(++act)))),
      begun: await aSecond(() => inTransaction(db, async (tx) => void (await inSql(tx).unsafe(insert(++act))))),
    };
    if (round === 0) continue; // until the code is compiled
    for (const side of ['ours', 'known', 'bare', 'begun'] as const) speeds[side].push(measured[side]);
  }
  const said = (side: keyof typeof speeds): string => `${median(speeds[side]).toFixed(0)} a second`;
  const what = `numbers given by ${clients} clients in one stratum`;
  yield {
    what,
    ours: said('ours'),
    otherIs: 'bare inserts',
    other: said('bare'),
    ratio: median(speeds.bare) / median(speeds.ours),
    goal: 2,
    note: `${given.length.toLocaleString('en')} given, ${given.length - new Set(given).size} of them twice; goal on the clock: more than 1,000 a second`,
  };
  yield {
    what: `${what}, beside inserts that have a transaction around them too`,
    ours: said('ours'),
    otherIs: 'inserts in transactions',
    other: said('begun'),
    ratio: median(speeds.begun) / median(speeds.ours),
  };
  yield {
    what: `${what}, without the forms that say which stratum it is`,
    ours: said('known'),
    otherIs: 'inserts in transactions',
    other: said('begun'),
    ratio: median(speeds.begun) / median(speeds.known),
  };
}

/** How often all clients together did it in a second. */
async function aSecond(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let turn = 0; turn < perClient; turn++) await work();
    }),
  );
  return (clients * perClient * 1000) / (performance.now() - began);
}

/** Whose forms let a number be drawn. */
async function someoneToNumber(db: Database, key: Uint8Array): Promise<number> {
  const persons = await db.sql<{ id: number }[]>`select distinct person_id as id from linkage.form_person order by person_id limit 200`;
  for (const { id } of persons) if ((await givenTo(db, key, id)) > 0) return id;
  throw new Error('nobody can be given a number');
}

/** A number for somebody; 0 where none can be made. */
async function givenTo(db: Database, key: Uint8Array, personId: number): Promise<number> {
  const drawn = await inTransaction(db, (tx) => numberAnew({ tx, actId: 1, key }, personId));
  return 'number' in drawn ? drawn.number : 0;
}

export const numbers: Bench = {
  name: 'numbers',
  about: 'numbers given by sixteen clients at once, a transaction each, beside bare inserts',
  run: () => numbersOf(3_000),
};
