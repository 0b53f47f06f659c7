/** A first, fast look over a kept file: how many records it has, and where runs of ten thousand of them begin. */
import { type Database, inTransaction } from '#database/index.ts';
import { openKeptBytes } from '#documents/index.ts';
import { Refusal } from '#values/index.ts';
import type { LeftOut } from './list-files.ts';
import { openReceived, type Received } from './open-received.ts';
import type { Slice } from './read-slice.ts';
import type { RecordSpan } from './split-records.ts';
import { type KnownFile, leaveOut, lockFileToCut, saveSlices } from './store.ts';

type Needs = { readonly db: Database; readonly onRecords?: (records: number) => void };

export type CutFile = { readonly fileNo: number; readonly path: string; readonly records: number; readonly slices: number; readonly leftOut?: LeftOut };

/** Large enough that a transaction a slice costs little, small enough that a kill costs little. */
export const recordsPerSlice = 10_000;

/** The slices of a file are there all at once or not at all; a workbook, which can only be unpacked from its start, is one slice. */
export async function cutSlices({ db, onRecords }: Needs, file: Pick<KnownFile, 'fileNo' | 'path' | 'sha256'>): Promise<CutFile> {
  const bytes = await openKeptBytes(db.dataDir, file.sha256);
  try {
    const received = await openReceived(bytes);
    const cut = await cutRecords(received, file, onRecords);
    return await inTransaction(db, async (tx) => {
      if (await lockFileToCut(tx, file.fileNo)) await saveSlices(tx, file.fileNo, cut.slices, cut.records);
      return { fileNo: file.fileNo, path: file.path, records: cut.records, slices: cut.slices.length };
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'input') throw error;
    await inTransaction(db, (tx) => leaveOut(tx, file.fileNo));
    return { fileNo: file.fileNo, path: file.path, records: 0, slices: 0, leftOut: { path: file.path, why: error } };
  } finally {
    await bytes.close();
  }
}

async function cutRecords(received: Received, file: Pick<KnownFile, 'fileNo' | 'sha256'>, onRecords?: (records: number) => void): Promise<{ slices: Slice[]; records: number }> {
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
    onRecords?.(records);
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
