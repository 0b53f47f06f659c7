/** Ages as rules need them: years between two dates, of which the smaller parts may be unknown. */
import type { Form } from '#intake/index.ts';
import { type PartialDate, type PersonNumber, partsOf, yearOf } from '#values/index.ts';
import type { RuleContext } from './rule.ts';

/** Difference of the years: the age reached in that year, at most one more than the age on the day. */
export const yearsBetween = (from: PartialDate, to: PartialDate): number => yearOf(to) - yearOf(from);

/** The day for which a form speaks: death, else the day it was filled in, else today. */
export const dayOfForm = (form: Form, { today }: RuleContext): PartialDate => form.dateOfDeath ?? form.filledOn ?? today;

/** What a relative's number tells of its bearer; nine digits tell nothing. */
export const numberTells = (number: string | undefined): ReturnType<typeof partsOf> | undefined =>
  number?.length === 12 ? partsOf(number as PersonNumber) : undefined;
