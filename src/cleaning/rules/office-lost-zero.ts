/** Zeros in front of a commune's code that a spreadsheet ate, put back where a commune had that code on the day of the form. */
import { readingRule } from './rule.ts';

export const officeLostZero = readingRule({
  id: 'office-lost-zero',
  severity: 'note',
  blocks: false,
  judges: ['residencePlace'],
  vi: 'Mã xã {found} mất số 0 ở đầu. Đã đọc thành {repaired}, mã của một xã vào ngày lập phiếu.',
  en: 'The commune code {found} had lost its leading zeros. It now reads {repaired}, the code of a commune on the day of the form.',
});
