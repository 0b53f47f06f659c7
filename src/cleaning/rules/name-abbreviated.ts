/** A word cut to its first letters, as in `Ng. T. Lan`; A, Y, H and K are whole words among several peoples. */
import { formRule } from './rule.ts';

const cut = /\.( |$)|(^| )([bcdđglmnpqrstvx]|ng|nh|th|tr|ph|ch|kh|gi|qu)( |$)/i;

export const nameAbbreviated = formRule({
  id: 'name-abbreviated',
  severity: 'warning',
  blocks: false,
  judges: ['fullName'],
  vi: 'Tên {found} có chữ viết tắt. Nhập đủ từng chữ.',
  en: 'The name {found} has an abbreviated word. Enter every word in full.',
  holds: ({ fullName }) => fullName === undefined || !cut.test(fullName),
});
