/** None of the words for single, married, divorced or widowed. */
import { readingRule } from './rule.ts';

export const maritalStatusUnknown = readingRule({
  id: 'marital-status-unknown',
  severity: 'warning',
  blocks: false,
  judges: ['maritalStatus'],
  vi: 'Chưa hiểu tình trạng hôn nhân: {found}. Ghi chưa kết hôn, đã kết hôn, đã ly hôn hoặc goá.',
  en: 'The marital status {found} is not understood. Write single, married, divorced or widowed.',
});
