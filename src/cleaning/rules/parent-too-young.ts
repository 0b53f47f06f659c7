/** By the year in the number, father or mother was not yet 12 when the child was born. */
import { yearOf } from '#values/index.ts';
import { numberTells } from './ages.ts';
import { formRule } from './rule.ts';

export const parentTooYoung = formRule({
  id: 'parent-too-young',
  severity: 'warning',
  blocks: false,
  judges: ['dateOfBirth', 'fatherNumber', 'motherNumber'],
  name: { vi: 'Theo số định danh, cha hoặc mẹ chưa đến 12 tuổi khi sinh con', en: 'By their numbers, father or mother was not yet 12 when the child was born' },
  vi: 'Theo số định danh, cha hoặc mẹ chưa đến 12 tuổi khi con sinh ngày {found}. Xem lại số của cha mẹ và ngày sinh của con.',
  en: 'By their numbers, father or mother was not yet 12 when the child was born on {found}. Check the numbers and the date of birth.',
  holds: ({ dateOfBirth, personNumber, fatherNumber, motherNumber }) => {
    if (dateOfBirth === undefined) return true;
    const latest = yearOf(dateOfBirth) - 12;
    return isOldEnough(fatherNumber, personNumber, latest) && isOldEnough(motherNumber, personNumber, latest);
  },
});

/** A parent with the child's own number is a matter of other rules. */
const isOldEnough = (parent: string | undefined, child: string | undefined, latest: number): boolean =>
  parent === child || (numberTells(parent)?.birthYear ?? 0) <= latest;
