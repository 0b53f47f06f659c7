/** A program that serves the jobs of a test's database and never ends hearing an event; says `hearing` when it has begun, until it is killed. */
import { openDatabase, runJobs } from '#database/index.ts';

const [folder = '', databaseName = ''] = process.argv.slice(2);
const db = await openDatabase(folder, { databaseName, connections: 3 });
runJobs(db, {
  clock: () => new Date(),
  timers: [],
  onFault: (error) => console.error(error),
  listeners: [
    {
      name: 'test.hears',
      hears: ['test.happened'],
      hear: async () => {
        process.stdout.write('hearing\n');
        await new Promise(() => {});
      },
    },
  ],
});
setInterval(() => {}, 60_000);
