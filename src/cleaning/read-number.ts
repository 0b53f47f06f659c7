/** Numbers of papers as people and spreadsheets leave them: what they are, or why they cannot be known. */
import { unitCatalogue } from '#geography/index.ts';
import { agreesWith, type PartialDate, type PersonNumber, partsOf, readPersonNumber, type Sex } from '#values/index.ts';

export type NumberFlaw = 'number-scientific' | 'number-shape';
export type NumberRepair = 'number-letters-for-digits' | 'number-lost-zero' | 'number-padded';
export type ReadNumber = { readonly personNumber?: PersonNumber; readonly identityCard?: string; readonly flaw?: NumberFlaw; readonly repair?: NumberRepair };

type Facts = { readonly sex?: Sex | undefined; readonly dateOfBirth?: PartialDate | undefined };

/** A number cell that somebody calculated with: its point is no separator. */
const fraction = /^\d+[.,]\d{1,2}$/;
const scientific = /^\d([.,]\d+)?E\+?\d+$/i;
const signsBetween = /[\s.\-\u00A0]/g;

/**
 * Twelve digits are a personal number, nine a card of before; a zero that Excel ate is put back only where the number then agrees
 * with the person's sex, year and a known place.
 */
export function readDocumentNumber(text: string, facts: Facts): ReadNumber {
  const written = text.trim();
  if (fraction.test(written)) return { flaw: 'number-shape' };
  if (scientific.test(written)) return { flaw: 'number-scientific' };
  let digits = written.replace(signsBetween, '');
  let repair: NumberRepair | undefined;
  if (/[OolI]/.test(digits)) {
    const mended = digits.replace(/[Oo]/g, '0').replace(/[lI]/g, '1');
    if (/^\d+$/.test(mended) && (mended.match(/\d/g)?.length ?? 0) - (digits.match(/\d/g)?.length ?? 0) <= 3) {
      digits = mended;
      repair = 'number-letters-for-digits';
    }
  }
  if (!/^\d+$/.test(digits)) return { flaw: 'number-shape' };
  if (/^000\d{9}$/.test(digits)) return { identityCard: digits.slice(3), repair: 'number-padded' };
  if (digits.length === 12) return { personNumber: digits as PersonNumber, ...(repair && { repair }) };
  if (digits.length === 9) return { identityCard: digits, ...(repair && { repair }) };
  if (digits.length === 11 || digits.length === 10) {
    const restored = readPersonNumber(digits.padStart(12, '0'));
    if (restored && agrees(restored, facts)) return { personNumber: restored, repair: 'number-lost-zero' };
  }
  if (digits.length === 8) return { identityCard: `0${digits}`, repair: 'number-lost-zero' };
  return { flaw: 'number-shape' };
}

/** With a known place, and with the sex and the year that the form gives; a form that gives neither proves nothing. */
function agrees(number: PersonNumber, facts: Facts): boolean {
  return facts.dateOfBirth !== undefined && agreesWith(number, facts) && unitCatalogue().isKnownPrefix(partsOf(number).registeredIn);
}

/** A relative's number: nine or twelve digits, else nothing; a lost zero cannot be proven for somebody else. */
export function readRelativeNumber(text: string): string | undefined {
  const digits = text.trim().replace(signsBetween, '').replace(/[Oo]/g, '0').replace(/[lI]/g, '1');
  return /^(\d{9}|\d{12})$/.test(digits) ? digits : undefined;
}

export type ZeroedNumber = { readonly number?: string; readonly lostZero?: true };

/** Ten digits from 0, eleven of the old mobile numbers; +84 is 0. A zero that a number cell ate is put back where nine digits begin as mobile numbers do. */
export function readPhone(text: string): ZeroedNumber {
  const digits = text.replace(/[\s.\-()\u00A0]/g, '').replace(/^(\+84|0084|84(?=[35789]\d{8}$))/, '0');
  if (/^0\d{9,10}$/.test(digits)) return { number: digits };
  return /^[35789]\d{8}$/.test(digits) ? { number: `0${digits}`, lostZero: true } : {};
}

/** Ten digits; zeros in front that a number cell ate are put back. */
export function readInsuranceNumber(text: string): ZeroedNumber {
  const digits = text.replace(signsBetween, '');
  if (/^\d{10}$/.test(digits)) return { number: digits };
  return /^\d{7,9}$/.test(digits) ? { number: digits.padStart(10, '0'), lostZero: true } : {};
}
