/** Zeros in front that a spreadsheet ate, put back where the number then agrees with the person, or is a mobile telephone's. */
import { readingRule } from './rule.ts';

export const numberLostZero = readingRule({
  id: 'number-lost-zero',
  severity: 'note',
  blocks: false,
  judges: ['personNumber', 'identityCard', 'insuranceNumber', 'phone'],
  vi: 'Số {found} mất số 0 ở đầu. Đã ghi lại thành {repaired}.',
  en: 'The number {found} had lost its leading zeros. It is now written {repaired}.',
});
