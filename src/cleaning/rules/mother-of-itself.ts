/** The person is written as their own mother, name and number: the box of the mother was filled with the person's own data. */
import { sameName } from './likeness.ts';
import { formRule } from './rule.ts';

export const motherOfItself = formRule({
  id: 'mother-of-itself',
  severity: 'error',
  blocks: true,
  judges: ['motherName', 'motherNumber'],
  name: { vi: 'Phần mẹ ghi cùng số với chính người này', en: 'The mother is given with the number of this very person' },
  vi: 'Phần mẹ ghi {found} cùng số với chính người này. Nhập tên và số của mẹ.',
  en: 'The mother is given as {found} with the number of this very person. Enter the name and number of the mother.',
  holds: ({ fullName, personNumber, identityCard, motherName, motherNumber }) =>
    motherNumber === undefined ||
    (motherNumber !== personNumber && motherNumber !== identityCard) ||
    motherName === undefined ||
    fullName === undefined ||
    !sameName(motherName, fullName),
});
