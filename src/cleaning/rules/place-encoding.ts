/** A place in letters of an old font, or in bytes read in the wrong alphabet, turned back into what was meant. */
import { readingRule } from './rule.ts';

export const placeEncoding = readingRule({
  id: 'place-encoding',
  severity: 'note',
  blocks: false,
  judges: ['residencePlace', 'currentPlace', 'originPlace', 'birthRegistrationPlace'],
  vi: 'Địa danh ghi bằng bảng mã cũ: {found}. Đã đọc lại thành {repaired}.',
  en: 'The place was in an old encoding: {found}. It now reads {repaired}.',
});
