/** Dates as the sources write them; whether a date is plausible is for `cleaning` to judge. */
import { type PartialDate, partialDate } from '#values/index.ts';
import { excelDate } from './excel-date.ts';
import type { SourceName } from './form.ts';
import { sources } from './sources/index.ts';

/** `no-such-day`: written as a date, but no calendar has it. `unreadable`: not written as a date. */
export type UnreadDate = 'no-such-day' | 'unreadable';

const dayFirst = /^(\d{1,2}|--)([/.-])(\d{1,2}|--)\2(\d{4})$/;
const yearFirst = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/;
const monthAndYear = /^(\d{1,2}|--)[/.-](\d{4})$/;
const digits = /^\d+$/;

/**
 * Day before month, always; a year of two digits could be two centuries and is not read. Unknown parts are 00 or --.
 * Excel's day numbers (10000 to 60000, the years 1927 to 2064) are read where the source comes from a sheet.
 *
 * @example readSourceDate('15/3/1995', 'dc01')  // => 19950315
 * @example readSourceDate('00/00/1948', 'dc01') // => 19480000
 * @example readSourceDate('29/02/1900', 'dc01') // => 'no-such-day'
 * @example readSourceDate('15/3/95', 'dc01')    // => 'unreadable'
 */
export function readSourceDate(text: string, source: SourceName): PartialDate | UnreadDate {
  return wholeDayFirst(text) ?? readAnyDate(text, source);
}

function readAnyDate(text: string, source: SourceName): PartialDate | UnreadDate {
  const written = text.trim();
  const official = dayFirst.exec(written);
  if (official) return dateOf(official[4], official[3], official[1]);
  const iso = yearFirst.exec(written);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  if (digits.test(written)) {
    if (written.length === 4) return dateOf(written, undefined, undefined);
    return isExcelSerial(written, source) ? serialDate(Number(written)) : 'unreadable';
  }
  const month = monthAndYear.exec(written);
  return month ? dateOf(month[2], month[1], undefined) : 'unreadable';
}

/** `15/03/1995`, as nine of ten dates are written: read sign by sign, some thirty times as fast. */
function wholeDayFirst(text: string): PartialDate | undefined {
  if (text.length !== 10 || text.charCodeAt(2) !== slash || text.charCodeAt(5) !== slash) return undefined;
  let date = 0;
  for (const at of yearThenMonthThenDay) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    date = date * 10 + digit;
  }
  return partialDate(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100);
}

const slash = 47;
const yearThenMonthThenDay = [6, 7, 8, 9, 3, 4, 0, 1] as const;

/** Whether the text is a date only because Excel shows such numbers as dates: read, and worth a note. */
export function isExcelSerial(text: string, source: SourceName): boolean {
  const written = text.trim();
  return written.length === 5 && written >= '10000' && written <= '60000' && digits.test(written) && sources[source].dates.includes('serial');
}

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): PartialDate | UnreadDate {
  return partialDate(Number(year), part(month), part(day)) ?? 'no-such-day';
}

const part = (text: string | undefined): number => (text === undefined || text === '--' ? 0 : Number(text));

function serialDate(serial: number): PartialDate | UnreadDate {
  const parts = excelDate(serial, false);
  return (parts && partialDate(parts.year, parts.month, parts.day)) ?? 'no-such-day';
}
