/** Neither the nine digits of a card of before nor the twelve of a personal number. */
import { readingRule } from './rule.ts';

export const numberShape = readingRule({
  id: 'number-shape',
  severity: 'error',
  blocks: false,
  judges: ['personNumber', 'identityCard', 'fatherNumber', 'motherNumber', 'spouseNumber', 'headNumber'],
  vi: 'Số {found} không có đúng 9 chữ số như CMND hay 12 chữ số như số định danh. Nhập lại theo giấy tờ.',
  en: 'The number {found} has neither the nine digits of a card nor the twelve of a personal number. Enter it again from the paper.',
});
