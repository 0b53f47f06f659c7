/** The father's or mother's number typed for the child. */
import { sameName } from './likeness.ts';
import { formRule } from './rule.ts';

export const numberOfParent = formRule({
  id: 'number-of-parent',
  severity: 'error',
  blocks: true,
  judges: ['personNumber', 'identityCard'],
  name: { vi: 'Số ghi trên phiếu là số của cha hoặc mẹ', en: 'The number is that of the father or mother' },
  vi: 'Số {found} là số của cha hoặc mẹ. Nhập số của chính người này.',
  en: 'The number {found} is that of the father or mother. Enter the number of this person.',
  holds: ({ personNumber, identityCard, fullName, fatherNumber, fatherName, motherNumber, motherName }) =>
    !isOf(fatherNumber, fatherName, personNumber, identityCard, fullName) && !isOf(motherNumber, motherName, personNumber, identityCard, fullName),
});

/** With the same name as well the parent is at fault, not the number. */
function isOf(
  parent: string | undefined,
  parentName: string | undefined,
  number: string | undefined,
  card: string | undefined,
  name: string | undefined,
): boolean {
  if (parent === undefined || (parent !== number && parent !== card)) return false;
  return parentName === undefined || name === undefined || !sameName(parentName, name);
}
