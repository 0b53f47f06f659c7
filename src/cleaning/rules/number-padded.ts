/** A card of nine digits filled up with zeros to look like a personal number. */
import { readingRule } from './rule.ts';

export const numberPadded = readingRule({
  id: 'number-padded',
  severity: 'note',
  blocks: false,
  judges: ['identityCard', 'personNumber'],
  name: { vi: 'Số CMND 9 chữ số bị thêm số 0 ở đầu', en: 'A nine-digit card number filled up with zeros' },
  vi: 'Số {found} là số CMND 9 chữ số bị thêm số 0 ở đầu. Đã ghi thành số CMND {repaired}.',
  en: 'The number {found} is a nine-digit card filled up with zeros. It is kept as the card {repaired}.',
});
