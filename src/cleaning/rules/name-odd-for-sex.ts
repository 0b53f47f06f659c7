/** Thị is for women and Văn, in the middle of a name, for men; given names say too little to be asked. */
import { formRule } from './rule.ts';

export const nameOddForSex = formRule({
  id: 'name-odd-for-sex',
  severity: 'warning',
  blocks: false,
  judges: ['sex', 'fullName'],
  vi: 'Chữ đệm trong tên thường không đi với giới tính ghi trên phiếu ({found}). Xem lại giới tính theo giấy khai sinh.',
  en: 'The middle name seldom goes with the sex on the form ({found}). Check the sex on the birth certificate.',
  holds: ({ sex, fullName }) => sex === undefined || fullName === undefined || (sex === 'M' ? !hasThi(fullName) : !hasVan(fullName) || hasThi(fullName)),
});

const hasThi = (name: string): boolean => name.includes(' Thị ') || name.includes(' THỊ ');
const hasVan = (name: string): boolean => name.includes(' Văn ') || name.includes(' VĂN ');
