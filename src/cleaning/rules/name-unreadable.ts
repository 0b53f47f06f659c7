/** Letters were lost before the file came here; nothing can bring them back. */
import { readingRule } from './rule.ts';

export const nameUnreadable = readingRule({
  id: 'name-unreadable',
  severity: 'error',
  blocks: true,
  judges: ['fullName', 'fatherName', 'motherName', 'spouseName', 'headName'],
  vi: 'Tên {found} mất chữ, không đọc được. Nhập lại theo giấy tờ gốc.',
  en: 'The name {found} has lost letters and cannot be read. Enter it again from the paper.',
});
