/** The files that offices send: appended to in turns, cut where they grow large, each row's file and line told. */
import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Office } from './offices/filing.ts';
import { openSheet, type Sheet, sheetRow } from './sheet-writer.ts';

/** Spreadsheets of offices are no longer; and no file becomes unwieldy. */
const rowsPerFile = 200_000;
/** Rows kept back before they are written, over all files together. */
const bytesKeptBack = 4 * 2 ** 20;

export type RowAt = { readonly file: string; readonly line: number };

type Part = { readonly file: string; readonly lineEnd: string; line: number; rows: number; waiting: (string | Buffer)[] };

export type Deliveries = {
  /** The number that the next row of a file will have, from 1. */
  readonly nextOrdinal: (office: Office, stem: string) => number;
  readonly add: (office: Office, stem: string, row: string | Buffer) => RowAt;
  /** To be awaited now and then: writes what waits. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly files: () => number;
};

export function openDeliveries(out: string): Deliveries {
  const open = new Map<string, Part>();
  const sheets = new Map<Part, Sheet>();
  const closing: Part[] = [];
  const folders = new Set<string>();
  let [keptBack, count] = [0, 0];

  function partFor(office: Office, stem: string): Part {
    const key = `${office.folder}/${stem}.${office.ending}`;
    const part = open.get(key);
    if (part && office.ending === 'xlsx' && !sheets.has(part)) throw new Error(`${part.file} is closed: rows of a sheet come together`);
    if (part && part.rows < rowsPerFile) return part;
    const number = part ? Number(/-(\d+)\.\w+$/.exec(part.file.slice(office.folder.length + 1 + stem.length))?.[1] ?? 1) + 1 : 1;
    if (part) closing.push(part);
    const file = number === 1 ? key : `${office.folder}/${stem}-${number}.${office.ending}`;
    const fresh: Part = { file, lineEnd: office.lineEnd(stem), line: 1, rows: 0, waiting: [] };
    if (office.ending === 'xlsx') {
      for (const other of sheets.keys()) if (!closing.includes(other)) closing.push(other);
      sheets.set(fresh, openLater(path.join(out, file), office.header.split(';')));
      fresh.line = 2;
    } else if (office.header !== '') {
      fresh.waiting.push((office.bom(stem) ? '\uFEFF' : '') + office.header + fresh.lineEnd);
      fresh.line = 2;
    }
    open.set(key, fresh);
    count++;
    return fresh;
  }

  async function write(part: Part): Promise<void> {
    if (part.waiting.length === 0) return;
    const sheet = sheets.get(part);
    const bytes = sheet ? part.waiting.join('') : Buffer.concat(part.waiting.map((row) => (typeof row === 'string' ? Buffer.from(row, 'utf8') : row)));
    part.waiting = [];
    const folder = path.dirname(path.join(out, part.file));
    if (!folders.has(folder)) await mkdir(folder, { recursive: true });
    folders.add(folder);
    if (sheet) await sheet.write(bytes as string);
    else await appendFile(path.join(out, part.file), bytes);
  }

  async function writeAll(): Promise<void> {
    for (const part of closing) await write(part);
    for (const part of open.values()) await write(part);
    keptBack = 0;
    for (const part of closing.splice(0)) {
      await sheets.get(part)?.close();
      sheets.delete(part);
    }
  }

  return {
    nextOrdinal: (office, stem) => partFor(office, stem).rows + 1,
    add(office, stem, row) {
      const part = partFor(office, stem);
      const at = { file: part.file, line: part.line };
      part.rows++;
      if (office.ending === 'xlsx') part.waiting.push(sheetRow(part.line, row as string));
      else part.waiting.push(row, part.lineEnd);
      part.line += 1 + (typeof row === 'string' ? newlinesIn(row) : newlinesIn(row.toString('latin1')));
      keptBack += row.length + 16;
      return at;
    },
    async settle() {
      if (keptBack > bytesKeptBack) await writeAll();
    },
    async close() {
      closing.push(...[...sheets.keys()].filter((part) => !closing.includes(part)));
      await writeAll();
    },
    files: () => count,
  };
}

/** The file is made with its first row. */
function openLater(path: string, columns: readonly string[]): Sheet {
  let sheet: Sheet | undefined;
  return {
    write: (rows) => (sheet ??= openSheet(path, columns)).write(rows),
    close: async () => sheet?.close(),
  };
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
