/** A date that no calendar has, or that is not written as one; the form stands without it. */
import { readingRule } from './rule.ts';

export const dateUnreadable = readingRule({
  id: 'date-unreadable',
  severity: 'warning',
  blocks: false,
  judges: ['dateOfDeath', 'dateOfBirth'],
  vi: 'Không đọc được ngày {found}. Nhập ngày/tháng/năm, phần không biết ghi 00.',
  en: 'The date {found} cannot be read. Enter day/month/year, with 00 for what is unknown.',
});
