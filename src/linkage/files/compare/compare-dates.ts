/** How two dates (yyyymmdd, 00 for unknown parts) agree. */
import type { Level } from './comparison.ts';

export const dateLevels: readonly Level[] = [
  { id: 'exact', vi: 'trùng', en: 'the same', m: 0.88 },
  { id: 'partly', vi: 'trùng phần ngày tháng đã biết', en: 'the same as far as known', m: 0.01 },
  { id: 'swapped', vi: 'ngày và tháng đổi chỗ', en: 'day and month exchanged', m: 0.01 },
  { id: 'slip', vi: 'lệch một chữ số', en: 'one figure apart', m: 0.04 },
  { id: 'newYear', vi: 'trùng năm, một bên ghi 01/01', en: 'same year, one side on 1 January', m: 0.01 },
  { id: 'twoParts', vi: 'trùng hai trong ba phần', en: 'two of three parts the same', m: 0.02 },
  { id: 'near', vi: 'cách nhau không quá một tháng', en: 'within a month', m: 0.005 },
  { id: 'year', vi: 'trùng năm', en: 'the same year', m: 0.01 },
  { id: 'nearYear', vi: 'lệch một năm', en: 'a year apart', m: 0.005 },
  { id: 'differs', vi: 'khác', en: 'different', m: 0.01 },
];
const level = Object.fromEntries(dateLevels.map(({ id }, index) => [id, index + 1])) as { readonly [id: string]: number };
const [exact, partly, swapped, slip, newYear, twoParts, near, year, nearYear, differs] = dateLevels.map(({ id }) => level[id] as number) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

export const levelsOfEqualDates: readonly number[] = [exact, partly];

export function compareDates(a: number, b: number): number {
  if (a === b) return a % 100 === 0 || a < 10_000 ? partly : exact; // a year alone says less than a whole date
  const [yearA, yearB, dayA, dayB] = [Math.floor(a / 10_000), Math.floor(b / 10_000), a % 10_000, b % 10_000];
  const [monthA, monthB] = [Math.floor(dayA / 100), Math.floor(dayB / 100)];
  if (yearA === 0 || yearB === 0) return dayA === dayB ? partly : monthA === monthB || dayA % 100 === dayB % 100 ? nearYear : differs;
  if (dayA % 100 === 0 || dayB % 100 === 0) {
    if (yearA === yearB) return monthA === 0 || monthB === 0 || monthA === monthB ? partly : year;
    return Math.abs(yearA - yearB) === 1 ? nearYear : differs;
  }
  if (yearA === yearB && monthA === dayB % 100 && monthB === dayA % 100) return swapped;
  if (isFigureSlip(a, b)) return slip;
  if (yearA === yearB && (dayA === 101 || dayB === 101)) return newYear;
  const parts = (yearA === yearB ? 1 : 0) + (monthA === monthB ? 1 : 0) + (dayA % 100 === dayB % 100 ? 1 : 0);
  if (parts === 2 && (yearA === yearB || Math.abs(yearA - yearB) <= 12)) return twoParts;
  if (Math.abs(daysOf(yearA, dayA) - daysOf(yearB, dayB)) <= 31) return near;
  if (yearA === yearB) return year;
  return Math.abs(yearA - yearB) === 1 ? nearYear : differs;
}

/** About: months of 30.4 days. */
const daysOf = (years: number, day: number): number => years * 365.25 + Math.floor(day / 100) * 30.44 + (day % 100);

/** One figure wrong, or two neighbours exchanged. */
function isFigureSlip(a: number, b: number): boolean {
  let [restA, restB, differing, place] = [a, b, 0, 0];
  let [lastPlace, lastA, lastB] = [-2, -1, -1];
  while (restA > 0 || restB > 0) {
    const [figureA, figureB] = [restA % 10, restB % 10];
    if (figureA !== figureB) {
      if (differing === 1 && !(place === lastPlace + 1 && figureA === lastB && figureB === lastA)) return false;
      if (++differing > 2) return false;
      [lastPlace, lastA, lastB] = [place, figureA, figureB];
    }
    restA = Math.floor(restA / 10);
    restB = Math.floor(restB / 10);
    place++;
  }
  return true;
}
