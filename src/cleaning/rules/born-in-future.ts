/** Born after today, on a form without a day of its own to compare with. */
import { isCertainlyAfter, swapDayAndMonth } from '#values/index.ts';
import { formRule } from './rule.ts';

export const bornInFuture = formRule({
  id: 'born-in-future',
  severity: 'error',
  blocks: true,
  judges: ['dateOfBirth'],
  vi: 'Ngày sinh {found} là ngày chưa tới. Xem ngày và tháng có đổi chỗ, năm có ghi nhầm không.',
  en: 'The date of birth {found} lies in the future. Check whether day and month changed places or the year slipped.',
  holds: ({ dateOfBirth, filledOn }, { today }) =>
    dateOfBirth === undefined || !isCertainlyAfter(dateOfBirth, today) || (filledOn !== undefined && isCertainlyAfter(dateOfBirth, filledOn)),
  repair: ({ dateOfBirth }) => {
    const swapped = dateOfBirth === undefined ? undefined : swapDayAndMonth(dateOfBirth);
    return swapped === undefined ? undefined : { dateOfBirth: swapped };
  },
});
