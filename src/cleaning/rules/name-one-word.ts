/** A single word: the surname or the given name is missing, unless the people knows no other way, as K'Hưng and H'Lan do. */
import { formRule } from './rule.ts';

export const nameOneWord = formRule({
  id: 'name-one-word',
  severity: 'warning',
  blocks: false,
  judges: ['fullName'],
  vi: 'Tên {found} chỉ có một chữ. Nhập đủ họ, chữ đệm và tên khai sinh.',
  en: 'The name {found} is a single word. Enter surname, middle and given name in full.',
  holds: ({ fullName }) => fullName === undefined || /[ '’ʼ]/.test(fullName),
});
