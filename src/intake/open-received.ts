/** Opens a received file of any kind as a run of records; where it is text, how its signs are written is told from its start. */
import type { Bytes } from '#documents/index.ts';
import { refuse } from '#values/index.ts';
import { type Header, knownColumns, readHeader, shownHeader, sourceOfEntry } from './detect-source.ts';
import { decodeRow, type Encoding, encodingOf } from './encoding.ts';
import type { SourceName } from './form.ts';
import { refusals } from './refusals.ts';
import type { Source } from './sources/source.ts';
import { splitFields } from './split-fields.ts';
import { longestRecord, type Manner, type Stretch, splitRecords, type Window } from './split-records.ts';
import { asBroken, openWorkbook, type Workbook } from './workbook/open-workbook.ts';
import { makeCellReader } from './workbook/read-cells.ts';
import { readSharedTexts } from './workbook/shared-texts.ts';
import { splitRows } from './workbook/split-rows.ts';

type Shape =
  | { readonly kind: 'csv'; readonly header: Header; readonly delimiter: string }
  | { readonly kind: 'jsonl' }
  | { readonly kind: 'xlsx'; readonly header: Header; readonly workbook: Workbook };

export type OpenedFile = {
  readonly source: Source;
  readonly encoding: Encoding;
  readonly shape: Shape;
  /** Everything after the header. */
  readonly body: Stretch;
  /** Records of a stretch of the body; of a workbook the whole body only, and in its own manner. */
  records(stretch: Stretch, manner?: Manner): AsyncGenerator<Window>;
};

/** Refuses, with what to mend, a file that is of no source; with `only` also a file of another one. `bytes` stays the caller's to close. */
export async function openReceived(bytes: Bytes, only?: SourceName): Promise<OpenedFile> {
  const head = Buffer.alloc(4096);
  const start = head.subarray(0, await bytes.read(head, 0));
  if (start.length === 0) refuse(refusals, 'file.empty', {});
  if (start.toString('latin1', 0, 4) === 'PK\u0003\u0004') return openSheet(bytes, only);
  const { encoding, bomLength } = encodingOf(start);
  const first = decodeRow(start.subarray(bomLength, bomLength + 512), encoding).trimStart();
  return first.startsWith('{') ? openLines(bytes, encoding, bomLength, only) : openTable(bytes, encoding, bomLength, only);
}

async function openTable(bytes: Bytes, encoding: Encoding, bomLength: number, only?: SourceName): Promise<OpenedFile> {
  const all = { offset: bomLength, line: 1, end: bytes.length };
  let best: { readonly delimiter: string; readonly names: readonly string[]; readonly known: number; readonly body: Stretch } | undefined;
  let empty = true;
  for (const delimiter of [',', ';', '\t']) {
    const found = await firstRecord(splitRecords(bytes, all, { encoding, delimiter }, { readAtOnce: 1 << 16 }), bytes.length);
    if (!found) continue;
    empty = false;
    if (found.flaw) continue;
    const names = splitFields(decodeRow(found.record, encoding), delimiter, found.quoted);
    const known = knownColumns(names);
    if (!best || known > best.known) best = { delimiter, names, known, body: found.body };
  }
  if (empty) refuse(refusals, 'file.empty', {});
  if (!best) return refuse(refusals, 'file.header-broken', {});
  const header = readHeader(best.names, only);
  const { delimiter } = best;
  return {
    source: header.source,
    encoding,
    shape: { kind: 'csv', header, delimiter },
    body: best.body,
    records: (stretch, manner) => splitRecords(bytes, stretch, { encoding, delimiter }, manner),
  };
}

/** An entry that names its kind must come within the first mebibyte; entries before it that cannot be read do not hinder. */
async function openLines(bytes: Bytes, encoding: Encoding, bomLength: number, only?: SourceName): Promise<OpenedFile> {
  const body = { offset: bomLength, line: 1, end: bytes.length };
  const records = (stretch: Stretch, manner?: Manner) => splitRecords(bytes, stretch, { encoding, delimiter: undefined }, manner);
  for await (const window of records(body)) {
    for (const span of window.spans) {
      if (span.flaw) continue;
      const source = sourceOfText(decodeRow(window.bytes.subarray(span.offset - window.start, span.offset - window.start + span.length), encoding));
      if (!source) continue;
      if (only && source.name !== only) refuse(refusals, 'file.other-source', { found: source.name, source: only });
      return { source, encoding, shape: { kind: 'jsonl' }, body, records };
    }
    if (window.start > longestRecord) break;
  }
  const start = Buffer.alloc(256);
  return refuse(refusals, 'file.no-source', { found: shownHeader([decodeRow(start.subarray(0, await bytes.read(start, bomLength)), encoding)]) });
}

function sourceOfText(text: string): Source | undefined {
  try {
    const entry: unknown = JSON.parse(text);
    return typeof entry === 'object' && entry !== null ? sourceOfEntry(entry as { [key: string]: unknown }) : undefined;
  } catch {
    return undefined;
  }
}

/** The header is the first row of the first sheet that holds anything. */
async function openSheet(bytes: Bytes, only?: SourceName): Promise<OpenedFile> {
  const workbook = await openWorkbook(bytes);
  const found = await asBroken(async () => firstRecord(splitRows(await workbook.sheet()), limitOfSheet));
  if (!found) return refuse(refusals, 'file.empty', {});
  if (found.flaw) refuse(refusals, 'file.header-broken', {});
  const header = readHeader(await headerCells(workbook, found.record.toString('utf8')), only);
  const { body } = found;
  async function* records(stretch: Stretch): AsyncGenerator<Window> {
    for await (const window of inWorkbook(splitRows(await workbook.sheet()))) {
      const spans = window.spans.filter((span) => span.offset >= stretch.offset && span.offset < stretch.end);
      if (spans.length > 0) yield { ...window, spans };
    }
  }
  return { source: header.source, encoding: 'utf-8', shape: { kind: 'xlsx', header, workbook }, body, records };
}

const limitOfSheet = Number.MAX_SAFE_INTEGER;

async function headerCells(workbook: Workbook, rowXml: string): Promise<string[]> {
  let most = -1;
  const notYet = (index: number): string => {
    most = Math.max(most, index);
    return '';
  };
  makeCellReader(notYet, [], false).read(rowXml);
  const texts = await asBroken(() => readSharedTexts(workbook, most + 1));
  return makeCellReader(texts, workbook.dateStyles, workbook.from1904).read(rowXml) ?? refuse(refusals, 'file.header-broken', {});
}

/** What the unpacking says no to half-way is a broken workbook as well. */
async function* inWorkbook(windows: AsyncGenerator<Window>): AsyncGenerator<Window> {
  try {
    for (;;) {
      const next = await asBroken(() => windows.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await windows.return(undefined);
  }
}

type First = { readonly record: Buffer; readonly quoted: boolean; readonly flaw: boolean; readonly body: Stretch };

async function firstRecord(windows: AsyncGenerator<Window>, end: number): Promise<First | undefined> {
  for await (const { bytes, start, spans } of windows) {
    const first = spans[0];
    if (!first) continue;
    const at = first.offset - start;
    const after = first.offset + first.length;
    const record = first.flaw ? Buffer.alloc(0) : Buffer.from(bytes.subarray(at, at + first.length));
    const breaks = first.quoted ? (record.toString('latin1').match(/\r\n|\r|\n/g)?.length ?? 0) : 0;
    return { record, quoted: first.quoted, flaw: first.flaw !== undefined, body: { offset: after, line: first.line + breaks, end } };
  }
  return undefined;
}
