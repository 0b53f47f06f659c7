/** A CSV file of anybody: its signs and delimiter told from its beginning, its rows one window after another. */
import { open } from 'node:fs/promises';
import path from 'node:path';
import { type Cut, decodeRow, encodingOf, splitFields, splitRecords } from '#intake/index.ts';
import { refuse } from '#values/index.ts';
import { refusals } from '../refusals.ts';

export type CsvFile = {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly header: readonly string[];
  readonly cut: Cut;
  /** Where the first row after the header begins. */
  readonly offset: number;
  readonly line: number;
};

/** `fields` is good until the next row. A row with a flaw has none. */
export type CsvRow = {
  readonly line: number;
  readonly fields: readonly string[];
  readonly flaw: string | undefined;
  /** In bytes of the file. */
  readonly offset: number;
  readonly length: number;
};

const delimiters = [',', ';', '\t', '|'] as const;

/** What files of other forms begin with. */
const beginnings: readonly (readonly [string, string])[] = [
  ['gzip', '\x1f\x8b'],
  ['zip, xlsx', 'PK\x03\x04'],
  ['xls', '\xd0\xcf\x11\xe0'],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['xz', '\xfd7zXZ'],
  ['bzip2', 'BZh'],
  ['parquet', 'PAR1'],
  ['PDF', '%PDF-'],
  ['SQLite', 'SQLite format 3'],
  ['ELF', '\x7fELF'],
];

async function bytesOf(file: string) {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) =>
    refuse(refusals, error.code === 'ENOENT' ? 'link.file-unknown' : 'link.file-unreadable', { file, reason: error.code ?? error.message }),
  );
  const facts = await handle.stat();
  if (!facts.isFile()) {
    await handle.close();
    refuse(refusals, 'link.not-a-file', { file });
  }
  return {
    length: facts.size,
    close: () => handle.close(),
    async read(into: Uint8Array, position: number): Promise<number> {
      let done = 0;
      while (done < into.length) {
        const { bytesRead } = await handle.read(into, done, into.length - done, position + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return done;
    },
  };
}

/** Reads the header, or takes the names given where the file has none; a file without any line is refused. */
export async function openCsv(file: string, names?: readonly string[]): Promise<CsvFile> {
  const bytes = await bytesOf(file);
  try {
    const head = Buffer.alloc(Math.min(bytes.length, 1 << 16));
    await bytes.read(head, 0);
    const packed = beginnings.find(([, begins]) => head.subarray(0, begins.length).equals(Buffer.from(begins, 'latin1')))?.[0];
    if (packed) refuse(refusals, 'link.not-text', { file, found: packed });
    const { encoding, bomLength } = encodingOf(head);
    if (!encoding.startsWith('utf-16') && controlShare(head) > mostControls) refuse(refusals, 'link.not-text', { file, found: '\\0 \\x01 \\x02 …' });
    const cut: Cut = { encoding, delimiter: delimiterOf(decodeRow(head.subarray(bomLength), encoding)) };
    if (names) return { path: file, name: path.basename(file), size: bytes.length, header: names, cut, offset: bomLength, line: 1 };
    let found: { header: string[]; offset: number; line: number } | undefined;
    for await (const { bytes: window, start, spans } of splitRecords(bytes, { offset: bomLength, line: 1, end: bytes.length }, cut)) {
      for (const span of spans) {
        if (found) return { path: file, name: path.basename(file), size: bytes.length, header: found.header, cut, offset: span.offset, line: span.line };
        if (span.flaw) refuse(refusals, 'link.header-unreadable', { file, line: span.line });
        const text = decodeRow(window.subarray(span.offset - start, span.offset - start + span.length), encoding);
        found = { header: splitFields(text, cut.delimiter ?? ',', span.quoted).map((name) => name.trim()), offset: span.offset + span.length, line: span.line };
      }
      if (found && found.header.length === 0) break;
    }
    if (!found) return refuse(refusals, 'link.file-empty', { file });
    return { path: file, name: path.basename(file), size: bytes.length, header: found.header, cut, offset: bytes.length, line: found.line + 1 };
  } finally {
    await bytes.close();
  }
}

/** Of a text, fewer bytes are signs that nobody writes; of bytes by chance, one in ten. */
const mostControls = 0.03;

function controlShare(head: Uint8Array): number {
  let controls = 0;
  for (const byte of head) if (byte < 0x09 || (byte > 0x0d && byte < 0x20)) controls++;
  return controls / Math.max(1, head.length);
}

/** The sign that divides the first lines into most columns, equally many on each. */
function delimiterOf(text: string): string {
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .slice(0, 20);
  let [best, most] = [',' as string, 0];
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
    const [first] = counts;
    if (!first) continue;
    const score = first * (counts.filter((count) => count === first).length / counts.length) ** 2;
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** Every row after the header, in order; empty lines are no rows. */
export async function* readRows(file: CsvFile, from = file.offset, end = file.size): AsyncGenerator<CsvRow[]> {
  if (file.offset >= file.size) return;
  const bytes = await bytesOf(file.path);
  try {
    const delimiter = file.cut.delimiter ?? ',';
    for await (const { bytes: window, start, spans } of splitRecords(bytes, { offset: from, line: file.line, end }, file.cut)) {
      yield spans.map(({ offset, length, line, quoted, flaw }) =>
        flaw && flaw !== 'nul'
          ? { line, fields: [], flaw, offset, length }
          : {
              line,
              fields: splitFields(decodeRow(window.subarray(offset - start, offset - start + length), file.cut.encoding), delimiter, quoted),
              flaw: undefined,
              offset,
              length,
            },
      );
    }
  } finally {
    await bytes.close();
  }
}
