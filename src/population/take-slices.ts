/** Takes free slices one at a time until none is left that another process does not hold. */
import { setTimeout as pause } from 'node:timers/promises';
import { cleanSlices, makeSliceCleaner } from '#cleaning/index.ts';
import { type Database, inTransaction, tryLease } from '#database/index.ts';
import { type Bundle, bundlesToRead, someWaitToBeCut } from '#intake/index.ts';
import { openPersonSlices } from './build-store.ts';
import { writeArchives } from './write-archives.ts';

export type SliceJob = { readonly kind: 'clean' | 'archive'; readonly actId: number; readonly now: Date };

type Counts = { readonly [name: string]: number };

/** Returns how many slices are still open when it stops: 0 when all is done, more when others hold them. */
export async function takeSlices(db: Database, job: SliceJob, stopping: AbortSignal, onDone: (counts: Counts) => void): Promise<number> {
  if (job.kind === 'clean') return await takeAll(db, cleaning(db, job), stopping, onDone);
  const left = await Promise.all(Array.from({ length: archivesAtOnce }, () => takeAll(db, archiving(db, job), stopping, onDone)));
  return Math.min(...left);
}

/** Slices of archives that a process has in hand: while the server reads or writes one, the other is worked on. Alone, each waits for the other half of the time. */
const archivesAtOnce = 2;

async function takeAll<Open>(db: Database, work: Work<Open>, stopping: AbortSignal, onDone: (counts: Counts) => void): Promise<number> {
  while (!stopping.aborted) {
    const open = await work.open();
    let taken = 0;
    for (const slice of open) {
      if (stopping.aborted) break;
      const lease = await tryLease(db, work.space, work.key(slice));
      if (!lease) continue;
      try {
        const counts = await work.run(slice);
        if (counts) onDone(counts);
        taken++;
      } finally {
        await lease.release();
      }
    }
    if (taken > 0) continue;
    if (!(await work.moreWillCome())) return open.length;
    await pause(50);
  }
  return 0;
}

type Work<Open> = {
  readonly space: 'intakeSlice' | 'personSlice';
  open(): Promise<Open[]>;
  key(slice: Open): number;
  /** Whether slices are still being cut; asked where none is free. */
  moreWillCome(): Promise<boolean>;
  /** Does the slice unless it was done since it was listed. */
  run(slice: Open): Promise<Counts | undefined>;
};

function cleaning(db: Database, job: SliceJob): Work<Bundle> {
  const cleaner = makeSliceCleaner(job.now);
  return {
    space: 'intakeSlice',
    open: () => inTransaction(db, bundlesToRead),
    key: ({ bundle }) => bundle,
    moreWillCome: () => inTransaction(db, someWaitToBeCut),
    run: ({ slices }) => cleanSlices(db, slices, { actId: job.actId, now: job.now, cleaner }),
  };
}

function archiving(db: Database, job: SliceJob): Work<{ readonly sliceNo: number }> {
  return {
    space: 'personSlice',
    open: () => inTransaction(db, (tx) => openPersonSlices(tx, job.actId)),
    key: ({ sliceNo }) => sliceNo,
    moreWillCome: async () => false,
    run: ({ sliceNo }) => writeArchives(db, { actId: job.actId, sliceNo, now: job.now }),
  };
}
