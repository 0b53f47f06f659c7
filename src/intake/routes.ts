/** Door for the program: what the interface tells of received forms and of rows that could not be read. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { z } from 'zod';
import type { Tx } from '#database/index.ts';
import { bytesRoute, type FormId, type Language, type Route, route } from '#values/index.ts';
import { exportRefused } from './export-refused.ts';
import { pageRefused } from './list-refused.ts';
import { refusedRow } from './route-shapes.ts';
import { rawForm } from './show-form.ts';

type Needs = { readonly tx: Tx; readonly dataDir: string; readonly language: Language };

const listRefusedRows = route({
  method: 'GET',
  path: '/v1/refused',
  who: 'this-machine',
  purpose: null,
  summary: { vi: 'Các dòng chưa đọc được, mỗi dòng kèm cách sửa', en: 'Rows that could not be read, each with how to mend it' },
  query: z.strictObject({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  reply: z.object({ items: z.array(refusedRow), next: z.string().nullable() }),
  handle: ({ tx, language }: Needs, { query }) => pageRefused(tx, language, query),
});

const refusedSheets = bytesRoute({
  method: 'GET',
  path: '/v1/refused/sheets',
  who: 'this-machine',
  purpose: null,
  summary: { vi: 'Các dòng chưa đọc được thành tệp để sửa rồi nạp lại', en: 'The rows that could not be read as sheets to mend and send again' },
  reply: { bytes: 'application/zip', name: 'dong-tra-lai.zip' },
  handle: zippedSheets,
});

/** One sheet a source, in the source's own shape. */
async function zippedSheets(needs: Needs): Promise<Uint8Array> {
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

const rawBytes = bytesRoute({
  method: 'GET',
  path: '/v1/forms/{formId}/raw',
  who: 'this-machine',
  purpose: null,
  summary: { vi: 'Phiếu như đã nhận, từng byte', en: 'A form as it was received, byte for byte' },
  params: z.object({ formId: z.string().regex(/^\d{1,16}$/) }),
  reply: { bytes: 'text/plain' },
  handle: async (needs: Needs, { params }) => await rawForm(needs, Number(params.formId) as FormId),
});

export const routes: readonly Route<Needs>[] = [listRefusedRows, refusedSheets, rawBytes];
