/** One number for father and mother. */
import { formRule } from './rule.ts';

export const parentsSame = formRule({
  id: 'parents-same',
  severity: 'warning',
  blocks: false,
  judges: ['motherNumber', 'fatherNumber'],
  name: { vi: 'Cha và mẹ cùng một số', en: 'Father and mother have the same number' },
  vi: 'Cha và mẹ cùng ghi số {found}. Nhập số của từng người.',
  en: 'Father and mother have the same number {found}. Enter the number of each.',
  holds: ({ fatherNumber, motherNumber }) => fatherNumber === undefined || fatherNumber !== motherNumber,
});
