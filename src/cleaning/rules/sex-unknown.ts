/** Neither of the words and codes that sources use for men and women. */
import { readingRule } from './rule.ts';

export const sexUnknown = readingRule({
  id: 'sex-unknown',
  severity: 'warning',
  blocks: false,
  judges: ['sex'],
  vi: 'Chưa hiểu giới tính: {found}. Ghi Nam hoặc Nữ.',
  en: 'The sex {found} is not understood. Write Nam (male) or Nữ (female).',
});
