/** The digits 0, 1, 5, 6, 8, 9 where a scanner saw the letters O, I or L, S, G, B, G. */
import { readingRule } from './rule.ts';

export const nameDigitsForLetters = readingRule({
  id: 'name-digits-for-letters',
  severity: 'note',
  blocks: false,
  judges: ['fullName', 'fatherName', 'motherName', 'spouseName', 'headName'],
  vi: 'Tên {found} có chữ số do máy đọc nhầm. Đã đọc thành {repaired}.',
  en: 'The name {found} held digits that a scanner read for letters. It now reads {repaired}.',
});
