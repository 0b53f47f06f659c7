/** One shape for every clean form in memory: each field at its place, known or not, so that rules and stores read them twice as fast. */
import type { Form, Position } from '#intake/index.ts';

/** A form that is being filled; read as `Form` when done, where a field without value counts as absent. */
export type FormInMaking = { -readonly [field in keyof Form]-?: Form[field] | undefined };

export function emptyForm({ formId, source, line, byteOffset, byteLength }: Pick<Form, 'formId' | 'source'> & Position): FormInMaking {
  // biome-ignore format: fields that belong together on a line
  return {
    formId, source, line, byteOffset, byteLength, doubted: 0,
    filledOn: undefined, officer: undefined, officeUnit: undefined,
    fullName: undefined, dateOfBirth: undefined, sex: undefined, maritalStatus: undefined,
    birthRegistrationPlace: undefined, birthRegistrationUnit: undefined, originPlace: undefined, originUnit: undefined,
    ethnicity: undefined, nationality: undefined, religion: undefined, personNumber: undefined, identityCard: undefined,
    residencePlace: undefined, residenceUnit: undefined, currentPlace: undefined, currentUnit: undefined,
    fatherName: undefined, fatherNumber: undefined, motherName: undefined, motherNumber: undefined, spouseName: undefined, spouseNumber: undefined,
    headName: undefined, headNumber: undefined, relationToHead: undefined, residenceFile: undefined,
    insuranceNumber: undefined, phone: undefined, dateOfDeath: undefined, entry: undefined, householdId: undefined,
  };
}
