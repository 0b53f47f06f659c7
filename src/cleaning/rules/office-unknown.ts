/** The office that filled the form in is no unit of its day. */
import { readingRule } from './rule.ts';

export const officeUnknown = readingRule({
  id: 'office-unknown',
  severity: 'warning',
  blocks: false,
  judges: ['residencePlace'],
  name: { vi: 'Vào ngày lập phiếu không có xã nào mang mã hoặc tên này', en: 'No commune had this code or name on the day of the form' },
  vi: 'Không có xã nào mang mã hoặc tên {found} vào ngày lập phiếu. Nhập lại mã xã năm chữ số.',
  en: 'No commune had the code or name {found} on the day of the form. Enter its five-digit code again.',
});
