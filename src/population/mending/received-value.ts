/** What a finding found, as a value that could stand in the form: what keeping it as it was received means. */
import type { FormChanges } from '#cleaning/index.ts';
import { readPlace } from '#geography/index.ts';
import { type Form, readSourceDate, type SourceName } from '#intake/index.ts';
import { tidyName } from '#values/index.ts';

/** A finding shows no more of a text; such a one is not put back. */
const longestShown = 500;

/** Undefined where it is no value of the field by itself: a number that lacks its zeros, a sheet's serial number for a date. */
export function receivedValue(form: Form, field: string, found: string | null): FormChanges | undefined {
  const text = found?.trim() ?? '';
  if (text === '' || text.length >= longestShown) return undefined;
  switch (field) {
    case 'fullName':
    case 'fatherName':
    case 'motherName':
    case 'spouseName':
    case 'headName':
    case 'religion':
      return { [field]: tidyName(text) };
    case 'dateOfBirth':
    case 'dateOfDeath': {
      const date = form.source === 'act' ? undefined : readSourceDate(text, form.source as SourceName);
      return typeof date === 'number' ? { [field]: date } : undefined;
    }
    case 'birthRegistrationPlace':
    case 'originPlace':
    case 'residencePlace':
    case 'currentPlace':
      return { [field]: tidyName(text), [field.replace('Place', 'Unit')]: readPlace(text, form.filledOn === undefined ? {} : { on: form.filledOn }).unit };
    default:
      return undefined;
  }
}
