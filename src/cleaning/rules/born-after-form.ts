/** Born after the form was filled in: day and month changed places, or the year slipped. */
import { isCertainlyAfter, swapDayAndMonth } from '#values/index.ts';
import { formRule } from './rule.ts';

export const bornAfterForm = formRule({
  id: 'born-after-form',
  severity: 'error',
  blocks: true,
  judges: ['dateOfBirth'],
  name: { vi: 'Ngày sinh sau ngày lập phiếu', en: 'Born after the form was filled in' },
  vi: 'Ngày sinh {found} sau ngày lập phiếu. Xem ngày và tháng có đổi chỗ, năm có ghi nhầm không.',
  en: 'Born on {found}, after the form was filled in. Check whether day and month changed places or the year slipped.',
  holds: ({ dateOfBirth, filledOn }) => dateOfBirth === undefined || filledOn === undefined || !isCertainlyAfter(dateOfBirth, filledOn),
  repair: ({ dateOfBirth }) => {
    const swapped = dateOfBirth === undefined ? undefined : swapDayAndMonth(dateOfBirth);
    return swapped === undefined ? undefined : { dateOfBirth: swapped };
  },
});
