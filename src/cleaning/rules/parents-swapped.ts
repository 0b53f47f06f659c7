/** The father's number tells a woman, or the mother's a man: the boxes changed places. A number kept at its bearer's wish may do so lawfully. */
import { numberTells } from './ages.ts';
import { formRule } from './rule.ts';

export const parentsSwapped = formRule({
  id: 'parents-swapped',
  severity: 'warning',
  blocks: false,
  judges: ['fatherNumber', 'motherNumber'],
  vi: 'Số của cha ({found}) là số của nữ, hoặc số của mẹ là số của nam. Xem hai số có đổi chỗ không.',
  en: 'The number of the father ({found}) is that of a woman, or that of the mother is that of a man. Check whether the two changed places.',
  holds: ({ fatherNumber, motherNumber }) =>
    (fatherNumber !== undefined && fatherNumber === motherNumber) || (numberTells(fatherNumber)?.sex !== 'F' && numberTells(motherNumber)?.sex !== 'M'),
});
