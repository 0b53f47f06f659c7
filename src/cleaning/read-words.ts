/** Words of closed lists as offices write them: sex, marital status, relation to the head, nationality, religion. */
import type { MaritalStatus } from '#intake/index.ts';
import { nameKey, type Sex } from '#values/index.ts';

const sexes: { readonly [key: string]: Sex } = { nam: 'M', '1': 'M', m: 'M', male: 'M', trai: 'M', nu: 'F', '0': 'F', f: 'F', female: 'F', gai: 'F' };

/** @example readSex('Nữ') // => 'F' */
export const readSex = (text: string): Sex | undefined => sexes[nameKey(text)];

const maritalWords: readonly (readonly [RegExp, MaritalStatus])[] = [
  [/^(chua|doc than|single)/, 'single'],
  [/ly hon|ly di|divorced/, 'divorced'],
  [/\bgoa\b|widow/, 'widowed'],
  [/ket hon|co vo|co chong|co gia dinh|married/, 'married'],
];

/** @example readMaritalStatus('Đã kết hôn') // => 'married' */
export function readMaritalStatus(text: string): MaritalStatus | undefined {
  const key = nameKey(text);
  return maritalWords.find(([words]) => words.test(key))?.[1];
}

/** Codes of the relation to the head of a household; DOMAIN 2.3 lists the words in use. */
const relationWords: readonly (readonly [RegExp, string])[] = [
  [/^chu ho$/, 'head'],
  [/^(vo|chong|vo chong)$/, 'spouse'],
  [/^con nuoi/, 'adopted-child'],
  [/^con (dau|re)/, 'child-in-law'],
  [/^con\b/, 'child'],
  [/^(bo|cha|me|ba ma|than mau|than phu)( |$)/, 'parent'],
  [/^chau/, 'grandchild'],
  [/^(ong|ba|cu)( |$)/, 'grandparent'],
  [/^(anh|chi|em)( |$)/, 'sibling'],
  [/^(bac|co|chu|di|cau|mo|thim|duong)( |$)/, 'relative'],
  [/^(o nho|o thue|cung o|nguoi o|thue|lam thue|giup viec)/, 'lodger'],
  [/^khac/, 'other'],
];

/** @example readRelation('Con đẻ') // => 'child' */
export function readRelation(text: string): string | undefined {
  const key = nameKey(text.replaceAll('/', ' '));
  return relationWords.find(([words]) => words.test(key))?.[1];
}

const nations: { readonly [key: string]: string } = {
  'viet nam': 'VNM',
  vn: 'VNM',
  vnm: 'VNM',
  vietnam: 'VNM',
  lao: 'LAO',
  campuchia: 'KHM',
  'cam pu chia': 'KHM',
  'trung quoc': 'CHN',
  'dai loan': 'TWN',
  'han quoc': 'KOR',
  'nhat ban': 'JPN',
  'hoa ky': 'USA',
  my: 'USA',
  phap: 'FRA',
  duc: 'DEU',
  anh: 'GBR',
  nga: 'RUS',
  'thai lan': 'THA',
  uc: 'AUS',
  canada: 'CAN',
  singapore: 'SGP',
  malaysia: 'MYS',
  philippines: 'PHL',
  indonesia: 'IDN',
  'an do': 'IND',
  y: 'ITA',
  'tay ban nha': 'ESP',
  'ha lan': 'NLD',
  'thuy si': 'CHE',
  'thuy dien': 'SWE',
  'ba lan': 'POL',
  'cong hoa sec': 'CZE',
  ukraina: 'UKR',
};

/** ISO 3166-1 alpha-3. @example readNationality('Việt Nam') // => 'VNM' */
export const readNationality = (text: string): string | undefined => nations[nameKey(text)] ?? (/^[A-Z]{3}$/.test(text.trim()) ? text.trim() : undefined);
