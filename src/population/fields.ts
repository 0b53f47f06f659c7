/** What an archive holds of a person: the fields of a version in order; the place of a field here is its byte in `provenance`. */
import { type FormField, formFields } from '#intake/index.ts';

export const personFields = [...formFields, 'householdId'] as const;
export type PersonField = FormField | 'householdId';

/** `unit`: a UnitId; `date`: a PartialDate; `number`: a personal number. */
export type FieldKind = 'text' | 'date' | 'unit' | 'number' | 'ethnicity' | 'sex' | 'marital-status' | 'relation' | 'nationality' | 'household';
/** Whether one value stands for the whole life, or each holds from a day on. */
export type FieldSpan = 'life' | 'time';

export type FieldFacts = { readonly vi: string; readonly en: string; readonly kind: FieldKind; readonly span: FieldSpan; readonly column: string };

const life = (vi: string, en: string, column: string, kind: FieldKind = 'text'): FieldFacts => ({ vi, en, kind, span: 'life', column });
const time = (vi: string, en: string, column: string, kind: FieldKind = 'text'): FieldFacts => ({ vi, en, kind, span: 'time', column });

/** Law 26/2023/QH15, Art. 9, as far as the sources of this register tell it. */
export const fieldFacts: { readonly [field in PersonField]: FieldFacts } = {
  fullName: life('Họ, chữ đệm và tên khai sinh', 'Birth name', 'full_name'),
  dateOfBirth: life('Ngày, tháng, năm sinh', 'Date of birth', 'date_of_birth', 'date'),
  sex: life('Giới tính', 'Sex', 'sex', 'sex'),
  maritalStatus: time('Tình trạng hôn nhân', 'Marital status', 'marital_status', 'marital-status'),
  birthRegistrationPlace: life('Nơi đăng ký khai sinh', 'Place of birth registration', 'birth_registration_place'),
  birthRegistrationUnit: life('Đơn vị đăng ký khai sinh', 'Unit of birth registration', 'birth_registration_unit', 'unit'),
  originPlace: life('Quê quán', 'Home place', 'origin_place'),
  originUnit: life('Đơn vị quê quán', 'Unit of home place', 'origin_unit', 'unit'),
  ethnicity: life('Dân tộc', 'People', 'ethnicity', 'ethnicity'),
  nationality: life('Quốc tịch', 'Nationality', 'nationality', 'nationality'),
  religion: life('Tôn giáo', 'Religion', 'religion'),
  personNumber: life('Số định danh cá nhân', 'Personal identification number', 'person_no', 'number'),
  identityCard: life('Số chứng minh nhân dân 9 số', '9-digit identity card', 'identity_card'),
  residencePlace: time('Nơi thường trú', 'Permanent residence', 'residence_place'),
  residenceUnit: time('Đơn vị thường trú', 'Unit of permanent residence', 'residence_unit', 'unit'),
  currentPlace: time('Nơi ở hiện tại', 'Current residence', 'current_place'),
  currentUnit: time('Đơn vị nơi ở hiện tại', 'Unit of current residence', 'current_unit', 'unit'),
  fatherName: life('Họ tên cha', "Father's name", 'father_name'),
  fatherNumber: life('Số giấy tờ của cha', "Father's number", 'father_number'),
  motherName: life('Họ tên mẹ', "Mother's name", 'mother_name'),
  motherNumber: life('Số giấy tờ của mẹ', "Mother's number", 'mother_number'),
  spouseName: time('Họ tên vợ hoặc chồng', "Spouse's name", 'spouse_name'),
  spouseNumber: time('Số giấy tờ của vợ hoặc chồng', "Spouse's number", 'spouse_number'),
  headName: time('Họ tên chủ hộ', 'Head of the household', 'head_name'),
  headNumber: time('Số giấy tờ của chủ hộ', "Head's number", 'head_number'),
  relationToHead: time('Quan hệ với chủ hộ', 'Relation to the head', 'relation_to_head', 'relation'),
  residenceFile: time('Số hồ sơ cư trú', 'Residence file', 'residence_file'),
  insuranceNumber: life('Mã số bảo hiểm xã hội', 'Social-insurance number', 'insurance_number'),
  phone: life('Số điện thoại', 'Telephone', 'phone'),
  dateOfDeath: time('Ngày chết', 'Date of death', 'date_of_death', 'date'),
  householdId: time('Hộ', 'Household', 'household_id', 'household'),
};

/** The place of each field in a version's values and provenance. */
export const placeOf = Object.fromEntries(personFields.map((field, place) => [field, place])) as { readonly [field in PersonField]: number };

export type FieldValue = string | number | undefined;
