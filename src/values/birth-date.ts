/** Dates of which month or day may be unknown, as one sortable integer yyyymmdd (00 = unknown). */

declare const brand: unique symbol;
/** yyyymmdd; month or day 00 when unknown: `19480000` is "1948, nothing more". Never an impossible day. */
export type PartialDate = number & { readonly [brand]: 'PartialDate' };

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month of the Gregorian calendar, month 1 to 12. */
export function daysIn(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (daysOfMonth[month - 1] ?? 0);
}

/**
 * Makes a date of its parts; `undefined` when there is no such day.
 * Month and day may be 0 (unknown); a day without a month is not a date.
 *
 * @example partialDate(1995, 3, 15) // => 19950315
 * @example partialDate(1900, 2, 29) // => undefined
 */
export function partialDate(year: number, month: number, day: number): PartialDate | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return undefined;
  if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0) return undefined;
  if (month === 0 && day !== 0) return undefined;
  if (month !== 0 && day > daysIn(year, month)) return undefined;
  return (year * 10_000 + month * 100 + day) as PartialDate;
}

export const yearOf = (date: PartialDate): number => Math.floor(date / 10_000);
export const monthOf = (date: PartialDate): number => Math.floor(date / 100) % 100;
export const dayOf = (date: PartialDate): number => date % 100;
export const isWholeDate = (date: PartialDate): boolean => dayOf(date) !== 0;

/** Whether `a` is certainly later than `b`: an unknown part never decides. */
export function isCertainlyAfter(a: PartialDate, b: PartialDate): boolean {
  if (yearOf(a) !== yearOf(b)) return yearOf(a) > yearOf(b);
  if (monthOf(a) === 0 || monthOf(b) === 0) return false;
  if (monthOf(a) !== monthOf(b)) return monthOf(a) > monthOf(b);
  return dayOf(a) !== 0 && dayOf(b) !== 0 && dayOf(a) > dayOf(b);
}

/** The same date with day and month in each other's place; `undefined` where that is no date or no change. */
export function swapDayAndMonth(date: PartialDate): PartialDate | undefined {
  const [month, day] = [monthOf(date), dayOf(date)];
  if (month === 0 || day === 0 || day > 12 || day === month) return undefined;
  return partialDate(yearOf(date), day, month);
}

/** ISO 8601 with the known parts only: `1995-03-15`, `1995-03`, `1948`. */
export function formatIso(date: PartialDate): string {
  const year = String(yearOf(date)).padStart(4, '0');
  if (monthOf(date) === 0) return year;
  const month = String(monthOf(date)).padStart(2, '0');
  return dayOf(date) === 0 ? `${year}-${month}` : `${year}-${month}-${String(dayOf(date)).padStart(2, '0')}`;
}

/** As officials write it: `15/03/1995`, unknown parts as `--`: `--/--/1948`. */
export function formatOfficial(date: PartialDate): string {
  const part = (value: number) => (value === 0 ? '--' : String(value).padStart(2, '0'));
  return `${part(dayOf(date))}/${part(monthOf(date))}/${yearOf(date)}`;
}

/**
 * Reads ISO 8601, whole or cut short (`1995-03-15`, `1995-03`, `1948`); `undefined` for anything else.
 *
 * @example readIsoDate('1948') // => 19480000
 */
export function readIsoDate(text: string): PartialDate | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return undefined;
  return partialDate(Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0));
}
