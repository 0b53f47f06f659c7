/** A clean form as the engine takes it: fields with an open error say nothing, the address without its units. */
import { type FormField, formFields } from '#intake/index.ts';
import type { LinkRecord } from './engine/records.ts';

/** Columns of `cleaning.form` that linkage reads, in order; the person of the form follows them. */
export const linkColumns = [
  'form_id',
  'source',
  'doubted',
  'full_name',
  'date_of_birth',
  'sex',
  'person_number',
  'identity_card',
  'residence_unit',
  'current_unit',
  'office_unit',
  'origin_unit',
  'birth_registration_unit',
  'ethnicity',
  'residence_place',
  'father_name',
  'mother_name',
  'spouse_name',
  'head_name',
  'father_number',
  'mother_number',
  'spouse_number',
  'household_id',
  'residence_file',
  'relation_to_head',
  'insurance_number',
  'phone',
  'entry',
  'filled_on',
  'date_of_death',
] as const;

type Column = (typeof linkColumns)[number];
const place = Object.fromEntries(linkColumns.map((column, at) => [column, at])) as { readonly [column in Column]: number };
const bitOf = Object.fromEntries(formFields.map((field, bit) => [field, bit])) as { readonly [field in FormField]: number };

/** A row of `linkColumns` and the person's id as COPY gives it. */
export function linkRecordOf(row: readonly (string | null)[]): LinkRecord {
  const doubted = Number(row[place.doubted] ?? 0);
  const isDoubted = (field: FormField): boolean => doubted !== 0 && Math.floor(doubted / 2 ** bitOf[field]) % 2 === 1;
  const text = (column: Column, field: FormField): string | null => (isDoubted(field) ? null : (row[place[column]] ?? null));
  const whole = (column: Column, field: FormField): number | null => numberOf(text(column, field));
  return {
    id: Number(row[place.form_id]),
    source: row[place.source] ?? '',
    fullName: text('full_name', 'fullName'),
    dateOfBirth: whole('date_of_birth', 'dateOfBirth'),
    sex: text('sex', 'sex') as 'M' | 'F' | null,
    personNumber: whole('person_number', 'personNumber'),
    identityCard: whole('identity_card', 'identityCard'),
    residenceUnit: whole('residence_unit', 'residenceUnit'),
    currentUnit: whole('current_unit', 'currentUnit'),
    officeUnit: numberOf(row[place.office_unit] ?? null),
    originUnit: whole('origin_unit', 'originUnit'),
    birthRegistrationUnit: whole('birth_registration_unit', 'birthRegistrationUnit'),
    ethnicity: whole('ethnicity', 'ethnicity'),
    address: addressOf(text('residence_place', 'residencePlace')),
    fatherName: text('father_name', 'fatherName'),
    motherName: text('mother_name', 'motherName'),
    spouseName: text('spouse_name', 'spouseName'),
    headName: text('head_name', 'headName'),
    fatherNumber: whole('father_number', 'fatherNumber'),
    motherNumber: whole('mother_number', 'motherNumber'),
    spouseNumber: whole('spouse_number', 'spouseNumber'),
    householdId: isDoubted('residenceFile') ? null : numberOf(row[place.household_id] ?? null),
    residenceFile: text('residence_file', 'residenceFile'),
    relationToHead: text('relation_to_head', 'relationToHead'),
    insuranceNumber: whole('insurance_number', 'insuranceNumber'),
    phone: whole('phone', 'phone'),
    entry: row[place.entry] ?? null,
    filledOn: numberOf(row[place.filled_on] ?? null),
    dateOfDeath: whole('date_of_death', 'dateOfDeath'),
    personId: numberOf(row[linkColumns.length] ?? null),
  };
}

/** Anything that is not digits only says nothing. */
function numberOf(text: string | null): number | null {
  if (text === null || text === '') return null;
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}

const unitWords = /^(xã|phường|thị trấn|quận|huyện|thị xã|thành phố|tỉnh|x\.|p\.|tt\.?|q\.|h\.|tx\.?|tp\.?|t\.)(\s|\d)/;

/**
 * House and street, or hamlet: what stands before the first comma, unless that is a unit already.
 *
 * @example addressOf('Thôn 3, Xã Hữu Kiệm, Huyện Kỳ Sơn, Nghệ An') // => 'thôn 3'
 */
export function addressOf(residence: string | null): string | null {
  const comma = residence?.indexOf(',') ?? -1;
  if (residence === null || comma < 1) return null;
  const first = residence.slice(0, comma).trim().toLowerCase();
  return unitWords.test(first) ? null : first;
}
