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
