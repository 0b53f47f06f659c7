/** The person is written as their own father, name and number: the box of the father was filled with the person's own data. */
import { sameName } from './likeness.ts';
import { formRule } from './rule.ts';

export const fatherOfItself = formRule({
  id: 'father-of-itself',
  severity: 'error',
  blocks: true,
  judges: ['fatherName', 'fatherNumber'],
  name: { vi: 'Phần cha ghi cùng số với chính người này', en: 'The father is given with the number of this very person' },
  vi: 'Phần cha ghi {found} cùng số với chính người này. Nhập tên và số của cha.',
  en: 'The father is given as {found} with the number of this very person. Enter the name and number of the father.',
  holds: ({ fullName, personNumber, identityCard, fatherName, fatherNumber }) =>
    fatherNumber === undefined ||
    (fatherNumber !== personNumber && fatherNumber !== identityCard) ||
    fatherName === undefined ||
    fullName === undefined ||
    !sameName(fatherName, fullName),
});
