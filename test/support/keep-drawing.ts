/** A program of its own that draws numbers for acts, in sixteen transactions at once, for as long as it lives; each number is told once it is committed. Folder of the server, database, person, first act. */
import { writeSync } from 'node:fs';
import { inTransaction, openDatabase } from '#database/index.ts';
import { numberAnew } from '#numbering/index.ts';
import { testKey } from './made-register.ts';

const [folder, databaseName, person, firstAct] = process.argv.slice(2) as [string, string, string, string];
const db = await openDatabase(folder, { databaseName, connections: 16 });
let act = Number(firstAct);
await Promise.all(
  Array.from({ length: 16 }, async () => {
    for (;;) {
      const actId = act++;
      const given = await inTransaction(db, (tx) => numberAnew({ tx, actId, key: testKey }, Number(person)));
      if ('number' in given) writeSync(1, `${given.number}\n`);
    }
  }),
);
