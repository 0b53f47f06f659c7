/** Two different people are the head of one household in one year. */
import { rivalsFor } from './rivals.ts';
import { householdRule } from './rule.ts';

export const twoHeads = householdRule({
  id: 'two-heads',
  severity: 'warning',
  blocks: false,
  judges: ['relationToHead'],
  vi: 'Trong cùng năm có hai người khác nhau cùng là chủ hộ. Giữ một chủ hộ, ghi lại quan hệ của người kia.',
  en: 'Two different people are the head in the same year. Keep one as head and write the relation of the other.',
  breaches: (members) => rivalsFor('head', members),
});
