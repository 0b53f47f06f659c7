/** Opens an XLSX workbook for reading in streams: its first sheet, its texts, which styles are dates; never more than its limits unpack. */
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import type { Bytes } from '#documents/index.ts';
import { Refusal, refuse } from '#values/index.ts';
import { refusals } from '../refusals.ts';
import { dateStylesOf } from './date-styles.ts';
import { eachTag } from './xml.ts';

export type Workbook = {
  /** The XML of the first sheet, as it is unpacked. */
  sheet(): Promise<Readable>;
  /** The XML of the shared texts; undefined where there are none. */
  sharedTexts(): Promise<Readable | undefined>;
  /** Bytes of that XML, unpacked. */
  readonly sharedTextBytes: number;
  /** By style number of a cell: whether Excel shows its number as a date. */
  readonly dateStyles: readonly boolean[];
  /** Days are counted from 1904. */
  readonly from1904: boolean;
};

/** A bomb unpacks to a thousand times its size, an honest sheet to ten or twenty times. */
export const limits = { entries: 5_000, unpacked: 1 << 30, ratio: 400, ratioFrom: 16 << 20, smallPart: 16 << 20 } as const;

/** Refuses what is no workbook, what is encrypted, and what unpacks to too much. `bytes` stays open and is the caller's to close. */
export async function openWorkbook(bytes: Bytes): Promise<Workbook> {
  return asBroken(async () => {
    const zip = await fromRandomAccessReaderPromise(new ZipBytes(bytes), bytes.length, { autoClose: false, lazyEntries: true });
    const parts = await partsOf(zip);
    const workbookPath = targetOf(await relationsOf(zip, parts, ''), (relation) => relation.type.endsWith('/officeDocument')) ?? 'xl/workbook.xml';
    const { sheetRelation, from1904 } = await readWorkbookPart(zip, parts, workbookPath);
    const relations = await relationsOf(zip, parts, workbookPath);
    const sheetPath = targetOf(relations, (relation) => relation.id === sheetRelation);
    const sheet = sheetPath === undefined ? undefined : parts.get(sheetPath);
    if (!sheet) return refuse(refusals, 'file.workbook-broken', { reason: 'no sheet' });
    const texts = parts.get(targetOf(relations, (relation) => relation.type.endsWith('/sharedStrings')) ?? '');
    const styles = parts.get(targetOf(relations, (relation) => relation.type.endsWith('/styles')) ?? '');
    return {
      sheet: () => zip.openReadStreamPromise(sheet),
      sharedTexts: async () => (texts ? zip.openReadStreamPromise(texts) : undefined),
      sharedTextBytes: texts?.uncompressedSize ?? 0,
      dateStyles: styles ? dateStylesOf(await smallPart(zip, styles)) : [],
      from1904,
    };
  });
}

/** Runs a step that unpacks; whatever the unpacking says no to is a broken workbook. */
export async function asBroken<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refuse(refusals, 'file.workbook-broken', { reason: (error as Error).message });
  }
}

async function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  let unpacked = 0;
  if (zip.entryCount > limits.entries) tooBig('entries', zip.entryCount, limits.entries);
  for await (const entry of zip.eachEntry()) {
    if (parts.size > limits.entries) tooBig('entries', parts.size, limits.entries);
    if (entry.isEncrypted()) refuse(refusals, 'file.workbook-broken', { reason: 'encrypted' });
    unpacked += entry.uncompressedSize;
    if (unpacked > limits.unpacked) tooBig('bytes', unpacked, limits.unpacked);
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (entry.uncompressedSize > limits.ratioFrom && ratio > limits.ratio) tooBig('ratio', Math.round(ratio), limits.ratio);
    parts.set(entry.fileName, entry);
  }
  return parts;
}

export function tooBig(what: 'entries' | 'bytes' | 'ratio', found: number, limit: number): never {
  return refuse(refusals, 'file.workbook-too-big', { what, found, limit });
}

async function smallPart(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > limits.smallPart) tooBig('bytes', entry.uncompressedSize, limits.smallPart);
  return text(await zip.openReadStreamPromise(entry));
}

async function readWorkbookPart(zip: ZipFile, parts: Map<string, Entry>, path: string): Promise<{ sheetRelation: string; from1904: boolean }> {
  const entry = parts.get(path) ?? refuse(refusals, 'file.workbook-broken', { reason: 'no workbook.xml' });
  let sheetRelation: string | undefined;
  let from1904 = false;
  eachTag(await smallPart(zip, entry), (name, attributes) => {
    if (name === 'workbookPr') from1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
    if (name === 'sheet') sheetRelation ??= Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
  });
  return { sheetRelation: sheetRelation ?? refuse(refusals, 'file.workbook-broken', { reason: 'no sheet' }), from1904 };
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

async function relationsOf(zip: ZipFile, parts: Map<string, Entry>, path: string): Promise<Relation[]> {
  const slash = path.lastIndexOf('/') + 1;
  const entry = parts.get(`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`);
  const relations: Relation[] = [];
  if (!entry) return relations;
  eachTag(await smallPart(zip, entry), (name, attributes) => {
    if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
    const target = new URL(attributes['Target'] ?? '', `part:/${path}`).pathname.slice(1);
    relations.push({ id: attributes['Id'] ?? '', type: attributes['Type'] ?? '', target });
  });
  return relations;
}

function targetOf(relations: readonly Relation[], which: (relation: Relation) => boolean): string | undefined {
  return relations.find(which)?.target;
}

/** What the zip reader reads from. */
class ZipBytes extends RandomAccessReader {
  readonly #bytes: Bytes;

  constructor(bytes: Bytes) {
    super();
    this.#bytes = bytes;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(rangeOf(this.#bytes, start, end), { objectMode: false });
  }

  override close(done: (error: Error | null) => void): void {
    done(null);
  }
}

async function* rangeOf(bytes: Bytes, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const into = Buffer.allocUnsafe(Math.min(1 << 18, end - at));
    const read = await bytes.read(into, at);
    if (read === 0) return;
    yield into.subarray(0, read);
    at += read;
  }
}
