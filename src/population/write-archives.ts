/** Writes the archives of one slice of a build's persons, in one transaction. */
import { type Database, inSliceTransaction } from '#database/index.ts';
import { lockSlice, markArchivesDone } from './archive-store.ts';
import { type Rewritten, rewriteArchives } from './rewrite-archives.ts';

export type SliceOfPersons = { readonly actId: number; readonly sliceNo: number; readonly now: Date };

/** Undefined where another process wrote the slice since it was listed. Killed at any moment: all of the slice is there, or nothing of it. */
export async function writeArchives(db: Database, { actId, sliceNo, now }: SliceOfPersons): Promise<Rewritten | undefined> {
  return await inSliceTransaction(db, async (tx) => {
    if (!(await lockSlice(tx, actId, sliceNo))) return undefined;
    const rewritten = await rewriteArchives({ tx, actId, now }, { sliceNo });
    await markArchivesDone(tx, actId, sliceNo);
    return rewritten;
  });
}
