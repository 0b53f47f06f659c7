/** Keys of Telex or VNI left standing, because the keyboard was not switched to Vietnamese. */
import { readingRule } from './rule.ts';

export const nameTypingResidue = readingRule({
  id: 'name-typing-residue',
  severity: 'note',
  blocks: false,
  judges: ['fullName', 'fatherName', 'motherName', 'spouseName', 'headName'],
  vi: 'Tên còn sót phím gõ Telex hoặc VNI: {found}. Đã đọc thành {repaired}.',
  en: 'The name still held Telex or VNI keys: {found}. It now reads {repaired}.',
});
