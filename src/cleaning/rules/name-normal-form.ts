/** The same letters to the eye but not to a computer: composed otherwise, a foreign look-alike of Đ, signs without width. */
import { readingRule } from './rule.ts';

export const nameNormalForm = readingRule({
  id: 'name-normal-form',
  severity: 'note',
  blocks: false,
  judges: ['fullName', 'fatherName', 'motherName', 'spouseName', 'headName'],
  vi: 'Tên {found} có dấu viết rời khỏi chữ, chữ Đ sai mã hoặc ký tự ẩn. Đã ghi lại thành {repaired}.',
  en: 'The name {found} had marks apart from their letters, a foreign Đ or hidden characters. It is now written {repaired}.',
});
