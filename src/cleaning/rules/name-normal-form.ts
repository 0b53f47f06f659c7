/** The same letters to the eye but not to a computer: composed otherwise, a foreign look-alike of Đ, signs without width. */
import { readingRule } from './rule.ts';

export const nameNormalForm = readingRule({
  id: 'name-normal-form',
  severity: 'note',
  blocks: false,
  judges: ['fullName', 'fatherName', 'motherName', 'spouseName', 'headName'],
  vi: 'Tên {found} có chữ ghép rời, chữ Đ của tiếng khác hoặc dấu ẩn. Đã ghi lại thành {repaired}.',
  en: 'The name {found} had split letters, a foreign Đ or hidden signs. It is now written {repaired}.',
});
