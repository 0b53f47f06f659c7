/** A process of a build beside its parent: told its job once, gone when that is done, when nothing is left to take, or when its parent is gone. */
import { openDatabase } from '#database/index.ts';
import { linkRegister } from '#linkage/index.ts';
import { type Order, type Told, workerConnections } from './build-workers.ts';
import { takeSlices } from './take-slices.ts';

const stopping = new AbortController();
process.on('SIGTERM', () => stopping.abort());
process.on('SIGINT', () => stopping.abort());
process.on('disconnect', () => process.exit(130));
process.on('uncaughtException', () => process.exit(4)); // the parent has lost the same database, or meets the same failure, and says so

const tell = (told: Told): void => void process.send?.(told);

process.once('message', async ({ dataDir, databaseName, job }: Order) => {
  const db = await openDatabase(dataDir, { databaseName, connections: workerConnections });
  try {
    if (job.kind === 'link') {
      const { signal } = stopping;
      const onProgress = (...forms: [number, number]): void => tell({ forms });
      const onPairs = (...pairs: [number, number]): void => tell({ pairs });
      tell({ links: await linkRegister(db, { ...job, signal, onPlan: (plan) => tell({ plan }), onProgress, onPairs }) });
    } else await takeSlices(db, job, stopping.signal, (counts) => tell({ counts }));
    tell({ peakMemoryMb: process.resourceUsage().maxRSS / 1024 });
  } finally {
    await db.close();
    process.disconnect?.();
  }
});
