/** The canonical form: what every source is mapped to, first as received (text), then clean (typed, in the room `cleaning`). */
import type { FormId, PartialDate, PersonNumber, Sex, UnitId } from '#values/index.ts';

export const sourceNames = ['dc01', 'khai-sinh', 'khai-tu', 'cmnd', 'bhxh', 'y-te'] as const;
export type SourceName = (typeof sourceNames)[number];
/** A form may also come from an officer's act (a correction, a birth at the counter). */
export type FormSource = SourceName | 'act';

/** What a source may say of a person, in the order of the tables. `documentNumber` holds nine or twelve digits; cleaning tells which. */
export const receivedFields = [
  'fullName',
  'dateOfBirth',
  'sex',
  'maritalStatus',
  'birthRegistrationPlace',
  'originPlace',
  'ethnicity',
  'nationality',
  'religion',
  'documentNumber',
  'personNumber',
  'identityCard',
  'residencePlace',
  'currentPlace',
  'fatherName',
  'fatherNumber',
  'motherName',
  'motherNumber',
  'spouseName',
  'spouseNumber',
  'headName',
  'headNumber',
  'relationToHead',
  'residenceFile',
  'insuranceNumber',
  'phone',
  'dateOfDeath',
  'entryNumber',
  'entryBook',
  'filledOn',
  'office',
  'officer',
] as const;
export type ReceivedField = (typeof receivedFields)[number];

/** Where a record stands in its file: 1-based physical line (XLSX: row), bytes from the start of the file (XLSX: of the first sheet's XML). */
export type Position = { readonly line: number; readonly byteOffset: number; readonly byteLength: number };

/** A record as received: each field's text exactly as written (decoded, not trimmed, not repaired); a field absent or empty is not there. */
export type ReceivedForm = Position & {
  readonly formId: FormId;
  readonly source: SourceName;
  readonly fields: { readonly [field in ReceivedField]?: string | undefined };
};

/**
 * Fields of one shape for every record in memory, so that what reads them reads them twice as fast; a field without value counts
 * as absent. `valueOf` is asked for each field by its place in `receivedFields`.
 */
export function makeFields(valueOf: (place: number) => string | undefined): ReceivedForm['fields'] {
  // biome-ignore format: fields that belong together on a line
  return {
    fullName: valueOf(0), dateOfBirth: valueOf(1), sex: valueOf(2), maritalStatus: valueOf(3),
    birthRegistrationPlace: valueOf(4), originPlace: valueOf(5), ethnicity: valueOf(6), nationality: valueOf(7), religion: valueOf(8),
    documentNumber: valueOf(9), personNumber: valueOf(10), identityCard: valueOf(11), residencePlace: valueOf(12), currentPlace: valueOf(13),
    fatherName: valueOf(14), fatherNumber: valueOf(15), motherName: valueOf(16), motherNumber: valueOf(17), spouseName: valueOf(18), spouseNumber: valueOf(19),
    headName: valueOf(20), headNumber: valueOf(21), relationToHead: valueOf(22), residenceFile: valueOf(23), insuranceNumber: valueOf(24), phone: valueOf(25),
    dateOfDeath: valueOf(26), entryNumber: valueOf(27), entryBook: valueOf(28), filledOn: valueOf(29), office: valueOf(30), officer: valueOf(31),
  };
}

/** The fields that have a value, in order: for showing. */
export const saidOn = ({ fields }: Pick<ReceivedForm, 'fields'>): { readonly [field in ReceivedField]?: string } =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== undefined));

/** A record that cannot be read as a form. `field` is the source's own column name. */
export type RefusedRecord = Position & {
  readonly fileNo: number;
  readonly record: number;
  readonly field: string | undefined;
  readonly code: string;
  readonly found: string;
};

/** The fields of a clean form, in the order of the columns of `cleaning.form`; their bit in `doubted` is their place here. */
export const formFields = [
  'fullName',
  'dateOfBirth',
  'sex',
  'maritalStatus',
  'birthRegistrationPlace',
  'birthRegistrationUnit',
  'originPlace',
  'originUnit',
  'ethnicity',
  'nationality',
  'religion',
  'personNumber',
  'identityCard',
  'residencePlace',
  'residenceUnit',
  'currentPlace',
  'currentUnit',
  'fatherName',
  'fatherNumber',
  'motherName',
  'motherNumber',
  'spouseName',
  'spouseNumber',
  'headName',
  'headNumber',
  'relationToHead',
  'residenceFile',
  'insuranceNumber',
  'phone',
  'dateOfDeath',
] as const;
export type FormField = (typeof formFields)[number];

export type MaritalStatus = 'single' | 'married' | 'divorced' | 'widowed';

/** A clean form: typed, repaired where that was safe; a field is absent where the form says nothing. */
export type Form = Position & {
  readonly formId: FormId;
  readonly source: FormSource;
  readonly filledOn?: PartialDate;
  readonly officer?: string;
  readonly officeUnit?: UnitId;
  readonly fullName?: string;
  readonly dateOfBirth?: PartialDate;
  readonly sex?: Sex;
  readonly maritalStatus?: MaritalStatus;
  readonly birthRegistrationPlace?: string;
  readonly birthRegistrationUnit?: UnitId;
  readonly originPlace?: string;
  readonly originUnit?: UnitId;
  /** 1 to 54, 55 for foreigners. */
  readonly ethnicity?: number;
  /** ISO 3166-1 alpha-3. */
  readonly nationality?: string;
  readonly religion?: string;
  readonly personNumber?: PersonNumber;
  /** Nine digits. */
  readonly identityCard?: string;
  readonly residencePlace?: string;
  readonly residenceUnit?: UnitId;
  readonly currentPlace?: string;
  readonly currentUnit?: UnitId;
  readonly fatherName?: string;
  readonly fatherNumber?: string;
  readonly motherName?: string;
  readonly motherNumber?: string;
  readonly spouseName?: string;
  readonly spouseNumber?: string;
  readonly headName?: string;
  readonly headNumber?: string;
  readonly relationToHead?: string;
  readonly residenceFile?: string;
  readonly insuranceNumber?: string;
  readonly phone?: string;
  readonly dateOfDeath?: PartialDate;
  /** Number and book of a civil-status entry: `15, 01/2018`. */
  readonly entry?: string;
  /** Bits of the fields (by their place in `formFields`) with an open error. */
  readonly doubted: number;
  readonly householdId?: number;
};
