/** Letters of an old font, or bytes read in the wrong alphabet, turned back into the letters that were meant. */
import { readingRule } from './rule.ts';

export const nameEncoding = readingRule({
  id: 'name-encoding',
  severity: 'note',
  blocks: false,
  judges: ['fullName', 'fatherName', 'motherName', 'spouseName', 'headName'],
  vi: 'Tên ghi bằng bảng mã cũ: {found}. Đã đọc lại thành {repaired}.',
  en: 'The name was in an old encoding: {found}. It now reads {repaired}.',
});
