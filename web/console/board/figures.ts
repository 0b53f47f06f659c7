/** Shares of the board as they are written: never rounded up, so that 100 % means all of them. */
import { type Measure, measureNames } from '#population/browser.ts';
import type { BoardRow } from '../../shared/api.ts';
import { formatTenths, type Language } from '../../shared/format.ts';

type Counts = Pick<BoardRow, 'persons' | Measure>;

/** 0 to 1; null where nobody is counted, or it is withheld. */
export function shareOf(row: Counts, measure: Measure): number | null {
  const [persons, met] = [row.persons, row[measure]];
  return persons === null || persons === 0 || met === null ? null : met / persons;
}

/** @example percent(0.99999, 'vi') // => '99,9 %' */
export const percent = (share: number, language: Language): string => `${tenths(share, language)} %`;
export const tenths = (share: number, language: Language): string => formatTenths(Math.floor(share * 1000 + 1e-9) / 10, language);

/** A tile has no room for its kind of unit. */
export const shortName = (name: string): string => name.replace(/^(Tỉnh|Thành phố|Đặc khu) /, '').replace(/^Hồ Chí Minh$/, 'TP HCM');

/** RFC 4180 with a byte-order mark, so that a spreadsheet reads its letters. */
export function sheetOf(rows: readonly BoardRow[], language: Language): string {
  const cell = (value: string | number | null): string => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`);
  const lines = rows.map((row) => [row.unitId, row.code, row.name[language], row.persons, ...measureNames.map((measure) => row[measure])].map(cell).join(','));
  return `\uFEFF${['unit_id,code,name,persons', ...measureNames].join(',')}\r\n${lines.join('\r\n')}\r\n`;
}
