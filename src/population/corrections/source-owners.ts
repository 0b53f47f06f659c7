/**
 * Who decides on a value: the office that keeps the source from which it comes, as a table.
 *
 * Law 60/2014, Art. 28, 46 and NĐ 123/2015, Art. 6: what an entry of birth tells is corrected at the entry, in 3 working days and 3 more
 * where it must be looked into, and every other paper follows it. NĐ 70/2024, Art. 6: residence and household by the chief of commune
 * police, in 2. The days of card data are our own choice.
 */
import { dayOfReform, unitCatalogue } from '#geography/index.ts';
import type { Form, FormSource } from '#intake/index.ts';
import { civilStatus, communePolice, type Role, type UnitId, unitParts, type Words } from '#values/index.ts';
import type { LadderStep } from '../proposals/proposal-kind.ts';
import { policeLadder } from '../proposals/proposal-kind.ts';
import type { CorrectableField } from '../read-changes.ts';

export type OwnerOffice = 'civil-status' | 'commune-police' | 'identity-police';

export type OfficeFacts = Words & {
  /** Who looks into it and proposes. */
  readonly examines: readonly Role[];
  /** Who then decides. */
  readonly decides: readonly LadderStep[];
};

export const ownerOffices: { readonly [office in OwnerOffice]: OfficeFacts } = {
  'civil-status': {
    vi: 'Hộ tịch, UBND xã',
    en: "Civil status, commune People's Committee",
    examines: civilStatus,
    decides: [
      { role: 'committee-chairman', level: 'commune' },
      { role: 'committee-chairman', level: 'province' },
      { role: 'national-operator', level: 'country' },
    ],
  },
  'commune-police': { vi: 'Công an xã', en: 'Commune police', examines: communePolice, decides: policeLadder },
  'identity-police': {
    vi: 'Phòng QLHC Công an tỉnh',
    en: 'Provincial identity police',
    examines: ['provincial-police'],
    decides: [
      { role: 'provincial-police', level: 'province' },
      { role: 'national-operator', level: 'country' },
    ],
  },
};

/** Where the office is: of the entry that tells the value, of the residence, or of the province of residence; the first that is known. */
type Seat = 'birth-entry' | 'birth-place' | 'death-entry' | 'residence' | 'province';

export type OwnerRule = {
  readonly fields: readonly CorrectableField[];
  readonly office: OwnerOffice;
  readonly seats: readonly Seat[];
  readonly workingDays: number;
  /** Further working days, once and with a reason; 0 where the law gives none. */
  readonly extension: number;
};

export const ownerRules: readonly OwnerRule[] = [
  {
    fields: [
      'fullName',
      'dateOfBirth',
      'sex',
      'birthRegistrationPlace',
      'originPlace',
      'ethnicity',
      'nationality',
      'fatherName',
      'fatherNumber',
      'motherName',
      'motherNumber',
    ],
    office: 'civil-status',
    seats: ['birth-entry', 'birth-place', 'residence'],
    workingDays: 3,
    extension: 3,
  },
  { fields: ['dateOfDeath'], office: 'civil-status', seats: ['death-entry', 'residence'], workingDays: 3, extension: 3 },
  { fields: ['maritalStatus', 'spouseName', 'spouseNumber'], office: 'civil-status', seats: ['residence'], workingDays: 3, extension: 3 },
  {
    fields: ['residencePlace', 'currentPlace', 'headName', 'headNumber', 'relationToHead', 'residenceFile', 'religion', 'phone', 'insuranceNumber'],
    office: 'commune-police',
    seats: ['residence'],
    workingDays: 2,
    extension: 0,
  },
  { fields: ['identityCard'], office: 'identity-police', seats: ['province'], workingDays: 3, extension: 0 },
];

export type Owner = Pick<OwnerRule, 'office' | 'workingDays' | 'extension'> & {
  /** Null for the country, where the register does not know the place. */
  readonly unit: UnitId | null;
};

/** What is known of a person by which an owner is found: their forms, the best first, and where they live and were registered now. */
export type Known = {
  readonly forms: readonly Form[];
  readonly birthUnit: UnitId | undefined;
  readonly residenceUnit: UnitId | undefined;
};

const rulesByField = new Map(ownerRules.flatMap((rule) => rule.fields.map((field) => [field, rule] as const)));

/** Which kind of office decides on a field. */
export const officeOf = (field: CorrectableField): OwnerOffice => (rulesByField.get(field) as OwnerRule).office;

/** A field that an act may correct always has an owner; a unit of before the reform is told as the one that took its place. */
export function ownerOf(field: CorrectableField, known: Known): Owner {
  const { office, seats, workingDays, extension } = rulesByField.get(field) as OwnerRule;
  const unit = seats.map((seat) => seatOf[seat](known)).find((one) => one !== undefined);
  return { office, workingDays, extension, unit: unit === undefined ? null : today(unit) };
}

const seatOf: { readonly [seat in Seat]: (known: Known) => UnitId | undefined } = {
  'birth-entry': ({ forms }) => entryUnit(forms, 'khai-sinh') ?? commune(forms.find(({ source }) => source === 'khai-sinh')?.birthRegistrationUnit),
  'birth-place': ({ birthUnit }) => commune(birthUnit),
  'death-entry': ({ forms }) => entryUnit(forms, 'khai-tu'),
  'residence': ({ residenceUnit }) => commune(residenceUnit),
  'province': ({ residenceUnit }) => (residenceUnit === undefined ? undefined : unitCatalogue().provinceOf(residenceUnit)),
};

const entryUnit = (forms: readonly Form[], of: FormSource): UnitId | undefined => commune(forms.find(({ source }) => source === of)?.officeUnit);

/** A place of which only the district or province is known has no office. */
const commune = (unit: UnitId | undefined): UnitId | undefined => (unit !== undefined && unitParts(unit).level === 'commune' ? unit : undefined);

/** A commune that was divided keeps its own name: each of its successors holds it. */
function today(unit: UnitId): UnitId {
  const projection = unitCatalogue().project(unit, dayOfReform);
  return 'unit' in projection ? projection.unit : projection.candidates.length === 1 ? (projection.candidates[0] as UnitId) : unit;
}
