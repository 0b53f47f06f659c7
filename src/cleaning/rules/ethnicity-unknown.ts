/** A people that the list of 54 does not hold under any of its names. */
import { readingRule } from './rule.ts';

export const ethnicityUnknown = readingRule({
  id: 'ethnicity-unknown',
  severity: 'warning',
  blocks: false,
  judges: ['ethnicity'],
  vi: 'Dân tộc {found} không có trong danh mục 54 dân tộc. Chọn tên trong danh mục.',
  en: 'The ethnicity {found} is not in the list of 54. Choose a name from the list.',
});
