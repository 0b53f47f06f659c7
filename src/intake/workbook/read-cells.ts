/** A sheet row's XML into the texts of its cells, by column. */
import { SaxesParser } from 'saxes';
import { excelDate, officialDate } from '../excel-date.ts';
import type { SharedTexts } from './shared-texts.ts';
import { localName } from './xml.ts';

type Cell = { column: number; type: string; style: number };

export type CellReader = {
  /** Empty where a cell has no value; `undefined` where the row is not XML. */
  read(rowXml: string): string[] | undefined;
};

/**
 * A formula counts by the value that was stored with it. A merged cell's value belongs to its first row and column.
 * A number is a day where its style says so, written dd/mm/yyyy.
 */
export function makeCellReader(texts: SharedTexts, dateStyles: readonly boolean[], from1904: boolean): CellReader {
  let cells: string[] = [];
  let cell: Cell | undefined;
  let lastColumn = -1;
  let collected = '';
  let collecting = false;
  let phonetic = 0;
  let parser = newParser();

  function newParser(): SaxesParser {
    const made = new SaxesParser({ fragment: true, position: false });
    made.on('opentag', (tag) => {
      const name = localName(tag.name);
      if (name === 'c') {
        const { r, t, s } = tag.attributes as { r?: string; t?: string; s?: string };
        cell = { column: r === undefined ? lastColumn + 1 : columnNumber(r), type: t ?? 'n', style: Number(s ?? 0) };
        collected = '';
      } else if (name === 'rPh') phonetic++;
      collecting = phonetic === 0 && (name === 'v' || name === 't');
    });
    const collect = (part: string): void => {
      if (collecting) collected += part;
    };
    made.on('text', collect);
    made.on('cdata', collect);
    made.on('closetag', (tag) => {
      const name = localName(tag.name);
      collecting = false;
      if (name === 'rPh') phonetic--;
      if (name !== 'c' || !cell) return;
      lastColumn = cell.column;
      while (cells.length < cell.column) cells.push('');
      cells[cell.column] = valueOf(cell, collected);
    });
    return made;
  }

  function valueOf(of: Cell, written: string): string {
    if (of.type === 's') return texts(Number(written)) ?? '';
    if (of.type !== 'n' || written === '') return written;
    const date = dateStyles[of.style] ? excelDate(Number(written), from1904) : undefined;
    return date ? officialDate(date) : numberText(written);
  }

  return {
    read(rowXml) {
      cells = [];
      cell = undefined;
      lastColumn = -1;
      phonetic = 0;
      try {
        parser.write(rowXml);
        return cells;
      } catch {
        parser = newParser();
        return undefined;
      }
    },
  };
}

const widestSheet = 16_384;

/** @example columnNumber('AB12') // => 27 */
function columnNumber(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (column < 1 || column > widestSheet) throw new Error('no such column');
  return column - 1;
}

/**
 * A number cell as its digits. One that went through Excel's display, which shows six digits of a long number, has lost the others:
 * it stays as it is written, for `cleaning` to tell.
 *
 * @example numberText('1.95000123E8') // => '195000123'
 * @example numberText('1.23E+11')     // => '1.23E+11'
 */
export function numberText(written: string): string {
  if (/^\d+$/.test(written)) return written;
  const value = Number(written);
  if (!Number.isSafeInteger(value)) return written;
  const digits = String(value);
  const mantissa = /^(\d+(?:\.\d+)?)e/i.exec(written)?.[1]?.replace('.', '');
  return mantissa !== undefined && mantissa.length <= 6 && digits.length >= 10 ? written : digits;
}
