/** A first, fast look over a kept file: how many records it has, and where runs of ten thousand of them begin. */
import { type Database, inTransaction } from '#database/index.ts';
import { openKeptBytes } from '#documents/index.ts';
import { Refusal } from '#values/index.ts';
import { type LeftOut, leave } from './list-files.ts';
import { type OpenedFile, openReceived } from './open-received.ts';
import type { Slice } from './read-slice.ts';
import type { RecordSpan } from './split-records.ts';
import { type CutFile, filesToCut, type KnownFile, leaveOut, saveSlices } from './store.ts';

/** Large enough that a transaction a slice costs little, small enough that a kill costs little. */
export const recordsPerSlice = 10_000;

type FileToCut = Pick<KnownFile, 'fileNo' | 'path' | 'sha256'>;

/** Cuts every file that is not cut yet; tells those that could not be read to their end. After a kill the same call goes on. */
export async function cutSlices(db: Database, onProgress?: (done: number, total: number) => void): Promise<LeftOut[]> {
  const files = await inTransaction(db, filesToCut);
  const leftOut: LeftOut[] = [];
  let cut: CutFile[] = [];
  let slices = 0;
  for (const [at, file] of files.entries()) {
    const found = await cutFile(db, file);
    if ('why' in found) leftOut.push(found);
    else {
      cut.push(found);
      slices += found.slices.length;
    }
    if (slices >= slicesAtOnce || cut.length >= slicesAtOnce || at + 1 === files.length) {
      await inTransaction(db, (tx) => saveSlices(tx, cut));
      [cut, slices] = [[], 0];
    }
    onProgress?.(at + 1, files.length);
  }
  return leftOut;
}

/** A commit a file costs more than cutting it, where files are small. */
const slicesAtOnce = 100;

/** The slices of a file are there all at once or not at all; a workbook, which can only be unpacked from its start, is one slice. */
async function cutFile(db: Database, file: FileToCut): Promise<CutFile | LeftOut> {
  const bytes = await openKeptBytes(db.dataDir, file.sha256);
  try {
    return { fileNo: file.fileNo, ...(await cutRecords(await openReceived(bytes), file)) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'input') throw error;
    await inTransaction(db, (tx) => leaveOut(tx, file.fileNo));
    return leave(file.path, error);
  } finally {
    await bytes.close();
  }
}

async function cutRecords(received: OpenedFile, file: FileToCut): Promise<{ slices: Slice[]; records: number }> {
  const perSlice = received.shape.kind === 'xlsx' ? Number.POSITIVE_INFINITY : recordsPerSlice;
  const starts: { readonly record: number; readonly span: RecordSpan }[] = [];
  let records = 0;
  let end = received.body.offset;
  for await (const { spans } of received.records(received.body)) {
    for (const span of spans) {
      if (records === (starts.at(-1)?.record ?? Number.NEGATIVE_INFINITY) + perSlice || starts.length === 0) starts.push({ record: records, span });
      records++;
      end = span.offset + span.length;
    }
  }
  const slices = starts.map(({ record, span }, at): Slice => {
    const next = starts[at + 1];
    return {
      fileNo: file.fileNo,
      sliceNo: at,
      sha256: file.sha256,
      firstRecord: record + 1,
      records: (next?.record ?? records) - record,
      firstLine: span.line,
      byteOffset: span.offset,
      byteLength: (next?.span.offset ?? end) - span.offset,
    };
  });
  return { slices, records };
}
