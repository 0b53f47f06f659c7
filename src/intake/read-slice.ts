/** Reads a slice of a kept file: every record of it comes out once, as a form or as a refused row. */
import { isUtf8 } from 'node:buffer';
import { type Bytes, openKeptBytes } from '#documents/index.ts';
import { type FormId, formId } from '#values/index.ts';
import { decodeRow, decodeStart, decodeStrictly } from './encoding.ts';
import type { ReceivedForm, RefusedRecord } from './form.ts';
import { type OpenedFile, openReceived } from './open-received.ts';
import { type Fault, makeRowReader, type Row, type RowReader } from './read-row.ts';
import type { RecordSpan, Stretch, Window } from './split-records.ts';

/** A run of records of one file; from `intake.slice` and `intake.file`. */
export type Slice = {
  readonly fileNo: number;
  readonly sliceNo: number;
  readonly sha256: string;
  readonly firstRecord: number;
  readonly records: number;
  readonly firstLine: number;
  readonly byteOffset: number;
  readonly byteLength: number;
};

/** `reference` names a refused row: start of its file's hash, colon, record. */
export type Mended = { readonly reference: string; readonly by: FormId };
export type SliceBatch = { readonly forms: readonly ReceivedForm[]; readonly refused: readonly RefusedRecord[]; readonly mended: readonly Mended[] };

export const stretchOf = (slice: Slice): Stretch => ({ offset: slice.byteOffset, line: slice.firstLine, end: slice.byteOffset + slice.byteLength });

/** Batches of some hundred records, in the order of the file. */
export async function* readSlice(dataDir: string, slice: Slice): AsyncGenerator<SliceBatch> {
  const bytes = await openKeptBytes(dataDir, slice.sha256);
  try {
    const received = await openReceived(bytes);
    const read = await makeRowReader(received);
    let record = slice.firstRecord;
    for await (const window of received.records(stretchOf(slice), manner)) {
      let batch = newBatch();
      const { cells } = window;
      const decoder = makeDecoder(received, window);
      let nextCells = 0;
      for (const span of window.spans) {
        const head = nextCells;
        if (cells && !span.flaw) nextCells += 1 + 2 * (cells[head] as number);
        const row = span.flaw ? { fault: await flawOf(span, bytes, received) } : readText(decoder, span, read, cells, head);
        const id = formId(slice.fileNo, record);
        const place = { line: span.line, byteOffset: span.offset, byteLength: span.length };
        if (row.fields) batch.forms.push({ formId: id, source: received.source.name, ...place, fields: row.fields });
        else if (row.fault) {
          const { code, field, found } = row.fault;
          batch.refused.push({ fileNo: slice.fileNo, record, ...place, field, code, found: clip(found) });
        }
        if (row.mends !== undefined) batch.mended.push({ reference: row.mends, by: id });
        record++;
        if (batch.forms.length < formsAtOnce) continue;
        yield batch;
        batch = newBatch();
      }
      yield batch;
    }
    if (record !== slice.firstRecord + slice.records)
      throw new Error(`kept file ${slice.sha256}: slice ${slice.sliceNo} no longer holds ${slice.records} records`);
  } finally {
    await bytes.close();
  }
}

const manner = { readAtOnce: 1 << 18, withCells: true } as const;

/** Few, since the collector copies what is held: with 2,500 at once it took as long as the reading. */
const formsAtOnce = 100;

const newBatch = (): { readonly forms: ReceivedForm[]; readonly refused: RefusedRecord[]; readonly mended: Mended[] } => ({
  forms: [],
  refused: [],
  mended: [],
});

type Decoder = {
  textOf(span: RecordSpan): string | undefined;
  /** Whether its cells lie where the bytes say: not where bytes that are no UTF-8 are read as something else. */
  isPlaced(span: RecordSpan): boolean;
};

function readText({ textOf, isPlaced }: Decoder, span: RecordSpan, read: RowReader, cells: Int32Array | undefined, head: number): Row {
  const text = textOf(span);
  if (text === undefined) return { fault: { code: 'row.not-utf8', found: '' } };
  return isPlaced(span) ? read(text, span.quoted, cells, head) : read(text, span.quoted);
}

/** One look at a whole window tells that it is UTF-8; only where it is not is each record looked at. */
function makeDecoder(received: OpenedFile, window: Window): Decoder {
  const { bytes, start, spans } = window;
  const { encoding, shape } = received;
  const [first, last] = [spans[0], spans.at(-1)];
  const isWhole = encoding === 'utf-8' && first && last && isUtf8(bytes.subarray(Math.max(0, first.offset - start), last.offset + last.length - start));
  if (isWhole) return { textOf: ({ offset, length }) => bytes.toString('utf8', offset - start, offset - start + length), isPlaced: () => true };
  const decode = shape.kind === 'csv' ? decodeRow : decodeStrictly;
  const bytesOf = ({ offset, length }: RecordSpan): Buffer => bytes.subarray(offset - start, offset - start + length);
  return { textOf: (span) => decode(bytesOf(span), encoding), isPlaced: (span) => encoding !== 'utf-8' || isUtf8(bytesOf(span)) };
}

/** A flawed record may be long gone from its window: its beginning is read again. */
async function flawOf(span: RecordSpan, bytes: Bytes, received: OpenedFile): Promise<Fault> {
  const code = `row.${span.flaw ?? 'nul'}` as const;
  if (received.shape.kind === 'xlsx') return { code, found: '' };
  const start = Buffer.alloc(Math.min(1000, span.length));
  return { code, found: decodeStart(start.subarray(0, await bytes.read(start, span.offset)), received.encoding) };
}

/** At most 200 signs, none of them torn, none that a database cannot hold. */
function clip(text: string): string {
  const short = text.length > 200 ? text.slice(0, 200).replace(/[\ud800-\udbff]$/, '') : text;
  return short.replaceAll('\u0000', '␀');
}
