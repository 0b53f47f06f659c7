/** When two names, or two forms, may speak of one person: marks, case, a left-out word or one wrong letter apart. Doubt is in favour of the same. */
import { nameKey, yearOf } from '#values/index.ts';
import type { Member } from './rule.ts';

export const sameName = (one: string, other: string): boolean => one === other || nameKey(one) === nameKey(other);

/** People are called by their last word: names are unlike when those are more than one letter apart. What is not known is not unlike. */
export function unlikeNames(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return false;
  return !nearWords(lastWord(nameKey(one)), lastWord(nameKey(other)));
}

/** By number, else by date of birth, else by name and year. */
export function maybeSamePerson(one: Member, other: Member): boolean {
  if (one.personNumber !== undefined && one.personNumber === other.personNumber) return true;
  if (one.dateOfBirth === undefined || other.dateOfBirth === undefined) return !unlikeNames(one.fullName, other.fullName);
  if (one.dateOfBirth === other.dateOfBirth) return one.sex === undefined || one.sex === other.sex;
  if (one.fullName === undefined || other.fullName === undefined) return true;
  return Math.abs(yearOf(one.dateOfBirth) - yearOf(other.dateOfBirth)) < 3 && !unlikeNames(one.fullName, other.fullName);
}

const lastWord = (key: string): string => key.slice(key.lastIndexOf(' ') + 1);

/** At most one letter changed, added or left out. */
function nearWords(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}
