/** Takes a delivery in: keeps each file, tells its source by its header, and gives the new ones their numbers in one transaction. */
import { type Database, inTransaction } from '#database/index.ts';
import { keepFile, openFile, openKeptBytes } from '#documents/index.ts';
import { Refusal, refuse } from '#values/index.ts';
import type { SourceName } from './form.ts';
import { sourceNames } from './form.ts';
import { type DeliveredFile, type LeftOut, listFiles } from './list-files.ts';
import { openReceived, type Received } from './open-received.ts';
import { refusals } from './refusals.ts';
import { insertFiles, knownFiles, lockFiles, type NewFile } from './store.ts';

type Needs = { readonly db: Database; readonly now: Date; readonly onFile?: (done: number, total: number) => void };

export type Delivered = {
  /** `changed`: somebody wrote to the file while it was read; what was read is what was taken. */
  readonly taken: readonly { readonly fileNo: number; readonly path: string; readonly source: SourceName; readonly bytes: number; readonly changed: boolean }[];
  /** Files whose bytes are in the register already, or came twice in this delivery: nothing is done. */
  readonly known: readonly { readonly path: string; readonly fileNo: number; readonly as: string }[];
  readonly leftOut: readonly LeftOut[];
};

/** `source` says what every file must be. Refused as a whole only where nothing in it is of any source. */
export async function receiveFiles({ db, now, onFile }: Needs, paths: readonly string[], source?: string): Promise<Delivered> {
  const only = source === undefined ? undefined : sourceNamed(source);
  const delivery = await listFiles(paths);
  const kept: (NewFile & { readonly changed: boolean })[] = [];
  const leftOut: LeftOut[] = [...delivery.leftOut];
  for (const [at, file] of delivery.files.entries()) {
    const outcome = await takeIn(db.dataDir, file, only);
    if (outcome instanceof Refusal) leftOut.push({ path: file.path, why: outcome });
    else kept.push(outcome);
    onFile?.(at + 1, delivery.files.length);
  }
  if (kept.length === 0) refuseAll(paths, delivery.files.length, leftOut);
  return inTransaction(db, async (tx) => {
    await lockFiles(tx);
    const before = new Map((await knownFiles(tx, kept.map(({ sha256 }) => sha256))).map((file) => [file.sha256, file]));
    const fresh = new Map(kept.filter(({ sha256 }) => !before.has(sha256)).reverse().map((file) => [file.sha256, file]));
    const inOrder = kept.filter((file) => fresh.get(file.sha256) === file);
    const first = await insertFiles(tx, inOrder, now);
    const numbers = new Map(inOrder.map(({ sha256 }, at) => [sha256, first + at]));
    const known = kept.filter((file) => fresh.get(file.sha256) !== file);
    return {
      taken: inOrder.map(({ sha256, path, source: of, bytes, changed }) => ({ fileNo: numbers.get(sha256) ?? 0, path, source: of, bytes, changed })),
      known: known
        .filter(({ sha256 }) => before.get(sha256)?.state !== 'left-out')
        .map(({ sha256, path }) => ({ path, fileNo: before.get(sha256)?.fileNo ?? numbers.get(sha256) ?? 0, as: (before.get(sha256) ?? fresh.get(sha256))?.path ?? '' })),
      leftOut: [...leftOut, ...known.filter(({ sha256 }) => before.get(sha256)?.state === 'left-out').map(({ path }) => ({ path, why: leftOutBefore() }))],
    };
  });
}

const leftOutBefore = (): Refusal => new Refusal('file.left-out-before', refusals['file.left-out-before'], {});

function sourceNamed(source: string): SourceName {
  return sourceNames.find((name) => name === source) ?? refuse(refusals, 'delivery.source-unknown', { source, known: sourceNames.join(', ') });
}

/** A file of no source is not copied; the copy is what counts, so its header is read again. */
async function takeIn(dataDir: string, file: DeliveredFile, only: SourceName | undefined): Promise<(NewFile & { changed: boolean }) | Refusal> {
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

async function headerOf(opening: ReturnType<typeof openFile>, only: SourceName | undefined): Promise<Received> {
  const bytes = await opening;
  try {
    return await openReceived(bytes, only);
  } finally {
    await bytes.close();
  }
}

/** One file sent alone is answered with its own reason, several with their number. */
function refuseAll(paths: readonly string[], count: number, leftOut: readonly LeftOut[]): never {
  const only = leftOut[0];
  if (leftOut.length === 1 && paths.length === 1 && only && count === 1) throw only.why;
  return refuse(refusals, 'delivery.no-source', { paths: paths.join(', '), count });
}
