/** Reads refused rows back from their kept files, as far as they can be read at all. */
import { type Bytes, openKeptBytes } from '#documents/index.ts';
import { decodeStart } from './encoding.ts';
import { type OpenedFile, openReceived } from './open-received.ts';
import { splitFields } from './split-fields.ts';
import { longestRecord } from './split-records.ts';
import type { StoredRefusal } from './store.ts';
import { makeCellReader } from './workbook/read-cells.ts';
import { readSharedTexts } from './workbook/shared-texts.ts';

export type RefusedContent = {
  readonly text: string;
  /** Of a table: the header's names and the row's cells, by position. */
  readonly names: readonly string[];
  readonly cells: readonly string[];
  /** Position of the column `_ma`, -1 where there is none. */
  readonly mends: number;
  /** Of JSON Lines: the entry, where it is one. */
  readonly entry: { readonly [key: string]: unknown } | undefined;
};

type Reader = (row: StoredRefusal) => Promise<RefusedContent>;

/** Rows must come in the order of files and records; each file is opened once. */
export async function* readRefused(
  dataDir: string,
  batches: AsyncIterable<readonly StoredRefusal[]>,
): AsyncGenerator<{ row: StoredRefusal; content: RefusedContent }> {
  let open: { readonly sha256: string; readonly bytes: Bytes; readonly read: Reader } | undefined;
  try {
    for await (const batch of batches) {
      for (const row of batch) {
        if (open?.sha256 !== row.sha256) {
          await open?.bytes.close();
          const bytes = await openKeptBytes(dataDir, row.sha256);
          open = { sha256: row.sha256, bytes, read: await makeReader(bytes) };
        }
        yield { row, content: await open.read(row) };
      }
    }
  } finally {
    await open?.bytes.close();
  }
}

async function makeReader(bytes: Bytes): Promise<Reader> {
  const received = await openReceived(bytes);
  const { shape } = received;
  if (shape.kind === 'xlsx') return makeSheetReader(received);
  return async (row) => {
    const text = await textOf(bytes, received, row);
    if (shape.kind === 'jsonl') return { text, names: [], cells: [], mends: -1, entry: entryOf(text) };
    const { names, mends } = shape.header;
    const cells = row.code === 'row.quote' ? text.split(shape.delimiter).map(bareCell) : splitFields(text, shape.delimiter, true);
    return { text, names, cells, mends, entry: undefined };
  };
}

/** Nobody mends a line of more than a mebibyte in a sheet: what it begins with stands in `_thay`. */
async function textOf(bytes: Bytes, received: OpenedFile, row: StoredRefusal): Promise<string> {
  if (row.byteLength > longestRecord) return '';
  const record = Buffer.alloc(row.byteLength);
  await bytes.read(record, row.byteOffset);
  return decodeStart(record, received.encoding);
}

/** Without the quotes around it; one that is missing is what the row was refused for. */
const bareCell = (cell: string): string => cell.replace(/^"|"$/g, '').replaceAll('""', '"');

function entryOf(text: string): { readonly [key: string]: unknown } | undefined {
  try {
    const entry: unknown = JSON.parse(text);
    return typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? (entry as { readonly [key: string]: unknown }) : undefined;
  } catch {
    return undefined;
  }
}

/** A workbook is unpacked from its start: its rows are walked once, beside the refused ones. */
async function makeSheetReader(received: OpenedFile): Promise<Reader> {
  if (received.shape.kind !== 'xlsx') throw new Error('not a workbook');
  const { workbook, header } = received.shape;
  const reader = makeCellReader(await readSharedTexts(workbook), workbook.dateStyles, workbook.from1904);
  const rows = rowsOf(received);
  return async (row) => {
    for (let next = await rows.next(); !next.done; next = await rows.next()) {
      if (next.value.offset !== row.byteOffset) continue;
      const text = next.value.xml;
      return { text, names: header.names, cells: reader.read(text) ?? [], mends: header.mends, entry: undefined };
    }
    return { text: '', names: header.names, cells: [], mends: header.mends, entry: undefined };
  };
}

async function* rowsOf(received: OpenedFile): AsyncGenerator<{ offset: number; xml: string }> {
  for await (const { bytes, start, spans } of received.records(received.body)) {
    for (const { offset, length, flaw } of spans) {
      yield { offset, xml: flaw ? '' : bytes.toString('utf8', offset - start, offset - start + length) };
    }
  }
}
