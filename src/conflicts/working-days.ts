/** Working days of Việt Nam: Monday to Friday but for the eleven public holidays of the Labour Code 2019, Art. 112, as each year's decision lays them. */

/**
 * Days off from Monday to Friday, by year. A holiday on a weekend is made good on the next working day (Art. 111); which five days
 * of Tết and which day beside 2 September are off is decided year by year, and so are days swapped for a Saturday.
 *
 * Sure: the lunar days of 2025 to 2030 (1/1 is 29/1/2025, 17/2/2026, 6/2/2027, 26/1/2028, 13/2/2029, 2/2/2030; 10/3 is 7/4, 26/4, 16/4,
 * 4/4, 23/4, 12/4), reckoned alike by `lunar-vn` 1.4.0, `vnlunar` 1.0.5 and `@dqcai/vn-lunar` 1.0.1; and the decisions for 2025 and 2026,
 * as reported in the press and by `holidays` 0.109. Expected only: 2027 to 2030, which follow the usual pattern of Tết from its eve and of
 * 2 September with the neighbour that makes the longer weekend. Left out: 24 November (Ngày Văn hóa Việt Nam, Nghị quyết 80-NQ/TW of 2026),
 * until an amended Labour Code that makes it a day off has been seen. What is not known counts as a working day: dates come early, never late.
 */
const daysOff: { readonly [year: number]: string } = {
  2025: '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02',
  2026: '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02',
  2027: '01-01 02-05 02-08 02-09 02-10 02-11 04-16 04-30 05-03 09-02 09-03',
  2028: '01-03 01-25 01-26 01-27 01-28 01-31 04-04 05-01 05-02 09-01 09-04',
  2029: '01-01 02-12 02-13 02-14 02-15 02-16 04-23 04-30 05-01 09-03 09-04',
  2030: '01-01 02-01 02-04 02-05 02-06 02-07 04-12 04-30 05-01 09-02 09-03',
};

/** Of a year that is not listed. */
const alwaysOff = '01-01 04-30 05-01 09-02';

/** Worked in place of a day off that joins a holiday to a weekend. */
const workedSaturdays = new Set(['2025-04-26', '2026-01-10', '2026-08-22']);

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

/**
 * Working days that are left on the day of `from`, as counted in Việt Nam, until a day that is still in time: 0 on the day itself,
 * below 0 once it is past.
 *
 * @example workingDaysLeft(new Date('2026-04-28T03:00:00Z'), '2026-05-04') // => 2
 */
export function workingDaysLeft(from: Date, dueOn: string): number {
  const [today, due] = [Date.parse(dayText(from.getTime() + 7 * 3_600_000)), Date.parse(dueOn)];
  let days = 0;
  for (let day = Math.min(today, due) + oneDay; day <= Math.max(today, due); day += oneDay) if (isWorkingDay(day)) days++;
  return due >= today ? days : -Math.max(1, days);
}

function isWorkingDay(day: number): boolean {
  const text = dayText(day);
  const weekday = new Date(day).getUTCDay();
  if (weekday === 0 || weekday === 6) return workedSaturdays.has(text);
  return !(daysOff[Number(text.slice(0, 4))] ?? alwaysOff).includes(text.slice(5));
}
