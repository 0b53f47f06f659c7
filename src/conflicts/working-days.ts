/** Working days of Việt Nam: Monday to Friday but for the public holidays of the Labour Code 2019, Art. 112. */

/** Lunar holidays by year: eve of Tết (the first of five days) and Hùng Kings' day. A year that is missing has none: dates come early, never late. */
const lunarHolidays: { readonly [year: number]: { readonly tetEve: string; readonly hungKings: string } } = {
  2025: { tetEve: '2025-01-28', hungKings: '2025-04-07' },
  2026: { tetEve: '2026-02-16', hungKings: '2026-04-26' },
  2027: { tetEve: '2027-02-05', hungKings: '2027-04-16' },
  2028: { tetEve: '2028-01-25', hungKings: '2028-04-04' },
  2029: { tetEve: '2029-02-12', hungKings: '2029-04-23' },
  2030: { tetEve: '2030-02-02', hungKings: '2030-04-12' },
};

const fixedHolidays = new Set(['01-01', '04-30', '05-01', '09-01', '09-02']);

const oneDay = 86_400_000;
const dayText = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * The day on which the last of so many working days falls; the day of `from`, as counted in Việt Nam, is not counted.
 *
 * @example workingDaysAfter(new Date('2026-04-28T03:00:00Z'), 2) // => '2026-05-04', past 30 April, 1 May and a weekend
 */
export function workingDaysAfter(from: Date, days: number): string {
  let day = Date.parse(dayText(from.getTime() + 7 * 3_600_000));
  for (let left = days; left > 0; ) {
    day += oneDay;
    if (isWorkingDay(day)) left--;
  }
  return dayText(day);
}

function isWorkingDay(day: number): boolean {
  const date = new Date(day);
  if (date.getUTCDay() === 0 || date.getUTCDay() === 6 || fixedHolidays.has(dayText(day).slice(5))) return false;
  const lunar = lunarHolidays[date.getUTCFullYear()];
  if (!lunar) return true;
  const sinceEve = (day - Date.parse(lunar.tetEve)) / oneDay;
  return !(sinceEve >= 0 && sinceEve < 5) && dayText(day) !== lunar.hungKings;
}
