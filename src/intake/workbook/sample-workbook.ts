/** Makes small workbooks for tests, cell by cell, as the writers of the world do. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export type SampleSheet = {
  /** XML within `sheetData`. */
  readonly rows: string;
  readonly sharedTexts?: readonly string[];
  /** XML of the styles part. */
  readonly styles?: string;
  readonly from1904?: boolean;
  /** What stands after `sheetData`. */
  readonly after?: string;
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Cells as inline texts, in the columns A, B, C …; undefined leaves a cell out. */
export function textRow(line: number, cells: readonly (string | undefined)[]): string {
  const made = cells.map((cell, at) => (cell === undefined ? '' : `<c r="${letterOf(at)}${line}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`));
  return `<row r="${line}">${made.join('')}</row>`;
}

const letterOf = (column: number): string => String.fromCharCode(65 + column);

export function sheetXml(sheet: SampleSheet): string {
  return `${head}<worksheet xmlns="${main}"><sheetData>${sheet.rows}</sheetData>${sheet.after ?? ''}</worksheet>`;
}

export async function sampleWorkbook(sheet: SampleSheet): Promise<Buffer> {
  const parts: { [path: string]: string } = {
    '_rels/.rels': `${head}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${sheet.from1904 ? ' date1904="1"' : ''}/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}"><Relationship Id="rId7" Type="${office}/worksheet" Target="worksheets/first.xml"/><Relationship Id="rId8" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId9" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/first.xml': sheetXml(sheet),
  };
  if (sheet.sharedTexts) parts['xl/sharedStrings.xml'] = `${head}<sst xmlns="${main}">${sheet.sharedTexts.map((text) => `<si>${text}</si>`).join('')}</sst>`;
  if (sheet.styles) parts['xl/styles.xml'] = `${head}<styleSheet xmlns="${main}">${sheet.styles}</styleSheet>`;
  return zipped(parts);
}

export async function zipped(parts: { readonly [path: string]: string | Buffer }): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content as string), path);
  zip.end();
  return buffer(zip.outputStream);
}
