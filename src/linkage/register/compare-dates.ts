/** How two dates of birth (yyyymmdd, 00 for unknown parts) agree, as levels. */

/** From the strongest agreement down; 0 says nothing because a date is missing. */
export const dateLevels = {
  exact: 1,
  swapped: 2,
  yearOnly: 3,
  newYear: 4,
  oneDigit: 5,
  oneDay: 6,
  onePart: 7,
  yearSlip: 8,
  lunar: 9,
  year: 10,
  nearYear: 11,
  else: 12,
} as const;

export function compareDates(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  if (a === b) return a % 10_000 === 0 ? dateLevels.yearOnly : a % 10_000 === 101 ? dateLevels.newYear : dateLevels.exact;
  const [yearA, yearB] = [Math.floor(a / 10_000), Math.floor(b / 10_000)];
  const [dayA, dayB] = [a % 10_000, b % 10_000];
  const gap = Math.abs(yearA - yearB);
  if (dayA % 100 === 0 || dayB % 100 === 0) return comparePartly(gap, dayA, dayB);
  if (gap === 0) {
    const level = compareWithinYear(dayA, dayB);
    return level === dateLevels.year && mayBeLunar(a, b) ? dateLevels.lunar : level;
  }
  if (dayA === dayB) {
    if (gap <= 2) return dateLevels.yearSlip;
    return gap === 100 || isOneYearDigit(yearA, yearB) ? dateLevels.oneDigit : dateLevels.else;
  }
  if (gap === 1 && mayBeLunar(a, b)) return dateLevels.lunar;
  return gap <= 2 && (dayA === 101 || dayB === 101) ? dateLevels.nearYear : dateLevels.else;
}

function comparePartly(gap: number, dayA: number, dayB: number): number {
  if (gap > 0) return gap <= 2 || gap === 100 ? dateLevels.nearYear : dateLevels.else;
  const [monthA, monthB] = [Math.floor(dayA / 100), Math.floor(dayB / 100)];
  return monthA !== 0 && monthB !== 0 && monthA !== monthB ? dateLevels.year : dateLevels.yearOnly;
}

function compareWithinYear(dayA: number, dayB: number): number {
  const [monthA, ownDayA, monthB, ownDayB] = [Math.floor(dayA / 100), dayA % 100, Math.floor(dayB / 100), dayB % 100];
  if (monthA === ownDayB && monthB === ownDayA) return dateLevels.swapped;
  if (dayA === 101 || dayB === 101) return dateLevels.newYear;
  if (monthA === monthB)
    return isOneTwoDigitSlip(ownDayA, ownDayB) ? dateLevels.oneDigit : Math.abs(ownDayA - ownDayB) === 1 ? dateLevels.oneDay : dateLevels.onePart;
  if (ownDayA === ownDayB) return isOneTwoDigitSlip(monthA, monthB) ? dateLevels.oneDigit : dateLevels.onePart;
  return dateLevels.year;
}

/** By how many days the date of the lunar calendar is behind, at least and at most: its new year falls from 20 January to 21 February. */
const [leastLunar, mostLunar] = [17, 52];

/** The older date may be the other one in the lunar calendar, also where that still has the old year. */
function mayBeLunar(a: number, b: number): boolean {
  const behind = Math.abs(dayNumber(a) - dayNumber(b));
  return behind >= leastLunar && behind <= mostLunar;
}

const daysBefore = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days from a fixed day, 29 February left out. */
const dayNumber = (date: number): number => Math.floor(date / 10_000) * 365 + daysBefore[Math.floor(date / 100) % 100]! + (date % 100);

/** Two-digit parts that differ in one digit, or by exchange of both. */
function isOneTwoDigitSlip(a: number, b: number): boolean {
  const [tensA, onesA, tensB, onesB] = [Math.floor(a / 10), a % 10, Math.floor(b / 10), b % 10];
  return tensA === tensB || onesA === onesB || (tensA === onesB && onesA === tensB);
}

function isOneYearDigit(a: number, b: number): boolean {
  const [text, other] = [String(a), String(b)];
  let differing = 0;
  for (let at = 0; at < 4; at++) if (text[at] !== other[at]) differing++;
  return differing === 1 || (differing === 2 && text[2] === other[3] && text[3] === other[2]);
}
