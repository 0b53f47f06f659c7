/** A date that a spreadsheet turned into its number of the day. */
import { readingRule } from './rule.ts';

export const dateExcelSerial = readingRule({
  id: 'date-excel-serial',
  severity: 'note',
  blocks: false,
  judges: ['dateOfBirth', 'dateOfDeath'],
  name: { vi: 'Ngày bị bảng tính đổi thành số', en: 'A spreadsheet had turned the date into a number' },
  vi: 'Ngày bị bảng tính đổi thành số {found}. Đã đọc thành ngày {repaired}.',
  en: 'A spreadsheet had turned the date into the number {found}. It now reads {repaired}.',
});
