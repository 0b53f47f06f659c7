/** Takes away what nobody will ask for: parts of papers that a crash left, files that no row names, papers that were attached to nothing. */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Tx } from '#database/index.ts';
import { type DocumentId, paperFolder, paperPlace, partFolder } from './paper-place.ts';
import { deleteUnattached, lockPaper, selectPaper } from './store.ts';

const hour = 3_600_000;

/** At a start: no program is receiving for as long as this. */
export async function sweepParts(dataDir: string, now: number = Date.now()): Promise<void> {
  for (const file of await filesIn(partFolder(dataDir)))
    if (!isAlive(Number(file.split('.')[0])) || now - (await changedAt(path.join(partFolder(dataDir), file), now)) > hour)
      await rm(path.join(partFolder(dataDir), file), { force: true });
}

/** A paper that waits so long for its case was given by mistake. */
const unattachedDays = 7;

/** Rows go now; their files go with the first `sweepFiles` after the commit. */
export async function forgetUnattached(tx: Tx, now: Date): Promise<number> {
  return await deleteUnattached(tx, new Date(now.getTime() - unattachedDays * 24 * hour));
}

/** A file is as old as its last writing: one of the last hour may belong to a transaction that has not committed. One of which the row goes in this transaction stays for the next time. */
export async function sweepFiles(tx: Tx, dataDir: string, now: number = Date.now()): Promise<number> {
  let swept = 0;
  for (const folder of await filesIn(paperFolder(dataDir))) {
    if (folder.length !== 2) continue;
    for (const documentId of await filesIn(path.join(paperFolder(dataDir), folder)))
      if (now - (await changedAt(paperPlace(dataDir, documentId), now)) > hour && (await sweepFile(tx, dataDir, documentId))) swept++;
  }
  return swept;
}

async function sweepFile(tx: Tx, dataDir: string, documentId: DocumentId): Promise<boolean> {
  await lockPaper(tx, documentId);
  if ((await selectPaper(tx, documentId, '')) !== undefined) return false;
  await rm(paperPlace(dataDir, documentId), { force: true });
  return true;
}

const filesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
const changedAt = async (file: string, now: number): Promise<number> => (await stat(file).catch(() => undefined))?.ctimeMs ?? now;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
