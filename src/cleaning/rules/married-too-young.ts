/** Married, divorced or widowed as a child under 13: a wrong box or a wrong year. */
import { dayOfForm, yearsBetween } from './ages.ts';
import { formRule } from './rule.ts';

export const marriedTooYoung = formRule({
  id: 'married-too-young',
  severity: 'warning',
  blocks: false,
  judges: ['maritalStatus', 'dateOfBirth'],
  name: { vi: 'Người chưa đến 13 tuổi mà không ghi là chưa kết hôn', en: 'A person under 13 who is not said to be single' },
  vi: 'Phiếu ghi {found} mà người này chưa đến 13 tuổi. Xem lại tình trạng hôn nhân và năm sinh.',
  en: 'The form says {found} of a person under 13. Check the marital status and the year of birth.',
  holds: (form, context) =>
    form.maritalStatus === undefined ||
    form.maritalStatus === 'single' ||
    form.dateOfBirth === undefined ||
    form.dateOfBirth > dayOfForm(form, context) ||
    yearsBetween(form.dateOfBirth, dayOfForm(form, context)) >= 13,
});
