/** What a form asks, section by section, as it stands on paper (TT 66/2015, DC01). */
import type { Relation } from '../events/relations.ts';

/** `how`: what is said beside the field of how it is written. */
export type Asked = { readonly field: string; readonly how?: 'date' | 'place' | 'number' | 'file'; readonly chosen?: 'sex' | 'marital' | 'relation' };
export type Section = { readonly id: 'person' | 'parents' | 'spouse' | 'household' | 'residence'; readonly asks: readonly Asked[] };

export const sections: readonly Section[] = [
  {
    id: 'person',
    asks: [
      { field: 'fullName' },
      { field: 'dateOfBirth', how: 'date' },
      { field: 'sex', chosen: 'sex' },
      { field: 'birthRegistrationPlace', how: 'place' },
      { field: 'originPlace', how: 'place' },
      { field: 'ethnicity' },
      { field: 'nationality' },
      { field: 'religion' },
      { field: 'documentNumber', how: 'number' },
      { field: 'maritalStatus', chosen: 'marital' },
    ],
  },
  {
    id: 'household',
    asks: [
      { field: 'relationToHead', chosen: 'relation' },
      { field: 'residenceFile', how: 'file' },
      { field: 'headName' },
      { field: 'headNumber', how: 'number' },
    ],
  },
  {
    id: 'residence',
    asks: [
      { field: 'residencePlace', how: 'place' },
      { field: 'currentPlace', how: 'place' },
    ],
  },
  {
    id: 'parents',
    asks: [{ field: 'fatherName' }, { field: 'fatherNumber', how: 'number' }, { field: 'motherName' }, { field: 'motherNumber', how: 'number' }],
  },
  { id: 'spouse', asks: [{ field: 'spouseName' }, { field: 'spouseNumber', how: 'number' }] },
];

/** As the paper writes them; the reader of forms knows these words. */
export const relationOnPaper: { readonly [relation in Relation]: string } = {
  head: 'Chủ hộ',
  spouse: 'Vợ, chồng',
  child: 'Con',
  'adopted-child': 'Con nuôi',
  'child-in-law': 'Con dâu, con rể',
  parent: 'Bố, mẹ',
  grandparent: 'Ông, bà',
  grandchild: 'Cháu',
  sibling: 'Anh, chị, em',
  relative: 'Cô, dì, chú, bác',
  lodger: 'Ở nhờ, ở thuê',
  other: 'Khác',
};
export const maritalOnPaper = { single: 'Chưa kết hôn', married: 'Đã kết hôn', divorced: 'Đã ly hôn', widowed: 'Góa' } as const;

const standsAt: { readonly [field: string]: string } = {
  personNumber: 'documentNumber',
  identityCard: 'documentNumber',
  residenceUnit: 'residencePlace',
  currentUnit: 'currentPlace',
  originUnit: 'originPlace',
  birthRegistrationUnit: 'birthRegistrationPlace',
};

/** Under which field of the form a finding is told. */
export const fieldOfFinding = (field: string): string => standsAt[field] ?? field;

/** In what a field was understood, where that is worth a line: the unit of a place, a number that belongs elsewhere. */
export const understoodAt: { readonly [field: string]: string } = {
  residencePlace: 'residenceUnit',
  currentPlace: 'currentUnit',
  originPlace: 'originUnit',
  birthRegistrationPlace: 'birthRegistrationUnit',
};
