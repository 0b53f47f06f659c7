/** Takes free slices one at a time until none is left that another process does not hold. */
import { cleanSlice, makeSliceCleaner } from '#cleaning/index.ts';
import { type Database, inTransaction, tryLease } from '#database/index.ts';
import { openFileSlices, openPersonSlices } from './build-store.ts';
import { writeArchives } from './write-archives.ts';

export type SliceJob = { readonly kind: 'clean' | 'archive'; readonly actId: number; readonly now: Date };

type Candidate = { readonly fileNo?: number; readonly sliceNo: number };
type Counts = { readonly [name: string]: number };

const candidatesAtOnce = 32;

/** Returns how many slices are still open when it stops: 0 when all is done, more when others hold them. */
export async function takeSlices(db: Database, job: SliceJob, stopping: AbortSignal, onDone: (counts: Counts) => void): Promise<number> {
  const work = job.kind === 'clean' ? cleaning(db, job) : archiving(db, job);
  while (!stopping.aborted) {
    const open = await work.open();
    let taken = 0;
    for (const candidate of open) {
      if (stopping.aborted) break;
      const lease = await tryLease(db, work.space, work.key(candidate));
      if (!lease) continue;
      try {
        const counts = await work.run(candidate);
        if (counts) onDone(counts);
        taken++;
      } finally {
        await lease.release();
      }
    }
    if (taken === 0) return open.length;
  }
  return 0;
}

type Work = {
  readonly space: 'intakeSlice' | 'personSlice';
  open(): Promise<Candidate[]>;
  key(candidate: Candidate): number;
  /** Does the slice unless it was done since it was listed. */
  run(candidate: Candidate): Promise<Counts | undefined>;
};

function cleaning(db: Database, job: SliceJob): Work {
  const cleaner = makeSliceCleaner(job.now);
  return {
    space: 'intakeSlice',
    open: () => inTransaction(db, (tx) => openFileSlices(tx, candidatesAtOnce)),
    key: ({ fileNo = 0, sliceNo }) => (fileNo * 65_536 + sliceNo) | 0,
    run: ({ fileNo = 0, sliceNo }) => cleanSlice(db, { fileNo, sliceNo, actId: job.actId, now: job.now, cleaner }),
  };
}

function archiving(db: Database, job: SliceJob): Work {
  return {
    space: 'personSlice',
    open: () => inTransaction(db, (tx) => openPersonSlices(tx, job.actId, candidatesAtOnce)),
    key: ({ sliceNo }) => sliceNo,
    run: ({ sliceNo }) => writeArchives(db, { actId: job.actId, sliceNo, now: job.now }),
  };
}
