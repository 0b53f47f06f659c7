/** Digits or signs that no name has; a question mark is a lost letter, which the reader tells. */
import { formRule } from './rule.ts';

const foreign = /[^\p{L}\p{M} '’ʼ.?\uFFFD-]/u;

export const nameHasSigns = formRule({
  id: 'name-has-signs',
  severity: 'error',
  blocks: true,
  judges: ['fullName'],
  vi: 'Tên {found} có số hoặc ký hiệu. Nhập lại tên chỉ bằng chữ.',
  en: 'The name {found} holds digits or signs. Enter it again in letters only.',
  holds: ({ fullName }) => fullName === undefined || !foreign.test(fullName),
});
