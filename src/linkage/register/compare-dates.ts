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
  year: 9,
  nearYear: 10,
  else: 11,
} as const;

export function compareDates(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  if (a === b) return a % 10_000 === 0 ? dateLevels.yearOnly : a % 10_000 === 101 ? dateLevels.newYear : dateLevels.exact;
  const [yearA, yearB] = [Math.floor(a / 10_000), Math.floor(b / 10_000)];
  const [dayA, dayB] = [a % 10_000, b % 10_000];
  const gap = Math.abs(yearA - yearB);
  if (dayA % 100 === 0 || dayB % 100 === 0) return comparePartly(gap, dayA, dayB);
  if (gap === 0) return compareWithinYear(dayA, dayB);
  if (dayA === dayB) {
    if (gap <= 2) return dateLevels.yearSlip;
    return isOneYearDigit(yearA, yearB) ? dateLevels.oneDigit : dateLevels.else;
  }
  return gap <= 2 && (dayA === 101 || dayB === 101) ? dateLevels.nearYear : dateLevels.else;
}

function comparePartly(gap: number, dayA: number, dayB: number): number {
  if (gap > 0) return gap <= 2 ? dateLevels.nearYear : dateLevels.else;
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
