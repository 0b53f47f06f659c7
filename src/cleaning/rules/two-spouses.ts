/** Two different people are the wife or husband of the head in one year. */
import { rivalsFor } from './rivals.ts';
import { householdRule } from './rule.ts';

export const twoSpouses = householdRule({
  id: 'two-spouses',
  severity: 'warning',
  blocks: false,
  judges: ['relationToHead'],
  vi: 'Trong cùng năm có hai người khác nhau cùng là vợ hoặc chồng của chủ hộ. Xem lại quan hệ của từng người.',
  en: 'Two different people are the wife or husband of the head in the same year. Check the relation of each.',
  breaches: (members) => rivalsFor('spouse', members),
});
