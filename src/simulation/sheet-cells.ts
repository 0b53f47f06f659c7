/** Cells of an Excel sheet as XML; repeated texts by number in the shared table, others inline, as spreadsheets and exporters do. */

const escapes: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Signs that XML 1.0 cannot hold are left out, as Excel does. */
export const xmlText = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/[&<>"]/g, (sign) => escapes[sign]!);

/** In this order in `sharedStrings.xml`. */
export const sharedTexts: readonly string[] = ['Nam', 'Nữ'];
const sharedPlace = new Map(sharedTexts.map((text, at) => [text, at]));

export function textCell(column: string, row: number, text: string): string {
  if (text === '') return '';
  const shared = sharedPlace.get(text);
  if (shared !== undefined) return `<c r="${column}${row}" t="s"><v>${shared}</v></c>`;
  return `<c r="${column}${row}" t="inlineStr"><is><t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${xmlText(text)}</t></is></c>`;
}

export const numberCell = (column: string, row: number, value: number): string => `<c r="${column}${row}"><v>${value}</v></c>`;

/** Days since 1899-12-30, in the style of a date: Excel's calendar of 1900. */
export const dateCell = (column: string, row: number, day: number): string => `<c r="${column}${row}" s="1"><v>${day + 25_569}</v></c>`;
