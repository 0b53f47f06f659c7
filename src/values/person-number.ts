/** The personal identification number (số định danh cá nhân), 12 digits. Decree 137/2015/NĐ-CP, Art. 13. */
import { type PartialDate, yearOf } from './birth-date.ts';
import type { Sex } from './sex.ts';

declare const brand: unique symbol;
/** Twelve digits as text; leading zeros count. Stored as bigint, which is exact below 2^53. */
export type PersonNumber = string & { readonly [brand]: 'PersonNumber' };

/** Digits 1–3: province (001–099) or country (100–999) where the birth was registered; 4: century and sex; 5–6: year; 7–12: drawn. */
export type PersonNumberParts = { readonly registeredIn: string; readonly sex: Sex; readonly birthYear: number; readonly drawn: number };

/**
 * Takes text of exactly twelve digits for a number; whether its parts make sense is asked by `partsOf`.
 *
 * @example readPersonNumber('001195000123') // => '001195000123'
 * @example readPersonNumber('1195000123')   // => undefined
 */
export function readPersonNumber(text: string): PersonNumber | undefined {
  return /^\d{12}$/.test(text) ? (text as PersonNumber) : undefined;
}

/** From storage: `personNumberFrom(1195000123)` is `'001195000123'`. */
export function personNumberFrom(stored: number): PersonNumber {
  return String(stored).padStart(12, '0') as PersonNumber;
}

/** For storage. */
export function storedPersonNumber(number: PersonNumber): number {
  return Number(number);
}

/**
 * @example partsOf('001195000123') // => { registeredIn: '001', sex: 'F', birthYear: 1995, drawn: 123 }
 */
export function partsOf(number: PersonNumber): PersonNumberParts {
  const centuryAndSex = Number(number[3]);
  return {
    registeredIn: number.slice(0, 3),
    sex: centuryAndSex % 2 === 0 ? 'M' : 'F',
    birthYear: 1900 + Math.floor(centuryAndSex / 2) * 100 + Number(number.slice(4, 6)),
    drawn: Number(number.slice(6)),
  };
}

/**
 * The six leading digits shared by everybody registered in one place, of one sex, born in one year: the stratum of a draw.
 * `undefined` for a year that the fourth digit cannot say (before 1900, after 2399).
 *
 * @example stratumOf('001', 'F', 1995) // => '001195'
 */
export function stratumOf(registeredIn: string, sex: Sex, birthYear: number): string | undefined {
  const century = Math.floor(birthYear / 100) - 19;
  if (century < 0 || century > 4 || !/^\d{3}$/.test(registeredIn)) return undefined;
  return `${registeredIn}${century * 2 + (sex === 'F' ? 1 : 0)}${String(birthYear % 100).padStart(2, '0')}`;
}

/** Whether the number says the same sex and year as the person's facts; an unknown fact agrees. */
export function agreesWith(number: PersonNumber, facts: { readonly sex?: Sex | undefined; readonly dateOfBirth?: PartialDate | undefined }): boolean {
  const parts = partsOf(number);
  return (facts.sex === undefined || facts.sex === parts.sex) && (facts.dateOfBirth === undefined || yearOf(facts.dateOfBirth) === parts.birthYear);
}

/** As shown on a page: `001 195 000 123`. */
export function formatPersonNumber(number: PersonNumber): string {
  return number.replace(/(\d{3})(?=\d)/g, '$1 ');
}
