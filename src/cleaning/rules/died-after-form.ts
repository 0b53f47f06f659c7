/** A death that was registered before it happened: day and month changed places, or the year slipped. */
import { isCertainlyAfter, swapDayAndMonth } from '#values/index.ts';
import { formRule } from './rule.ts';

export const diedAfterForm = formRule({
  id: 'died-after-form',
  severity: 'error',
  blocks: true,
  judges: ['dateOfDeath'],
  name: { vi: 'Ngày chết sau ngày đăng ký khai tử', en: 'Died after the death was registered' },
  vi: 'Ngày chết {found} sau ngày đăng ký khai tử. Xem ngày và tháng có đổi chỗ, năm có ghi nhầm không.',
  en: 'Died on {found}, after the death was registered. Check whether day and month changed places or the year slipped.',
  holds: ({ dateOfDeath, filledOn }) => dateOfDeath === undefined || filledOn === undefined || !isCertainlyAfter(dateOfDeath, filledOn),
  repair: ({ dateOfDeath }) => {
    const swapped = dateOfDeath === undefined ? undefined : swapDayAndMonth(dateOfDeath);
    return swapped === undefined ? undefined : { dateOfDeath: swapped };
  },
});
