/** Written as the head of the household, while somebody else is named as its head. */
import { unlikeNames } from './likeness.ts';
import { formRule } from './rule.ts';

export const headIsAnother = formRule({
  id: 'head-is-another',
  severity: 'warning',
  blocks: false,
  judges: ['relationToHead', 'headName'],
  vi: 'Phiếu ghi người này là chủ hộ mà tên chủ hộ là của người khác. Xem lại quan hệ với chủ hộ.',
  en: 'The form makes this person the head of the household, yet names another as head. Check the relation to the head.',
  holds: ({ relationToHead, headName, fullName }) => relationToHead !== 'head' || !unlikeNames(headName, fullName),
});
