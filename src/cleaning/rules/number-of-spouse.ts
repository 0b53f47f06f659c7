/** One number for wife and husband: typed into the wrong box. */
import { formRule } from './rule.ts';

export const numberOfSpouse = formRule({
  id: 'number-of-spouse',
  severity: 'error',
  blocks: true,
  judges: ['personNumber', 'identityCard'],
  name: { vi: 'Vợ và chồng cùng một số', en: 'Wife and husband have the same number' },
  vi: 'Số {found} cũng là số của vợ hoặc chồng. Nhập số của từng người.',
  en: 'The number {found} is also that of the wife or husband. Enter the number of each.',
  holds: ({ personNumber, identityCard, spouseNumber }) => spouseNumber === undefined || (spouseNumber !== personNumber && spouseNumber !== identityCard),
});
