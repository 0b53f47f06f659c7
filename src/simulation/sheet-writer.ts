/** Writes Excel sheets row by row, one file open at a time, with the same bytes each time. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { sharedTexts, textCell, xmlText } from './sheet-cells.ts';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const parts: readonly (readonly [path: string, content: string])[] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
  ],
  ['_rels/.rels', `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>`],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
  [
    'xl/sharedStrings.xml',
    `<sst xmlns="${main}" count="${sharedTexts.length}" uniqueCount="${sharedTexts.length}">${sharedTexts.map((text) => `<si><t>${xmlText(text)}</t></si>`).join('')}</sst>`,
  ],
];

/** Local time of 1980: the ZIP's date of zero, in every time zone. */
const entry = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true } as const;

export type Sheet = { readonly write: (rows: string) => Promise<void>; readonly close: () => Promise<void> };

/** Columns stand in row 1; `write` takes whole `<row>` elements and waits where the disk is slow. */
export function openSheet(path: string, columns: readonly string[]): Sheet {
  const zip = new ZipFile();
  const file = createWriteStream(path);
  const sheet = new PassThrough();
  for (const [name, content] of parts) zip.addBuffer(Buffer.from(xml + content), name, entry);
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', entry);
  zip.end();
  zip.outputStream.pipe(file);
  const written = finished(file);
  written.catch(() => {}); // told to whoever writes or closes
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  sheet.write(`${xml}<worksheet xmlns="${main}"><sheetData>${sheetRow(1, columns.map((text, at) => textCell(letters[at]!, 1, text)).join(''))}`);
  return {
    async write(rows) {
      if (!sheet.write(rows)) await Promise.race([once(sheet, 'drain'), written]);
    },
    async close() {
      sheet.end('</sheetData></worksheet>');
      await written;
    },
  };
}

export const sheetRow = (row: number, cells: string): string => `<row r="${row}">${cells}</row>`;
