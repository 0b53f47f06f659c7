/** Died after today, on a form without a day of its own to compare with. */
import { isCertainlyAfter } from '#values/index.ts';
import { formRule } from './rule.ts';

export const diedInFuture = formRule({
  id: 'died-in-future',
  severity: 'error',
  blocks: true,
  judges: ['dateOfDeath'],
  vi: 'Ngày chết {found} là ngày chưa tới. Nhập lại theo sổ khai tử.',
  en: 'The date of death {found} lies in the future. Enter it again from the book of deaths.',
  holds: ({ dateOfDeath, filledOn }, { today }) =>
    dateOfDeath === undefined || !isCertainlyAfter(dateOfDeath, today) || (filledOn !== undefined && isCertainlyAfter(dateOfDeath, filledOn)),
});
