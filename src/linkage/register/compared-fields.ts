/** Which fields of a form each comparison looks at, so that what it says can be checked against the two forms. */
import type { FormField } from '#intake/index.ts';

export type ComparedField = FormField | 'source' | 'entry' | 'filledOn';

/** By the id of a comparison. */
export const comparedFields: { readonly [comparison: string]: readonly ComparedField[] } = {
  name: ['fullName'],
  birth: ['dateOfBirth'],
  number: ['personNumber'],
  card: ['identityCard'],
  insurance: ['insuranceNumber'],
  sex: ['sex'],
  phone: ['phone'],
  household: ['residenceFile'],
  role: ['relationToHead'],
  father: ['fatherName', 'fatherNumber'],
  mother: ['motherName', 'motherNumber'],
  spouse: ['spouseName', 'spouseNumber'],
  head: ['headName'],
  residence: ['residenceUnit', 'currentUnit'],
  address: ['residencePlace'],
  birthPlace: ['birthRegistrationUnit'],
  origin: ['originUnit'],
  ethnicity: ['ethnicity'],
  sources: ['source', 'entry'],
  life: ['dateOfDeath', 'filledOn'],
};
