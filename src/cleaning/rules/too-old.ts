/** Older than 115 on the day of the form: a wrong year, or a person who died without being struck off. */
import { dayOfForm, yearsBetween } from './ages.ts';
import { formRule } from './rule.ts';

export const tooOld = formRule({
  id: 'too-old',
  severity: 'warning',
  blocks: false,
  judges: ['dateOfBirth'],
  vi: 'Theo ngày sinh {found}, người này đã hơn 115 tuổi. Xem lại năm sinh; nếu người này đã mất thì còn phải khai tử.',
  en: 'By the date of birth {found} this person is over 115 years old. Check whether the year is right, or whether the death was never registered.',
  holds: (form, context) => form.dateOfBirth === undefined || yearsBetween(form.dateOfBirth, dayOfForm(form, context)) <= 116 || form.dateOfBirth < 1880_00_00,
});
