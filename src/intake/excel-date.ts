/** Days as Excel counts them. */

export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

const dayLength = 86_400_000;
const lastSerial = 2_958_465; // 31/12/9999

/**
 * The day that Excel shows for a serial number, also the one that never was: its 1900 system has a 29/02/1900.
 * `undefined` for what Excel cannot show as a date.
 *
 * @example excelDate(33000, false) // => { year: 1990, month: 5, day: 7 }
 */
export function excelDate(serial: number, from1904: boolean): DateParts | undefined {
  const whole = Math.floor(serial);
  if (!(whole >= 0 && whole <= lastSerial)) return undefined;
  if (from1904) return partsOf(Date.UTC(1904, 0, 1) + whole * dayLength);
  if (whole === 60) return { year: 1900, month: 2, day: 29 };
  if (whole === 0) return { year: 1900, month: 1, day: 0 };
  return partsOf(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * dayLength);
}

function partsOf(time: number): DateParts {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** As our sources write a day: `07/05/1990`. */
export function officialDate({ year, month, day }: DateParts): string {
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}
