/** Not the ten digits of social insurance. */
import { readingRule } from './rule.ts';

export const insuranceShape = readingRule({
  id: 'insurance-shape',
  severity: 'warning',
  blocks: false,
  judges: ['insuranceNumber'],
  vi: 'Mã số BHXH {found} không có đúng 10 chữ số. Nhập lại theo sổ hoặc thẻ.',
  en: 'The social-insurance number {found} does not have ten digits. Enter it again from the book or card.',
});
