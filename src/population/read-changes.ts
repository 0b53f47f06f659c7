/** What an officer types into a correction, as typed values of a form; refused field by field with what is expected. */
import { ethnicityName, ethnicityOf, readPlace, unitCatalogue } from '#geography/index.ts';
import type { Form, MaritalStatus } from '#intake/index.ts';
import { type PartialDate, readIsoDate, refuse, tidyName } from '#values/index.ts';
import { fieldFacts, type PersonField } from './fields.ts';
import { refusals } from './refusals.ts';
import { relationWords } from './relation-words.ts';

/** Fields that an act may correct; units follow from places, the number is another procedure (NĐ 70/2024, Art. 11). */
export const correctableFields = [
  'fullName',
  'dateOfBirth',
  'sex',
  'maritalStatus',
  'birthRegistrationPlace',
  'originPlace',
  'ethnicity',
  'nationality',
  'religion',
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
] as const satisfies readonly PersonField[];
export type CorrectableField = (typeof correctableFields)[number];

export type Changes = Partial<Omit<Form, 'formId' | 'source' | 'line' | 'byteOffset' | 'byteLength' | 'doubted' | 'filledOn' | 'officer'>>;

type Expected = { readonly vi: string; readonly en: string };

const expected = {
  date: { vi: 'ngày như 1995-03-15, hoặc năm như 1948', en: 'a date like 1995-03-15, or a year like 1948' },
  sex: { vi: 'M hoặc F', en: 'M or F' },
  marital: { vi: 'single, married, divorced hoặc widowed', en: 'single, married, divorced or widowed' },
  place: { vi: 'địa chỉ có tên xã, phường và tỉnh, viết từ nhỏ đến lớn', en: 'an address with commune and province, small to large' },
  ethnicity: { vi: 'tên một dân tộc trong danh mục 54 dân tộc', en: 'one of the 54 peoples' },
  relation: { vi: `một trong: ${Object.keys(relationWords).join(', ')}`, en: `one of: ${Object.keys(relationWords).join(', ')}` },
  nationality: { vi: 'mã ba chữ cái, như VNM', en: 'a code of three letters, like VNM' },
  number: { vi: 'số 9 hoặc 12 chữ số', en: 'a number of 9 or 12 digits' },
  card: { vi: 'số 9 chữ số', en: 'a number of 9 digits' },
  insurance: { vi: 'số 10 chữ số', en: 'a number of 10 digits' },
  phone: { vi: 'số điện thoại, chỉ gồm chữ số', en: 'a telephone number, digits only' },
  name: { vi: 'họ tên, ít nhất hai chữ, không có chữ số', en: 'a name of at least two words without digits' },
  text: { vi: 'chữ', en: 'text' },
} as const;

/**
 * A place also gives its unit, read in the units of the day `on` on which it was written or from which it holds; without one, old units come first.
 *
 * @example readChanges({ dateOfBirth: '1980-05-13' }, day) // => { dateOfBirth: 19800513 }
 */
export function readChanges(texts: { readonly [field: string]: string }, on: PartialDate | undefined): Changes {
  const changes: { [field: string]: unknown } = {};
  for (const [field, text] of Object.entries(texts)) {
    if (!isCorrectable(field)) return refuse(refusals, 'correction.field', { field, fields: correctableFields.join(', ') });
    Object.assign(changes, readChange(field, text.trim(), on));
  }
  return changes as Changes;
}

const isCorrectable = (field: string): field is CorrectableField => (correctableFields as readonly string[]).includes(field);

function readChange(field: CorrectableField, text: string, on: PartialDate | undefined): Changes {
  const wanted = (what: Expected): never =>
    refuse(refusals, 'correction.value', {
      field_vi: fieldFacts[field].vi,
      field_en: fieldFacts[field].en,
      expected_vi: what.vi,
      expected_en: what.en,
      found: text,
    });
  const matching = (pattern: RegExp, what: Expected): Changes => (pattern.test(text) ? { [field]: text } : wanted(what));
  switch (field) {
    case 'dateOfBirth':
    case 'dateOfDeath':
      return { [field]: readIsoDate(text) ?? wanted(expected.date) };
    case 'sex':
      return text === 'M' || text === 'F' ? { sex: text } : wanted(expected.sex);
    case 'maritalStatus':
      return /^(single|married|divorced|widowed)$/.test(text) ? { maritalStatus: text as MaritalStatus } : wanted(expected.marital);
    case 'birthRegistrationPlace':
    case 'originPlace':
    case 'residencePlace':
    case 'currentPlace': {
      const { unit, candidates = [] } = readPlace(text, on === undefined ? {} : { on });
      if (candidates.length > 1) {
        const { vi, en } = fieldFacts[field];
        return refuse(refusals, 'correction.place-several', {
          field_vi: vi,
          field_en: en,
          found: text,
          units: candidates.map(unitCatalogue().pathOf).join('; '),
        });
      }
      return unit === undefined ? wanted(expected.place) : { [field]: text, [field.replace('Place', 'Unit')]: unit };
    }
    case 'ethnicity': {
      const code = ethnicityOf(text) ?? (ethnicityName(Number(text)) === undefined ? undefined : Number(text));
      return code === undefined ? wanted(expected.ethnicity) : { ethnicity: code };
    }
    case 'relationToHead':
      return Object.hasOwn(relationWords, text) ? { relationToHead: text } : wanted(expected.relation);
    case 'nationality':
      return matching(/^[A-Z]{3}$/, expected.nationality);
    case 'identityCard':
      return matching(/^\d{9}$/, expected.card);
    case 'insuranceNumber':
      return matching(/^\d{10}$/, expected.insurance);
    case 'phone':
      return matching(/^\d{9,11}$/, expected.phone);
    case 'fatherNumber':
    case 'motherNumber':
    case 'spouseNumber':
    case 'headNumber':
      return matching(/^(\d{9}|\d{12})$/, expected.number);
    case 'fullName':
    case 'fatherName':
    case 'motherName':
    case 'spouseName':
    case 'headName':
      return /^\P{N}+\s\P{N}+$/u.test(text) ? { [field]: tidyName(text) } : wanted(expected.name);
    default:
      return text === '' ? wanted(expected.text) : { [field]: tidyName(text) };
  }
}

/** Whether any of these fields holds from a day on, so that a first day means something. */
export const changesInTime = (changes: Changes): boolean => Object.keys(changes).some((field) => fieldFacts[field as PersonField]?.span === 'time');
