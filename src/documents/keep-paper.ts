/** Keeps a received paper under its keyed hash: its file first, then its row, so that no row is without its file. */
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Actor } from '#access/index.ts';
import { asRegister, type Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { giverOf } from './giver.ts';
import { syncFolder } from './keep-file.ts';
import { paperPlace } from './paper-place.ts';
import type { ReceivedPaper } from './receive-paper.ts';
import { refusals } from './refusals.ts';
import { insertGiven, insertPaper, lockPaper, weighWaiting } from './store.ts';

type Needs = { readonly tx: Tx; readonly dataDir: string; readonly now: Date; readonly actor: Actor };

/** Of papers that wait for a case each giver has at most so many: whoever only sends fills no disk. */
export const mostWaiting = { papers: 200, bytes: 400 * 2 ** 20 };

/**
 * Refused: a giver who has let too many wait. The same paper again, by whomever, is one file and one row; who gave it under which name is a row each. A crash before the commit
 * leaves a file that no row names: `sweepPapers` takes it away, and waits for this lock.
 */
export async function keepPaper(needs: Needs, paper: ReceivedPaper): Promise<void> {
  await asRegister(needs.tx, () => keep(needs, paper));
}

async function keep({ tx, dataDir, now, actor }: Needs, paper: ReceivedPaper): Promise<void> {
  const { documentId, mediaType, bytes, fileName, part } = paper;
  const [givenBy, waiting] = [giverOf(actor), await weighWaiting(tx, giverOf(actor))];
  if (waiting.papers >= mostWaiting.papers || waiting.bytes + bytes > mostWaiting.bytes) refuse(refusals, 'paper.too-many-waiting', { papers: waiting.papers });
  await lockPaper(tx, documentId);
  const isNew = await insertPaper(tx, { documentId, mediaType, bytes, keptAt: now });
  if (isNew) {
    const place = paperPlace(dataDir, documentId);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    await rename(part, place);
    await syncFolder(path.dirname(place));
  } else await rm(part, { force: true });
  await insertGiven(tx, { documentId, givenBy, fileName, givenAt: now });
}
