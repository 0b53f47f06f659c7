/** The letters O, l and I where the digits 0 and 1 were meant. */
import { readingRule } from './rule.ts';

export const numberLettersForDigits = readingRule({
  id: 'number-letters-for-digits',
  severity: 'note',
  blocks: false,
  judges: ['personNumber', 'identityCard', 'fatherNumber', 'motherNumber', 'spouseNumber', 'headNumber'],
  vi: 'Số {found} có chữ O, l hoặc I thay cho số 0, 1. Đã đọc thành {repaired}.',
  en: 'The number {found} had the letters O, l or I for 0 and 1. It now reads {repaired}.',
});
