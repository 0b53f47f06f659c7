/** A value of a clean form as a finding shows it: as officials write it, not as it is stored. */
import type { Form, FormField } from '#intake/index.ts';
import { formatOfficial, type Sex, sexWords } from '#values/index.ts';

/**
 * @example shownValue({ dateOfBirth: 19480000 }, 'dateOfBirth') // => '--/--/1948'
 */
export function shownValue(form: Partial<Form> | undefined, field: FormField): string | undefined {
  const value = form?.[field];
  if (form === undefined || value === undefined) return undefined;
  if (field === 'dateOfBirth' || field === 'dateOfDeath') return formatOfficial(value as NonNullable<Form['dateOfBirth']>);
  return field === 'sex' ? sexWords[value as Sex].vi : String(value);
}
