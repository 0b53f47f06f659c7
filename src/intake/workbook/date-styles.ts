/** Which cell styles of a workbook show a number as a date: only there does a number mean a day. */
import { eachTag } from './xml.ts';

/** ECMA-376, 18.8.30: the built-in formats that show a day, the East Asian ones among them. */
const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/**
 * From the styles part: for each style number, whether its number format shows a day or a year.
 *
 * @example dateStylesOf('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>') // => [false, true]
 */
export function dateStylesOf(stylesXml: string): boolean[] {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellStyles = false;
  eachTag(stylesXml, (name, attributes) => {
    const id = Number(attributes['numFmtId']);
    if (name === 'numFmt') own.set(id, showsDay(attributes['formatCode'] ?? ''));
    if (name === 'cellStyleXfs') inCellStyles = false;
    if (name === 'cellXfs') inCellStyles = true;
    if (name === 'cellStyles' || name === 'dxfs') inCellStyles = false;
    if (name === 'xf' && inCellStyles) styles.push(own.get(id) ?? builtIn.has(id));
  });
  return styles;
}

/** A day or year sign outside quotes, brackets and escapes; `m` alone may be minutes. */
function showsDay(format: string): boolean {
  return /[dy]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, ''));
}
