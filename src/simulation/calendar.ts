/** Days as whole numbers, counted from 1970-01-01, so that lives can be reckoned with. */

/** Days since 1970-01-01 (Gregorian, proleptic). */
export type Day = number;
/** A date as an office writes it: 0 where it leaves a part out, and nothing stops it from writing 31/02. */
export type WrittenDate = { readonly year: number; readonly month: number; readonly day: number };

export const yearLength = 365.25;

export function dayAt(year: number, month: number, day: number): Day {
  return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000);
}

export function written(day: Day): WrittenDate {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export const yearAt = (day: Day): number => new Date(day * 86_400_000).getUTCFullYear();

/** Whole years lived on `on`. */
export function ageOn(born: Day, on: Day): number {
  const [birth, then] = [written(born), written(on)];
  const before = then.month < birth.month || (then.month === birth.month && then.day < birth.day);
  return then.year - birth.year - (before ? 1 : 0);
}

/** The day on which an age is reached; 29 February counts as 1 March. */
export function birthday(born: Day, age: number): Day {
  const { year, month, day } = written(born);
  return dayAt(year + age, month, day);
}

const two = (part: number) => (part < 10 ? `0${part}` : String(part));

/** `1995-03-15`; `1948` when month and day are left out. */
export const iso = ({ year, month, day }: WrittenDate): string => (month === 0 ? String(year) : `${year}-${two(month)}-${two(day)}`);
/** `15/03/1995`. */
export const slashed = ({ year, month, day }: WrittenDate): string => `${two(day)}/${two(month)}/${year}`;
/** As the card's instructions ask: months 3 to 9 with one digit, `15/3/1995`. */
export const slashedAsTold = ({ year, month, day }: WrittenDate): string => `${two(day)}/${month >= 3 && month <= 9 ? month : two(month)}/${year}`;
/** `15-03-1975`. */
export const dashed = ({ year, month, day }: WrittenDate): string => `${two(day)}-${two(month)}-${year}`;

/** The last day of the made-up country: nothing that it sends is dated later. */
export const today: Day = dayAt(2021, 12, 31);
