/** None of the words for single, married, divorced or widowed. */
import { readingRule } from './rule.ts';

export const maritalStatusUnknown = readingRule({
  id: 'marital-status-unknown',
  severity: 'warning',
  blocks: false,
  judges: ['maritalStatus'],
  vi: 'Tình trạng hôn nhân ghi {found}. Ghi chưa kết hôn, đã kết hôn, đã ly hôn hoặc goá.',
  en: 'The marital status is given as {found}. Write single, married, divorced or widowed.',
});
