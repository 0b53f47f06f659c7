/** A spreadsheet rounded the number; its last digits are lost. */
import { readingRule } from './rule.ts';

export const numberScientific = readingRule({
  id: 'number-scientific',
  severity: 'error',
  blocks: false,
  judges: ['personNumber', 'identityCard'],
  vi: 'Bảng tính đã làm tròn số thành {found}, các chữ số cuối không còn. Nhập lại đủ 12 chữ số.',
  en: 'A spreadsheet rounded the number to {found} and its last digits are lost. Enter all twelve digits again.',
});
