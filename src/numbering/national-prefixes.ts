/** The three leading digits of numbers as the catalogue of units has them. */
import { unitCatalogue } from '#geography/index.ts';
import type { PartialDate } from '#values/index.ts';
import type { Prefixes } from './decide-number.ts';

/** Numbers for a birth of unknown date are read in the provinces of before the reform. */
const withoutBirthDate = 20210101 as PartialDate;

export function nationalPrefixes(): Prefixes {
  const { isKnownPrefix, prefixOf } = unitCatalogue();
  return { isKnownPrefix, prefixOf: (unit, dateOfBirth = withoutBirthDate) => prefixOf(unit, dateOfBirth) };
}
