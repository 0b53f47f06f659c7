/** The facts that a number is made of, chosen once for the draw and for the archive, so that the two cannot disagree. */
import { dayOf, monthOf, type PartialDate, type UnitId, unitParts, yearOf } from '#values/index.ts';
import { chooseForm, type Manner, type Statement } from './choose-value.ts';

/** Index of the form whose value is believed, -1 for none. */
export type BirthFacts = { readonly dateOfBirth: number; readonly sex: number; readonly birthRegistrationUnit: number };

/** Forms sorted by `compareForms`. */
export function chooseBirthFacts(forms: readonly Statement[]): BirthFacts {
  return {
    dateOfBirth: chooseForm(forms, 'dateOfBirth', dateManner(forms)),
    sex: chooseForm(forms, 'sex'),
    birthRegistrationUnit: chooseForm(forms, 'birthRegistrationUnit', exactUnit),
  };
}

const exactness = { province: 1, district: 2, commune: 3 } as const;

/** A commune before a district before a province; but the entry of the birth says where it stands. */
export const exactUnit: Manner<UnitId> = { qualityOf: (unit, { source }) => (source === 'khai-sinh' ? 4 : exactness[unitParts(unit).level]) };

/** A whole date before a bare year; but 1 January, where another form of that year knows better, is an office's way to write "day unknown". */
function dateManner(forms: readonly Statement[]): Manner<PartialDate> {
  let knownBetter: ReadonlySet<number> | undefined; // years
  return {
    qualityOf(date, form) {
      if (form.source === 'khai-sinh') return 3;
      if (dayOf(date) === 0) return 0;
      return isNewYear(date) && (knownBetter ??= yearsOfDays(forms)).has(yearOf(date)) ? 1 : 2;
    },
  };
}

const isNewYear = (date: PartialDate): boolean => monthOf(date) === 1 && dayOf(date) === 1;

/** Of which some form states a day that is not 1 January. */
function yearsOfDays(forms: readonly Statement[]): Set<number> {
  const years = new Set<number>();
  for (const { dateOfBirth } of forms) if (dateOfBirth !== undefined && dayOf(dateOfBirth) !== 0 && !isNewYear(dateOfBirth)) years.add(yearOf(dateOfBirth));
  return years;
}
