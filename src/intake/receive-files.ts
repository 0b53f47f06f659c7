/** Takes a delivery in: keeps each file, tells its source by its header, and gives the new ones their numbers in one transaction. */
import { type Database, inTransaction, type Tx } from '#database/index.ts';
import { keepFile, openFile, openKeptBytes } from '#documents/index.ts';
import { Refusal, refuse } from '#values/index.ts';
import { type SourceName, sourceNames } from './form.ts';
import { type DeliveredFile, type LeftOut, leave, listFiles } from './list-files.ts';
import { type OpenedFile, openReceived } from './open-received.ts';
import { refusals } from './refusals.ts';
import { closeFiles, insertFiles, knownFiles, lockFiles, type NewFile } from './store.ts';

type Options = { readonly now: Date; readonly source?: string; readonly onProgress?: (done: number, total: number) => void };

/** Paths of files, below the folder that was named, or the one that all named ones lie in. */
export type Received = {
  readonly taken: readonly string[];
  /** Those of `taken` that somebody wrote to meanwhile: what was read of them is what was taken. */
  readonly changed: readonly string[];
  /** Their bytes are in the register already, or came twice in this delivery: nothing is done. */
  readonly known: readonly string[];
  readonly leftOut: readonly LeftOut[];
};

/** Files taken in side by side: each waits for the disk to have it, and the disk can wait for several at once. */
const atOnce = 8;

type Kept = NewFile & { readonly changed: boolean };

/** `source` says what every file must be. Refused as a whole only where nothing in it is of any source; no paths are nothing to do. */
export async function receiveFiles(db: Database, paths: readonly string[], { now, source, onProgress }: Options): Promise<Received> {
  const only = source === undefined ? undefined : sourceNamed(source);
  const delivery = await listFiles(paths);
  const kept: Kept[] = [];
  const leftOut: LeftOut[] = [...delivery.leftOut];
  let last: Refusal | undefined;
  for (let at = 0; at < delivery.files.length; at += atOnce) {
    const files = delivery.files.slice(at, at + atOnce);
    const outcomes = await Promise.all(files.map((file) => takeIn(db.dataDir, file, only)));
    for (const [place, outcome] of outcomes.entries()) {
      if (outcome instanceof Refusal) {
        last = outcome;
        leftOut.push(leave(files[place]?.path ?? '', outcome));
      } else kept.push(outcome);
    }
    onProgress?.(at + files.length, delivery.files.length);
  }
  if (kept.length === 0 && paths.length > 0) {
    if (last && leftOut.length === 1) throw last;
    refuse(refusals, 'delivery.no-source', { paths: paths.join(', '), count: leftOut.length });
  }
  return inTransaction(db, (tx) => numberFiles(tx, kept, leftOut, now));
}

/** The first of several with the same bytes is the file. */
async function numberFiles(tx: Tx, kept: readonly Kept[], leftOut: readonly LeftOut[], now: Date): Promise<Received> {
  await lockFiles(tx);
  await closeFiles(tx); // a run that was killed may have left them
  const hashes = kept.map(({ sha256 }) => sha256);
  const states = new Map((await knownFiles(tx, hashes)).map(({ sha256, state }) => [sha256, state]));
  const taken: Kept[] = [];
  const known: string[] = [];
  const outAgain: LeftOut[] = [];
  for (const file of kept) {
    const state = states.get(file.sha256);
    if (state === undefined) {
      taken.push(file);
      states.set(file.sha256, 'received');
    } else if (state === 'left-out') outAgain.push(leave(file.path, new Refusal('file.left-out-before', refusals['file.left-out-before'], {})));
    else if (state === 'withdrawn') outAgain.push(leave(file.path, new Refusal('file.withdrawn-before', refusals['file.withdrawn-before'], {})));
    else known.push(file.path);
  }
  await insertFiles(tx, taken, now);
  const changed = taken.filter((file) => file.changed).map(({ path }) => path);
  return { taken: taken.map(({ path }) => path), changed, known, leftOut: [...leftOut, ...outAgain] };
}

function sourceNamed(source: string): SourceName {
  return sourceNames.find((name) => name === source) ?? refuse(refusals, 'delivery.source-unknown', { source, known: sourceNames.join(', ') });
}

/** A file of no source is not copied; the copy is what counts, so its header is read again. */
async function takeIn(dataDir: string, file: DeliveredFile, only: SourceName | undefined): Promise<Kept | Refusal> {
  try {
    await headerOf(openFile(file.place), only);
    const { sha256, bytes, changed } = await keepFile(dataDir, file.place);
    const { source, encoding } = await headerOf(openKeptBytes(dataDir, sha256), only);
    return { path: file.path, sha256, source: source.name, encoding, bytes, changed };
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'input') return error;
    throw error;
  }
}

async function headerOf(opening: ReturnType<typeof openFile>, only: SourceName | undefined): Promise<OpenedFile> {
  const bytes = await opening;
  try {
    return await openReceived(bytes, only);
  } finally {
    await bytes.close();
  }
}
