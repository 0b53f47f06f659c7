/** Door for the program: what the interface tells of rows that could not be read. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { z } from 'zod';
import type { Tx } from '#database/index.ts';
import { bytesRoute, type Language, type Route, registrars, route } from '#values/index.ts';
import { exportRefused } from './export-refused.ts';
import { pageRefused } from './list-refused.ts';
import { refusedRow } from './route-shapes.ts';

type Needs = { readonly tx: Tx; readonly dataDir: string; readonly language: Language; see(persons: readonly number[], fields?: readonly string[]): void };

/** A row that was refused is of nobody whom the register knows: nobody is seen, and the look is on record. */
const nobody: readonly number[] = [];

const listRefusedRows = route({
  method: 'GET',
  path: '/v1/refused',
  who: registrars,
  purpose: 'cleaning',
  summary: { vi: 'Các dòng chưa đọc được, mỗi dòng kèm cách sửa', en: 'Rows that could not be read, each with how to mend it' },
  query: z.strictObject({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  reply: z.object({ items: z.array(refusedRow), next: z.string().nullable() }),
  handle: async ({ tx, language, see }: Needs, { query }) => {
    see(nobody);
    return await pageRefused(tx, language, query);
  },
});

const refusedSheets = bytesRoute({
  method: 'GET',
  path: '/v1/refused/sheets',
  who: registrars,
  purpose: 'cleaning',
  summary: { vi: 'Các dòng chưa đọc được thành tệp để sửa rồi nạp lại', en: 'The rows that could not be read as sheets to mend and send again' },
  reply: { bytes: 'application/zip', name: 'dong-tra-lai.zip' },
  handle: zippedSheets,
});

/** One sheet a source, in the source's own shape. */
async function zippedSheets(needs: Needs): Promise<Uint8Array> {
  needs.see(nobody);
  const folder = await mkdtemp(path.join(tmpdir(), 'sogoc-sheets-'));
  try {
    const sheets = await exportRefused(needs, folder);
    const archive = new yazl.ZipFile();
    for (const sheet of sheets) archive.addFile(sheet.path, path.basename(sheet.path));
    archive.end();
    const zip = path.join(folder, 'sheets.zip');
    await pipeline(archive.outputStream, createWriteStream(zip));
    return await readFile(zip);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const routes: readonly Route<Needs>[] = [listRefusedRows, refusedSheets];
