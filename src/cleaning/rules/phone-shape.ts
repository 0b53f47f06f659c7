/** Not the digits of a Vietnamese telephone. */
import { readingRule } from './rule.ts';

export const phoneShape = readingRule({
  id: 'phone-shape',
  severity: 'warning',
  blocks: false,
  judges: ['phone'],
  vi: 'Số điện thoại {found} thiếu hoặc thừa chữ số. Nhập 10 chữ số, bắt đầu bằng 0.',
  en: 'The phone number {found} has too few or too many digits. Enter ten digits, beginning with 0.',
});
