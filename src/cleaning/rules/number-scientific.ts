/** A spreadsheet rounded the number; its last digits are lost. */
import { readingRule } from './rule.ts';

export const numberScientific = readingRule({
  id: 'number-scientific',
  severity: 'error',
  blocks: false,
  judges: ['personNumber', 'identityCard'],
  name: { vi: 'Bảng tính đã làm tròn số, các chữ số cuối không còn', en: 'A spreadsheet rounded the number and its last digits are lost' },
  vi: 'Bảng tính đã làm tròn số thành {found}, các chữ số cuối không còn. Nhập lại đủ 9 hoặc 12 chữ số theo giấy tờ.',
  en: 'A spreadsheet rounded the number to {found} and its last digits are lost. Enter all nine or twelve digits again from the paper.',
});
