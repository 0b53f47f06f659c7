/** The head's number typed for somebody else of the household, most often a child. */
import { unlikeNames } from './likeness.ts';
import { formRule } from './rule.ts';

export const numberOfHeadOnMember = formRule({
  id: 'number-of-head-on-member',
  severity: 'error',
  blocks: true,
  judges: ['personNumber', 'identityCard'],
  name: { vi: 'Số ghi trên phiếu là số của chủ hộ', en: 'The number is that of the head of the household' },
  vi: 'Số {found} là số của chủ hộ. Nhập số của chính người này.',
  en: 'The number {found} is that of the head of the household. Enter the number of this person.',
  holds: ({ personNumber, identityCard, headNumber, headName, fullName, relationToHead }) =>
    headNumber === undefined ||
    (headNumber !== personNumber && headNumber !== identityCard) ||
    relationToHead === 'head' ||
    (relationToHead === undefined ? !unlikeNames(headName, fullName) : headName !== undefined && fullName !== undefined && !unlikeNames(headName, fullName)),
});
