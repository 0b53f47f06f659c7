/** A relation to the head of the household that no list holds. */
import { readingRule } from './rule.ts';

export const relationUnknown = readingRule({
  id: 'relation-unknown',
  severity: 'warning',
  blocks: false,
  judges: ['relationToHead'],
  vi: 'Chưa hiểu quan hệ với chủ hộ: {found}. Ghi theo mẫu: chủ hộ, vợ, chồng, con đẻ, cháu ruột, khác…',
  en: 'The relation to the head, {found}, is not understood. Write it as the form does: head, wife, husband, child, grandchild, other…',
});
