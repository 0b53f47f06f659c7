/** A worker process of a build: told its job once by its parent, gone when nothing is left to take or its parent is gone. */
import { openDatabase } from '#database/index.ts';
import { doJob, type Job } from './take-slices.ts';

type Order = { readonly dataDir: string; readonly databaseName: string; readonly job: Job };

const stopping = new AbortController();
process.on('SIGTERM', () => stopping.abort());
process.on('SIGINT', () => stopping.abort());
process.on('disconnect', () => process.exit(130));
process.on('uncaughtException', () => process.exit(4)); // the parent has lost the same database, and says so

process.once('message', async (order: Order) => {
  const db = await openDatabase(order.dataDir, { databaseName: order.databaseName, connections: 4 });
  try {
    await doJob(db, order.job, stopping.signal, (counts) => process.send?.({ counts }));
    process.send?.({ peakMemoryMb: process.resourceUsage().maxRSS / 1024 });
  } finally {
    await db.close();
    process.disconnect?.();
  }
});
